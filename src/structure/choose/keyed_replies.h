#pragma once

// Replies that stand together below the questions and name them by number: "Re 3: ...",
// "Al punto 3: ...". What leads them in may be any words; that they recur with the numbers of the
// questions, in order, tells what they are. Comes after the questions are chosen.

#include <cstdint>
#include <vector>

#include "src/structure/choose/numbered_line.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

struct KeyedReply {
  std::uint32_t line = 0;
  std::uint32_t question = 0;  // index in the questions
  Span text;                   // what is said on the line, in the clean text; may be empty
};

// The replies below the last question, ordered by line. Whether they are replies depends on the
// questions, too: none of them may have one under it.
std::vector<KeyedReply> FindKeyedReplies(const Blocks& blocks,
                                         const std::vector<NumberedLine>& questions);

}  // namespace qsift
