#pragma once

// How a prompt refers to the question above it, and what its answer says of that question: the
// topics `follow_ups`, `consent` and `inferences` of rule files. Read by the selection stage.

#include <cstdint>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

enum class Basis : std::uint8_t { kIfYes, kIfNo, kDetail, kAbove, kSection };

// A prompt that asks for details of the closed question above it.
struct FollowUpRule {
  std::string id;
  Basis basis = Basis::kDetail;
  Pattern pattern;
  LanguageMask language = 0;
  bool numbered = false;  // its group `number` names the question that it follows
};

// A prompt that asks for consent, whose answer is never inferred.
struct ConsentRule {
  Pattern pattern;
  LanguageMask language = 0;
};

// What an answered follow-up says of the closed question.
struct InferenceRule {
  std::string id;
  Basis basis = Basis::kDetail;
  bool denied = false;  // of an answer that is a negation; otherwise of one with details
  Value infers = Value::kYes;
  Confidence confidence = Confidence::kMedium;
};

struct FollowUpRules {
  std::vector<FollowUpRule> follow_ups;
  std::vector<ConsentRule> consent;  // after the follow-ups
  PatternSet set{PatternSet::Anchor::kNone};
  std::vector<InferenceRule> inferences;
};

void LoadFollowUps(RuleReader& reader, const Node& list, LanguageMask language,
                   FollowUpRules& rules);
void LoadConsent(RuleReader& reader, const Node& list, LanguageMask language, FollowUpRules& rules);
void LoadInferences(RuleReader& reader, const Node& list, LanguageMask language,
                    FollowUpRules& rules);

// After the last file: fills the set.
void FinishFollowUps(FollowUpRules& rules);

}  // namespace qsift
