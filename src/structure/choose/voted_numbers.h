#pragma once

// Numbers in styles that nobody listed: "Kysymys 3:", "[4]", "6/", "7 Name", and numbers in quotes.
// No such line counts alone. Lines of one shape, with the same words and signs around the number,
// vote: they must count on, and most must look like questions. Used before the numbering is chosen,
// and by elected_headings.h.

#include <optional>
#include <vector>

#include "src/structure/choose/numbered_line.h"

namespace qsift {

// The number that a line shows in some such style, with its shape; nullopt where it has none.
std::optional<NumberedLine> ReadVotedNumber(const Blocks& blocks, std::size_t line);

// The same for the number of a section, which may be a letter alone: "Teil A  Title", "B Title",
// "2nd round - Title".
std::optional<NumberedLine> ReadVotedTitle(const Blocks& blocks, std::size_t line);

// Adds the lines of the shapes that were voted for. The candidates stay ordered by line.
void AddVotedNumbers(const Blocks& blocks, std::vector<NumberedLine>& candidates);

}  // namespace qsift
