#include "src/structure/lines/text_grid.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "src/rules/form_rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/segments.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongGrid = 200;  // rows
constexpr std::size_t kFewRows = 2;
constexpr std::size_t kFewColumns = 2;
constexpr std::size_t kLongHead = 40;   // bytes; of a head over text
constexpr std::size_t kLongValue = 24;  // bytes; of a head over marks
constexpr std::size_t kLongNumber = 8;  // bytes
constexpr std::size_t kSlack = 2;       // columns by which a cell may stand beside its head
constexpr std::size_t kFar = 6;         // columns between the middles of a mark and its head
constexpr std::size_t kNear = 6;        // lines below a head, of which one shows the first marks
constexpr std::size_t kMostBlank = 2;   // lines between two rows

struct Head {
  Segment at;
  ColumnRole role = ColumnRole::kOther;
  bool marks = false;  // a choice to be marked
};

class Reader {
 public:
  Reader(const Blocks& blocks, CodeLegends& legends) : blocks_(blocks), legends_(legends) {}

  std::vector<Grid> Read(std::size_t head) {
    if (!ReadHeads(head)) return {};
    ruled_ = IsRule(head + 1);
    std::vector<Grid> parts;
    Grid all;  // the rows of all parts under one head
    std::size_t begin = head + (ruled_ ? 2 : 1);
    while (begin < blocks_.size()) {
      Grid grid;
      AddRow(grid, head, HeadCells());
      if (parts.empty() && ruled_) grid.furniture.push_back(static_cast<std::uint32_t>(head + 1));
      grid.matrix = chosen_;
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
  std::vector<Span> HeadCells() const {
    std::vector<Span> cells;
    cells.reserve(heads_.size());
    for (const Head& head : heads_) cells.push_back(head.at.text);
    return cells;
  }

  // Adds the rows from line `begin` on; returns the line after them.
  std::size_t ReadRows(Grid& grid, std::size_t begin, std::size_t stop) {
    std::vector<Span> cells;
    std::size_t line = begin;
    for (; line < blocks_.size() && line < stop; ++line) {
      const std::uint32_t blanks = blocks_.lines[line].blanks;
      if (ruled_ && IsRule(line) && grid.rows.size() > 1) {  // it closes the table
        grid.furniture.push_back(static_cast<std::uint32_t>(line++));
        break;
      }
      const bool closed = ruled_ && blanks == 0;
      if (blanks > kMostBlank || (OverRule(line) && !closed) || IsFollowUp(line) ||
          !Place(line, cells)) {
        break;
      }
      const bool begins = Begins(grid, line, cells);
      if (!begins && blanks > 0) break;
      if (blanks > 0 && Leaves(grid, line, cells)) break;
      spaced_ |= begins && blanks > 0 && grid.rows.size() == 2 && !numbered_;
      if (begins) {
        AddRow(grid, line, cells);
        const Span content = blocks_.facts[line].content;  // without its bullet
        CellPiece& label = grid.rows.back().cells[key_].pieces.front();
        if (chosen_ && !label.text.empty() && content.begin < label.text.end) {
          label.text.begin = std::max(label.text.begin, content.begin);
        }
      } else {
        grid.rows.back().last_line = static_cast<std::uint32_t>(line);
        AddPieces(grid.rows.back(), line, cells);
      }
    }
    if (numbered_) JoinGroups(grid);
    while (grid.rows.size() > 1 && numbered_ && IsGroup(grid.rows.back())) {
      line = grid.rows.back().line;
      grid.rows.pop_back();
    }
    return line;
  }

  // "If so, which? The lower one" between rows that are marked: a question of its own, with its
  // reply or the dots for it.
  bool IsFollowUp(std::size_t line) const {
    if (!chosen_ || numbered_ || blocks_.Opener(line, OpenerKind::kCondition) == nullptr) {
      return false;
    }
    const std::string_view said = blocks_.Content(line);
    if (EndsInQuestionOrColon(said)) return false;
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    return !MarkColumn(segments.back()) && (HasQuestionMark(said) || said.find(": ") != said.npos);
  }

  // Where rows go on under a follow-up at `line`: at the next line with a mark, or at one that it
  // wraps. The end of the document where they do not.
  std::size_t GoesOnAfter(std::size_t line) const {
    if (line >= blocks_.size() || !IsFollowUp(line)) return blocks_.size();
    const std::size_t stop = std::min(blocks_.size(), line + 1 + kNear);
    std::vector<Span> cells;
    for (std::size_t row = line + 1; row < stop; ++row) {
      if (blocks_.lines[row].blanks > kMostBlank) break;
      if (IsFollowUp(row) || !Place(row, cells) || cells[key_].empty()) continue;
      if (HoldsMark(cells)) return row;
      const bool wraps = row + 1 < stop && blocks_.lines[row + 1].blanks == 0 &&
                         IsLower(DecodeAt(blocks_.Content(row + 1), 0).value);
      if ((wraps || EndsInColon(blocks_.Content(row))) && row + 1 < stop && Place(row + 1, cells) &&
          HoldsMark(cells)) {
        return row;
      }
    }
    return blocks_.size();
  }

  // False where the line is no head.
  bool ReadHeads(std::size_t line) {
    // A rule below it makes it look like an underlined title.
    const Sign sign = blocks_.facts[line].sign;
    if (sign != Sign::kNone && (sign != Sign::kHeading || !IsRule(line + 1))) return false;
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    if (segments.size() < 2 || segments.size() > kMostColumns) return false;
    if (std::any_of(segments.begin(), segments.end(),
                    [](const Segment& head) { return head.text.size() > kLongHead; })) {
      return false;
    }
    bool prompt = false;
    bool reply = false;
    for (const Segment& segment : segments) {
      Head head{segment, RoleOf(segment), false};
      prompt |= head.role == ColumnRole::kPrompt;
      reply |= head.role == ColumnRole::kReply;
      heads_.push_back(head);
    }
    if (FindChoice() || (!(prompt && reply) && FindMarked(line))) {
      chosen_ = true;
      const std::size_t first = FirstMarks();
      if (first == 0) return ImplyLabels(line);
      if (!prompt) heads_[first - 1].role = ColumnRole::kPrompt;
      key_ = first - 1;
    } else if (prompt && reply) {
      known_ = true;
      while (heads_[key_].role != ColumnRole::kPrompt) ++key_;
    } else if (!prompt && heads_.size() > 2 && heads_[0].role == ColumnRole::kNumber) {
      // "Ref  Item  Result": what is numbered is asked, and the cells say where it is answered.
      if (heads_[1].role != ColumnRole::kOther && heads_[1].role != ColumnRole::kNumber) {
        return false;
      }
      heads_[1].role = ColumnRole::kPrompt;
      key_ = 1;
    } else {
      return false;
    }
    numbered_ = heads_[0].role == ColumnRole::kNumber;
    return true;
  }

  ColumnRole RoleOf(const Segment& head) const {
    const auto found = blocks_.rules->columns.find(Folded(blocks_.Text(head.text)));
    return found == blocks_.rules->columns.end() ? ColumnRole::kOther : found->second;
  }

  // Two heads or more, side by side, are different words of the vocabulary.
  bool FindChoice() {
    std::vector<Value> values;
    values.reserve(heads_.size());
    for (const Head& head : heads_) {
      const std::string_view text = blocks_.Text(head.at.text);
      values.push_back(text.size() > kLongValue ? Value::kLabel
                                                : blocks_.rules->words.ValueOf(text));
    }
    const auto pair = std::adjacent_find(values.begin(), values.end(), [](Value a, Value b) {
      return a != b && a != Value::kLabel && b != Value::kLabel;
    });
    if (pair == values.end()) return false;
    for (auto k = static_cast<std::size_t>(pair - values.begin());
         k < heads_.size() && values[k] != Value::kLabel; ++k) {
      heads_[k].marks = true;
      heads_[k].role = ColumnRole::kOther;
    }
    return true;
  }

  // "Often  Seldom  Never" over rows with a single mark: short heads of no other use, and with no
  // text below them.
  bool FindMarked(std::size_t line) {
    const std::size_t first = line + (IsRule(line + 1) ? 2 : 1);
    const std::size_t stop = std::min(blocks_.size(), first + kNear);
    std::size_t row = first;
    std::size_t labels = 0;  // the end of them, as a column
    while (row < stop && (labels = EndOfLabels(row)) == 0) ++row;
    if (row == stop) return false;
    for (Head& head : heads_) {
      if (WholeMark(blocks_, blocks_.Text(head.at.text))) return false;
      head.marks = head.role == ColumnRole::kOther && head.at.begin >= labels &&
                   head.at.text.size() <= kLongValue;
    }
    for (row = first; row < blocks_.size() && row < first + kLongGrid; ++row) {
      if (row > first && blocks_.lines[row].blanks > 0) break;
      for (const Segment& segment : SegmentsOf(blocks_, row)) {
        if (segment.begin < labels || WholeMark(blocks_, blocks_.Text(segment.text))) continue;
        if (const auto k = TextColumn(segment, true)) heads_[*k].marks = false;
      }
    }
    single_ = true;
    return std::count_if(heads_.begin(), heads_.end(), [](const Head& head) {
             return head.marks;
           }) >= static_cast<std::ptrdiff_t>(kFewColumns);
  }

  // The column in which the text before the first mark of a line ends; 0 where there is no mark, or
  // no text before it.
  std::size_t EndOfLabels(std::size_t line) const {
    if (!HoldsText(blocks_.facts[line].sign)) return 0;
    std::size_t end = 0;
    for (const Segment& segment : SegmentsOf(blocks_, line)) {
      if (end > 0 && WholeMark(blocks_, blocks_.Text(segment.text))) return end;
      end = segment.end;
    }
    return 0;
  }

  std::size_t FirstMarks() const {
    return static_cast<std::size_t>(
        std::find_if(heads_.begin(), heads_.end(), [](const Head& head) { return head.marks; }) -
        heads_.begin());
  }

  // No head stands over the labels: the first row with a mark shows where they begin, and whether a
  // number stands before them.
  bool ImplyLabels(std::size_t line) {
    const std::size_t stop = std::min(blocks_.size(), line + 1 + kNear);
    for (std::size_t row = line + 1; row < stop; ++row) {
      const std::vector<Segment> segments = SegmentsOf(blocks_, row);
      const auto right = std::find_if(
          segments.begin(), segments.end(),
          [&](const Segment& segment) { return segment.begin + kFar > heads_[0].at.begin; });
      const auto left = right - segments.begin();
      if (right == segments.end() || !WholeMark(blocks_, blocks_.Text(right->text))) continue;
      numbered_ = left == 2 && IsNumber(blocks_.Text(segments.front().text));
      if (left != 1 && !numbered_) return false;
      const std::uint32_t at = blocks_.lines[line].body.begin;
      std::vector<Head> labels;
      for (auto segment = segments.begin(); segment != right; ++segment) {
        Head head{*segment, ColumnRole::kPrompt, false};
        head.at.text = {at, at};
        labels.push_back(head);
      }
      if (numbered_) labels.front().role = ColumnRole::kNumber;
      key_ = labels.size() - 1;
      heads_.insert(heads_.begin(), labels.begin(), labels.end());
      return true;
    }
    return false;
  }

  static bool IsNumber(std::string_view text) {
    return text.size() <= kLongNumber && text.find(' ') == text.npos &&
           std::any_of(text.begin(), text.end(), IsDigit);
  }

  static void AddRow(Grid& grid, std::size_t line, const std::vector<Span>& cells) {
    const auto at = static_cast<std::uint32_t>(line);
    grid.rows.push_back({at, at, std::vector<TableCell>(cells.size())});
    AddPieces(grid.rows.back(), line, cells);
  }

  bool IsRule(std::size_t line) const {
    return line < blocks_.size() && blocks_.lines[line].blanks == 0 &&
           blocks_.facts[line].sign == Sign::kUnderline;
  }

  // A rule under the line makes it the head of another table.
  bool OverRule(std::size_t line) const {
    return line + 1 < blocks_.size() && blocks_.facts[line + 1].sign == Sign::kUnderline;
  }

  // The cells begin a row; else they go on with the last one.
  bool Begins(const Grid& grid, std::size_t line, const std::vector<Span>& cells) const {
    if (numbered_) return !cells[0].empty();
    if (cells[key_].empty()) return false;
    if (blocks_.lines[line].blanks > 0 || grid.rows.size() == 1) return true;
    if (chosen_ && blocks_.facts[line].sign == Sign::kBullet) return true;
    if (spaced_) return false;
    const auto filled =
        std::count_if(cells.begin(), cells.end(), [](Span cell) { return !cell.empty(); });
    if (!chosen_) return filled > 1;
    const bool small = IsLower(DecodeAt(blocks_.text, cells[key_].begin).value);
    // The mark may stand beside the last line of a label.
    return small ? filled > 1 && IsMarked(grid.rows.back()) : true;
  }

  // Apart from rows that stand one right below another, neither the line nor the next has a mark.
  bool Leaves(const Grid& grid, std::size_t line, const std::vector<Span>& cells) const {
    if (!chosen_ || numbered_ || grid.rows.size() <= kFewRows || HoldsMark(cells)) return false;
    const bool tight =
        std::any_of(grid.rows.begin() + 2, grid.rows.end(),
                    [this](const GridRow& row) { return blocks_.lines[row.line].blanks == 0; });
    if (!tight) return false;
    std::vector<Span> next;
    return line + 1 == blocks_.size() || blocks_.lines[line + 1].blanks > 0 ||
           !Place(line + 1, next) || !HoldsMark(next);
  }

  bool HoldsMark(const std::vector<Span>& cells) const {
    for (std::size_t k = 0; k < heads_.size(); ++k) {
      if (heads_[k].marks && !cells[k].empty()) return true;
    }
    return false;
  }

  bool IsMarked(const GridRow& row) const {
    for (std::size_t k = 0; k < heads_.size(); ++k) {
      if (heads_[k].marks && !row.cells[k].IsEmpty()) return true;
    }
    return false;
  }

  // The cells of a line under the heads; false where text crosses a column, or fills none.
  bool Place(std::size_t line, std::vector<Span>& cells) const {
    if (blocks_.facts[line].sign != Sign::kNone && blocks_.facts[line].sign != Sign::kBullet) {
      return false;
    }
    cells.assign(heads_.size(), Span{});
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    for (const Segment& segment : segments) {
      std::optional<std::size_t> k = MarkColumn(segment);
      if (!k) k = TextColumn(segment, &segment == &segments.back());
      if (!k) return false;
      if (cells[*k].empty()) {
        cells[*k] = segment.text;
      } else {
        cells[*k].end = segment.text.end;
      }
    }
    return true;
  }

  // The head that a single mark stands under, or beside.
  std::optional<std::size_t> MarkColumn(const Segment& segment) const {
    if (!chosen_ || segment.begin < heads_[key_].at.end ||
        !WholeMark(blocks_, blocks_.Text(segment.text))) {
      return std::nullopt;
    }
    const auto distance = [&](const Head& head) {
      return std::abs(static_cast<long>(head.at.Middle()) - static_cast<long>(segment.Middle()));
    };
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < heads_.size(); ++k) {
      if (!heads_[k].marks || distance(heads_[k]) > static_cast<long>(kFar)) continue;
      if (!best || distance(heads_[k]) < distance(heads_[*best])) best = k;
    }
    return best;
  }

  std::optional<std::size_t> TextColumn(const Segment& segment, bool last) const {
    std::size_t k = 0;
    while (k + 1 < heads_.size() && heads_[k + 1].at.begin <= segment.begin + kSlack) ++k;
    if (segment.begin + kSlack < heads_[k].at.begin) return std::nullopt;
    if (k + 1 == heads_.size() || segment.end <= heads_[k + 1].at.begin + kSlack) return k;
    // A long reply runs on under the next head.
    const bool runs_on = last && k > key_ && !heads_[k].marks;
    return runs_on ? std::optional<std::size_t>(k) : std::nullopt;
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
      if (HasDigit(*row) || rest || row->line != row->last_line || key_ != 1) continue;
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
    if (known_) return true;
    std::size_t marks = 0;
    std::size_t rows = 0;
    std::vector<std::size_t> replies(heads_.size());
    for (auto row = grid.rows.begin() + 1; row != grid.rows.end(); ++row) {
      rows += row->cells[key_].IsEmpty() ? 0U : 1U;
      marks += chosen_ && IsMarked(*row) ? 1U : 0U;
      for (std::size_t k = key_ + 1; k < heads_.size(); ++k) {
        replies[k] += IsReply(row->cells[k]) ? 1U : 0U;
      }
    }
    if (single_) return marks > kFewRows && OneMarkARow(grid);
    if (chosen_) return marks >= kFewRows || (numbered_ && rows >= kFewRows);
    return 2 * *std::max_element(replies.begin(), replies.end()) > rows;
  }

  // No row has two marks, and not all marks stand under one head.
  bool OneMarkARow(const Grid& grid) const {
    std::vector<bool> marked(heads_.size());
    for (auto row = grid.rows.begin() + 1; row != grid.rows.end(); ++row) {
      std::size_t marks = 0;
      for (std::size_t k = 0; k < heads_.size(); ++k) {
        if (!heads_[k].marks || row->cells[k].IsEmpty()) continue;
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
  std::vector<Head> heads_;
  std::size_t key_ = 0;    // the column of what is asked
  bool known_ = false;     // the packs know heads of prompts and of replies
  bool single_ = false;    // heads of no vocabulary, which single marks show to be a choice
  bool chosen_ = false;    // some heads are a choice to be marked
  bool numbered_ = false;  // the first column holds numbers
  bool spaced_ = false;    // blank lines divide the rows
  bool ruled_ = false;     // a rule stands under the head
};

}  // namespace

std::vector<Grid> ReadTextGrids(const Blocks& blocks, CodeLegends& legends, std::size_t head) {
  return Reader(blocks, legends).Read(head);
}

}  // namespace qsift
