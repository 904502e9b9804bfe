#pragma once

// Reads options out of lines: labels of the vocabulary, labels with a mark before or after them,
// one or several on a line. Used by question_reader.h, which knows where options
// may stand; marks.h finds the marks.

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

struct FoundOption {
  std::size_t line = 0;
  std::size_t last_line = 0;  // a label may be wrapped over the lines that follow
  Span label;                 // in the clean text; may be empty
  Span cover;                 // the label with its bullet and mark
  Value value = Value::kLabel;
  State state = State::kUnknown;  // what the mark says
  Span mark;                      // empty where there is none
  // Lines of their own with the mark: [first_line, line) above the label, up to end_line below it.
  std::size_t first_line = 0;
  std::size_t end_line = 0;
};

// How sure it is that the lines are options.
enum class OptionEvidence : std::uint8_t {
  kNone,
  kWords,   // a label of the vocabulary alone ("Yes"): options or a reply, the neighbours tell
  kLetter,  // "Company   X": an option among others of its list
  kMarked,  // boxes, brackets, or several labels of the vocabulary on the line
};

// Appends the options of one line to `options`; leaves them as they are for kNone.
OptionEvidence ReadOptionLine(const Blocks& blocks, std::size_t line,
                              std::vector<FoundOption>& options);

// Labels of any wording side by side, with a sign beside those that are chosen: "Mill <tick> Barn".
// Only where the form asks to choose: it may as well be a reply.
OptionEvidence ReadSpacedOptions(const Blocks& blocks, std::size_t line,
                                 std::vector<FoundOption>& options);

// The same for a stretch of a line, such as a cell; the options cover `cover` together.
OptionEvidence ReadOptionText(const Blocks& blocks, std::size_t line, Span text, Span cover,
                              std::vector<FoundOption>& options);

// Where "1  2  [3]  4  5" begins at the end of the text, after a gap or with the text: a scale with
// one number set apart. npos where there is none.
std::size_t ScaleBegin(std::string_view text);

// Options after a prompt on its line: "Do you agree?  [x] Yes  [ ] No". `text` is the line's
// prompt with what follows it. Appends the options and returns where in the clean text the first
// begins; the end of the line where there are none.
std::uint32_t ReadInlineOptions(const Blocks& blocks, std::size_t line, Span text,
                                std::vector<FoundOption>& options);

}  // namespace qsift
