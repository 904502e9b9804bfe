#include "src/structure/lines/text_grid.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "src/rules/form_rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/segments.h"
#include "src/structure/lines/text_heads.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewRows = 2;
constexpr std::size_t kMostBlank = 2;  // lines between two rows
constexpr std::size_t kNear = 6;  // lines below a follow-up, of which one goes on with the rows

class Reader {
 public:
  Reader(const Blocks& blocks, CodeLegends& legends, const TextHeads& heads)
      : blocks_(blocks), legends_(legends), heads_(heads) {}

  std::vector<Grid> Read(std::size_t head) {
    ruled_ = IsRuleBelow(blocks_, head + 1);
    std::vector<Grid> parts;
    Grid all;  // the rows of all parts under one head
    std::size_t begin = head + (ruled_ ? 2 : 1);
    while (begin < blocks_.size()) {
      Grid grid;
      AddRow(grid, head, heads_.Cells());
      if (parts.empty() && ruled_) grid.furniture.push_back(static_cast<std::uint32_t>(head + 1));
      grid.matrix = heads_.chosen();
      grid.line = static_cast<std::uint32_t>(parts.empty() ? head : begin);
      grid.end = static_cast<std::uint32_t>(ReadRows(grid, begin, head + kLongGrid));
      if (grid.rows.size() < 2) break;
      all.rows.insert(all.rows.end(), grid.rows.begin() + (parts.empty() ? 0 : 1), grid.rows.end());
      begin = GoesOnAfter(grid.end);
      parts.push_back(std::move(grid));
    }
    if (all.rows.size() < kFewRows + 1 || !IsSure(all)) return {};
    return parts;
  }

 private:
  // Adds the rows from line `begin` on; returns the line after them.
  std::size_t ReadRows(Grid& grid, std::size_t begin, std::size_t stop) {
    std::vector<Span> cells;
    std::size_t line = begin;
    for (; line < blocks_.size() && line < stop; ++line) {
      const std::uint32_t blanks = blocks_.lines[line].blanks;
      if (ruled_ && IsRuleBelow(blocks_, line) && grid.rows.size() > 1) {  // it closes the table
        grid.furniture.push_back(static_cast<std::uint32_t>(line++));
        break;
      }
      const bool closed = ruled_ && blanks == 0;
      if (blanks > kMostBlank || (OverRule(line) && !closed) || IsFollowUp(line) ||
          !heads_.Place(line, cells)) {
        break;
      }
      const bool begins = Begins(grid, line, cells);
      if (!begins && blanks > 0) break;
      if (blanks > 0 && Leaves(grid, line, cells)) break;
      spaced_ |= begins && blanks > 0 && grid.rows.size() == 2 && !heads_.numbered();
      if (begins) {
        AddRow(grid, line, cells);
        const Span content = blocks_.facts[line].content;  // without its bullet
        CellPiece& label = grid.rows.back().cells[heads_.key()].pieces.front();
        if (heads_.chosen() && !label.text.empty() && content.begin < label.text.end) {
          label.text.begin = std::max(label.text.begin, content.begin);
        }
      } else {
        grid.rows.back().last_line = static_cast<std::uint32_t>(line);
        AddPieces(grid.rows.back(), line, cells);
      }
    }
    if (heads_.numbered()) JoinGroups(grid);
    while (grid.rows.size() > 1 && heads_.numbered() && IsGroup(grid.rows.back())) {
      line = grid.rows.back().line;
      grid.rows.pop_back();
    }
    return line;
  }

  // "If so, which? The lower one" between rows that are marked: a question of its own, with its
  // reply or the dots for it.
  bool IsFollowUp(std::size_t line) const {
    if (!heads_.chosen() || heads_.numbered() ||
        blocks_.Opener(line, OpenerKind::kCondition) == nullptr) {
      return false;
    }
    const std::string_view said = blocks_.Content(line);
    if (EndsInQuestionOrColon(said)) return false;
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    return !heads_.MarkColumn(segments.back()) &&
           (HasQuestionMark(said) || said.find(": ") != said.npos);
  }

  // Where rows go on under a follow-up at `line`: at the next line with a mark, or at one that it
  // wraps. The end of the document where they do not.
  std::size_t GoesOnAfter(std::size_t line) const {
    if (line >= blocks_.size() || !IsFollowUp(line)) return blocks_.size();
    const std::size_t stop = std::min(blocks_.size(), line + 1 + kNear);
    std::vector<Span> cells;
    for (std::size_t row = line + 1; row < stop; ++row) {
      if (blocks_.lines[row].blanks > kMostBlank) break;
      if (IsFollowUp(row) || !heads_.Place(row, cells) || cells[heads_.key()].empty()) continue;
      if (heads_.HoldMark(cells)) return row;
      const bool wraps = row + 1 < stop && blocks_.lines[row + 1].blanks == 0 &&
                         IsLower(DecodeAt(blocks_.Content(row + 1), 0).value);
      if ((wraps || EndsInColon(blocks_.Content(row))) && row + 1 < stop &&
          heads_.Place(row + 1, cells) && heads_.HoldMark(cells)) {
        return row;
      }
    }
    return blocks_.size();
  }

  static void AddRow(Grid& grid, std::size_t line, const std::vector<Span>& cells) {
    const auto at = static_cast<std::uint32_t>(line);
    grid.rows.push_back({at, at, std::vector<TableCell>(cells.size())});
    AddPieces(grid.rows.back(), line, cells);
  }

  // A rule under the line makes it the head of another table.
  bool OverRule(std::size_t line) const {
    return line + 1 < blocks_.size() && blocks_.facts[line + 1].sign == Sign::kUnderline;
  }

  // The cells begin a row; else they go on with the last one.
  bool Begins(const Grid& grid, std::size_t line, const std::vector<Span>& cells) const {
    if (heads_.numbered()) return !cells[0].empty();
    if (cells[heads_.key()].empty()) return false;
    if (blocks_.lines[line].blanks > 0 || grid.rows.size() == 1) return true;
    if (heads_.chosen() && blocks_.facts[line].sign == Sign::kBullet) return true;
    if (spaced_) return false;
    const auto filled =
        std::count_if(cells.begin(), cells.end(), [](Span cell) { return !cell.empty(); });
    if (!heads_.chosen()) return filled > 1;
    const bool small = IsLower(DecodeAt(blocks_.text, cells[heads_.key()].begin).value);
    // The mark may stand beside the last line of a label.
    return small ? filled > 1 && IsMarked(grid.rows.back()) : true;
  }

  // Apart from rows that stand one right below another, neither the line nor the next has a mark.
  bool Leaves(const Grid& grid, std::size_t line, const std::vector<Span>& cells) const {
    if (!heads_.chosen() || heads_.numbered() || grid.rows.size() <= kFewRows ||
        heads_.HoldMark(cells))
      return false;
    const bool tight =
        std::any_of(grid.rows.begin() + 2, grid.rows.end(),
                    [this](const GridRow& row) { return blocks_.lines[row.line].blanks == 0; });
    if (!tight) return false;
    std::vector<Span> next;
    return line + 1 == blocks_.size() || blocks_.lines[line + 1].blanks > 0 ||
           !heads_.Place(line + 1, next) || !heads_.HoldMark(next);
  }

  bool IsMarked(const GridRow& row) const {
    for (std::size_t k = 0; k < heads_.size(); ++k) {
      if (heads_.IsChoice(k) && !row.cells[k].IsEmpty()) return true;
    }
    return false;
  }

  bool HasDigit(const GridRow& row) const {
    const std::string_view number = blocks_.Text(row.cells.front().pieces.front().text);
    return std::any_of(number.begin(), number.end(), IsDigit);
  }

  // "B.  Stairs" between rows whose numbers have digits heads the rows below it, as one cell.
  void JoinGroups(Grid& grid) const {
    const auto digits = std::count_if(grid.rows.begin() + 1, grid.rows.end(),
                                      [&](const GridRow& row) { return HasDigit(row); });
    if (2 * digits <= std::ssize(grid.rows) - 1) return;
    for (auto row = grid.rows.begin() + 1; row != grid.rows.end(); ++row) {
      const bool rest = std::any_of(row->cells.begin() + 2, row->cells.end(),
                                    [](const TableCell& cell) { return !cell.IsEmpty(); });
      if (HasDigit(*row) || rest || row->line != row->last_line || heads_.key() != 1) continue;
      CellPiece& number = row->cells[0].pieces.front();
      CellPiece& title = row->cells[1].pieces.front();
      if (title.text.empty()) continue;
      number.text.end = number.cover.end = title.text.end;
      title = {title.line, {}, {}};
    }
  }

  static bool IsGroup(const GridRow& row) {
    return !row.cells.front().IsEmpty() &&
           std::all_of(row.cells.begin() + 1, row.cells.end(),
                       [](const TableCell& cell) { return cell.IsEmpty(); });
  }

  // Heads that no pack knows make a table only where the cells below them show it.
  bool IsSure(const Grid& grid) const {
    if (heads_.known()) return true;
    std::size_t marks = 0;
    std::size_t rows = 0;
    std::vector<std::size_t> replies(heads_.size());
    for (auto row = grid.rows.begin() + 1; row != grid.rows.end(); ++row) {
      rows += row->cells[heads_.key()].IsEmpty() ? 0U : 1U;
      marks += heads_.chosen() && IsMarked(*row) ? 1U : 0U;
      for (std::size_t k = heads_.key() + 1; k < heads_.size(); ++k) {
        replies[k] += IsReply(row->cells[k]) ? 1U : 0U;
      }
    }
    if (heads_.single()) return marks > kFewRows && OneMarkARow(grid);
    if (heads_.chosen()) return marks >= kFewRows || (heads_.numbered() && rows >= kFewRows);
    return 2 * *std::max_element(replies.begin(), replies.end()) > rows;
  }

  // No row has two marks, and not all marks stand under one head.
  bool OneMarkARow(const Grid& grid) const {
    std::vector<bool> marked(heads_.size());
    for (auto row = grid.rows.begin() + 1; row != grid.rows.end(); ++row) {
      std::size_t marks = 0;
      for (std::size_t k = 0; k < heads_.size(); ++k) {
        if (!heads_.IsChoice(k) || row->cells[k].IsEmpty()) continue;
        marked[k] = true;
        ++marks;
      }
      if (marks > 1) return false;
    }
    return std::count(marked.begin(), marked.end(), true) > 1;
  }

  bool IsReply(const TableCell& cell) const {
    const std::string_view said = blocks_.Text(cell.pieces.front().text);
    return !said.empty() && (blocks_.rules->words.ValueOf(said) != Value::kLabel ||
                             WholeMark(blocks_, said) || legends_.Explain(said));
  }

  const Blocks& blocks_;
  CodeLegends& legends_;
  const TextHeads& heads_;
  bool spaced_ = false;  // blank lines divide the rows
  bool ruled_ = false;   // a rule stands under the head
};

}  // namespace

std::vector<Grid> ReadTextGrids(const Blocks& blocks, CodeLegends& legends, std::size_t head) {
  const std::optional<TextHeads> heads = TextHeads::Read(blocks, head);
  return heads ? Reader(blocks, legends, *heads).Read(head) : std::vector<Grid>();
}

}  // namespace qsift
