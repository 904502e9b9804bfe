#include "src/structure/lines/column_grid.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/segments.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongCell = 160;  // bytes; of a label or a head
constexpr std::size_t kLongGrid = 200;  // rows
constexpr std::size_t kLongHead = 24;   // bytes; over a mark before a text
constexpr std::size_t kHeadLines = 3;
constexpr std::size_t kFewRows = 2;

// What stands before and after the leader of a line; empty after it where there is none.
std::pair<Span, Span> DivideAtLeader(const Blocks& blocks, std::size_t line) {
  const std::pair<Span, Span> none;
  const Sign sign = blocks.facts[line].sign;
  if ((sign != Sign::kNone && sign != Sign::kBullet) ||
      blocks.Opener(line, OpenerKind::kNumber) != nullptr) {
    return none;
  }
  const Span content = blocks.facts[line].content;
  const std::string_view text = blocks.Content(line);
  const std::size_t begin = std::min(text.find("...."), text.find("\u2026\u2026"));
  if (begin == text.npos || begin == 0) return none;
  std::size_t end = begin;
  while (end < text.size()) {
    const CodePoint c = DecodeAt(text, end);
    if (c.value != '.' && c.value != 0x2026 && c.value != ' ') break;
    end += c.size;
  }
  if (end == text.size() || HasLeader(text.substr(end))) return none;
  const auto at = [&](std::size_t offset) {
    return content.begin + static_cast<std::uint32_t>(offset);
  };
  const Span label = Trimmed(blocks.text, {content.begin, at(begin)});
  if (label.empty() || label.size() > kLongCell) return none;
  return {label, {at(end), content.end}};
}

class Reader {
 public:
  explicit Reader(const Blocks& blocks) : blocks_(blocks) {}

  std::optional<Grid> Read(std::size_t row, std::size_t floor) {
    const std::vector<Segment> first = Row(row);
    if (first.empty()) return std::nullopt;
    const std::size_t columns = first.size() - 1;
    std::size_t head = row;
    while (head > floor && row - head < kHeadLines && IsHead(head - 1, first) &&
           (head == row || blocks_.lines[head].blanks == 0)) {
      --head;
    }
    if (head == row) return std::nullopt;
    Grid grid;
    grid.matrix = true;
    grid.rows.push_back(Heads(head, row, first));
    if (std::any_of(grid.rows.front().cells.begin() + 1, grid.rows.front().cells.end(),
                    [](const TableCell& cell) { return cell.IsEmpty(); })) {
      return std::nullopt;
    }
    std::size_t line = row;
    while (line < blocks_.size() && grid.rows.size() < kLongGrid) {
      if (line > row && blocks_.lines[line].page_break) break;
      const std::vector<Segment> segments = Row(line);
      if (segments.empty()) {
        if (!GoesOn(line, first)) break;
        AddLine(grid.rows.back(), line);
      } else {
        if (segments.size() != columns + 1) break;
        grid.rows.push_back(RowOf(line, segments));
      }
      ++line;
    }
    if (grid.rows.size() < kFewRows + 1) return std::nullopt;
    grid.line = static_cast<std::uint32_t>(head);
    grid.end = static_cast<std::uint32_t>(line);
    return grid;
  }

 private:
  std::string_view Text(const Segment& segment) const {
    return blocks_.text.substr(segment.text.begin, segment.text.size());
  }

  // A label and at least two marks; empty where the line is something else.
  std::vector<Segment> Row(std::size_t line) const {
    const Sign sign = blocks_.facts[line].sign;
    if ((sign != Sign::kNone && sign != Sign::kBullet) || !HasColumns(blocks_.Body(line)))
      return {};
    std::vector<Segment> row;
    for (const Segment& segment : SegmentsOf(blocks_, line)) {
      if (row.empty()) {
        if (segment.text.size() > kLongCell || WholeMark(blocks_, Text(segment))) return {};
        row.push_back(segment);
        continue;
      }
      if (!AddMarks(segment, row)) return {};
    }
    return row.size() >= 3 && row.size() <= kMostColumns ? row : std::vector<Segment>{};
  }

  // The marks that the segment consists of; false where it holds anything else.
  bool AddMarks(const Segment& segment, std::vector<Segment>& row) const {
    const std::string_view text = Text(segment);
    if (text.size() > kLongCell) return false;
    const std::vector<FoundMark> marks = FindMarks(blocks_, text, /*anywhere=*/true);
    std::size_t at = 0;
    for (const FoundMark& mark : marks) {
      if (text.substr(at, mark.place.begin - at).find_first_not_of(' ') != text.npos) return false;
      Segment cell;
      cell.text = {segment.text.begin + mark.place.begin, segment.text.begin + mark.place.end};
      cell.begin = segment.begin + CountCodePoints(text.substr(0, mark.place.begin));
      cell.end = segment.begin + CountCodePoints(text.substr(0, mark.place.end));
      cell.mark = true;
      row.push_back(cell);
      at = mark.place.end;
    }
    return !marks.empty() && text.substr(at).find_first_not_of(' ') == text.npos;
  }

  // Short words that all stand over the columns of marks, but for a first one over the labels.
  bool IsHead(std::size_t line, const std::vector<Segment>& row) const {
    if (blocks_.facts[line].sign != Sign::kNone) return false;
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    if (segments.empty() || segments.size() > row.size()) return false;
    std::size_t over = 0;
    for (const Segment& segment : segments) {
      if (segment.text.size() > kLongCell || WholeMark(blocks_, Text(segment))) return false;
      // Over the labels; a sentence that goes on over the marks is none.
      if (segment.end < row[1].begin && segment.begin < row[0].end) continue;
      ++over;
    }
    return over >= 2 || (over == 1 && segments.size() == 1 && segments.front().begin > row[0].end);
  }

  // The column of marks that stands nearest below a head.
  static std::size_t Nearest(const Segment& head, const std::vector<Segment>& row) {
    std::size_t best = 1;
    const auto distance = [&](std::size_t k) {
      return std::abs(static_cast<long>(row[k].Middle()) - static_cast<long>(head.Middle()));
    };
    for (std::size_t k = 2; k < row.size(); ++k) {
      if (distance(k) < distance(best)) best = k;
    }
    return best;
  }

  GridRow Heads(std::size_t begin, std::size_t end, const std::vector<Segment>& row) const {
    GridRow head{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - 1), {}};
    head.cells.resize(row.size());
    for (std::size_t line = begin; line < end; ++line) {
      const std::vector<Segment> segments = SegmentsOf(blocks_, line);
      std::vector<Span> texts(row.size());
      const bool labelled =
          segments.front().end < row[1].begin && segments.front().begin < row[0].end;
      for (std::size_t s = 0; s < segments.size(); ++s) {
        // As many heads as columns stand over them one by one.
        const std::size_t extra = labelled ? 1 : 0;
        const std::size_t k = labelled && s == 0 ? 0
                              : segments.size() - extra == row.size() - 1
                                  ? s + 1 - extra
                                  : Nearest(segments[s], row);
        if (texts[k].empty()) {
          texts[k] = segments[s].text;
        } else {
          texts[k].end = segments[s].text.end;
        }
      }
      AddPieces(head, line, texts);
    }
    return head;
  }

  static GridRow RowOf(std::size_t line, const std::vector<Segment>& segments) {
    GridRow row{static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(line), {}};
    row.cells.resize(segments.size());
    std::vector<Span> texts;
    texts.reserve(segments.size());
    for (const Segment& segment : segments) texts.push_back(segment.text);
    AddPieces(row, line, texts);
    return row;
  }

  // The line goes on with the label of the row above it.
  bool GoesOn(std::size_t line, const std::vector<Segment>& row) const {
    if (blocks_.lines[line].blanks > 0 || blocks_.facts[line].sign != Sign::kNone) return false;
    const std::vector<Segment> segments = SegmentsOf(blocks_, line);
    return segments.size() == 1 && segments.front().end < row[1].begin &&
           IsLower(DecodeAt(blocks_.Body(line), 0).value);
  }

  void AddLine(GridRow& row, std::size_t line) const {
    std::vector<Span> texts(row.cells.size());
    texts.front() = blocks_.lines[line].body;
    row.last_line = static_cast<std::uint32_t>(line);
    AddPieces(row, line, texts);
  }

  const Blocks& blocks_;
};

// "[ ] [X]  1. Smokes?": marks before what they say something of, under a line of heads.
class LeadingReader {
 public:
  explicit LeadingReader(const Blocks& blocks) : blocks_(blocks) {}

  std::optional<Grid> Read(std::size_t row, std::size_t floor, const GridRow* above) {
    const std::vector<Span> first = Row(row);
    if (first.empty()) return std::nullopt;
    Grid grid;
    grid.matrix = true;
    grid.line = static_cast<std::uint32_t>(row);
    const std::size_t head = row > floor ? row - 1 : row;
    if (const std::vector<Span> heads = Heads(head, first.size()); head < row && !heads.empty()) {
      grid.line = static_cast<std::uint32_t>(head);
      AddRow(grid, head, heads);
    } else if (above != nullptr && above->cells.size() == first.size()) {
      grid.rows.push_back(*above);
    } else {
      return std::nullopt;
    }
    std::size_t line = row;
    for (; line < blocks_.size() && grid.rows.size() < kLongGrid; ++line) {
      if (blocks_.lines[line].page_break && line > row) break;
      const std::vector<Span> cells = Row(line);
      if (cells.size() == first.size()) {
        AddRow(grid, line, cells);
      } else if (line > row && GoesOn(line, grid.rows.back())) {
        std::vector<Span> texts(first.size());
        texts.back() = blocks_.lines[line].body;
        grid.rows.back().last_line = static_cast<std::uint32_t>(line);
        AddPieces(grid.rows.back(), line, texts);
      } else {
        break;
      }
    }
    if (grid.rows.size() < kFewRows + 1) return std::nullopt;
    grid.end = static_cast<std::uint32_t>(line);
    return grid;
  }

 private:
  static void AddRow(Grid& grid, std::size_t line, const std::vector<Span>& cells) {
    const auto at = static_cast<std::uint32_t>(line);
    grid.rows.push_back({at, at, std::vector<TableCell>(cells.size())});
    AddPieces(grid.rows.back(), line, cells);
  }

  // Two marks or more, and the text after them; empty where the line is something else.
  std::vector<Span> Row(std::size_t line) const {
    if (!BeginsWithMark(blocks_, line)) return {};
    const Span body = blocks_.lines[line].body;
    const std::string_view text = blocks_.Text(body);
    if (text.size() > 2 * kLongCell) return {};
    std::vector<Span> cells;
    std::uint32_t at = 0;
    for (const FoundMark& mark : FindMarks(blocks_, text, /*anywhere=*/true)) {
      if (text.substr(at, mark.place.begin - at).find_first_not_of(' ') != text.npos) break;
      if (mark.words) return {};
      cells.push_back({body.begin + mark.place.begin, body.begin + mark.place.end});
      at = mark.place.end;
    }
    const Span label = Trimmed(blocks_.text, {body.begin + at, body.end});
    if (cells.size() < 2 || cells.size() + 1 > kMostColumns || label.empty()) return {};
    cells.push_back(label);
    return cells;
  }

  // One short head for each of the marks, and perhaps one over the text.
  std::vector<Span> Heads(std::size_t line, std::size_t columns) const {
    const std::string_view said = blocks_.Content(line);
    const bool numbered = blocks_.facts[line].openers.front() >= 0;
    if (blocks_.facts[line].sign != Sign::kNone || numbered || EndsInQuestionMark(said)) return {};
    std::vector<Span> heads;
    for (const Segment& segment : SegmentsOf(blocks_, line)) heads.push_back(segment.text);
    // A reply or an instruction may stand here, too: only known words divide at single blanks.
    if (heads.size() == 1) {
      heads = WordsOf(heads.front());
      if (!std::all_of(heads.begin(), heads.end(), [this](Span word) { return IsKnown(word); })) {
        return {};
      }
    }
    if (heads.size() + 1 != columns && heads.size() != columns) return {};
    for (std::size_t k = 0; k + 1 < columns; ++k) {
      const std::string_view head = blocks_.Text(heads[k]);
      if (head.size() > kLongHead || WholeMark(blocks_, head)) return {};
    }
    const std::uint32_t end = blocks_.lines[line].body.end;
    if (heads.size() < columns) heads.push_back({end, end});
    return heads;
  }

  bool IsKnown(Span word) const {
    return blocks_.rules->words.ValueOf(blocks_.Text(word)) != Value::kLabel;
  }

  // "Y N"
  std::vector<Span> WordsOf(Span span) const {
    std::vector<Span> words;
    for (std::uint32_t at = span.begin; at < span.end;) {
      std::uint32_t end = at;
      while (end < span.end && blocks_.text[end] != ' ') ++end;
      words.push_back({at, end});
      at = end + 1;
    }
    return words;
  }

  // The line goes on with the text of the row above it.
  bool GoesOn(std::size_t line, const GridRow& row) const {
    if (blocks_.lines[line].blanks > 0 || blocks_.facts[line].sign != Sign::kNone ||
        BeginsWithMark(blocks_, line)) {
      return false;
    }
    return row.last_line + 1 == line &&
           blocks_.lines[line].indent > blocks_.lines[row.line].indent &&
           IsLower(DecodeAt(blocks_.Body(line), 0).value);
  }

  const Blocks& blocks_;
};

}  // namespace

bool HasLeader(std::string_view body) {
  return body.find("....") != body.npos || body.find("\u2026\u2026") != body.npos;
}

Span WithoutLeader(std::string_view clean, Span text) {
  if (!clean.substr(text.begin, text.size()).ends_with("....")) return text;
  while (!text.empty() && (clean[text.end - 1] == '.' || clean[text.end - 1] == ' ')) --text.end;
  return text;
}

std::optional<Grid> ReadLeaderGrid(const Blocks& blocks, std::size_t begin) {
  Grid grid;
  grid.headed = false;
  bool pages = true;
  std::size_t line = begin;
  for (; line < blocks.size() && line < begin + kLongGrid; ++line) {
    const auto [label, said] = DivideAtLeader(blocks, line);
    if (said.empty()) break;
    const std::string_view text = blocks.text.substr(said.begin, said.size());
    pages &= text.find_first_not_of("0123456789") == text.npos;
    const auto at = static_cast<std::uint32_t>(line);
    GridRow row{at, at, std::vector<TableCell>(2)};
    const Span body = blocks.lines[line].body;
    row.cells[0].pieces.push_back({at, label, {body.begin, said.begin}});
    row.cells[1].pieces.push_back({at, said, {said.begin, body.end}});
    grid.rows.push_back(std::move(row));
  }
  if (grid.rows.size() < kFewRows || pages) return std::nullopt;
  grid.line = static_cast<std::uint32_t>(begin);
  grid.end = static_cast<std::uint32_t>(line);
  return grid;
}

bool BeginsWithMark(const Blocks& blocks, std::size_t line) {
  const std::string_view body = blocks.Body(line);
  return blocks.facts[line].sign == Sign::kNone &&
         blocks.rules->marks.first_bytes[static_cast<unsigned char>(body.front())];
}

std::optional<Grid> ReadLeadingMarkGrid(const Blocks& blocks, std::size_t row, std::size_t floor,
                                        const GridRow* above) {
  return LeadingReader(blocks).Read(row, floor, above);
}

bool HasColumns(std::string_view body) { return body.find("  ") != body.npos; }

std::optional<Grid> ReadMarkGrid(const Blocks& blocks, std::size_t row, std::size_t floor) {
  return Reader(blocks).Read(row, floor);
}

}  // namespace qsift
