#include "src/rules/prompts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "src/config/names.h"
#include "src/model/names.h"

namespace qsift {
namespace {

void Put(PromptRule rule, PromptRules& rules) {
  rules.set.Add(rule.pattern.source(), rule.language);
  rules.rules.push_back(std::move(rule));
}

PromptRule Read(RuleReader& reader, const Node& node, LanguageMask language,
                PromptRule::Tells tells) {
  PromptRule rule;
  rule.tells = tells;
  rule.pattern = reader.ReadPattern(node, "pattern");
  rule.language = language;
  return rule;
}

}  // namespace

void LoadCues(RuleReader& reader, const Node& list, LanguageMask language, PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"kind"})) return;
    PromptRule rule = Read(reader, node, language, PromptRule::Tells::kKind);
    rule.id = reader.String(node, "id");
    rule.kind = ReadNameAt(reader, node, "kind", kKindNames);
    Put(std::move(rule), rules);
  }
}

void LoadPolarPrompts(RuleReader& reader, const Node& list, LanguageMask language,
                      PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"unless"})) return;
    PromptRule rule = Read(reader, node, language, PromptRule::Tells::kPolar);
    if (node.Find("unless") != nullptr) rule.unless = reader.ReadPattern(node, "unless");
    Put(std::move(rule), rules);
  }
}

void LoadDeletions(RuleReader& reader, const Node& list, LanguageMask language,
                   PromptRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    Put(Read(reader, node, language, PromptRule::Tells::kDeletion), rules);
  }
}

bool IsPolar(const PromptRules& rules, const PromptRule& rule, LanguageMask languages,
             std::string_view wording) {
  if (!rule.unless) return true;
  LanguageMask general = 0;
  for (const PromptRule& other : rules.rules) {
    if (other.unless) general |= other.language;
  }
  if ((languages & ~general) != 0) return false;
  for (const PromptRule& other : rules.rules) {
    if (other.unless && (other.language & languages) != 0 && other.unless->Search(wording)) {
      return false;
    }
  }
  return true;
}

bool IsPolar(const PromptRules& rules, LanguageMask languages, std::string_view wording) {
  std::vector<int> found;
  if (!rules.set.Match(wording, languages, found)) return false;
  return std::any_of(found.begin(), found.end(), [&](int index) {
    const PromptRule& rule = rules.rules[static_cast<std::size_t>(index)];
    return rule.tells == PromptRule::Tells::kPolar && IsPolar(rules, rule, languages, wording);
  });
}

}  // namespace qsift
