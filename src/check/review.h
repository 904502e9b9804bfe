#pragma once

// What the tests look at: a document beside its form, if any, what counts as an answer in it, and
// which hosts lead nowhere.

#include <optional>

#include "qsift/document.h"
#include "src/check/form_match.h"
#include "src/rules/private_hosts.h"
#include "src/rules/replies.h"

namespace qsift {

struct Review {
  Review(const Document& of, const ReplyRules& reply_rules, const PrivateHosts& hosts,
         const PreparedForm* form)
      : document(of), replies(reply_rules), private_hosts(hosts) {
    if (form != nullptr) match.emplace(*form, of);
  }

  const Document& document;
  const ReplyRules& replies;
  const PrivateHosts& private_hosts;
  std::optional<FormMatch> match;  // none if there is no form

  // The question of the form that a question was matched with; nullptr if there is none.
  const FormQuestion* WantedOf(const Question& question) const;

  // The submission or the form marks the question as required.
  bool IsRequired(const Question& question) const;

  // A selection, or a text that says something and is not a placeholder, unless the form allows
  // those.
  bool IsAnswered(const Question& question) const;

  // An answer is wanted: the question is not a follow-up, or the question that it belongs to was
  // not answered otherwise ("If yes, ..." after a no) and did not lose its marks.
  bool IsDue(const Question& question) const;

  // The question shows options, and the source lost their marks.
  static bool CannotTell(const Question& question);

  // The source shows a mark beside one of the options.
  static bool HasMark(const Question& question);

  // A text stands in the answer's place and says nothing.
  bool IsPlaceholder(const Question& question) const;
};

}  // namespace qsift
