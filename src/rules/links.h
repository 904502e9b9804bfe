#pragma once

// What begins, ends and looks like a link: the topic `links` of rule files. Read by the link stage.

#include <string>
#include <vector>

#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct LinkRules {
  StringSet schemes;              // with "://" after them
  StringSet address_schemes;      // before an address: "mailto"
  StringMap<std::string> opaque;  // others, with the signs that may follow their colon
  StringSet file_suffixes;        // top-level domains that are file endings more often: "zip", "md"
  FirstBytes trailing{};          // ASCII punctuation that a link never ends with
  std::vector<std::string> wide_trailing;  // the same in other scripts, and closing quotes
};

void LoadLinks(RuleReader& reader, const Node& map, LanguageMask language, LinkRules& rules);

}  // namespace qsift
