#include "src/structure/choose/columns.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/choose/table_head.h"
#include "src/structure/lines/marks.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kShortValue = 32;      // bytes; of a value of a scale
constexpr std::size_t kFewCodes = 2;         // cells with a code that make a column one of codes
constexpr std::size_t kWordsOfSentence = 4;  // an assertion has at least this many

class ColumnReader {
 public:
  ColumnReader(const Blocks& blocks, const LineWords& words, const Grid& grid, bool headed,
               CodeLegends& legends)
      : blocks_(blocks),
        words_(words),
        grid_(grid),
        first_row_(headed ? 1 : 0),
        legends_(legends) {}

  ColumnFigures Measure(std::size_t k) {
    ColumnFigures column;
    if (first_row_ > 0) column.title = CellText(blocks_, grid_.rows.front().cells[k]);
    column.head =
        k < grid_.roles.size() ? grid_.roles[k] : RoleOfWords(*blocks_.rules, column.title);
    std::unordered_map<std::string, std::size_t> values;
    double rows = 0;
    for (std::size_t r = first_row_; r < grid_.rows.size(); ++r) {
      if (IsGroupRow(blocks_, words_, grid_.rows[r])) continue;
      ++rows;
      if (k >= grid_.rows[r].cells.size()) continue;
      const std::string said = CellText(blocks_, grid_.rows[r].cells[k]);
      if (said.empty()) continue;
      ++column.filled;
      if (words_.Asks(said)) {
        ++column.asks;
      } else if (CountWords(said) >= kWordsOfSentence) {
        ++column.sentences;
      }
      if (IsReply(said, column.title)) ++column.replies;
      if (said.size() <= kShortValue) ++column.shorts;
      const bool code = said.size() <= 12 && said.find(' ') == said.npos &&
                        std::any_of(said.begin(), said.end(), IsDigit);
      if (code) ++column.codes;
      ++values[said];
    }
    column.legend = LegendOf(values);
    if (column.legend >= 0) column.replies = column.filled;
    if (rows > 0) {
      const double filled = std::max(column.filled, 1.0);
      column.distinct = static_cast<double>(values.size()) / filled;
      column.asks /= filled;
      column.sentences /= filled;
      column.replies /= filled;
      column.shorts /= filled;
      column.codes /= filled;
      column.filled /= rows;
    }
    // "No" heads the column of a reply as well as that of numbers.
    if (column.head == ColumnRole::kNumber && column.codes < 0.5) column.head = ColumnRole::kOther;
    return column;
  }

 private:
  bool IsReply(std::string_view said, std::string_view head) const {
    if (said.empty()) return false;
    if (blocks_.rules->words.ValueOf(said) != Value::kLabel || WholeMark(blocks_, said))
      return true;
    if (LegendSignAt(blocks_, said).entry != nullptr || ListsValue(head, said)) return true;
    // "Yes, since 2019", "☑ Yes ☐ No".
    const std::size_t end = std::min({said.find(','), said.find('.'), said.find("\uFF0C"),
                                      said.find(';'), said.find(' '), said.size()});
    if (end < said.size() && end > 0 && said[end] != ' ' &&
        blocks_.rules->words.ValueOf(said.substr(0, end)) != Value::kLabel) {
      return true;
    }
    const std::vector<FoundMark> marks = FindMarks(blocks_, said);
    return !marks.empty() && !marks.front().words && marks.front().place.begin == 0;
  }

  // The legend that explains what the cells of a column hold, the nearest one above the table
  // first; -1 where none does.
  std::int32_t LegendOf(const std::unordered_map<std::string, std::size_t>& values) const {
    std::size_t filled = 0;
    std::size_t codes = 0;
    for (const auto& [value, count] : values) {
      filled += count;
      codes += CodeLegends::MayBeCode(value) ? count : 0;
    }
    if (filled < kFewCodes || 10 * codes < 9 * filled) return -1;
    const std::vector<CodeLegend>& legends = legends_.All();
    const auto explains = [&](const CodeLegend& legend) {
      std::size_t explained = 0;
      for (const auto& [value, count] : values) explained += CodeIn(legend, value) >= 0 ? count : 0;
      return 10 * explained >= 9 * filled;
    };
    std::int32_t found = -1;
    for (std::size_t k = 0; k < legends.size(); ++k) {
      if (found >= 0 && legends[k].front().line > grid_.line) break;
      if (explains(legends[k])) found = static_cast<std::int32_t>(k);
    }
    return found;
  }

  const Blocks& blocks_;
  const LineWords& words_;
  const Grid& grid_;
  const std::size_t first_row_;
  CodeLegends& legends_;
};

// "inappli-" before "cable".
bool IsDivided(std::string_view said, std::string_view next) {
  return said.size() > 2 && said.ends_with('-') &&
         IsLower(DecodeBefore(said, said.size() - 1).value) && IsLower(DecodeAt(next, 0).value);
}

}  // namespace

std::string CellText(const Blocks& blocks, const TableCell& cell) {
  std::string said;
  for (const CellPiece& piece : cell.pieces) {
    if (piece.text.empty()) continue;
    if (IsDivided(said, blocks.Text(piece.text))) {
      said.pop_back();
    } else if (!said.empty()) {
      said.push_back(' ');
    }
    said.append(blocks.text.substr(piece.text.begin, piece.text.size()));
  }
  std::erase(said, '*');
  std::erase(said, '`');
  return said;
}

bool IsGroupRow(const Blocks& blocks, const LineWords& words, const GridRow& row) {
  if (row.cells.size() < 2) return false;
  const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                    [](const TableCell& cell) { return !cell.IsEmpty(); });
  const std::string said = CellText(blocks, row.cells.front());
  return filled == 1 && !said.empty() && !words.Asks(said) && row.cells.size() > 2 &&
         CountWords(said) <= 8;
}

std::vector<ColumnFigures> MeasureColumns(const Blocks& blocks, const LineWords& words,
                                          const Grid& grid, bool headed, CodeLegends& legends) {
  ColumnReader reader(blocks, words, grid, headed, legends);
  std::vector<ColumnFigures> columns;
  const std::size_t count = grid.rows.front().cells.size();
  columns.reserve(count);
  for (std::size_t k = 0; k < count; ++k) columns.push_back(reader.Measure(k));
  return columns;
}

}  // namespace qsift
