#pragma once

// The paragraphs and cells of a word processor's document as text. Used by flow_text.cc.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/input/flow.h"

namespace qsift {

inline constexpr std::string_view kTicked = "\u2611";
inline constexpr std::string_view kEmptyBox = "\u2610";

bool IsWhite(char c);

// Without white space at its ends.
std::string_view TrimWhite(std::string_view text);

// A paragraph as text, and the places in it of signs whose sources differ.
struct ShownText {
  std::string text;
  struct Conflict {
    std::size_t at;
    ConflictKind kind;
  };
  std::vector<Conflict> conflicts;
  bool begins_with_mark = false;
};

// The runs one after another; `line_end` stands for line breaks. Marks stand apart from words.
// `chosen`: the paragraph is an option whose type shows its state.
ShownText ShowParagraph(const Paragraph& paragraph, State chosen, char line_end);

// The text of a cell on one line.
ShownText ShowCell(const FlowCell& cell);

}  // namespace qsift
