#pragma once

// The condition that a prompt begins with ("If consent was given, ..."), which makes it due: what
// it says of the question above, in any language whose words of conditions the packs know (topic
// `line_words`). Used by follow_up.cc.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/language_mask.h"

namespace qsift {

struct FormRules;

struct Condition {
  bool negative = false;                  // it is met where the reply is no
  bool named = false;                     // it speaks of the reply itself: "If so", "In that case"
  std::vector<std::string_view> numbers;  // that it names: "If the answer to 2.1 is yes"
  std::vector<std::string> subject;       // its words that carry a subject, folded
};

// Nothing where the prompt begins with no condition.
std::optional<Condition> ReadCondition(const FormRules& rules, LanguageMask languages,
                                       std::string_view prompt);

// The words of a text that carry a subject, folded and without a plural s; in scripts without
// blanks, the pairs of their letters.
std::vector<std::string> SubjectOf(const FormRules& rules, std::string_view text);

// The first wording says nothing that the other does not say: its words are there, or begin as
// inflected ones do; of pairs of letters half are.
bool Repeats(const std::vector<std::string>& words, const std::vector<std::string>& others);

}  // namespace qsift
