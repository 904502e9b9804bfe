#pragma once

// What the tags and character references of HTML say, and the signs of symbol fonts: the topics
// `tags`, `references` and `symbols` of rule files. Read by the input stage.

#include <cstdint>
#include <string>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

// What a tag does to the text.
enum class TagRole : std::uint8_t {
  kBlock,         // a paragraph of its own
  kHeading,       // the same, and a heading of the level that ends its name
  kItem,          // an item of a list
  kBreak,         // a line end
  kBold,          // bold type
  kTable,         // a table,
  kRow,           // its rows,
  kCell,          // and their cells
  kPreformatted,  // text whose line ends count
  kInput,         // a check box, a radio button or a field
  kArea,          // a field of several lines
  kLabel,         // of a control
  kSelect,        // a list to select from,
  kOption,        // and what it offers
  kLink,          // "a"
  kSkip,          // it and what it holds are not text
  kInline,        // nothing
};

struct MarkupRules {
  StringMap<TagRole> tags;            // by name
  StringMap<std::string> references;  // what "&name;" stands for
  StringMap<std::string> symbols;     // what a symbol font shows: "wingdings:FE"
  StringSet symbol_fonts;             // folded names
};

void LoadTags(RuleReader& reader, const Node& map, LanguageMask language, MarkupRules& rules);
void LoadSymbols(RuleReader& reader, const Node& map, LanguageMask language, MarkupRules& rules);
void LoadReferences(RuleReader& reader, const Node& map, LanguageMask language, MarkupRules& rules);

}  // namespace qsift
