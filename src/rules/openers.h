#pragma once

// What the beginning of a line may show: the topic `openers` of rule files. Read by the structure
// stage.

#include <string>
#include <vector>

#include "src/match/pattern.h"
#include "src/match/pattern_set.h"
#include "src/rules/opener.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

struct OpenerRule : OpenerStyle {
  Pattern pattern;
};

struct OpenerRules {
  std::vector<OpenerRule> rules;
  PatternSet set{PatternSet::Anchor::kStart};  // the index in the set is the index in `rules`
  std::vector<OpenerRule> voted;               // those with `votes`, which are not in `rules`

  // The bytes that any opener of these languages can begin with.
  FirstBytes FirstBytesOf(LanguageMask languages) const;
};

void LoadOpeners(RuleReader& reader, const Node& list, LanguageMask language, OpenerRules& rules);

}  // namespace qsift
