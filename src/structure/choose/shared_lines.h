#pragma once

// Questions that share their line with others. Two or three on a line are divided; a form that
// stands on one line altogether, or whose two columns were interleaved, is named for what it is,
// as wrong rows are worse than none. Comes after the first choice of the numbering.

#include <optional>
#include <vector>

#include "src/structure/choose/numbering.h"

namespace qsift {

// The lines with those divided that hold the missing numbers of the sequence; empty where there is
// nothing to divide.
std::vector<Line> DivideSharedLines(const Blocks& blocks,
                                    const std::vector<NumberedLine>& questions);

// Why the form cannot be read.
struct Unreadable {
  std::string_view code;  // of the diagnostic
  std::string message;
  std::uint32_t line = 0;  // index in Blocks::lines, where it shows
};

// `known`: how many questions were found without it.
std::optional<Unreadable> FindUnreadable(const Blocks& blocks,
                                         const std::vector<NumberedLine>& candidates,
                                         const std::vector<NumberedLine>& questions,
                                         std::size_t known);

}  // namespace qsift
