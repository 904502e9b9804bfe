#pragma once

// What may stand between two pieces of citations that belong together.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "src/citations/entities.h"

namespace qsift {

// Words of these classes and these signs, besides one line end.
struct CitationGap {
  std::uint32_t classes = 0;
  std::string_view signs;
  std::size_t most = 0;         // entities
  std::size_t plain_words = 0;  // in lower case: an adjective of the instrument's name
};

// The text of a span holds what a gap may hold, and nothing else.
bool Fits(const CitationEntities& entities, Span between, const CitationGap& gap);

}  // namespace qsift
