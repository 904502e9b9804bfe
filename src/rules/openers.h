#pragma once

// What the beginning of a line may show: the topic `openers` of rule files. Read by the structure
// stage.

#include <string>
#include <vector>

#include "src/match/pattern.h"
#include "src/match/pattern_set.h"
#include "src/rules/opener_kind.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

struct OpenerRule {
  OpenerKind kind = OpenerKind::kNumber;
  std::string id;
  Pattern pattern;
  LanguageMask language = 0;
  ByteRange first_bytes;
  int rank = 50;        // of a section: the lower, the higher in the hierarchy
  bool named = false;   // of a section: its word says that it is one, wherever it stands
  bool strong = false;  // one is enough evidence; others need a sequence
  bool roman = false;   // the number is a Roman one
  bool part = false;    // it numbers the parts of what another style numbers
  bool parent = false;  // of a section: the number of the next question begins with its number
  bool votes = false;   // of a number: counts where lines of one shape count on (voted_numbers.h)
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
