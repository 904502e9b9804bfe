#pragma once

// What the wording of a prompt tells: the topics `cues`, `polar_prompts` and `deletions` of rule
// files. Read by the structure stage.

#include <optional>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

// How a prompt or a type line tells the kind of a question.
struct CueRule {
  std::string id;
  Kind kind = Kind::kChoice;
  Pattern pattern;
  LanguageMask language = 0;
};

struct PromptPattern {
  Pattern pattern;
  LanguageMask language = 0;
  std::optional<Pattern> unless;  // a prompt that it matches, too, is none
};

// Tried as one set.
struct PromptRules {
  std::vector<CueRule> cues;
  std::vector<PromptPattern> polar;  // prompts that can be answered with yes or no; after the cues
  std::vector<PromptPattern> deletions;  // "delete as appropriate"; after both
  PatternSet set{PatternSet::Anchor::kNone};
};

void LoadCues(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules);
void LoadPolarPrompts(RuleReader& reader, const Node& list, LanguageMask language,
                      PromptRules& rules);
void LoadDeletions(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules);

// After the last file: fills the set.
void FinishPrompts(PromptRules& rules);

}  // namespace qsift
