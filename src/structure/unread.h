#pragma once

// What looks like structure and was read as text: lines that ask, numbers that were due, rows with
// replies, boxes. Nothing fails silently: each becomes a diagnostic with its place. Comes after the
// document is built, as only that tells what a line became.

#include <cstdint>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "src/structure/choose/outline.h"
#include "src/structure/lines/blocks.h"
#include "src/text/text_map.h"

namespace qsift {

struct Suspects {
  struct Line {
    std::uint32_t line = 0;  // index in Blocks::lines
    std::string number;      // that was due; empty where the line asks
  };
  struct Group {
    std::uint32_t line = 0;  // the first
    std::uint32_t count = 0;
  };
  std::vector<Line> questions;       // ordered by line
  std::vector<Group> tables;         // with the rows that hold replies or ask
  std::vector<std::uint32_t> boxes;  // lines with boxes, ordered
};

// What the outline does not account for. `outline` is what is to be read.
Suspects FindSuspects(const Blocks& blocks, const Numbered& numbered, const Outline& outline);

// Adds a diagnostic for what became text: `unread-question`, `unread-table`, `unread-marks`.
void ReportUnread(const Blocks& blocks, const Suspects& suspects, const TextMap& map,
                  Document& document);

}  // namespace qsift
