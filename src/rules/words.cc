#include "src/rules/words.h"

#include <string>

#include "src/config/rule_reader.h"
#include "src/model/names.h"
#include "src/text/unicode.h"

namespace qsift {

bool WordRules::MayBegin(char first) const {
  return !IsAscii(first) || first_bytes[static_cast<unsigned char>(ToAsciiLower(first))];
}

bool WordRules::IsWord(std::string_view text) const {
  return !text.empty() && MayBegin(text.front()) && values.contains(Folded(text));
}

Value WordRules::ValueOf(std::string_view label) const {
  if (label.empty() || label.size() > kLongest) return Value::kLabel;
  if (!MayBegin(label.front())) return Value::kLabel;
  std::string folded;
  AppendFolded(label, folded);
  std::string_view key = folded;
  while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
  auto found = values.find(key);
  while (found == values.end() && !key.empty() &&
         (key.back() == '.' || key.back() == ':' || key.back() == ';' || key.back() == ',')) {
    key.remove_suffix(1);
    found = values.find(key);
  }
  return found == values.end() ? Value::kLabel : found->second;
}

void LoadWords(RuleReader& reader, const Node& map, LanguageMask, WordRules& rules) {
  if (!reader.ExpectMap(map, {"yes", "no", "not_applicable", "unknown", "other"})) return;
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const Value value = *FindName(map.items[i].scalar, kValueNames);
    for (const std::string& word : reader.Strings(map, map.items[i].scalar)) {
      const std::string folded = Folded(word);
      if (folded.empty()) continue;
      rules.first_bytes[static_cast<unsigned char>(folded.front())] = true;
      rules.values.emplace(folded, value);
    }
  }
}

}  // namespace qsift
