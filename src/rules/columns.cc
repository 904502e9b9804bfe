#include "src/rules/columns.h"

#include <algorithm>

#include "src/config/rule_reader.h"
#include "src/text/names.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kShortWord = 4;  // bytes; "n." in "n. p." says nothing of a head

constexpr Names<ColumnRole, 4> kRoles = {{{"number", ColumnRole::kNumber},
                                          {"prompt", ColumnRole::kPrompt},
                                          {"reply", ColumnRole::kReply},
                                          {"notes", ColumnRole::kNotes}}};

}  // namespace

std::string FoldedHead(std::string_view head) {
  std::string folded = Folded(head);
  folded.resize(std::min({folded.size(), folded.find('('), folded.find("\uFF08"), folded.find(':'),
                          folded.find('?')}));
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::optional<ColumnRole> RoleOfHead(const ColumnRules& rules, std::string_view head) {
  auto found = rules.find(Folded(head));
  if (found == rules.end()) found = rules.find(FoldedHead(head));
  return found == rules.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ColumnRole> RoleOfHeadWords(const ColumnRules& rules, std::string_view head) {
  if (const auto role = RoleOfHead(rules, head)) return role;
  const std::string folded = FoldedHead(head);
  const std::string_view words = folded;
  for (std::size_t end = words.rfind(' '); end != words.npos && end >= kShortWord;
       end = words.rfind(' ', end - 1)) {
    if (const auto found = rules.find(words.substr(0, end)); found != rules.end()) {
      return found->second;
    }
  }
  const std::size_t last = words.rfind(' ');
  if (last == words.npos || words.size() - last <= kShortWord) return std::nullopt;
  const auto found = rules.find(words.substr(last + 1));
  return found == rules.end() ? std::nullopt : std::optional(found->second);
}

void LoadColumns(RuleReader& reader, const Node& map, LanguageMask, ColumnRules& rules) {
  if (!reader.ExpectMap(map, {"number", "prompt", "reply", "notes"})) return;
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const ColumnRole role = *FindName(map.items[i].scalar, kRoles);
    for (const std::string& word : reader.Strings(map, map.items[i].scalar)) {
      rules.emplace(Folded(word), role);
    }
  }
}

}  // namespace qsift
