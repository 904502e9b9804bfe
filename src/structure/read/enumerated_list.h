#pragma once

// Options that letters or numbers count, one a line or several on one ("A. wood  B. stone"). The
// letters are part of the labels. Used by question_reader.h before option_list.h.

#include <cstddef>
#include <vector>

#include "src/structure/lines/options.h"
#include "src/structure/read/question_lines.h"

namespace qsift {

struct EnumeratedList {
  std::vector<FoundOption> options;
  std::size_t next = 0;   // the first line after the list
  bool marked = false;    // a mark stands at one of them
  bool letters = false;   // letters count them
  bool enclosed = false;  // "(a)"
  bool shared = false;    // all on one line
  bool stops = false;     // most end like sentences
};

// The list that begins on the line; empty where it counts fewer than two items from the first on.
EnumeratedList ReadEnumeratedList(const QuestionLines& lines, std::size_t begin);

// The list in the text, which ends its line; `next` is not set.
EnumeratedList ReadEnumeratedText(const QuestionLines& lines, std::size_t line, Span text);

}  // namespace qsift
