#pragma once

// Words that belong to the pages of a document and not to the form: the topic `page_words` of rule
// files. Read by the structure stage.

#include <string_view>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct PageWords {
  StringSet pages;     // folded; before the number of a page: "page", "seite"
  StringSet contents;  // folded; the title of a table of contents
};

void LoadPageWords(RuleReader& reader, const Node& map, LanguageMask language, PageWords& words);

}  // namespace qsift
