#include "src/structure/choose/table_head.h"

#include <algorithm>
#include <string>

#include "src/rules/form_rules.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHead = 160;  // bytes; a longer head says no role

}  // namespace

ColumnRole RoleOfWords(const FormRules& rules, std::string_view head) {
  if (head.empty() || head.size() > kLongHead) return ColumnRole::kOther;
  const ColumnRules& columns = rules.columns;
  if (const auto role = RoleOfHeadWords(columns, head)) return *role;
  const std::string folded = FoldedHead(head);
  if (folded.empty()) return ColumnRole::kOther;
  // The end of a compound ("Prüffrage"): the longest one that ends it says most, then the one that
  // begins it.
  std::size_t longest = 0;
  ColumnRole found = ColumnRole::kOther;
  for (const auto& [word, role] : columns) {
    if (word.size() < 5 || word.size() <= longest) continue;
    if (word.back() != folded.back() || !folded.ends_with(word)) continue;
    longest = word.size();
    found = role;
  }
  if (longest > 0 || !IsCjk(DecodeAt(folded, 0).value)) return found;
  for (const auto& [word, role] : columns) {
    if (word.size() >= 6 && folded.starts_with(word)) return role;
  }
  return ColumnRole::kOther;
}

bool ListsValue(std::string_view head, std::string_view value) {
  if (value.size() > 24 || value.empty()) return false;
  const std::string folded = Folded(head);
  const std::string wanted = Folded(value);
  for (std::size_t at = folded.find(wanted); at != folded.npos; at = folded.find(wanted, at + 1)) {
    const auto edge = [&](std::size_t i) {
      return i >= folded.size() || folded[i] == '/' || folded[i] == '(' || folded[i] == ')' ||
             folded[i] == ',' || folded[i] == ' ' || folded[i] == '|' || !IsAscii(folded[i]);
    };
    const bool list = folded.find('/') != folded.npos || folded.find("\u30FB") != folded.npos;
    if (list && (at == 0 || edge(at - 1)) && edge(at + wanted.size())) return true;
  }
  return false;
}

bool OffersYesAndNo(const FormRules& rules, std::string_view head) {
  bool yes = false;
  bool no = false;
  for (std::size_t begin = 0; begin < head.size();) {
    std::size_t end = begin;
    while (end < head.size() && WordBeginsAt(head, end)) end += DecodeAt(head, end).size;
    const Value value = rules.words.ValueOf(head.substr(begin, end - begin));
    yes |= value == Value::kYes;
    no |= value == Value::kNo;
    begin = end < head.size() ? end + DecodeAt(head, end).size : end;
  }
  return yes && no;
}

}  // namespace qsift
