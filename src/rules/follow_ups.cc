#include "src/rules/follow_ups.h"

#include <utility>

#include "src/config/names.h"
#include "src/model/names.h"

namespace qsift {
namespace {

constexpr Names<Basis, 5> kBases = {{{"if_yes", Basis::kIfYes},
                                     {"if_no", Basis::kIfNo},
                                     {"detail", Basis::kDetail},
                                     {"above", Basis::kAbove},
                                     {"section", Basis::kSection}}};

void Put(FollowUpRule rule, FollowUpRules& rules) {
  rules.set.Add(rule.pattern.source(), rule.language);
  rules.rules.push_back(std::move(rule));
}

}  // namespace

void LoadFollowUps(RuleReader& reader, const Node& list, LanguageMask language,
                   FollowUpRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"basis"})) return;
    FollowUpRule rule;
    rule.id = reader.String(node, "id");
    rule.basis = ReadNameAt(reader, node, "basis", kBases);
    rule.pattern = reader.ReadPattern(node, "pattern");
    rule.language = language;
    rule.numbered = rule.pattern.source().find("(?P<number>") != std::string::npos;
    Put(std::move(rule), rules);
  }
}

void LoadConsent(RuleReader& reader, const Node& list, LanguageMask language,
                 FollowUpRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    FollowUpRule rule;
    rule.asks = FollowUpRule::Asks::kConsent;
    rule.pattern = reader.ReadPattern(node, "pattern");
    rule.language = language;
    Put(std::move(rule), rules);
  }
}

void LoadInferences(RuleReader& reader, const Node& list, LanguageMask, FollowUpRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"id", "basis", "answer", "infers", "confidence"})) return;
    InferenceRule rule;
    rule.id = reader.String(node, "id");
    rule.basis = ReadNameAt(reader, node, "basis", kBases);
    rule.infers = ReadNameAt(reader, node, "infers", kValueNames);
    rule.confidence = ReadNameAt(reader, node, "confidence", kConfidenceNames);
    const std::string answer = reader.String(node, "answer");
    if (answer != "details" && answer != "negation") {
      reader.Fail(node, "'answer' must be details or negation");
    }
    rule.denied = answer == "negation";
    rules.inferences.push_back(std::move(rule));
  }
}

}  // namespace qsift
