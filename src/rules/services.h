#pragma once

// How form services lay out their exports of one respondent a row: the topic `services` of rule
// files. Read by the stage for sheets.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/match/pattern.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct ServiceRule {
  std::string id;
  std::vector<std::vector<std::string>> heads;  // folded; the service has all heads of one of these
  std::size_t head_rows = 1;
  std::size_t prompt_row = 1;  // of these, from 1
  std::string head_sign;       // how a cell of the last one begins, where exports may lack it
  StringSet ids;               // folded heads of columns about the respondent
  StringSet names;
  StringSet times;
  StringSet skip;                 // of the service; folded
  StringSet whole;                // second heads under which no option stands
  std::optional<Pattern> option;  // groups `question` and `option`
  std::optional<Pattern> part;    // groups `question` and `part`
  StringSet selected;             // folded; empty: the cell holds the option's label
  StringSet unselected;
  std::string separator;  // of several choices in one cell
  bool grouped = false;   // options stand in the second row of heads, under the question
  bool summary = false;   // a column of the question alone repeats what its options say

  // A row of heads is one of this service; never for a rule without heads.
  bool Knows(const std::vector<std::string>& folded_heads) const;
};

struct ServiceRules {
  std::vector<ServiceRule> rules;

  // The first rule that knows the heads; nullptr if none does.
  const ServiceRule* Find(const std::vector<std::string>& heads) const;

  // The rule for exports of no known service; nullptr if the packs have none.
  const ServiceRule* Other() const;
};

void LoadServices(RuleReader& reader, const Node& list, LanguageMask language, ServiceRules& rules);

// "a | b | c" as heads.
std::vector<std::string> SplitHeads(std::string_view text);

}  // namespace qsift
