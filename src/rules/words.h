#pragma once

// The vocabulary of option labels: the topic `words` of rule files. Read by the structure and the
// selection stage.

#include "qsift/document.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct WordRules {
  StringMap<Value> values;  // by folded label
  FirstBytes first_bytes{};
};

void LoadWords(RuleReader& reader, const Node& map, LanguageMask language, WordRules& rules);

}  // namespace qsift
