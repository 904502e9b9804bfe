#pragma once

// What an answer must show to say something, and what stands in its place: the topics
// `says_something`, `placeholders` and `reply_blanks` of rule files. Read by the structure stage
// and the checks.

#include <string_view>
#include <vector>

#include "src/match/pattern.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct ReplyRules {
  std::vector<Pattern> says_something;
  std::vector<Pattern> placeholders;
  StringSet blanks;  // folded: what forms print where a reply is to be written

  // Some sign of the text says something: a letter, a digit, a check mark. Blanks, brackets, dots
  // and letters that print nothing do not.
  bool Says(std::string_view text) const;

  // The text was put there to be replaced, or says that there is nothing to say: "TBD", "n/a", "-".
  bool IsPlaceholder(std::string_view text) const;

  // The text is what the form printed for a reply: "Your answer", "No response".
  bool IsBlank(std::string_view text) const;
};

void LoadReplyBlanks(RuleReader& reader, const Node& list, LanguageMask language,
                     ReplyRules& replies);
void LoadSaysSomething(RuleReader& reader, const Node& list, LanguageMask language,
                       ReplyRules& replies);
void LoadPlaceholders(RuleReader& reader, const Node& list, LanguageMask language,
                      ReplyRules& replies);

}  // namespace qsift
