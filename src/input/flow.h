#pragma once

// A word processor's document as paragraphs and tables, the same for DOCX and ODT: what their
// readers make and flow_text.h writes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "src/model/state_conflict.h"

namespace qsift {

// A stretch of a paragraph with one look, as far as it matters.
struct Run {
  std::string text;  // "\n" for a line break, "\t" for a tab
  bool bold = false;
  bool struck = false;
  bool highlighted = false;
  bool mark = false;                     // the text is a sign beside an option,
  std::optional<ConflictKind> conflict;  // whose state another source contradicts
};

struct ListItem {
  std::string text;
  State state = State::kUnknown;
  std::optional<ConflictKind> conflict;
};

struct Paragraph {
  std::vector<Run> runs;
  std::vector<ListItem> choices;  // of a drop-down list in it
  std::string number;             // of a list, as printed: "2.1."
  std::int32_t list = -1;         // which list it is an item of
  std::uint32_t index = 0;        // in its part, from 1
  std::uint16_t part = 0;         // index in Reading::parts
  std::uint8_t level = 0;         // of the list
  std::uint8_t heading = 0;       // 1 is the highest; 0: none
  bool bullet = false;
  bool note = false;  // a footnote of the paragraph before it
};

struct FlowTable;

// A paragraph or a table.
struct Block {
  Paragraph paragraph;
  std::vector<FlowTable> table;  // one, or none if this is a paragraph
};

struct FlowCell {
  std::vector<Block> blocks;
  std::uint32_t span = 1;  // columns
  bool continued = false;  // merged with the cell above it
};

struct FlowTable {
  std::vector<std::vector<FlowCell>> rows;
  bool header = false;  // the file says that the first row repeats on each page
};

}  // namespace qsift
