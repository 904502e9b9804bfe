#pragma once

// What is short and what is a sentence, for all who weigh lines.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace qsift {

inline constexpr std::size_t kShortLine = 40;  // bytes; a look of shorter lines is one of labels
inline constexpr std::size_t kWordsOfSentence = 5;  // a statement has at least this many

inline std::size_t CountBlanks(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

}  // namespace qsift
