#include "src/rules/words.h"

#include <string>

#include "src/config/rule_reader.h"
#include "src/model/names.h"
#include "src/text/unicode.h"

namespace qsift {

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
