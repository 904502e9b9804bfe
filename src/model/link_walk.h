#pragma once

// The links of a long text, one after the other.

#include <cstddef>
#include <string_view>

#include "qsift/document.h"

namespace qsift {

// Walks over the links of one list in their order, and fetches the text of those ahead into the
// cache: links stand far apart, and a miss for each of them would take most of the time.
template <typename Links, typename Function>
void ForEachLinkOf(const Document& document, Links& links, Function function) {
  constexpr std::size_t kAhead = 12;
  constexpr std::size_t kCacheLine = 64;
  const std::string_view text = document.text.empty() ? document.source : document.text;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (i + kAhead < links.size()) {
      const char* const ahead = text.data() + links[i + kAhead].text.begin;
      __builtin_prefetch(ahead);
      __builtin_prefetch(ahead + kCacheLine);
    }
    function(links[i]);
  }
}

}  // namespace qsift
