#include "src/structure/choose/laid_out.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostCells = 24;
constexpr std::size_t kLongLabel = 60;    // bytes; of the name of a group
constexpr std::size_t kLongPrompt = 400;  // bytes
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kOneColumn = 2;  // columns of the page; boxes so close stand below each other

struct Cell {
  Span text;
  bool boxes = false;  // options with a box each, and nothing else
};

// What stands on a line.
struct Row {
  std::size_t line = 0;
  std::size_t last_line = 0;
  std::vector<Span> boxes;  // of its lines
  Span group;
  Span number;
  Span prompt;
  Span reply;
  std::size_t column = 0;  // where its boxes begin
  bool tabs = false;
  bool asks = false;
  bool spread = false;  // its boxes stand in several cells
};

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks), words_(blocks) {}

  LaidOut Run() {
    found_.lines.assign(blocks_.size(), false);
    for (std::size_t i = 0; i < blocks_.size();) {
      rows_.clear();
      std::size_t end = i;
      while (end < blocks_.size() && AddLine(end)) ++end;
      Keep();
      i = std::max(end, i + 1);
    }
    return std::move(found_);
  }

 private:
  // The cells of a line, which tabs divide, or gaps of blanks where it has none.
  std::vector<Cell> CellsOf(std::size_t line, bool tabs) const {
    std::vector<Cell> cells;
    Span rest = blocks_.facts[line].content;
    const std::string_view divider = tabs ? "\t" : "  ";
    while (!rest.empty() && cells.size() < kMostCells) {
      const std::size_t gap = std::min(blocks_.Text(rest).find(divider), std::size_t{rest.size()});
      const Span text =
          Trimmed(blocks_.text, {rest.begin, rest.begin + static_cast<std::uint32_t>(gap)});
      rest.begin += static_cast<std::uint32_t>(gap);
      while (!rest.empty() && IsSpace(blocks_.text[rest.begin])) ++rest.begin;
      if (!text.empty()) cells.push_back({text, HoldsBoxes(line, text)});
    }
    return cells;
  }

  bool HoldsBoxes(std::size_t line, Span text) const {
    std::vector<FoundOption> options;
    return ReadOptionText(blocks_, line, text, text, options) == OptionEvidence::kMarked &&
           std::all_of(options.begin(), options.end(), [&](const FoundOption& option) {
             return !option.mark.empty() && !HasQuestionMark(blocks_.Text(option.label));
           });
  }

  bool Asks(Span text) const {
    return EndsInQuestionMark(blocks_.Text(text)) || words_.Asks(blocks_.Text(text));
  }

  // A number in a cell of its own.
  bool IsNumber(Span text) const {
    const std::string_view said = blocks_.Text(text);
    return said.size() <= 8 && std::any_of(said.begin(), said.end(), IsDigit) &&
           std::none_of(said.begin(), said.end(), [](char c) { return IsSpace(c); });
  }

  // False where the line does not belong to the run.
  bool AddLine(std::size_t line) {
    if (blocks_.facts[line].sign != Sign::kNone || blocks_.lines[line].page_break) return false;
    const std::string_view content = blocks_.Content(line);
    const bool tabs = content.find('\t') != content.npos;
    const bool gaps = content.find("  ") != content.npos;
    if (!tabs && !gaps && rows_.empty()) return false;
    const std::vector<Cell> cells = CellsOf(line, tabs);
    const auto first =
        std::find_if(cells.begin(), cells.end(), [](const Cell& c) { return c.boxes; });
    if (first == cells.begin() && first != cells.end()) return AddBoxes(line, cells);
    if (cells.size() < 2) return false;
    return first == cells.end() ? AddReplied(line, tabs, cells)
                                : AddBoxed(line, tabs, cells, first - cells.begin());
  }

  // Nothing but boxes: they go on with those of the row above.
  bool AddBoxes(std::size_t line, const std::vector<Cell>& cells) {
    if (rows_.empty() || rows_.back().boxes.empty() || blocks_.lines[line].blanks > 0 ||
        !std::all_of(cells.begin(), cells.end(), [](const Cell& c) { return c.boxes; })) {
      return false;
    }
    Row& row = rows_.back();
    const std::size_t indent = blocks_.lines[line].indent;
    const bool below = row.tabs
                           ? indent > 0
                           : indent + kOneColumn > row.column && indent < row.column + kOneColumn;
    if (!below || !row.reply.empty()) return false;
    row.boxes.push_back({cells.front().text.begin, cells.back().text.end});
    row.last_line = line;
    return true;
  }

  // A cell that asks, with a reply in the cell after it.
  bool AddReplied(std::size_t line, bool tabs, const std::vector<Cell>& cells) {
    std::size_t ask = 0;
    while (ask < cells.size() && !Asks(cells[ask].text)) ++ask;
    if (ask == cells.size() || ask + 2 < cells.size()) return false;
    Row row;
    row.line = row.last_line = line;
    row.tabs = tabs;
    row.asks = true;
    if (ask + 1 < cells.size()) row.reply = cells[ask + 1].text;
    return AddPrompt(cells, ask, row);
  }

  bool AddBoxed(std::size_t line, bool tabs, const std::vector<Cell>& cells, std::ptrdiff_t first) {
    std::ptrdiff_t end = first;
    while (end < std::ssize(cells) && cells[static_cast<std::size_t>(end)].boxes) ++end;
    if (end + 1 < std::ssize(cells)) return false;
    Row row;
    row.line = row.last_line = line;
    row.tabs = tabs;
    row.spread = end - first > 1;
    const Span boxes = cells[static_cast<std::size_t>(first)].text;
    row.boxes.push_back({boxes.begin, cells[static_cast<std::size_t>(end - 1)].text.end});
    row.column = blocks_.lines[line].indent +
                 CountCodePoints(blocks_.Text({blocks_.lines[line].body.begin, boxes.begin}));
    if (end < std::ssize(cells)) row.reply = cells.back().text;
    const auto prompt = static_cast<std::size_t>(first - 1);
    row.asks = Asks(cells[prompt].text);
    return AddPrompt(cells, prompt, row);
  }

  // What stands before the cell that asks: a number, or the name of a group.
  bool AddPrompt(const std::vector<Cell>& cells, std::size_t at, Row& row) {
    row.prompt = cells[at].text;
    if (at > 1 || row.prompt.size() > kLongPrompt) return false;
    if (at == 1) {
      const Span label = cells.front().text;
      if (cells.front().boxes || label.size() > kLongLabel || Asks(label)) return false;
      (IsNumber(label) ? row.number : row.group) = label;
    }
    rows_.push_back(std::move(row));
    return true;
  }

  // Rows of one shape are a table of columns, and numbers count by themselves.
  void Keep() {
    const auto count = [&](const auto& is) {
      return std::count_if(rows_.begin(), rows_.end(), is);
    };
    const auto boxed = count([](const Row& row) { return !row.boxes.empty(); });
    const auto grouped =
        count([](const Row& row) { return !row.group.empty() && row.asks && row.tabs; });
    if (boxed == 0 || (boxed < std::ssize(rows_) / 4) ||
        (boxed < std::ptrdiff_t{kFewestRows} && grouped == 0)) {
      return;
    }
    const auto tabs = count([](const Row& row) { return row.tabs; });
    const auto spread = count([](const Row& row) { return row.spread; });
    const auto below = count([](const Row& row) { return row.last_line > row.line; });
    const auto named = count([](const Row& row) { return !row.group.empty(); });
    if (below == 0 && named == 0 && (tabs == 0 || spread == 0)) return;
    const auto numbered = count([&](const Row& row) {
      return blocks_.Opener(row.line, OpenerKind::kNumber) != nullptr && row.number.empty();
    });
    for (const Row& row : rows_) {
      for (std::size_t line = row.line; line <= row.last_line; ++line) found_.lines[line] = true;
    }
    if (2 * numbered > std::ssize(rows_)) return;
    QuestionTable table;
    table.asks = true;
    bool grouped_row = false;
    for (const Row& row : rows_) {
      const bool outer = row.group.empty() && row.number.empty() &&
                         blocks_.lines[row.line].indent <= group_indent_;
      if (!row.group.empty()) {
        grouped_row = true;
        group_indent_ = blocks_.lines[row.line].indent;
      } else if (outer) {
        grouped_row = false;
      }
      table.rows.push_back(QuestionOf(row));
      table.rows.back().grouped = grouped_row;
    }
    found_.tables.push_back(std::move(table));
  }

  TableQuestion QuestionOf(const Row& row) const {
    TableQuestion question;
    question.line = static_cast<std::uint32_t>(row.line);
    question.last_line = static_cast<std::uint32_t>(row.last_line);
    question.laid_out = true;
    question.group = row.group;
    std::uint32_t at = blocks_.lines[row.line].body.begin;
    if (!row.group.empty()) {
      question.group_cover = {at, row.group.end};
      at = row.group.end;
    }
    const auto add = [&](ColumnRole role, Span text, std::uint32_t end) {
      question.cells.push_back({role, {{question.line, text, {at, end}}}});
      at = end;
    };
    const Span boxes = row.boxes.empty() ? Span{} : row.boxes.front();
    const std::uint32_t end = blocks_.lines[row.line].body.end;
    const bool replied = !row.reply.empty() && SaysSomething(row.reply);
    if (!row.number.empty()) add(ColumnRole::kNumber, row.number, row.number.end);
    const bool last = boxes.empty() && !replied;
    add(ColumnRole::kPrompt, row.prompt, last ? end : row.prompt.end);
    if (!boxes.empty()) {
      add(ColumnRole::kReply, boxes, replied ? boxes.end : end);
      if (replied) add(ColumnRole::kNotes, row.reply, end);
    } else if (replied) {
      add(ColumnRole::kReply, row.reply, end);
    }
    for (std::size_t line = row.line + 1; line <= row.last_line; ++line) {
      for (TableCell& cell : question.cells) {
        CellPiece piece{static_cast<std::uint32_t>(line), {}, {}};
        if (cell.role == ColumnRole::kReply) {
          piece.text = row.boxes[line - row.line];
          piece.cover = blocks_.lines[line].body;
        }
        cell.pieces.push_back(piece);
      }
    }
    return question;
  }

  // A line to write on says nothing.
  bool SaysSomething(Span text) const {
    const std::string_view said = blocks_.Text(text);
    for (std::size_t at = 0; at < said.size();) {
      const CodePoint c = DecodeAt(said, at);
      if (IsAlnum(c.value)) return true;
      at += c.size;
    }
    return false;
  }

  const Blocks& blocks_;
  LineWords words_;
  LaidOut found_;
  std::vector<Row> rows_;  // of the run
  std::size_t group_indent_ = 0;
};

}  // namespace

LaidOut FindLaidOut(const Blocks& blocks) { return Finder(blocks).Run(); }

}  // namespace qsift
