#include "src/rules/openers.h"

#include "src/config/names.h"

namespace qsift {
namespace {

constexpr Names<OpenerKind, 13> kKinds = {{{"number", OpenerKind::kNumber},
                                           {"section", OpenerKind::kSection},
                                           {"note", OpenerKind::kNote},
                                           {"instruction", OpenerKind::kInstruction},
                                           {"closing", OpenerKind::kClosing},
                                           {"page", OpenerKind::kPage},
                                           {"ask", OpenerKind::kAsk},
                                           {"reply", OpenerKind::kReply},
                                           {"condition", OpenerKind::kCondition},
                                           {"remarks", OpenerKind::kRemarks},
                                           {"signature", OpenerKind::kSignature},
                                           {"respondent", OpenerKind::kRespondent},
                                           {"title", OpenerKind::kTitle}}};

}  // namespace

FirstBytes OpenerRules::FirstBytesOf(LanguageMask languages) const {
  FirstBytes bytes{};
  for (const OpenerRule& rule : rules) {
    if (!CountsIn(rule.language, languages)) continue;
    for (std::size_t byte = rule.first_bytes.first; byte <= rule.first_bytes.last; ++byte) {
      bytes[byte] = true;
    }
  }
  return bytes;
}

void LoadOpeners(RuleReader& reader, const Node& list, LanguageMask language, OpenerRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(
            node, {"kind", "rank", "named", "strong", "part", "parent", "roman", "votes"})) {
      return;
    }
    OpenerRule rule;
    rule.id = reader.String(node, "id");
    rule.kind = ReadNameAt(reader, node, "kind", kKinds);
    rule.rank = reader.Number(node, "rank", 50);
    rule.named = reader.Flag(node, "named");
    rule.strong = reader.Flag(node, "strong");
    rule.roman = reader.Flag(node, "roman");
    rule.part = reader.Flag(node, "part");
    rule.parent = reader.Flag(node, "parent");
    rule.pattern = reader.ReadPattern(node, "pattern");
    rule.votes = reader.Flag(node, "votes");
    rule.language = language;
    std::vector<OpenerRule>& place = rule.votes ? rules.voted : rules.rules;
    rule.place = static_cast<std::uint16_t>(place.size());
    if (!rule.votes) rules.set.Add(rule.pattern.source(), language);
    place.push_back(std::move(rule));
  }
}

}  // namespace qsift
