#pragma once

// The vocabulary of option labels: the topic `words` of rule files. Read by the structure and the
// selection stage.

#include <string_view>

#include "qsift/document.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct WordRules {
  static constexpr std::size_t kLongest = 48;  // bytes; no label is longer

  StringMap<Value> values;  // by folded label
  FirstBytes first_bytes{};

  // False if no label of the vocabulary begins with this byte, whatever its case.
  bool MayBegin(char first) const;

  // A text without blanks before it is a label of the vocabulary, whatever its case.
  bool IsWord(std::string_view text) const;

  // The value of a label of the vocabulary, whatever its case and the punctuation at its end;
  // kLabel for any other text.
  Value ValueOf(std::string_view label) const;
};

void LoadWords(RuleReader& reader, const Node& map, LanguageMask language, WordRules& rules);

}  // namespace qsift
