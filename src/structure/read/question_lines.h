#pragma once

// The lines of one question without the furniture between them. Read by question_reader.h and
// option_list.h.

#include <cstddef>
#include <optional>
#include <vector>

#include "src/structure/lines/blocks.h"
#include "src/structure/read/reply_habits.h"

namespace qsift {

struct QuestionLines {
  const Blocks& blocks;
  const FurnitureLines& furniture;
  const ReplyHabits& habits;
  std::size_t end = 0;  // the line after the question's last

  bool InText(std::size_t line) const { return !furniture[line].has_value(); }

  // The first line from `line` on that is no furniture; `end` or more where there is none.
  std::size_t Next(std::size_t line) const {
    while (line < end && !InText(line)) ++line;
    return line;
  }

  // A help text. `choosing`: the prompt asks to choose, so that "Statements:" above a list of
  // bullets is one, too.
  bool IsNote(std::size_t line, bool choosing) const;
};

}  // namespace qsift
