#pragma once

// The options under a prompt: the run of lines that are labels, by their marks, by their words or
// because the prompt asks to choose. Used by question_reader.h; options.h reads the single lines.

#include <cstddef>
#include <optional>
#include <vector>

#include "src/structure/lines/options.h"
#include "src/structure/read/question_lines.h"

namespace qsift {

struct OptionList {
  std::vector<FoundOption> options;
  std::size_t next = 0;  // the first line after the list; its first line where there is no list
};

// `cue`: how the prompt asks to choose; empty where it does not.
OptionList ReadOptionList(const QuestionLines& lines, std::size_t begin, std::optional<Kind> cue);

}  // namespace qsift
