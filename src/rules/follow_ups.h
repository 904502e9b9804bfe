#pragma once

// How a prompt refers to the question above it, and what its answer says of that question: the
// topics `follow_ups`, `consent` and `inferences` of rule files. Read by the selection stage.

#include <cstdint>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/match/pattern_set.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

enum class Basis : std::uint8_t { kIfYes, kIfNo, kDetail, kAbove, kSection };

// A prompt that refers to a question above it, or that asks for consent.
struct FollowUpRule {
  enum class Asks : std::uint8_t {
    kDetails,  // of the closed question above
    kConsent,  // whose answer is never inferred
  };

  Asks asks = Asks::kDetails;
  std::string id;                // of kDetails
  Basis basis = Basis::kDetail;  // of kDetails
  Pattern pattern;
  LanguageMask language = 0;
  bool numbered = false;  // its group `number` names the question that it follows
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
  std::vector<FollowUpRule> rules;
  PatternSet set{PatternSet::Anchor::kNone};  // the index in the set is the index in `rules`
  std::vector<InferenceRule> inferences;
};

void LoadFollowUps(RuleReader& reader, const Node& list, LanguageMask language,
                   FollowUpRules& rules);
void LoadConsent(RuleReader& reader, const Node& list, LanguageMask language, FollowUpRules& rules);
void LoadInferences(RuleReader& reader, const Node& list, LanguageMask language,
                    FollowUpRules& rules);

}  // namespace qsift
