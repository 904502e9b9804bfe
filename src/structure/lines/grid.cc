#include "src/structure/lines/grid.h"

#include <algorithm>
#include <optional>
#include <string>

#include "src/structure/lines/column_grid.h"
#include "src/structure/lines/drawn_table.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/text_grid.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kLongRule = 20;     // signs; a rule above a table set by position is longer
constexpr std::size_t kLongHead = 8;      // lines between two rules
constexpr std::size_t kLongNumber = 8;    // bytes, with its sign
constexpr std::size_t kLongTable = 2000;  // lines
constexpr std::size_t kFewNumbers = 3;    // columns that are numbered, at least
constexpr std::size_t kFewTitles = 4;     // lines between rows under the same heads

enum class Divider : std::uint8_t { kPipe, kTab, kDrawn };

// The bytes of the divider at the offset; 0 where none stands there. A bar may be escaped.
std::size_t DividerSize(std::string_view text, std::size_t at, Divider divider) {
  switch (divider) {
    case Divider::kPipe: return text[at] == '|' && (at == 0 || text[at - 1] != '\\') ? 1 : 0;
    case Divider::kTab: return text[at] == '\t' ? 1 : 0;
    case Divider::kDrawn: return DrawnBarSize(text, at);
  }
  return 0;
}

// The cells of a line: bars or tabs divide them.
std::vector<CellPiece> SplitLine(std::string_view text, std::uint32_t line, Span body,
                                 Divider divider) {
  std::vector<CellPiece> cells;
  std::uint32_t begin = body.begin;  // at the bar before the cell
  auto bar = static_cast<std::uint32_t>(DividerSize(text, begin, divider));
  const auto add = [&](std::uint32_t end) {
    CellPiece cell{line, {begin, end}, {begin, end}};
    cell.text = Trimmed(text, {begin + bar, end});
    while (cell.cover.size() > 1 && IsSpace(text[cell.cover.end - 1])) --cell.cover.end;
    cells.push_back(cell);
    begin = end;
  };
  for (std::uint32_t i = body.begin + std::max(bar, 1U);
       i < body.end && cells.size() < kMostColumns; ++i) {
    const auto size = static_cast<std::uint32_t>(DividerSize(text, i, divider));
    if (size == 0) continue;
    add(i);
    bar = size;
    i += size - 1;
  }
  if (begin + bar < body.end || cells.empty()) {
    add(body.end);
  } else {
    cells.back().cover.end = body.end;
  }
  return cells;
}

// "1 | 2 | 3": the numbers of the columns.
bool NumbersColumns(std::string_view text, const GridRow& row) {
  if (row.cells.size() < kFewNumbers) return false;
  for (std::size_t k = 0; k < row.cells.size(); ++k) {
    const TableCell& cell = row.cells[k];
    const Span said = cell.pieces.empty() ? Span{} : cell.pieces.front().text;
    if (row.line != row.last_line || said.empty() ||
        text.substr(said.begin, said.size()) != std::to_string(k + 1)) {
      return false;
    }
  }
  return true;
}

// Column numbers under the head say nothing. A table that begins with them goes on with the one
// above, whose head is its own.
void ReadColumnNumbers(std::string_view text, std::vector<Grid>& grids) {
  const GridRow* head = nullptr;  // of the last table with such numbers
  for (Grid& grid : grids) {
    const bool first = !grid.rows.empty() && NumbersColumns(text, grid.rows[0]);
    if (!first && (grid.rows.size() < 2 || !NumbersColumns(text, grid.rows[1]))) continue;
    const auto numbers = grid.rows.begin() + (first ? 0 : 1);
    grid.furniture.push_back(numbers->line);
    grid.rows.erase(numbers);
    if (!first) {
      head = &grid.rows[0];
      continue;
    }
    grid.headed = head != nullptr && !grid.rows.empty() &&
                  head->cells.size() == grid.rows.front().cells.size();
    if (grid.headed) grid.rows.insert(grid.rows.begin(), GridRow(*head));
  }
}

struct Columns {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  // [begin, end) in columns
};

class Finder {
 public:
  Finder(const Blocks& blocks, const std::vector<bool>& pages, CodeLegends& legends)
      : blocks_(blocks), text_(blocks.text), pages_(pages), legends_(legends) {}

  std::vector<Grid> Run() {
    const bool tabs = text_.find('\t') != std::string_view::npos;
    for (std::size_t i = 0; i < blocks_.size();) {
      if (IsTable(i)) {
        i = IsBorder(i) ? ReadGrid(i) : ReadPipes(i);
      } else if (blocks_.facts[i].sign == Sign::kUnderline || IsColumnRule(i)) {
        const std::size_t end = ReadPositions(i);
        i = end > i ? end : i + 1;
      } else if (tabs && HasTab(i)) {
        i = ReadTabs(i);
      } else if (HasLeader(blocks_.Body(i))) {
        i = Take(ReadLeaderGrid(blocks_, i), i);
      } else if (BeginsWithMark(blocks_, i) && ReadLeading(i)) {
        i = found_.back().end;
      } else if (HasColumns(blocks_.Body(i))) {
        std::optional<Grid> grid = ReadMarkGrid(blocks_, i, Floor());
        i = grid ? Take(std::move(grid), i) : ReadTexts(i);
      } else {
        ++i;
      }
    }
    ReadColumnNumbers(text_, found_);
    return std::move(found_);
  }

 private:
  bool IsTable(std::size_t line) const {
    return line < blocks_.size() && blocks_.facts[line].sign == Sign::kTable;
  }
  bool GoesOn(std::size_t line) const { return IsTable(line) && blocks_.lines[line].blanks == 0; }

  // `paragraphs`: a line may be a numbered paragraph.
  bool HasTab(std::size_t line, bool paragraphs = true) const {
    const Sign sign = blocks_.facts[line].sign;
    if ((sign != Sign::kNone && sign != Sign::kBullet) || pages_[line]) return false;
    const std::string_view body = blocks_.Body(line);
    const std::size_t tab = body.find('\t');
    if (tab == body.npos) return false;
    if (!paragraphs) return true;
    return !NumbersParagraph(body.substr(0, tab)) || body.find('\t', tab + 1) != body.npos;
  }

  // "A3." or "(4)", as the numbers of paragraphs are; a tab after one divides no columns.
  static bool NumbersParagraph(std::string_view text) {
    if (text.size() < 2 || text.size() > kLongNumber ||
        (text.back() != '.' && text.back() != ')')) {
      return false;
    }
    text.remove_suffix(1);
    if (text.front() == '(') text.remove_prefix(1);
    return !text.empty() && (text.size() == 1 || std::any_of(text.begin(), text.end(), IsDigit)) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return IsAsciiAlnum(c) || c == '.' || c == '-'; });
  }

  // "+---+---+", "+===+===+", and such as are drawn.
  bool IsBorder(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.front() == '+' || DrawnBorderOf(body).drawn;
  }

  // "|---|:---:|": the rule under a header row.
  bool IsRule(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.find("--") != body.npos && body.find_first_not_of("|:- \t") == body.npos;
  }

  GridRow RowAt(std::size_t line, Divider divider) const {
    GridRow row;
    row.line = row.last_line = static_cast<std::uint32_t>(line);
    for (const CellPiece& piece : SplitLine(text_, row.line, blocks_.lines[line].body, divider)) {
      row.cells.push_back({ColumnRole::kOther, {piece}});
    }
    return row;
  }

  Divider DividerOf(std::size_t line) const {
    return DrawnBarSize(blocks_.Body(line), 0) > 0 ? Divider::kDrawn : Divider::kPipe;
  }

  // A line may end before its last cells.
  static void Pad(GridRow& row, std::size_t columns) {
    while (row.cells.size() < columns) {
      const std::uint32_t end = row.cells.back().pieces.front().cover.end;
      row.cells.push_back({ColumnRole::kOther, {{row.line, {end, end}, {end, end}}}});
    }
  }

  // Each returns the line after the table.
  std::size_t ReadPipes(std::size_t begin) {
    std::size_t end = begin + 1;
    while (GoesOn(end)) ++end;
    Grid grid;
    grid.headed = begin + 1 < end && (IsRule(begin + 1) || IsBorder(begin + 1));
    for (std::size_t i = begin; i < end; ++i) {
      if (IsRule(i) || IsBorder(i)) {
        grid.furniture.push_back(static_cast<std::uint32_t>(i));
      } else {
        grid.rows.push_back(RowAt(i, DividerOf(i)));
      }
    }
    Add(std::move(grid), begin, end);
    return end;
  }

  std::size_t ReadGrid(std::size_t begin) {
    Grid grid;
    grid.furniture.push_back(static_cast<std::uint32_t>(begin));
    bool open = false;
    std::size_t line = begin + 1;
    for (; GoesOn(line); ++line) {
      if (IsBorder(line)) {
        grid.furniture.push_back(static_cast<std::uint32_t>(line));
        open = false;
        continue;
      }
      GridRow row = RowAt(line, DividerOf(line));
      const std::size_t columns = grid.rows.empty() ? 0 : grid.rows.front().cells.size();
      Pad(row, columns);
      if (open && row.cells.size() == grid.rows.back().cells.size()) {
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
          grid.rows.back().cells[k].pieces.push_back(row.cells[k].pieces.front());
        }
        grid.rows.back().last_line = static_cast<std::uint32_t>(line);
      } else {
        grid.rows.push_back(std::move(row));
      }
      open = true;
    }
    SplitRow(grid);
    Add(std::move(grid), begin, line);
    return line;
  }

  // Where no borders stand between the rows below the head, each line that begins like a row is
  // one: "| Is it open? | Yes |" above "| Is it dry? | No |".
  void SplitRow(Grid& grid) const {
    if (grid.rows.size() != 2) return;
    const std::vector<TableCell> cells = grid.rows.back().cells;
    const std::size_t lines = cells.front().pieces.size();
    const bool rows = std::all_of(cells.front().pieces.begin(), cells.front().pieces.end(),
                                  [&](const CellPiece& piece) {
                                    const std::string_view text = blocks_.Text(piece.text);
                                    if (text.empty()) return false;
                                    const char32_t first = DecodeAt(text, 0).value;
                                    return IsUpper(first) || IsDigit(text.front()) || IsCjk(first);
                                  });
    if (lines < 2 || !rows) return;
    const std::uint32_t begin = grid.rows.back().line;
    grid.rows.pop_back();
    for (std::size_t i = 0; i < lines; ++i) {
      GridRow row;
      row.line = row.last_line = begin + static_cast<std::uint32_t>(i);
      for (const TableCell& cell : cells) row.cells.push_back({cell.role, {cell.pieces[i]}});
      grid.rows.push_back(std::move(row));
    }
  }

  std::size_t ReadTabs(std::size_t begin) {
    Grid grid;
    std::size_t line = begin;
    // Below a head a number may stand in a cell of its own.
    const bool paragraphs = NumbersParagraph(FirstCell(begin));
    for (; line < blocks_.size() && HasTab(line, paragraphs); ++line) {
      grid.rows.push_back(RowAt(line, Divider::kTab));
      Pad(grid.rows.back(), grid.rows.front().cells.size());
    }
    // A numbered paragraph with tabs before its boxes is no table.
    if (grid.rows.size() == 1 && paragraphs) return line;
    Add(std::move(grid), begin, line);
    return line;
  }

  std::string_view FirstCell(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.substr(0, body.find('\t'));
  }

  // The line above which nothing may be taken.
  std::size_t Floor() const { return found_.empty() ? 0 : found_.back().end; }

  // True where rows with marks before their texts begin at the line, and were kept.
  bool ReadLeading(std::size_t line) {
    const GridRow* above = GoesOnTo(line) ? &leading_ : nullptr;
    std::optional<Grid> grid = ReadLeadingMarkGrid(blocks_, line, Floor(), above);
    if (!grid) return false;
    leading_ = grid->rows.front();
    leading_end_ = grid->end;
    found_.push_back(std::move(*grid));
    return true;
  }

  // Nothing but a few titles stands between the rows with marks before their texts and the line.
  bool GoesOnTo(std::size_t line) const {
    if (leading_.cells.empty() || line - leading_end_ > kFewTitles) return false;
    for (std::size_t k = leading_end_; k < line; ++k) {
      if (EndsInQuestionMark(blocks_.Content(k))) return false;
    }
    return true;
  }

  // Keeps the grid that was read at the line, if one was.
  std::size_t Take(std::optional<Grid> grid, std::size_t line) {
    if (!grid) return line + 1;
    const std::size_t end = grid->end;
    found_.push_back(std::move(*grid));
    return end;
  }

  std::size_t ReadTexts(std::size_t head) {
    std::vector<Grid> grids = ReadTextGrids(blocks_, pages_, legends_, head);
    if (grids.empty() && head >= headless_) {
      grids = ReadHeadlessGrids(blocks_, pages_, legends_, head, headless_);
    }
    std::size_t end = head + 1;
    for (Grid& grid : grids) end = Take(std::move(grid), head);
    return end;
  }

  // Groups of dashes with blanks between, in columns of the page.
  Columns ColumnsOf(std::size_t line) const {
    Columns columns;
    const std::string_view body = blocks_.Body(line);
    const std::uint32_t indent = blocks_.lines[line].indent;
    for (std::size_t i = 0; i < body.size();) {
      const std::size_t begin = body.find_first_not_of(' ', i);
      if (begin == body.npos) break;
      const std::size_t end = std::min(body.find(' ', begin), body.size());
      columns.at.emplace_back(indent + static_cast<std::uint32_t>(begin),
                              indent + static_cast<std::uint32_t>(end));
      i = end;
    }
    return columns;
  }

  bool IsDashes(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.size() >= kLongRule && (body.front() == '-' || body.front() == '=') &&
           body.find_first_not_of(body.front() == '-' ? "- " : "= ") == body.npos;
  }

  bool IsColumnRule(std::size_t line) const {
    return IsDashes(line) && ColumnsOf(line).at.size() >= 2;
  }

  // A rule, a head, a rule that shows the columns, rows, a rule; or a head over such a rule.
  std::size_t ReadPositions(std::size_t begin) {
    if (!IsDashes(begin)) return begin;
    const Columns top = ColumnsOf(begin);
    std::size_t under = begin + 1;
    while (under < blocks_.size() && under < begin + kLongHead && !IsDashes(under)) ++under;
    const bool closed = under < blocks_.size() && under > begin + 1 && IsDashes(under) &&
                        ColumnsOf(under).at.front().first == top.at.front().first &&
                        ColumnsOf(under).at.back().second == top.at.back().second;
    if (closed) {
      std::size_t last = under + 1;
      while (last < blocks_.size() && last < under + kLongTable && !IsDashes(last)) ++last;
      if (last < blocks_.size() && last > under + 1 && IsDashes(last) &&
          ColumnsOf(last).at.front().first == top.at.front().first &&
          ColumnsOf(last).at.back().second == top.at.back().second) {
        return ReadRows(begin + 1, under, last, ColumnsOf(under),
                        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(under),
                         static_cast<std::uint32_t>(last)})
                   ? last + 1
                   : begin;
      }
    }
    // "Question   Answer" over "--------   ------".
    if (top.at.size() < 2 || begin == 0 || blocks_.lines[begin].blanks > 0) return begin;
    std::size_t last = begin + 1;
    while (last < blocks_.size() && blocks_.lines[last].blanks == 0 && !IsDashes(last)) ++last;
    std::vector<std::uint32_t> rules{static_cast<std::uint32_t>(begin)};
    const bool end_rule =
        last < blocks_.size() && IsDashes(last) && blocks_.lines[last].blanks == 0;
    if (end_rule) rules.push_back(static_cast<std::uint32_t>(last));
    return ReadRows(begin - 1, begin, last, top, std::move(rules)) ? last + (end_rule ? 1 : 0)
                                                                   : begin;
  }

  // Cuts the head [begin, under) and the rows (under, last) at the columns; false where text
  // crosses them.
  bool ReadRows(std::size_t begin, std::size_t under, std::size_t last, const Columns& columns,
                std::vector<std::uint32_t> rules) {
    Grid grid;
    grid.furniture = std::move(rules);
    bool spaced = false;
    for (std::size_t i = under + 2; i < last; ++i) spaced |= blocks_.lines[i].blanks > 0;
    const bool one_column = columns.at.size() == 1;
    for (std::size_t i = begin; i < last; ++i) {
      if (i == under) continue;
      std::vector<CellPiece> pieces = Cut(i, columns);
      if (pieces.empty()) return false;
      const bool joined = i == begin || i == under + 1 ? false
                          : i < under || one_column
                              ? true
                              : (spaced || Continues(pieces)) && blocks_.lines[i].blanks == 0;
      if (!joined) grid.rows.push_back({static_cast<std::uint32_t>(i), 0, {}});
      GridRow& row = grid.rows.back();
      row.last_line = static_cast<std::uint32_t>(i);
      if (row.cells.empty()) row.cells.resize(columns.at.size());
      for (std::size_t k = 0; k < pieces.size(); ++k) row.cells[k].pieces.push_back(pieces[k]);
    }
    if (grid.rows.size() < 2) return false;
    Add(std::move(grid), std::min(begin, under), last);
    return true;
  }

  // Nothing in the first column, or nothing after it and a small letter there: the row goes on.
  bool Continues(const std::vector<CellPiece>& pieces) const {
    if (pieces.front().text.empty()) return true;
    return std::all_of(pieces.begin() + 1, pieces.end(),
                       [](const CellPiece& piece) { return piece.text.empty(); }) &&
           IsLower(DecodeAt(text_, pieces.front().text.begin).value);
  }

  // The pieces of a line; empty where a word stands across the beginning of a column.
  std::vector<CellPiece> Cut(std::size_t line, const Columns& columns) const {
    const Span body = blocks_.lines[line].body;
    std::vector<CellPiece> pieces;
    std::uint32_t column = blocks_.lines[line].indent;
    std::uint32_t at = body.begin;
    for (std::size_t k = 0; k < columns.at.size(); ++k) {
      const std::uint32_t begin = at;
      const std::uint32_t stop = k + 1 < columns.at.size() ? columns.at[k + 1].first : 0xFFFFFFFFU;
      while (at < body.end && column < stop) {
        const CodePoint c = DecodeAt(text_, at);
        column += IsCjk(c.value) ? 2U : 1U;
        at += c.size;
      }
      const bool word = at > begin && at < body.end && !IsSpace(text_[at - 1]);
      if (word && k + 1 < columns.at.size()) return {};
      CellPiece piece{static_cast<std::uint32_t>(line), Trimmed(text_, {begin, at}), {begin, at}};
      while (piece.cover.size() > 0 && IsSpace(text_[piece.cover.end - 1])) --piece.cover.end;
      pieces.push_back(piece);
    }
    return pieces;
  }

  void Add(Grid grid, std::size_t begin, std::size_t end) {
    grid.line = static_cast<std::uint32_t>(begin);
    grid.end = static_cast<std::uint32_t>(end);
    found_.push_back(std::move(grid));
  }

  const Blocks& blocks_;
  std::string_view text_;
  const std::vector<bool>& pages_;
  CodeLegends& legends_;
  std::vector<Grid> found_;
  std::size_t leading_end_ = 0;  // after those rows
  GridRow leading_;              // the heads over the last rows with marks before their texts
  std::size_t headless_ = 0;     // the line before which no rows without a head begin
};

}  // namespace

std::vector<Grid> FindGrids(const Blocks& blocks, const std::vector<bool>& pages,
                            CodeLegends& legends) {
  return Finder(blocks, pages, legends).Run();
}

}  // namespace qsift
