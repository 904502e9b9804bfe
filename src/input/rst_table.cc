#include "src/input/rst_table.h"

#include <algorithm>

#include "src/input/rst_lines.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTable = 4000;  // lines
constexpr std::size_t kMostColumns = 64;

}  // namespace

std::string_view RstTable::Line(std::size_t k) const {
  return text_.substr(lines_[k].begin, lines_[k].end - lines_[k].begin);
}

// A row whose first cell is empty goes on with the one above it.
std::optional<RstTable> RstTable::At(std::string_view text, const std::vector<TextLine>& lines,
                                     std::size_t i) {
  RstTable table(text, lines);
  const std::string_view rule = table.Line(i);
  for (std::size_t at = rule.find('='); at < rule.size() && table.columns() < kMostColumns;) {
    const std::size_t stop = std::min(rule.find(' ', at), rule.size());
    table.columns_.emplace_back(at, stop);
    at = std::min(rule.find('=', stop), rule.size());
  }
  std::size_t end = i + 1;
  std::size_t under_head = 0;
  for (std::size_t k = i + 1; k < lines.size() && k < i + kLongTable; ++k) {
    if (!IsRstTableRule(text.substr(lines[k].text(), lines[k].end - lines[k].text()))) continue;
    const bool followed = k + 1 < lines.size() && !lines[k + 1].blank();
    if (under_head == 0 && followed) {
      under_head = k;
      continue;
    }
    end = k + 1;
    break;
  }
  if (end == i + 1) return std::nullopt;
  for (std::size_t begin = i + 1; begin + 1 < end;) {
    if (lines[begin].blank() || begin == under_head) {
      ++begin;
      continue;
    }
    std::size_t stop = begin + 1;
    while (stop + 1 < end && stop != under_head && !lines[stop].blank() &&
           table.CellAt(stop, 0).empty()) {
      ++stop;
    }
    table.rows_.emplace_back(begin, stop);
    table.wrapped_ |= stop > begin + 1;
    begin = stop;
  }
  table.end_ = end;
  table.headed_ = under_head != 0;
  return table;
}

// Columns are counted in places of the screen; the wide characters of East Asia take two.
std::string_view RstTable::CellAt(std::size_t k, std::size_t column) const {
  const std::string_view line = Line(k);
  std::size_t begin = 0;
  std::size_t place = 0;
  const auto go_to = [&](std::size_t& at, std::size_t wanted) {
    while (at < line.size() && place < wanted) {
      const CodePoint c = DecodeAt(line, at);
      place += IsCjk(c.value) ? 2U : 1U;
      at += c.size;
    }
  };
  go_to(begin, columns_[column].first);
  std::size_t end = begin;
  if (column + 1 < columns_.size()) {
    go_to(end, columns_[column + 1].first);
  } else {
    end = line.size();
  }
  while (end > begin && IsSpace(line[end - 1])) --end;  // an empty cell stays at its beginning
  while (begin < end && IsSpace(line[begin])) ++begin;
  return line.substr(begin, end - begin);
}

std::size_t RstTable::CellsIn(std::size_t line) const {
  std::size_t cells = columns_.size();
  while (cells > 1 && CellAt(line, cells - 1).empty()) --cells;
  return cells;
}

}  // namespace qsift
