#pragma once

// What the wording of a prompt says: the topics `cues`, `polar_prompts` and `deletions` of rule
// files. Read by the structure stage.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/match/pattern_set.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

// A wording in a prompt, or in a line that says how to answer it.
struct PromptRule {
  enum class Tells : std::uint8_t {
    kKind,      // how many options are to be chosen
    kPolar,     // yes or no answers it
    kDeletion,  // the options that do not apply are to be deleted
  };

  Tells tells = Tells::kKind;
  std::string id;             // of kKind
  Kind kind = Kind::kChoice;  // of kKind
  Pattern pattern;
  LanguageMask language = 0;
  std::optional<Pattern> unless;  // of kPolar: a prompt that this matches, too, is not one
};

struct PromptRules {
  std::vector<PromptRule> rules;
  PatternSet set{PatternSet::Anchor::kNone};  // the index in the set is the index in `rules`
};

// A prompt can be answered with yes or no: `rule` of kPolar matches it. A pattern for any sentence
// that asks, unless question words rule it out, counts only if the document speaks no other
// language.
bool IsPolar(const PromptRules& rules, const PromptRule& rule, LanguageMask languages,
             std::string_view wording);

// The same for any of the rules.
bool IsPolar(const PromptRules& rules, LanguageMask languages, std::string_view wording);

void LoadCues(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules);
void LoadPolarPrompts(RuleReader& reader, const Node& list, LanguageMask language,
                      PromptRules& rules);
void LoadDeletions(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules);

}  // namespace qsift
