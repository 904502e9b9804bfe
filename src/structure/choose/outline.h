#pragma once

// The decision over the whole document: which lines begin questions, which are headings, which
// tables hold questions, what is furniture. Taken once, from the evidence (evidence.h); what comes
// after it (read/) decides none of this again.

#include <optional>
#include <vector>

#include "src/structure/choose/evidence.h"
#include "src/structure/choose/furniture.h"
#include "src/structure/choose/headings.h"
#include "src/structure/choose/keyed_replies.h"
#include "src/structure/choose/numbering.h"
#include "src/structure/choose/tables.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// A table that is text, though rows of it ask or hold replies.
struct UnreadTable {
  std::uint32_t line = 0;
  std::uint32_t rows = 0;
};

struct Outline {
  std::vector<NumberedLine> questions;                  // ordered by line
  std::vector<Heading> headings;                        // ordered by line
  std::vector<TableQuestion> rows;                      // questions in tables, ordered by line
  std::vector<KeyedReply> keyed;                        // below the questions, ordered by line
  std::vector<CodeLegend> legends;                      // of the codes in tables
  std::vector<std::optional<FurnitureKind>> furniture;  // one a line
  std::vector<LineEvidence> evidence;                   // one a line
  std::vector<UnreadTable> unread;                      // ordered by line
};

// The numbers of the lines, and those of them that count on.
struct Numbered {
  std::vector<NumberedLine> candidates;
  Numbering chosen;
};

// `prompts`: the keys of a form's prompts (WordingKey), which begin questions wherever they stand;
// may be nullptr.
Outline ChooseOutline(const Blocks& blocks, const Numbered& numbered, const StringSet* prompts);

}  // namespace qsift
