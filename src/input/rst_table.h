#pragma once

// The simple tables of reStructuredText: rows under a rule of "=" that shows the columns. Used by
// rst.cc, which writes them as pipe or grid tables.

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "src/input/text_lines.h"

namespace qsift {

class RstTable {
 public:
  using Range = std::pair<std::size_t, std::size_t>;  // [begin, end)

  // The table whose first rule is line `i`; nothing if no rule closes it. The text and its lines
  // must outlive it.
  static std::optional<RstTable> At(std::string_view text, const std::vector<TextLine>& lines,
                                    std::size_t i);

  // The bytes of a column's cell in a line; an empty cell has its place.
  std::string_view CellAt(std::size_t line, std::size_t column) const;

  // The cells of a line up to the last that is not empty: nothing in the source stands for more.
  std::size_t CellsIn(std::size_t line) const;

  const std::vector<Range>& rows() const { return rows_; }  // of lines
  std::size_t columns() const { return columns_.size(); }
  std::size_t end() const { return end_; }   // the line after its last rule
  bool headed() const { return headed_; }    // a rule stands under its first row
  bool wrapped() const { return wrapped_; }  // a row has several lines

 private:
  RstTable(std::string_view text, const std::vector<TextLine>& lines)
      : text_(text), lines_(lines) {}

  std::string_view Line(std::size_t k) const;

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  std::vector<Range> columns_;  // in columns of a screen
  std::vector<Range> rows_;
  std::size_t end_ = 0;
  bool headed_ = false;
  bool wrapped_ = false;
};

}  // namespace qsift
