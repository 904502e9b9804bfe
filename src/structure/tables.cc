#include "src/structure/tables.h"

#include <algorithm>
#include <string>

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr double kPerRow = 1.2;  // evidence of a row

// The cells of a row: bars divide them, an escaped bar does not.
std::vector<TableCell> SplitRow(std::string_view text, Span body) {
  std::vector<TableCell> cells;
  std::uint32_t begin = body.begin;  // at the bar before the cell
  for (std::uint32_t i = body.begin + 1; i < body.end; ++i) {
    if (text[i] != '|' || text[i - 1] == '\\') continue;
    TableCell cell;
    cell.cover = {begin, i};
    cell.text = {begin + 1, i};
    while (!cell.text.empty() && text[cell.text.begin] == ' ') ++cell.text.begin;
    while (!cell.text.empty() && text[cell.text.end - 1] == ' ') --cell.text.end;
    while (text[cell.cover.end - 1] == ' ') --cell.cover.end;
    cells.push_back(cell);
    begin = i;
  }
  if (!cells.empty()) cells.back().cover.end = body.end;
  return cells;
}

// "|---|:---:|": the rule under a header row.
bool IsRule(std::string_view body) {
  return body.find("--") != body.npos && body.find_first_not_of("|:- \t") == body.npos;
}

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks) {}

  TableQuestions Run() {
    for (std::size_t i = 0; i + 2 < blocks_.size(); ++i) {
      if (IsTable(i) && IsTable(i + 1) && IsRule(blocks_.Body(i + 1))) i = ReadTable(i);
    }
    found_.score = kPerRow * static_cast<double>(found_.rows.size());
    return std::move(found_);
  }

 private:
  bool IsTable(std::size_t line) const { return blocks_.facts[line].sign == Sign::kTable; }

  ColumnRole RoleOf(const TableCell& cell) const {
    std::string folded;
    AppendFolded(blocks_.text.substr(cell.text.begin, cell.text.size()), folded);
    std::erase(folded, '*');
    const auto role = blocks_.rules->columns.find(folded);
    return role == blocks_.rules->columns.end() ? ColumnRole::kOther : role->second;
  }

  // The last line of the table whose header stands at `header`.
  std::size_t ReadTable(std::size_t header) {
    std::vector<ColumnRole> roles;
    for (const TableCell& cell : SplitRow(blocks_.text, blocks_.lines[header].body)) {
      roles.push_back(RoleOf(cell));
    }
    const auto has = [&](ColumnRole role) {
      return std::find(roles.begin(), roles.end(), role) != roles.end();
    };
    std::size_t line = header + 2;
    const bool asks = has(ColumnRole::kPrompt) && has(ColumnRole::kReply);
    for (; line < blocks_.size() && IsTable(line) && blocks_.lines[line].blanks == 0; ++line) {
      if (!asks) continue;
      TableQuestion row{static_cast<std::uint32_t>(line),
                        SplitRow(blocks_.text, blocks_.lines[line].body)};
      // Of two columns with one role the first counts.
      std::vector<ColumnRole> seen;
      for (std::size_t k = 0; k < row.cells.size() && k < roles.size(); ++k) {
        if (std::find(seen.begin(), seen.end(), roles[k]) != seen.end()) continue;
        row.cells[k].role = roles[k];
        if (roles[k] != ColumnRole::kOther) seen.push_back(roles[k]);
      }
      const bool prompted =
          std::any_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) {
            return cell.role == ColumnRole::kPrompt && !cell.text.empty();
          });
      if (prompted) found_.rows.push_back(std::move(row));
    }
    if (asks) {
      found_.furniture.push_back(static_cast<std::uint32_t>(header));
      found_.furniture.push_back(static_cast<std::uint32_t>(header + 1));
    }
    return line - 1;
  }

  const Blocks& blocks_;
  TableQuestions found_;
};

}  // namespace

TableQuestions FindTableQuestions(const Blocks& blocks) { return Finder(blocks).Run(); }

}  // namespace qsift
