#pragma once

// Remembers what was found out about short texts, so that a text that comes again is not read
// again: a sheet repeats its prompts, and most of its replies, with each respondent.

#include <cstddef>
#include <string>
#include <string_view>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class TextMemory {
 public:
  // What `ask` answers about a text in these languages; it is asked once for each, while there is
  // room.
  template <typename Ask>
  bool Of(std::string_view text, LanguageMask languages, Ask ask) {
    if (text.size() > kLongest) return ask();
    std::string key = std::to_string(languages);
    key.append(" ").append(text);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const bool answer = ask();
    if (known_.size() == kMost) known_.clear();
    known_.emplace(std::move(key), answer);
    return answer;
  }

 private:
  static constexpr std::size_t kLongest = 256;  // bytes of a text
  static constexpr std::size_t kMost = 4096;    // texts

  StringMap<bool> known_;
};

}  // namespace qsift
