#include <fmt/format.h>

#include <algorithm>

#include "qsift/rules.h"
#include "src/config/yaml_reader.h"
#include "src/rules/built_in.h"
#include "src/rules/load.h"

namespace qsift {
namespace {

// The lines of a list's item: from its own to the next that is indented no further.
std::string LinesOf(const RuleFile& file, std::uint32_t line) {
  std::string_view text = FromLine(file, line);
  std::string out;
  std::size_t indent = 0;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    const std::string_view row = text.substr(0, size);
    const std::size_t begin = row.find_first_not_of(" -");
    const std::size_t sign = row.find_first_not_of(' ');
    const bool item = sign != row.npos && row[sign] == '-';
    if (out.empty()) {
      indent = begin;
    } else if (begin == row.npos || begin < indent || (item && begin <= indent)) {
      break;
    }
    out.append(row).push_back('\n');
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return out;
}

}  // namespace

std::vector<RuleInfo> ListRules(const RulePack& rules) {
  std::vector<RuleInfo> out;
  for (const RuleFile& file : Reparsed(rules.loaded().files)) {
    const Pack* pack = rules.loaded().PackOf(file);
    if (pack == nullptr) continue;
    ForEachRule(file, [&](const std::string& topic, const Node& rule) {
      const Node* id = rule.Find("id");
      if (id == nullptr) return;
      const Node* description = rule.Find("description");
      out.push_back({id->scalar, topic, pack->id, pack->lang, file.path, rule.line,
                     description == nullptr ? std::string() : description->scalar,
                     LinesOf(file, rule.line)});
    });
  }
  for (const built_in::Rule& rule : built_in::kRules) {
    out.push_back({std::string(rule.id),
                   std::string(rule.topic),
                   "core",
                   {},
                   {},
                   0,
                   std::string(rule.description),
                   fmt::format("  - id: {}\n    description: {}\n", rule.id, rule.description)});
  }
  return out;
}

}  // namespace qsift
