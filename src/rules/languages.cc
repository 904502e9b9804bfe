#include "src/rules/languages.h"

#include <algorithm>

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {

LanguageMask LanguageRules::MaskOf(std::string_view code) const {
  const auto found = std::find(codes.begin(), codes.end(), code);
  return found == codes.end() ? 0 : LanguageMask{1} << (found - codes.begin());
}

void LoadStopwords(RuleReader& reader, const Node& list, LanguageMask language,
                   LanguageRules& rules) {
  for (const std::string& word : reader.Items(list, "stopwords")) {
    rules.loaded[Folded(word)] |= language;
  }
}

void FinishLanguages(LanguageRules& rules) {
  for (const auto& [word, mask] : rules.loaded) {
    rules.stopwords.Add(word, static_cast<std::uint32_t>(rules.masks.size()));
    rules.masks.push_back(mask);
  }
  rules.stopwords.Finish();
}

}  // namespace qsift
