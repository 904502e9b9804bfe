#include "src/rules/follow_ups.h"

#include "src/config/names.h"
#include "src/model/names.h"

namespace qsift {
namespace {

constexpr Names<Basis, 5> kBases = {{{"if_yes", Basis::kIfYes},
                                     {"if_no", Basis::kIfNo},
                                     {"detail", Basis::kDetail},
                                     {"above", Basis::kAbove},
                                     {"section", Basis::kSection}}};

}  // namespace

void LoadFollowUps(RuleReader& reader, const Node& list, LanguageMask language,
                   FollowUpRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {"basis"})) return;
    FollowUpRule rule{reader.String(node, "id"), ReadNameAt(reader, node, "basis", kBases),
                      reader.ReadPattern(node, "pattern"), language, false};
    rule.numbered = rule.pattern.source().find("(?P<number>") != std::string::npos;
    rules.follow_ups.push_back(std::move(rule));
  }
}

void LoadConsent(RuleReader& reader, const Node& list, LanguageMask language,
                 FollowUpRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    rules.consent.push_back({reader.ReadPattern(node, "pattern"), language});
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

void FinishFollowUps(FollowUpRules& rules) {
  for (const FollowUpRule& rule : rules.follow_ups) {
    rules.set.Add(rule.pattern.source(), rule.language);
  }
  for (const ConsentRule& rule : rules.consent) {
    rules.set.Add(rule.pattern.source(), rule.language);
  }
}

}  // namespace qsift
