#pragma once

// What the beginning of a line may show: the topic `openers` of rule files. Read by the structure
// stage.

#include <cstdint>
#include <string>
#include <vector>

#include "src/match/pattern.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

enum class OpenerKind : std::uint8_t {
  kNumber,       // a question's number: groups `number`, optional `text` where the prompt begins
  kSection,      // a heading: groups `title`, optional `number`
  kNote,         // "Note:"
  kInstruction,  // "Please answer all questions"
  kClosing,      // "Thank you": what follows belongs to no question
  kPage,         // "Page 3 of 10"
  kAsk,          // "Q:" before a question without a number: group `text`
  kReply,        // "Answer:" before an answer
  kRespondent,   // the respondent's block before the first question: groups id, name, time
  kTitle,        // a label of such a block that carries no value
};

struct OpenerRule {
  OpenerKind kind = OpenerKind::kNumber;
  std::string id;
  Pattern pattern;
  LanguageMask language = 0;
  ByteRange first_bytes;
  int rank = 50;        // of a section: the lower, the higher in the hierarchy
  bool strong = false;  // one is enough evidence; others need a sequence
  bool roman = false;   // the number is a Roman one
  bool part = false;    // it numbers the parts of what another style numbers
  bool parent = false;  // of a section: the number of the next question begins with its number
};

struct OpenerRules {
  std::vector<OpenerRule> rules;
  PatternSet set{PatternSet::Anchor::kStart};  // the index in the set is the index in `rules`

  // The bytes that any opener of these languages can begin with.
  FirstBytes FirstBytesOf(LanguageMask languages) const;
};

void LoadOpeners(RuleReader& reader, const Node& list, LanguageMask language, OpenerRules& rules);

}  // namespace qsift
