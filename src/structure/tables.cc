#include "src/structure/tables.h"

#include <algorithm>
#include <optional>
#include <string>

#include "src/rules/rules.h"
#include "src/structure/marks.h"
#include "src/structure/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostColumns = 64;

using Row = TableQuestion;

// The cells of a line: bars (or tabs) divide them, an escaped bar does not.
std::vector<CellPiece> SplitLine(std::string_view text, std::uint32_t line, Span body,
                                 char divider) {
  std::vector<CellPiece> cells;
  const bool leading = text[body.begin] == divider;
  std::uint32_t begin = body.begin;  // at the bar before the cell
  const auto add = [&](std::uint32_t end) {
    CellPiece cell{line, {begin, end}, {begin, end}};
    if (begin > body.begin || leading) ++cell.text.begin;
    while (!cell.text.empty() && IsSpace(text[cell.text.begin])) ++cell.text.begin;
    while (!cell.text.empty() && IsSpace(text[cell.text.end - 1])) --cell.text.end;
    while (cell.cover.size() > 1 && IsSpace(text[cell.cover.end - 1])) --cell.cover.end;
    cells.push_back(cell);
    begin = end;
  };
  for (std::uint32_t i = body.begin + 1; i < body.end && cells.size() < kMostColumns; ++i) {
    if (text[i] == divider && text[i - 1] != '\\') add(i);
  }
  if (begin + 1 < body.end) {
    add(body.end);
  } else if (!cells.empty()) {
    cells.back().cover.end = body.end;
  }
  return cells;
}

Row RowOf(std::string_view text, std::uint32_t line, Span body, char divider) {
  Row row;
  row.line = row.last_line = line;
  for (const CellPiece& piece : SplitLine(text, line, body, divider)) {
    row.cells.push_back({ColumnRole::kOther, {piece}});
  }
  return row;
}

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks) {}

  std::vector<QuestionTable> Run() {
    const bool tabs = blocks_.text.find('\t') != std::string_view::npos;
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (IsTable(i)) {
        i = IsBorder(i) ? ReadGrid(i) : ReadPipes(i);
      } else if (tabs && blocks_.Body(i).find('\t') != std::string_view::npos) {
        i = ReadTabs(i);
      }
    }
    return std::move(found_);
  }

 private:
  bool IsTable(std::size_t line) const {
    return line < blocks_.size() && blocks_.facts[line].sign == Sign::kTable;
  }

  bool GoesOn(std::size_t line) const { return IsTable(line) && blocks_.lines[line].blanks == 0; }

  // "+---+---+", "+===+===+".
  bool IsBorder(std::size_t line) const { return blocks_.Body(line).front() == '+'; }

  // "|---|:---:|": the rule under a header row.
  bool IsRule(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.find("--") != body.npos && body.find_first_not_of("|:- \t") == body.npos;
  }

  // Each returns the table's last line.
  std::size_t ReadPipes(std::size_t begin) {
    std::size_t end = begin + 1;
    while (GoesOn(end)) ++end;
    if (end < begin + 3 || !IsRule(begin + 1)) return end - 1;
    std::vector<Row> rows;
    for (std::size_t i = begin; i < end; ++i) {
      if (i == begin + 1) continue;
      rows.push_back(RowAt(i, '|'));
    }
    Read(std::move(rows), {static_cast<std::uint32_t>(begin + 1)});
    return end - 1;
  }

  std::size_t ReadGrid(std::size_t begin) {
    std::vector<Row> rows;
    std::vector<std::uint32_t> borders{static_cast<std::uint32_t>(begin)};
    bool open = false;
    std::size_t line = begin + 1;
    for (; GoesOn(line); ++line) {
      if (IsBorder(line)) {
        borders.push_back(static_cast<std::uint32_t>(line));
        open = false;
        continue;
      }
      Row row = RowAt(line, '|');
      if (open && row.cells.size() == rows.back().cells.size()) {
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
          rows.back().cells[k].pieces.push_back(row.cells[k].pieces.front());
        }
        rows.back().last_line = static_cast<std::uint32_t>(line);
      } else {
        rows.push_back(std::move(row));
      }
      open = true;
    }
    Read(std::move(rows), std::move(borders));
    return line - 1;
  }

  // A header with columns for questions and replies, divided by tabs.
  std::size_t ReadTabs(std::size_t begin) {
    Row header = RowAt(begin, '\t');
    const auto has = [&](ColumnRole role) {
      return std::any_of(header.cells.begin(), header.cells.end(),
                         [&](const TableCell& cell) { return RoleOf(cell) == role; });
    };
    if (!has(ColumnRole::kPrompt) || !has(ColumnRole::kReply)) return begin;
    std::vector<Row> rows{std::move(header)};
    std::size_t line = begin + 1;
    for (; line < blocks_.size() && blocks_.Body(line).find('\t') != std::string_view::npos;
         ++line) {
      rows.push_back(RowAt(line, '\t'));
    }
    if (rows.size() < 2) return begin;
    Read(std::move(rows), {});
    return line - 1;
  }

  Row RowAt(std::size_t line, char divider) const {
    return RowOf(blocks_.text, static_cast<std::uint32_t>(line), blocks_.lines[line].body, divider);
  }

  std::string_view Text(const TableCell& cell) const {
    const Span text = cell.pieces.front().text;
    return blocks_.text.substr(text.begin, text.size());
  }

  ColumnRole RoleOf(const TableCell& cell) const {
    std::string folded;
    AppendFolded(Text(cell), folded);
    std::erase(folded, '*');
    const auto role = blocks_.rules->columns.find(folded);
    return role == blocks_.rules->columns.end() ? ColumnRole::kOther : role->second;
  }

  // The first row is the header.
  void Read(std::vector<Row> rows, std::vector<std::uint32_t> furniture) {
    if (rows.size() < 2) return;
    const Row& header = rows.front();
    std::vector<ColumnRole> roles;
    for (const TableCell& cell : header.cells) {
      // Of two columns with one role the first counts.
      const ColumnRole role = RoleOf(cell);
      const bool seen = std::find(roles.begin(), roles.end(), role) != roles.end();
      roles.push_back(seen ? ColumnRole::kOther : role);
    }
    const std::vector<std::size_t> options = OptionColumns(rows, roles);
    const auto column = [&](ColumnRole role) {
      return std::find(roles.begin(), roles.end(), role);
    };
    if (options.size() >= 2 && column(ColumnRole::kPrompt) == roles.end()) {
      FindPrompts(rows, options, roles);
    }
    const bool replies = column(ColumnRole::kReply) != roles.end() || options.size() >= 2;
    if (!replies || column(ColumnRole::kPrompt) == roles.end()) return;
    QuestionTable table;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      AddRow(header, std::move(rows[r]), roles, options, table.rows);
    }
    if (table.rows.empty()) return;
    for (std::uint32_t line = header.line; line <= header.last_line; ++line) {
      furniture.push_back(line);
    }
    table.furniture = std::move(furniture);
    found_.push_back(std::move(table));
  }

  // Columns with marks alone in them, and such with nothing under a word of the vocabulary. Fewer
  // than two are none.
  std::vector<std::size_t> OptionColumns(const std::vector<Row>& rows,
                                         const std::vector<ColumnRole>& roles) const {
    std::vector<std::size_t> columns;
    std::size_t marks = 0;
    std::size_t words = 0;
    for (std::size_t k = 0; k < roles.size(); ++k) {
      const TableCell& head = rows.front().cells[k];
      if (head.IsEmpty() || roles[k] == ColumnRole::kPrompt || roles[k] == ColumnRole::kNumber) {
        continue;
      }
      std::size_t here = 0;
      const bool only_marks = std::all_of(rows.begin() + 1, rows.end(), [&](const Row& row) {
        if (k >= row.cells.size() || row.cells[k].IsEmpty()) return true;
        if (!WholeMark(blocks_, Text(row.cells[k]))) return false;
        ++here;
        return true;
      });
      const bool word = ValueOf(*blocks_.rules, Text(head)) != Value::kLabel;
      if (!only_marks || (here == 0 && !word)) continue;
      columns.push_back(k);
      marks += here;
      words += word ? 1U : 0U;
    }
    if (columns.size() < 2 || (marks == 0 && words < 2)) return {};
    // A column between them that nobody chose.
    for (std::size_t k = columns.front() + 1; k < columns.back(); ++k) {
      const bool empty = std::all_of(rows.begin() + 1, rows.end(), [&](const Row& row) {
        return k >= row.cells.size() || row.cells[k].IsEmpty();
      });
      const auto at = std::lower_bound(columns.begin(), columns.end(), k);
      if (empty && *at != k && roles[k] == ColumnRole::kOther) columns.insert(at, k);
    }
    return columns;
  }

  // The column of the questions where no word says so: the first one with text in most rows.
  static void FindPrompts(const std::vector<Row>& rows, const std::vector<std::size_t>& options,
                          std::vector<ColumnRole>& roles) {
    for (std::size_t k = 0; k < roles.size(); ++k) {
      if (roles[k] == ColumnRole::kNumber ||
          std::find(options.begin(), options.end(), k) != options.end()) {
        continue;
      }
      const auto filled = std::count_if(rows.begin() + 1, rows.end(), [&](const Row& row) {
        return k < row.cells.size() && !row.cells[k].IsEmpty();
      });
      if (2 * filled < std::ssize(rows)) continue;
      roles[k] = ColumnRole::kPrompt;
      return;
    }
  }

  void AddRow(const Row& header, Row row, const std::vector<ColumnRole>& roles,
              const std::vector<std::size_t>& options, std::vector<Row>& out) const {
    bool prompted = false;
    for (std::size_t k = 0; k < row.cells.size() && k < roles.size(); ++k) {
      row.cells[k].role = roles[k];
      prompted |= roles[k] == ColumnRole::kPrompt && !row.cells[k].IsEmpty();
    }
    if (!prompted) return;
    bool selected = false;
    for (const std::size_t k : options) {
      if (k >= row.cells.size()) continue;
      TableOption option;
      option.cell = k;
      option.header_line = header.line;
      option.label = header.cells[k].pieces.front().text;
      row.cells[k].role = ColumnRole::kOption;
      const CellPiece& piece = row.cells[k].pieces.front();
      if (const auto mark = WholeMark(blocks_, Text(row.cells[k]))) {
        option.mark = {piece.text.begin + mark->place.begin, piece.text.begin + mark->place.end};
        option.state = mark->state;
        selected |= mark->state == State::kSelected;
      }
      row.options.push_back(option);
    }
    // An empty cell beside a mark is an option that was not taken.
    for (TableOption& option : row.options) {
      if (selected && option.mark.empty()) option.state = State::kUnselected;
    }
    out.push_back(std::move(row));
  }

  const Blocks& blocks_;
  std::vector<QuestionTable> found_;
};

}  // namespace

bool TableCell::IsEmpty() const {
  return std::all_of(pieces.begin(), pieces.end(),
                     [](const CellPiece& piece) { return piece.text.empty(); });
}

std::vector<QuestionTable> FindQuestionTables(const Blocks& blocks) { return Finder(blocks).Run(); }

}  // namespace qsift
