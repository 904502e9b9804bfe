#include "src/rules/answers.h"

#include <algorithm>

#include "src/config/rule_reader.h"
#include "src/match/pattern.h"

namespace qsift {
namespace {

void Load(RuleReader& reader, const Node& list, LanguageMask language, AnswerClass kind,
          AnswerRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    rules.set.Add(reader.ReadPattern(node, "pattern").source(), language);
    rules.classes.push_back(kind);
  }
}

}  // namespace

bool AnswerRules::Is(AnswerClass wanted, std::string_view text, LanguageMask languages) const {
  std::vector<int> found;
  if (!set.Match(text, languages, found)) return false;
  return std::any_of(found.begin(), found.end(),
                     [&](int index) { return classes[static_cast<std::size_t>(index)] == wanted; });
}

void LoadNegations(RuleReader& reader, const Node& list, LanguageMask language,
                   AnswerRules& rules) {
  Load(reader, list, language, AnswerClass::kNegation, rules);
}

void LoadEmptyAnswers(RuleReader& reader, const Node& list, LanguageMask language,
                      AnswerRules& rules) {
  Load(reader, list, language, AnswerClass::kEmpty, rules);
}

void LoadNotReplies(RuleReader& reader, const Node& list, LanguageMask language,
                    AnswerRules& rules) {
  Load(reader, list, language, AnswerClass::kNotAReply, rules);
}

}  // namespace qsift
