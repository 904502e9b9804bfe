#pragma once

// The bytes that something can begin with, to pass over most places of a text at once.

#include <array>

namespace qsift {

using FirstBytes = std::array<bool, 256>;

// The bytes [first, last].
struct ByteRange {
  unsigned char first = 0;
  unsigned char last = 255;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace qsift
