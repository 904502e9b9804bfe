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
constexpr std::size_t kFar = 12;  // lines of a title and of a page, over which rows go on
constexpr std::size_t kLongTable = 2000;  // lines

class Reader {
 public:
  Reader(const Blocks& blocks, const std::vector<bool>& pages, CodeLegends& legends,
         const TextHeads& heads)
      : blocks_(blocks), pages_(pages), legends_(legends), heads_(heads) {}

  std::vector<Grid> Read(std::size_t head) {
    ruled_ = !heads_.implied() && IsRuleBelow(blocks_, head + 1);
    std::vector<Grid> parts;
    Grid all;  // the rows of all parts under one head
    std::size_t begin = head + (ruled_ ? 2 : heads_.implied() ? 0 : 1);
    while (begin < blocks_.size()) {
      Grid grid;
      AddRow(grid, head, heads_.Cells());
      if (parts.empty() && ruled_) grid.furniture.push_back(static_cast<std::uint32_t>(head + 1));
      grid.matrix = heads_.chosen();
      grid.line = static_cast<std::uint32_t>(parts.empty() ? head : begin);
      grid.end = static_cast<std::uint32_t>(ReadRows(grid, begin, begin + kLongGrid));
      if (grid.rows.size() < 2) break;
      all.rows.insert(all.rows.end(), grid.rows.begin() + (parts.empty() ? 0 : 1), grid.rows.end());
      begin = GoesOnAfter(grid, head + kLongTable);
      parts.push_back(std::move(grid));
    }
    if (all.rows.size() < kFewRows + 1 || !IsSure(all)) return {};
    for (Grid& part : parts) {
      if (!heads_.implied()) break;
      part.rows.erase(part.rows.begin());
      part.headed = false;
      part.roles = heads_.Roles();
    }
    return parts;
  }

 private:
  // Adds the rows from line `begin` on; returns the line after them.
  std::size_t ReadRows(Grid& grid, std::size_t begin, std::size_t stop) {
    std::vector<Span> cells;
    std::size_t end = begin;
    bool turned = false;  // a page ended after the last row
    for (std::size_t line = begin; line < blocks_.size() && line < stop; ++line) {
      if (IsOfPage(line)) {
        turned = true;
        continue;
      }
      const std::uint32_t blanks = turned ? 0 : blocks_.lines[line].blanks;
      if (ruled_ && IsRuleBelow(blocks_, line) && grid.rows.size() > 1) {  // it closes the table
        grid.furniture.push_back(static_cast<std::uint32_t>(line));
        end = line + 1;
        break;
      }
      const bool closed = ruled_ && blanks == 0;
      if (blanks > kMostBlank || (OverRule(line) && !closed) || IsFollowUp(line) ||
          !heads_.Place(line, cells)) {
        break;
      }
      const bool titles = blanks > 0 && IsTitle(line, cells);
      if (titles) std::swap(cells.front(), cells[heads_.key()]);
      const bool begins = titles || Begins(grid, line, cells);
      if (!begins && (blanks > 0 || (turned && grid.rows.size() == 1))) break;
      if (blanks > 0 && Leaves(grid, line, cells)) break;
      spaced_ |= begins && blanks > 0 && grid.rows.size() == 2 && !heads_.numbered();
      TakeHeads(grid, end, line);
      if (begins) {
        AddRow(grid, line, cells);
        const Span content = blocks_.facts[line].content;  // without its bullet
        CellPiece& label = grid.rows.back().cells[heads_.key()].pieces.front();
        if (heads_.chosen() && !label.text.empty() && content.begin < label.text.end) {
          label.text.begin = std::max(label.text.begin, content.begin);
        }
      } else {
        GoOn(grid.rows.back(), line, cells);
      }
      end = line + 1;
      turned = false;
    }
    if (heads_.numbered()) JoinGroups(grid);
    while (grid.rows.size() > 1 && heads_.numbered() && IsGroup(grid.rows.back())) {
      end = grid.rows.back().line;
      grid.rows.pop_back();
    }
    return end;
  }

  // "A.  Stairs" in the column of what is asked, over a numbered row: it heads the rows below it,
  // as one cell.
  bool IsTitle(std::size_t line, const std::vector<Span>& cells) const {
    if (!heads_.numbered() || line + 1 >= blocks_.size() || blocks_.lines[line + 1].blanks == 0 ||
        EndsInStop(blocks_.Content(line)) || EndsInQuestionOrColon(blocks_.Content(line))) {
      return false;
    }
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (cells[k].empty() == (k == heads_.key())) return false;
    }
    std::vector<Span> next;
    return heads_.Place(line + 1, next) && !next.front().empty() && !next[heads_.key()].empty();
  }

  bool IsOfPage(std::size_t line) const { return pages_[line] || heads_.StandOn(line); }

  // The heads that a page repeats between two rows.
  void TakeHeads(Grid& grid, std::size_t from, std::size_t to) const {
    for (std::size_t line = from; line < to; ++line) {
      if (!pages_[line]) grid.furniture.push_back(static_cast<std::uint32_t>(line));
    }
  }

  // Adds the cells to the row, which has a piece for each line, those of a page between too.
  static void GoOn(GridRow& row, std::size_t line, const std::vector<Span>& cells) {
    const std::vector<Span> none(cells.size());
    for (std::size_t page = row.last_line + std::size_t{1}; page < line; ++page) {
      AddPieces(row, page, none);
    }
    row.last_line = static_cast<std::uint32_t>(line);
    AddPieces(row, line, cells);
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

  // Where rows go on after line `line`; the end of the document where they do not.
  std::size_t GoesOnAfter(const Grid& grid, std::size_t last) const {
    const std::size_t line = grid.end;
    if (line >= std::min(blocks_.size(), last)) return blocks_.size();
    if (IsFollowUp(line)) return GoesOnUnder(line);
    if (!heads_.known() || !heads_.numbered()) return blocks_.size();
    const auto numbered = std::find_if(
        grid.rows.rbegin(), grid.rows.rend() - 1,
        [](const GridRow& row) { return !row.cells.front().pieces.front().text.empty(); });
    return NextNumbered(line, blocks_.Text(numbered->cells.front().pieces.front().text));
  }

  // Under a title of a part: at the number that comes after the last one, with text under the head
  // of what is asked. Other heads begin another table.
  std::size_t NextNumbered(std::size_t line, std::string_view last) const {
    const std::size_t stop = std::min(blocks_.size(), line + kFar);
    std::vector<Span> cells;
    for (std::size_t row = line; row < stop; ++row) {
      if (IsOfPage(row) || OverRule(row)) continue;
      if (!heads_.Place(row, cells)) continue;
      const std::string_view number = blocks_.Text(cells[0]);
      if (number.empty() || cells[heads_.key()].empty()) {
        if (SegmentsOf(blocks_, row).size() > 1) break;
        continue;
      }
      if (!std::any_of(number.begin(), number.end(), IsDigit)) break;
      return Follows(last, number) ? row : blocks_.size();
    }
    return blocks_.size();
  }

  // The first number of the next part, or one that counts on: 2.1 or 1.8 after 1.7, B1 after A9.
  static bool Follows(std::string_view last, std::string_view next) {
    const std::size_t a = std::min(last.find_first_of("0123456789"), last.size());
    const std::size_t b = std::min(next.find_first_of("0123456789"), next.size());
    const std::string_view rest = next.substr(b);
    if (last.substr(0, a) != next.substr(0, b)) return a > 0 && b == a && LeadingNumber(rest) == 1;
    const unsigned before = LeadingNumber(last.substr(a));
    const unsigned after = LeadingNumber(rest);
    if (after == before + 1) return true;
    const std::size_t dot = last.find('.', a);
    const std::size_t next_dot = next.find('.', b);
    if (after != before || dot == last.npos || next_dot == next.npos) return false;
    return LeadingNumber(next.substr(next_dot + 1)) > LeadingNumber(last.substr(dot + 1));
  }

  static unsigned LeadingNumber(std::string_view text) {
    unsigned number = 0;
    for (std::size_t i = 0; i < text.size() && IsDigit(text[i]) && number < 10000; ++i) {
      number = 10 * number + static_cast<unsigned>(text[i] - '0');
    }
    return number;
  }

  // Under a follow-up: at the next line with a mark, or at one that it wraps.
  std::size_t GoesOnUnder(std::size_t line) const {
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
  const std::vector<bool>& pages_;
  CodeLegends& legends_;
  const TextHeads& heads_;
  bool spaced_ = false;  // blank lines divide the rows
  bool ruled_ = false;   // a rule stands under the head
};

}  // namespace

std::vector<Grid> ReadTextGrids(const Blocks& blocks, const std::vector<bool>& pages,
                                CodeLegends& legends, std::size_t head) {
  const std::optional<TextHeads> heads = TextHeads::Read(blocks, head);
  return heads ? Reader(blocks, pages, legends, *heads).Read(head) : std::vector<Grid>();
}

std::vector<Grid> ReadHeadlessGrids(const Blocks& blocks, const std::vector<bool>& pages,
                                    CodeLegends& legends, std::size_t line, std::size_t& end) {
  const std::optional<TextHeads> heads = TextHeads::Imply(blocks, line, end);
  return heads ? Reader(blocks, pages, legends, *heads).Read(line) : std::vector<Grid>();
}

}  // namespace qsift
