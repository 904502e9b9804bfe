#pragma once

// The letters of options in brackets at the end of a prompt, where the form has its reply written:
// "Kind of study (AC)" over "A. trial", "B. survey", "C. review". Used by option_reader.h.

#include <optional>
#include <vector>

#include "src/structure/lines/options.h"
#include "src/structure/read/question_lines.h"

namespace qsift {

struct BracketLetter {
  unsigned ordinal = 0;  // from 1: "C" is 3
  Span place;            // in the clean text
};

// The letters in the brackets that end the text, in rising order; none where nothing but blanks
// stands there. Nothing where no such brackets end it: "employee(s)", "(see C)".
std::optional<std::vector<BracketLetter>> ReadBracketLetters(const Blocks& blocks, Span text);

// Several prompts of the form end in such brackets over options that letters count: the brackets
// are places for replies. `prompts`: the texts of the lines right above `extents`, one for each.
bool HaveBracketLetters(const Blocks& blocks, const std::vector<Span>& prompts,
                        const std::vector<QuestionExtent>& extents);

// Selects the options that the letters name, and no other. False, and nothing changed, where a
// letter names none of them.
bool SelectLetters(const std::vector<BracketLetter>& letters, std::vector<FoundOption>& options);

}  // namespace qsift
