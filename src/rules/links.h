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
  StringSet abbreviations;        // dotted words that are not links, in lower case: "s.no"
  std::vector<std::string> host_lookalikes;  // signs that pass for a dot or slash of a host
  FirstBytes trailing{};                     // ASCII punctuation that a link never ends with
  FirstBytes doubled{};  // the same where it is doubled, or stands before the link, too
  std::vector<std::string> wide_trailing;  // the same in other scripts, and closing quotes
};

void LoadLinks(RuleReader& reader, const Node& map, LanguageMask language, LinkRules& rules);

}  // namespace qsift
