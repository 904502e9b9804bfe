#include "src/rules/page_words.h"

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {

void LoadPageWords(RuleReader& reader, const Node& map, LanguageMask, PageWords& words) {
  if (!reader.ExpectMap(map, {"pages", "contents"})) return;
  for (const std::string& word : reader.Strings(map, "pages")) words.pages.insert(Folded(word));
  for (const std::string& word : reader.Strings(map, "contents")) {
    words.contents.insert(Folded(word));
  }
}

}  // namespace qsift
