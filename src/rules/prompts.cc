#include "src/rules/prompts.h"

#include "src/config/names.h"
#include "src/model/names.h"

namespace qsift {

void LoadCues(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"kind"})) return;
    rules.cues.push_back({reader.String(node, "id"), ReadNameAt(reader, node, "kind", kKindNames),
                          reader.ReadPattern(node, "pattern"), language});
  }
}

void LoadPolarPrompts(RuleReader& reader, const Node& list, LanguageMask language,
                      PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"unless"})) return;
    PromptPattern polar{reader.ReadPattern(node, "pattern"), language, {}};
    if (node.Find("unless") != nullptr) polar.unless = reader.ReadPattern(node, "unless");
    rules.polar.push_back(std::move(polar));
  }
}

void LoadDeletions(RuleReader& reader, const Node& list, LanguageMask language,
                   PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    rules.deletions.push_back({reader.ReadPattern(node, "pattern"), language, {}});
  }
}

void FinishPrompts(PromptRules& rules) {
  for (const CueRule& rule : rules.cues) rules.set.Add(rule.pattern.source(), rule.language);
  for (const PromptPattern& polar : rules.polar) {
    rules.set.Add(polar.pattern.source(), polar.language);
  }
  for (const PromptPattern& deletion : rules.deletions) {
    rules.set.Add(deletion.pattern.source(), deletion.language);
  }
}

}  // namespace qsift
