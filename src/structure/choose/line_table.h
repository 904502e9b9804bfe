#pragma once

// What each line says by itself and with the lines that go on with it, before anything is weighed.

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/structure/choose/line_evidence.h"

namespace qsift {

// What the number of a line counts.
enum class NumberUse : std::uint8_t { kNo, kQuestion, kPart, kTitle, kOther };

struct LineFigures {
  std::string_view text;  // what is said: after the number
  bool mark = false;      // ends with a question mark
  bool mark_inside = false;
  bool ask_word = false;
  bool order = false;
  bool condition = false;
  bool follow_up = false;  // the condition is a reply to the question above
  bool guide = false;      // it heads the instructions of the form
  bool box = false;
  bool legend = false;        // the box is a sign of the document's legend
  bool boxes_inside = false;  // boxes stand after its label
  bool option = false;        // a label of the vocabulary, or one with a mark
  bool bold_whole = false;
  bool capitals = false;  // all letters are
  bool recurs = false;
  bool hint = false;  // it leads to the options of a question, or recurs under several

  bool Asks() const { return mark || order || (ask_word && mark_inside); }
};

// One row a line, by index.
struct LineTable {
  LineTable(const Blocks& all, const Known& numbers) : blocks(all), known(numbers) {}

  const Blocks& blocks;
  const Known& known;
  std::vector<LineFigures> figures;
  std::vector<LineEvidence> evidence;  // without clues and weights
  std::vector<NumberUse> numbered;
  std::vector<bool> tight;    // the number before or after it is in the numbering, too
  std::vector<bool> replied;  // NumberedLine::replied
  std::size_t tops = 0;       // numbers of questions that are no parts

  std::size_t size() const { return blocks.size(); }
  bool Apart(std::size_t i) const { return known.apart[i]; }
  // The next line that is not apart, or code; size() where there is none.
  std::size_t Next(std::size_t i) const {
    while (i < size() && Apart(i) && blocks.facts[i].sign != Sign::kCode) ++i;
    return i;
  }
  // The number that the line may begin with.
  const NumberedLine* CandidateOf(std::size_t i) const {
    const std::int32_t candidate = evidence[i].candidate;
    return candidate < 0 ? nullptr : &known.candidates[static_cast<std::size_t>(candidate)];
  }
  // Nothing but the label of a question stands on the line.
  bool IsAskLabel(std::size_t i) const {
    const SpokenLine& spoken = blocks.spoken[i];
    return spoken.turn == Turn::kAsk && spoken.label == blocks.Content(i).size();
  }
};

// Both arguments must outlive the table.
LineTable ReadLines(const Blocks& blocks, const Known& known);

}  // namespace qsift
