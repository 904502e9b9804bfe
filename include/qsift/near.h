#pragma once

// Guesses which word somebody mistyped, for messages about names of commands, options, formats and
// checks.

#include <string>
#include <string_view>
#include <vector>

namespace qsift {

// The name that is nearest to `word`, ASCII case aside: at most one letter added, left out, changed
// or swapped with its neighbour for words of up to four letters, two for up to eight, three for
// longer ones; or the one name that begins with the word. Empty if there is no such name.
std::string_view Nearest(std::string_view word, const std::vector<std::string_view>& names);

// "; did you mean 'NAME'?" for the nearest name, or nothing.
std::string DidYouMean(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace qsift
