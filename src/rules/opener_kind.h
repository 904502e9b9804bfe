#pragma once

// What the beginning of a line may show. It has a header of its own for the many files that need
// the kind and nothing else of the rule.

#include <cstdint>

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

}  // namespace qsift
