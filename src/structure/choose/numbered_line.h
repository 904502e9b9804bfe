#pragma once

// Lines that one of the numbering styles matches: candidates for the beginnings of questions and
// sections. Which of them count is decided in numbering.h, sub_questions.h and headings.h.

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// A number as its components: "2.10" is {2, 10}, "6a" is {6, 1}, "B4" has the prefix "B".
struct NumberPath {
  static constexpr std::size_t kMaxDepth = 5;
  std::array<std::uint16_t, kMaxDepth> at{};
  std::uint8_t depth = 0;
  std::uint16_t prefix = 0;  // the letter before the digits; 0 where there is none

  // It begins with all of the parent's components and has more: {2, 10} extends {2}.
  bool Extends(const NumberPath& parent) const {
    return depth > parent.depth &&
           std::equal(parent.at.begin(), parent.at.begin() + parent.depth, at.begin());
  }

  friend bool operator==(const NumberPath&, const NumberPath&) = default;
};

// 1 to 10 for the Han numerals; 0 for any other character.
std::uint32_t HanNumeral(char32_t c);

// Empty (depth 0) where the text is no number. Letters count from 1, Roman digits stay letters.
NumberPath ParseNumber(std::string_view number);

// The same for a Roman number; "iv" is {4}.
NumberPath ParseRoman(std::string_view number);

struct NumberedLine {
  std::uint32_t line = 0;   // index in Blocks::lines
  std::uint32_t asked = 0;  // where what is asked begins, below its context; 0: on the line
  const OpenerStyle* rule = nullptr;
  Span number;  // as printed, in the clean text
  Span text;    // what follows the number in the line's content
  NumberPath path;
  std::uint32_t shape = 0;        // what stands around a voted number; 0 for any other
  Span box;                       // before the text; empty where there is none
  State state = State::kUnknown;  // what the box says
  std::int32_t legend = -1;       // index in Blocks::legend, of a box that the document explains
  Confidence confidence = Confidence::kHigh;
  bool sub = false;       // a part of the last question before it (sub_questions.h)
  bool required = false;  // a mark before the prompt says so
  bool replied = false;   // the form prints such a part, with a reply of its own under it
};

// The number that a style reads in a line; nullopt where it is none.
std::optional<NumberedLine> ReadNumber(const Blocks& blocks, std::size_t line,
                                       const OpenerRule& rule);

// The first number of a question or section that a style reads in a line and `accept` takes.
std::optional<NumberedLine> FirstNumber(const Blocks& blocks, std::size_t line,
                                        const std::function<bool(const NumberedLine&)>& accept);

// The candidates of one kind (kNumber or kSection) in the order of lines; a line may be the
// candidate of several styles. Lines of `taken` (ordered by line) are left out.
std::vector<NumberedLine> FindNumbered(const Blocks& blocks, OpenerKind kind,
                                       const std::vector<NumberedLine>& taken);

// The line ends with "?" or ":", or is marked as required.
bool EndsLikeQuestion(const Blocks& blocks, const NumberedLine& candidate);

// The line, as the beginning of a question, asks for a reply: it ends with "?" or ":", is marked as
// required, or has options under it.
bool AsksForReply(const Blocks& blocks, const NumberedLine& candidate);

// The text is in capitals: at least four letters, none of them small.
bool IsShouted(const Blocks& blocks, Span text);

// A line that looks like a heading by itself, by sign or opener.
bool IsHeadingSign(const Blocks& blocks, std::size_t line);

// The number of a cell of its own, without emphasis and the signs around it: "**(3.)**" is "3".
Span BareNumber(std::string_view text, Span cell);

}  // namespace qsift
