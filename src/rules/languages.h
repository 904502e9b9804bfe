#pragma once

// The languages that have packs, and their stopwords: the topic `stopwords` of rule files. Read by
// the language stage.

#include <string>
#include <string_view>
#include <vector>

#include "src/match/word_index.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

// Bit i of a LanguageMask is codes[i].
struct LanguageRules {
  std::vector<std::string> codes;   // ISO 639-1
  WordIndex stopwords;              // indices in `masks`
  std::vector<LanguageMask> masks;  // the languages of each stopword
  StringMap<LanguageMask> loaded;   // while loading

  // The bit of a code; 0 if no pack has it.
  LanguageMask MaskOf(std::string_view code) const;
};

void LoadStopwords(RuleReader& reader, const Node& list, LanguageMask language,
                   LanguageRules& rules);

// After the last file: indexes the stopwords.
void FinishLanguages(LanguageRules& rules);

}  // namespace qsift
