#pragma once

// A submission beside its form: which question is which.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "qsift/form.h"
#include "qsift/result.h"
#include "src/match/pattern.h"

namespace qsift {

struct PreparedForm {
  Form form;
  std::vector<std::string> keys;                 // folded letters and digits of each prompt
  std::vector<std::optional<Pattern>> patterns;  // one a question
};

// Fails on a pattern that RE2 refuses.
Result<PreparedForm> PrepareForm(Form form);

// Questions are matched by equal wording in order first, then by likeness (the share of pairs of
// letters that two wordings have in common), to which an equal number adds a little.
class FormMatch {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The form must outlive the match.
  FormMatch(const PreparedForm& form, const Document& document);

  const PreparedForm& form() const { return *form_; }

  // The document's question for one of the form, and the other way round; kNone if there is none.
  std::size_t QuestionOf(std::size_t wanted) const { return question_of_[wanted]; }
  std::size_t PlaceInForm(std::size_t question) const { return place_in_form_[question]; }

  const FormQuestion* WantedOf(std::size_t question) const {
    const std::size_t at = place_in_form_[question];
    return at == kNone ? nullptr : &form_->form.questions[at];
  }

  // The wordings differ.
  bool IsReworded(std::size_t question) const {
    return keys_[question] != form_->keys[place_in_form_[question]];
  }

  // For each question, whether it is outside the longest run of those that keep the form's order.
  std::vector<bool> Moved() const;

 private:
  void MatchEqual();
  void MatchAlike(std::size_t wanted);

  const PreparedForm* form_;
  const Document& document_;
  std::vector<std::string> keys_;  // of the document's questions
  std::vector<std::size_t> question_of_;
  std::vector<std::size_t> place_in_form_;
};

}  // namespace qsift
