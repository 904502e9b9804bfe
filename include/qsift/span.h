#pragma once

// Places in a text: byte ranges and line/column positions. Used by every stage.

#include <cstdint>

namespace qsift {

// A half-open range of bytes [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

// A place as a person counts it: lines from 1, columns in code points from 1.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr bool operator==(const Position&, const Position&) = default;
};

}  // namespace qsift
