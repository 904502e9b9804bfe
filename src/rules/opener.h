#pragma once

// What the beginning of a line shows. It has a header of its own for the many files that ask for
// it and do not match the pattern that shows it (openers.h).

#include <cstdint>
#include <string>

#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"

namespace qsift {

enum class OpenerKind : std::uint8_t {
  kNumber,       // a question's number: groups `number`, optional `text` where the prompt begins
  kSection,      // a heading: groups `title`, optional `number`
  kNote,         // "Note:"
  kInstruction,  // "Please answer all questions"
  kClosing,      // "Thank you": what follows belongs to no question
  kSignature,    // "Place and date:": closes a form, after its last question
  kPage,         // "Page 3 of 10"
  kAsk,          // "Q:" before a question without a number: group `text`
  kCondition,    // "If yes": the question above decides whether it is due
  kRemarks,      // "Any other comments:"
  kReply,        // "Answer:" before an answer
  kRespondent,   // the respondent's block before the first question: groups id, name, time
  kTitle,        // a label of such a block that carries no value
};

// A style of beginnings; OpenerRule adds the pattern that tells them.
struct OpenerStyle {
  OpenerKind kind = OpenerKind::kNumber;
  std::string id;
  std::uint16_t place = 0;  // in OpenerRules::rules; of voted ones in OpenerRules::voted
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

}  // namespace qsift
