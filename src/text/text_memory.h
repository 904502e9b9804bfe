#pragma once

// Remembers what was found out about short texts, so that a text that comes again is not read
// again: a sheet repeats its prompts, and most of its replies, with each respondent.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

template <typename Answer>
class TextMemory {
 public:
  // What `ask` answers about a text in these languages; it is asked once for each, while there is
  // room. The answer lives until the next call.
  template <typename Ask>
  const Answer& Of(std::string_view text, LanguageMask languages, Ask ask) {
    if (text.size() > kLongest) return long_ = ask();
    const StringMap<Answer>& known = known_[languages];
    const auto found = known.find(text);
    if (found != known.end()) return found->second;
    Answer answer = ask();
    if (size_ == kMost) Forget();
    ++size_;
    return known_[languages].emplace(text, std::move(answer)).first->second;
  }

 private:
  static constexpr std::size_t kLongest = 256;  // bytes of a text
  static constexpr std::size_t kMost = 4096;    // texts

  void Forget() {
    known_.clear();
    size_ = 0;
  }

  std::unordered_map<LanguageMask, StringMap<Answer>> known_;
  std::size_t size_ = 0;  // texts, in all languages
  Answer long_{};         // about a text that is too long to be remembered
};

}  // namespace qsift
