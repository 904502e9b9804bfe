#include "src/rules/services.h"

#include <algorithm>

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

void FoldInto(const std::vector<std::string>& words, StringSet& set) {
  for (const std::string& word : words) set.insert(Folded(word));
}

std::vector<std::string> FoldedHeads(const std::vector<std::string>& heads) {
  std::vector<std::string> folded;
  folded.reserve(heads.size());
  for (const std::string& head : heads) folded.push_back(Folded(head));
  return folded;
}

}  // namespace

std::vector<std::string> SplitHeads(std::string_view text) {
  std::vector<std::string> heads;
  while (true) {
    const std::size_t bar = text.find(" | ");
    heads.emplace_back(text.substr(0, bar));
    if (bar == text.npos) return heads;
    text.remove_prefix(bar + 3);
  }
}

bool ServiceRule::Knows(const std::vector<std::string>& folded_heads) const {
  const auto has = [&](const std::string& head) {
    return std::find(folded_heads.begin(), folded_heads.end(), head) != folded_heads.end();
  };
  return std::any_of(heads.begin(), heads.end(), [&](const std::vector<std::string>& all) {
    return std::all_of(all.begin(), all.end(), has);
  });
}

const ServiceRule* ServiceRules::Find(const std::vector<std::string>& heads) const {
  const std::vector<std::string> folded = FoldedHeads(heads);
  for (const ServiceRule& rule : rules) {
    if (rule.Knows(folded)) return &rule;
  }
  return nullptr;
}

const ServiceRule* ServiceRules::Other() const {
  for (const ServiceRule& rule : rules) {
    if (rule.heads.empty()) return &rule;
  }
  return nullptr;
}

void LoadServices(RuleReader& reader, const Node& list, LanguageMask, ServiceRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"id",        "description", "heads",   "head_rows", "prompt_row",
                                 "head_sign", "id_heads",    "name",    "time",      "skip",
                                 "whole",     "option",      "part",    "selected",  "unselected",
                                 "separator", "grouped",     "summary", "examples",  "negative"})) {
      return;
    }
    ServiceRule rule;
    rule.id = reader.String(node, "id");
    for (const std::string& line : reader.Strings(node, "heads")) {
      rule.heads.push_back(FoldedHeads(SplitHeads(line)));
    }
    rule.head_rows =
        static_cast<std::size_t>(std::clamp(reader.Number(node, "head_rows", 1), 1, 3));
    rule.prompt_row = static_cast<std::size_t>(
        std::clamp(reader.Number(node, "prompt_row", 1), 1, static_cast<int>(rule.head_rows)));
    FoldInto(reader.Strings(node, "id_heads"), rule.ids);
    FoldInto(reader.Strings(node, "name"), rule.names);
    FoldInto(reader.Strings(node, "time"), rule.times);
    FoldInto(reader.Strings(node, "skip"), rule.skip);
    FoldInto(reader.Strings(node, "whole"), rule.whole);
    FoldInto(reader.Strings(node, "selected"), rule.selected);
    FoldInto(reader.Strings(node, "unselected"), rule.unselected);
    if (node.Find("option") != nullptr) rule.option = reader.ReadPattern(node, "option");
    if (node.Find("part") != nullptr) rule.part = reader.ReadPattern(node, "part");
    rule.head_sign = reader.StringOr(node, "head_sign", "");
    rule.separator = reader.StringOr(node, "separator", "");
    rule.grouped = reader.Flag(node, "grouped");
    rule.summary = reader.Flag(node, "summary");
    rules.rules.push_back(std::move(rule));
  }
}

}  // namespace qsift
