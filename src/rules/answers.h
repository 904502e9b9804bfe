#pragma once

// How an answer begins: the topics `negations`, `empty_answers` and `not_replies` of rule files.
// Read by the selection stage.

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/match/pattern_set.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

enum class AnswerClass : std::uint8_t {
  kNegation,   // it denies: "We do not ..."
  kEmpty,      // a placeholder that says nothing: "-", "N/A"
  kNotAReply,  // a beginning like "No. 12" that is not a reply
};

struct AnswerRules {
  std::vector<AnswerClass> classes;  // one a pattern of the set
  PatternSet set{PatternSet::Anchor::kNone};

  // Some pattern of the class matches the text.
  bool Is(AnswerClass wanted, std::string_view text, LanguageMask languages) const;
};

void LoadNegations(RuleReader& reader, const Node& list, LanguageMask language, AnswerRules& rules);
void LoadEmptyAnswers(RuleReader& reader, const Node& list, LanguageMask language,
                      AnswerRules& rules);
void LoadNotReplies(RuleReader& reader, const Node& list, LanguageMask language,
                    AnswerRules& rules);

}  // namespace qsift
