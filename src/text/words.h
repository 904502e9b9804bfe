#pragma once

// Where words end, and how many there are.

#include <cstddef>
#include <string_view>

namespace qsift {

// The end of the letters that begin at `begin`, with the marks on them; `begin` where there is
// none. In scripts that write no blanks each letter stands for itself.
std::size_t LettersEnd(std::string_view text, std::size_t begin);

// The end of the word that begins at `begin`: letters and digits, and a hyphen or an apostrophe
// between two of them. `begin` if there is none.
std::size_t WordEnd(std::string_view text, std::size_t begin);

// Words with blanks between them; three characters of a script without blanks count as one.
std::size_t CountWords(std::string_view text);

// The capital letters of a text in capitals; 0 where a small one stands in it.
std::size_t CountCapitals(std::string_view text);

// A short line in capitals, as titles are.
bool IsTitleInCapitals(std::string_view line);

}  // namespace qsift
