#pragma once

// Lines that look alike, at two grains, and what most lines of a look do: they ask, they are
// replied to, options stand below them.

#include <cstdint>
#include <vector>

#include "src/structure/choose/line_table.h"

namespace qsift {

// How many lines have the look, and how many of them are so.
struct Look {
  std::uint32_t lines = 0;
  std::uint32_t ask = 0;
  std::uint32_t marks = 0;
  std::uint32_t small = 0;
  std::uint32_t recurring = 0;
  std::uint32_t sentences = 0;
  std::uint32_t replied = 0;
  std::uint32_t options = 0;
  std::uint32_t together = 0;  // with another line of this look right below
};

class Looks {
 public:
  // The table must outlive it.
  explicit Looks(const LineTable& lines);

  const Look& Exact(std::size_t line) const { return exact_[exact_of_[line]]; }
  const Look& Coarse(std::size_t line) const { return coarse_[coarse_of_[line]]; }
  bool Alike(std::size_t a, std::size_t b) const { return exact_of_[a] == exact_of_[b]; }

  // Of all lines.
  std::size_t counted = 0;
  std::size_t ask_lines = 0;
  std::size_t capital_lines = 0;
  std::size_t heading_asks = 0;

 private:
  void FindLooks();
  void CountLooks();

  const LineTable& lines_;
  const Blocks& blocks_;
  std::vector<std::uint32_t> exact_of_;
  std::vector<std::uint32_t> coarse_of_;
  std::vector<Look> exact_;
  std::vector<Look> coarse_;
};

}  // namespace qsift
