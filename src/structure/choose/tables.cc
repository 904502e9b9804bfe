#include "src/structure/choose/tables.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/choose/columns.h"
#include "src/structure/choose/numbered_line.h"
#include "src/structure/choose/table_head.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kRowsOfScale = 3;
constexpr std::size_t kWordsOfTitle = 8;
constexpr std::size_t kFewRings = 2;       // rows with one, at least
constexpr std::size_t kRowsUnderHead = 2;  // under a head without a rule, at least

class Reader {
 public:
  Reader(const Blocks& blocks, const Grid& grid, CodeLegends& legends)
      : blocks_(blocks),
        weights_(blocks.rules->evidence),
        words_(blocks),
        grid_(grid),
        legends_(legends) {}

  std::optional<QuestionTable> Read() {
    if (grid_.rows.empty() || (grid_.headed && grid_.rows.size() < 2)) return std::nullopt;
    headed_ = (grid_.headed || ShowsHead()) && !HeadAsks();
    if (grid_.rows.front().cells.size() == 1) return ReadOneColumn();
    columns_ = MeasureColumns(blocks_, words_, grid_, headed_, legends_);
    const std::vector<std::size_t> options = OptionColumns();
    std::optional<std::size_t> prompt = Best([&](std::size_t k) { return AsPrompt(k, options); });
    if (!prompt) return std::nullopt;
    std::optional<std::size_t> reply;
    if (options.size() < 2) {
      reply = Best([&](std::size_t k) { return k == *prompt ? -1.0 : AsReply(k, *prompt); });
      if (!reply) return std::nullopt;
    }
    const double score =
        AsPrompt(*prompt, options) +
        (reply ? AsReply(*reply, *prompt) : weights_.table(TableClue::kOptionColumns));
    if (score < weights_.table(TableClue::kEnough)) return std::nullopt;
    return Build(*prompt, reply, options);
  }

 private:
  // The first row is one of the questions: it asks in a column whose other cells do.
  bool HeadAsks() const {
    const std::vector<TableCell>& head = grid_.rows.front().cells;
    for (std::size_t k = 0; k < head.size() && head.size() > 1; ++k) {
      if (QuestionMarkAtEnd(CellText(blocks_, head[k])) == 0) continue;
      const auto asking = std::count_if(grid_.rows.begin(), grid_.rows.end(), [&](const auto& row) {
        return k < row.cells.size() && HasQuestionMark(CellText(blocks_, row.cells[k]));
      });
      if (2 * asking > std::ssize(grid_.rows)) return true;
    }
    return false;
  }

  // Without a rule below it, the first row is a head where it names what stands under it: marks
  // alone in several columns, or what is asked and what is replied.
  bool ShowsHead() const {
    if (grid_.rows.size() <= kRowsUnderHead || !grid_.roles.empty()) return false;
    const std::vector<TableCell>& head = grid_.rows.front().cells;
    std::size_t marked = 0;  // columns with marks and nothing else
    std::size_t words = 0;   // and columns with nothing at all, of the vocabulary
    bool prompt = false;
    bool reply = false;
    for (std::size_t k = 0; k < head.size(); ++k) {
      const std::string title = CellText(blocks_, head[k]);
      if (HasQuestionMark(title) || WholeMark(blocks_, title)) return false;
      const ColumnRole role = RoleOfWords(*blocks_.rules, title);
      prompt |= role == ColumnRole::kPrompt;
      reply |= role == ColumnRole::kReply;
      if (title.empty()) continue;
      const std::optional<std::size_t> marks = MarksAlone(k);
      marked += marks && *marks > 0 ? 1U : 0U;
      words += marks && blocks_.rules->words.ValueOf(title) != Value::kLabel ? 1U : 0U;
    }
    return marked >= 2 || words >= 2 || (prompt && reply);
  }

  // How many marks stand below the first row of a column; nullopt where other text does.
  std::optional<std::size_t> MarksAlone(std::size_t k) const {
    std::size_t marks = 0;
    for (auto row = grid_.rows.begin() + 1; row != grid_.rows.end(); ++row) {
      if (k >= row->cells.size() || row->cells[k].IsEmpty()) continue;
      if (!WholeMark(blocks_, CellText(blocks_, row->cells[k]))) return std::nullopt;
      ++marks;
    }
    return marks;
  }

  std::size_t FirstRow() const { return headed_ ? 1 : 0; }
  std::size_t BodyRows() const { return grid_.rows.size() - FirstRow(); }

  std::string_view Text(const CellPiece& piece) const {
    return blocks_.text.substr(piece.text.begin, piece.text.size());
  }

  // The first line of the cell that says something.
  static const CellPiece& Filled(const TableCell& cell) {
    const auto found = std::find_if(cell.pieces.begin(), cell.pieces.end(),
                                    [](const CellPiece& piece) { return !piece.text.empty(); });
    return found == cell.pieces.end() ? cell.pieces.front() : *found;
  }

  template <typename Score>
  std::optional<std::size_t> Best(Score score) const {
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (score(k) > (best ? score(*best) : 0.0)) best = k;
    }
    return best;
  }

  double AsPrompt(std::size_t k, const std::vector<std::size_t>& options) const {
    if (std::find(options.begin(), options.end(), k) != options.end()) return -1;
    const ColumnFigures& c = columns_[k];
    double score = weights_.table(TableClue::kAsks) * c.asks +
                   weights_.table(TableClue::kSentences) * c.sentences +
                   weights_.table(TableClue::kDistinct) * (c.distinct > 0.9 ? 1.0 : 0.0) +
                   weights_.table(TableClue::kPromptIsReply) * c.replies +
                   weights_.table(TableClue::kPromptIsCode) * c.codes +
                   weights_.table(TableClue::kEmpty) * (1 - c.filled);
    if (c.head == ColumnRole::kPrompt) score += weights_.table(TableClue::kPromptHead);
    // "Evidence | enclosed | follows": what stands right before the marks is what they answer.
    const bool marked = grid_.matrix && !options.empty() && k + 1 == options.front();
    if (c.head == ColumnRole::kReply || (c.head == ColumnRole::kNotes && !marked) ||
        c.head == ColumnRole::kNumber) {
      score += weights_.table(TableClue::kOtherHead);
    }
    return score;
  }

  double AsReply(std::size_t k, std::size_t prompt) const {
    const ColumnFigures& c = columns_[k];
    double score = weights_.table(TableClue::kReplies) * c.replies +
                   weights_.table(TableClue::kShorts) * c.shorts * c.filled +
                   weights_.table(TableClue::kReplyAsks) * c.asks;
    if (c.filled == 0) score += weights_.table(TableClue::kBlankColumn);
    if (c.head == ColumnRole::kReply) score += weights_.table(TableClue::kReplyHead);
    if (c.head == ColumnRole::kPrompt || c.head == ColumnRole::kNumber ||
        c.head == ColumnRole::kNotes) {
      score += weights_.table(TableClue::kOtherHead);
    }
    if (k < prompt) score += weights_.table(TableClue::kReplyBefore);
    return score;
  }

  // Columns with marks alone in them, and such with nothing under a word of the vocabulary. Fewer
  // than two are none.
  std::vector<std::size_t> OptionColumns() const {
    std::vector<std::size_t> columns;
    std::size_t marks = 0;
    std::size_t words = 0;
    if (!headed_) return columns;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (columns_[k].title.empty() || columns_[k].head == ColumnRole::kPrompt ||
          columns_[k].head == ColumnRole::kNumber) {
        continue;
      }
      const std::optional<std::size_t> here = MarksAlone(k);
      const bool word = blocks_.rules->words.ValueOf(columns_[k].title) != Value::kLabel;
      const bool remarks = columns_[k].head == ColumnRole::kNotes && !word;
      if (!here || (*here == 0 && ((!word && !grid_.matrix) || remarks))) continue;
      columns.push_back(k);
      marks += *here;
      words += word ? 1U : 0U;
    }
    if (columns.size() < 2 || (marks == 0 && words < 2)) return {};
    // A column between them that nobody chose.
    for (std::size_t k = columns.front() + 1; k < columns.back(); ++k) {
      const auto at = std::lower_bound(columns.begin(), columns.end(), k);
      if (columns_[k].filled == 0 && *at != k && columns_[k].head == ColumnRole::kOther) {
        columns.insert(at, k);
      }
    }
    return columns;
  }

  // The head is the question, what stands below it the reply.
  std::optional<QuestionTable> ReadOneColumn() {
    if (!grid_.headed || grid_.rows.size() < 2) return std::nullopt;
    const std::string head = CellText(blocks_, grid_.rows.front().cells.front());
    if (!words_.Asks(head)) return std::nullopt;
    QuestionTable table;
    table.asks = true;
    table.furniture = grid_.furniture;
    TableQuestion question;
    question.line = grid_.rows.front().line;
    question.last_line = grid_.rows.back().last_line;
    TableCell prompt{ColumnRole::kPrompt, {}};
    TableCell reply{ColumnRole::kReply, {}};
    std::size_t row = 0;
    for (std::uint32_t line = question.line; line <= question.last_line; ++line) {
      while (row + 1 < grid_.rows.size() && grid_.rows[row].last_line < line) ++row;
      const GridRow& at = grid_.rows[row];
      CellPiece piece{line, {}, {}};
      if (at.line <= line && line <= at.last_line) piece = at.cells.front().pieces[line - at.line];
      CellPiece none{
          line, {piece.cover.begin, piece.cover.begin}, {piece.cover.begin, piece.cover.begin}};
      prompt.pieces.push_back(row == 0 ? piece : none);
      reply.pieces.push_back(row == 0 ? none : piece);
    }
    question.cells = {std::move(prompt), std::move(reply)};
    TakeNumber(question);
    table.rows.push_back(std::move(question));
    return table;
  }

  // Each row holds a mark in one of the columns, as on a scale.
  bool OneMarkARow(const std::vector<std::size_t>& columns) const {
    if (BodyRows() < kRowsOfScale) return false;
    return std::all_of(grid_.rows.begin() + static_cast<std::ptrdiff_t>(FirstRow()),
                       grid_.rows.end(), [&](const GridRow& row) {
                         return std::count_if(columns.begin(), columns.end(), [&](std::size_t k) {
                                  return k < row.cells.size() && !row.cells[k].IsEmpty();
                                }) == 1;
                       });
  }

  // Under words of the vocabulary rows may be left open; most are marked, and none twice.
  bool ChosenByWords(const std::vector<std::size_t>& columns) const {
    if (BodyRows() < kRowsOfScale || !headed_) return false;
    const bool words = std::all_of(columns.begin(), columns.end(), [&](std::size_t k) {
      return blocks_.rules->words.ValueOf(columns_[k].title) != Value::kLabel;
    });
    if (!words) return false;
    std::size_t marked = 0;
    for (auto row = grid_.rows.begin() + 1; row != grid_.rows.end(); ++row) {
      const auto marks = std::count_if(columns.begin(), columns.end(), [&](std::size_t k) {
        return k < row->cells.size() && !row->cells[k].IsEmpty();
      });
      if (marks > 1) return false;
      marked += static_cast<std::size_t>(marks);
    }
    return 2 * marked > BodyRows();
  }

  // Every cell of the columns holds a mark, be it an empty box.
  bool EveryRowMarked(const std::vector<std::size_t>& columns) const {
    return std::all_of(columns.begin(), columns.end(),
                       [&](std::size_t k) { return columns_[k].filled > 0.99; });
  }

  QuestionTable Build(std::size_t prompt, std::optional<std::size_t> reply,
                      const std::vector<std::size_t>& options) const {
    QuestionTable table;
    table.furniture = grid_.furniture;
    const ColumnFigures& asked = columns_[prompt];
    const bool heads = asked.head == ColumnRole::kPrompt &&
                       (!reply || columns_[*reply].head == ColumnRole::kReply);
    // Columns to mark in are no reply to the question above the table.
    const bool marked = options.size() >= 2 && !reply &&
                        (EveryRowMarked(options) || OneMarkARow(options) || ChosenByWords(options));
    // "Indicator | Grade": statements with a short value each, under a head that names it.
    const bool graded = reply && columns_[*reply].head == ColumnRole::kReply &&
                        asked.sentences > 0.5 && columns_[*reply].shorts > 0.8;
    const std::int32_t legend = reply ? columns_[*reply].legend : -1;
    table.asks = asked.asks > 0.5 || heads || marked || graded || legend >= 0 || grid_.matrix;
    // Its head may stand in the table above.
    if (const GridRow& head = grid_.rows.front(); headed_ && head.line >= grid_.line) {
      for (std::uint32_t line = head.line; line <= head.last_line; ++line) {
        // The head of a part may stand above the parts before it.
        if (line >= grid_.line) table.furniture.push_back(line);
      }
    }
    std::vector<ColumnRole> roles(columns_.size(), ColumnRole::kOther);
    roles[prompt] = ColumnRole::kPrompt;
    if (reply) roles[*reply] = ColumnRole::kReply;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (k == prompt || k == reply) continue;
      const bool number = columns_[k].head == ColumnRole::kNumber ||
                          (k < prompt && columns_[k].codes > 0.8 && columns_[k].distinct > 0.9);
      const auto seen = [&](ColumnRole role) {
        return std::find(roles.begin(), roles.end(), role) != roles.end();
      };
      if (number && !seen(ColumnRole::kNumber)) roles[k] = ColumnRole::kNumber;
      if (columns_[k].head == ColumnRole::kNotes && !seen(ColumnRole::kNotes)) {
        roles[k] = ColumnRole::kNotes;
      }
    }
    const bool closed = reply && OffersYesAndNo(*blocks_.rules, columns_[*reply].title);
    for (std::size_t r = FirstRow(); r < grid_.rows.size(); ++r) {
      const GridRow& row = grid_.rows[r];
      if (IsGroupRow(blocks_, words_, row) && !(prompt == 0 && IsLeftOpen(r))) {
        table.groups.push_back({row.line, {}, {}});
        continue;
      }
      if (IsParentRow(r, roles, prompt)) {
        const auto number = std::find(roles.begin(), roles.end(), ColumnRole::kNumber);
        const auto k = static_cast<std::size_t>(number - roles.begin());
        table.groups.push_back(
            {row.line, Filled(row.cells[k]).text, Filled(row.cells[prompt]).text});
        continue;
      }
      if (prompt >= row.cells.size() || row.cells[prompt].IsEmpty()) continue;
      table.rows.push_back(RowOf(row, roles, options, closed));
      table.rows.back().legend = legend;
      if (!headed_) continue;
      table.rows.back().head = Filled(grid_.rows.front().cells[prompt]).text;
      if (reply) table.rows.back().reply_head = Filled(grid_.rows.front().cells[*reply]).text;
    }
    ReadRings(table.rows);
    // Among rows with marks, one without any was left open.
    const bool marks = std::any_of(table.rows.begin(), table.rows.end(), IsSelected);
    for (TableQuestion& row : table.rows) {
      for (TableOption& option : row.options) {
        if (marks && option.mark.empty()) option.state = State::kUnselected;
      }
    }
    return table;
  }

  static bool HasCjk(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeAt(text, i);
      if (IsCjk(c.value)) return true;
      i += c.size;
    }
    return false;
  }

  // A ring in one cell of each row, and nothing in the others: it is no empty button but the mark.
  // Where a full one was lost, an empty one is left in the other of two columns; in Chinese and
  // Japanese forms a ring says yes.
  void ReadRings(std::vector<TableQuestion>& rows) const {
    const std::vector<std::string>& rings = blocks_.rules->marks.unselected;
    std::size_t marked = 0;
    for (const TableQuestion& row : rows) {
      std::size_t marks = 0;
      for (const TableOption& option : row.options) {
        if (option.mark.empty()) continue;
        const std::string_view glyph = blocks_.Text(option.mark);
        if (std::find(rings.begin(), rings.end(), glyph) == rings.end()) return;
        ++marks;
      }
      if (marks > 1 || (row.options.size() < 3 && !HasCjk(blocks_.Body(row.line)))) return;
      marked += marks;
    }
    if (marked < kFewRings) return;
    for (TableQuestion& row : rows) {
      for (TableOption& option : row.options) {
        if (!option.mark.empty()) option.state = State::kSelected;
      }
    }
  }

  // "4 | Context" above "4.1 | Is it known?": its number begins the next one, and it says nothing
  // but a short title.
  bool IsParentRow(std::size_t r, const std::vector<ColumnRole>& roles, std::size_t prompt) const {
    const auto found = std::find(roles.begin(), roles.end(), ColumnRole::kNumber);
    const auto k = static_cast<std::size_t>(found - roles.begin());
    if (found == roles.end() || r + 1 >= grid_.rows.size() || prompt == k) return false;
    const GridRow& row = grid_.rows[r];
    const GridRow& next = grid_.rows[r + 1];
    if (std::max(k, prompt) >= std::min(row.cells.size(), next.cells.size()) ||
        row.line != row.last_line || row.cells[k].IsEmpty() || row.cells[prompt].IsEmpty()) {
      return false;
    }
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                      [](const TableCell& cell) { return !cell.IsEmpty(); });
    const std::string title = CellText(blocks_, row.cells[prompt]);
    if (filled != 2 || words_.Asks(title) || CountWords(title) > kWordsOfTitle ||
        EndsInStop(title)) {
      return false;
    }
    return ParseNumber(CellText(blocks_, next.cells[k]))
        .Extends(ParseNumber(CellText(blocks_, row.cells[k])));
  }

  // A statement with no mark at the end of a grid of marks: no row stands below it for it to head.
  bool IsLeftOpen(std::size_t r) const { return grid_.matrix && r + 1 == grid_.rows.size(); }

  TableQuestion RowOf(const GridRow& row, const std::vector<ColumnRole>& roles,
                      const std::vector<std::size_t>& options, bool closed) const {
    TableQuestion question;
    question.line = row.line;
    question.last_line = row.last_line;
    question.cells = row.cells;
    question.closed = closed;
    for (std::size_t k = 0; k < question.cells.size() && k < roles.size(); ++k) {
      question.cells[k].role = roles[k];
    }
    for (const std::size_t k : options) {
      if (k >= row.cells.size()) continue;
      TableOption option;
      option.cell = k;
      for (const CellPiece& piece : grid_.rows.front().cells[k].pieces) {
        if (!piece.text.empty()) option.head.push_back(piece);
      }
      question.cells[k].role = ColumnRole::kOption;
      const CellPiece& piece = Filled(row.cells[k]);
      if (const auto mark = WholeMark(blocks_, Text(piece))) {
        option.mark = {piece.text.begin + mark->place.begin, piece.text.begin + mark->place.end};
        option.state = mark->state;
      }
      question.options.push_back(option);
    }
    const bool numbered = std::any_of(roles.begin(), roles.end(),
                                      [](ColumnRole r) { return r == ColumnRole::kNumber; });
    if (!numbered) TakeNumber(question);
    return question;
  }

  static bool IsSelected(const TableQuestion& row) {
    return std::any_of(row.options.begin(), row.options.end(),
                       [](const TableOption& option) { return option.state == State::kSelected; });
  }

  // "1.1.1 Non-text content", "R3. ...": the number at the beginning of the prompt.
  void TakeNumber(TableQuestion& question) const {
    for (TableCell& cell : question.cells) {
      if (cell.role != ColumnRole::kPrompt) continue;
      CellPiece& piece = cell.pieces.front();
      const std::string_view text = Text(piece);
      const PlainText plain = PlainBeginning(text);
      std::vector<int> hits;
      if (plain.text().empty() ||
          !blocks_.rules->openers.set.Match(plain.text(), blocks_.languages, hits)) {
        return;
      }
      for (const int hit : hits) {
        const OpenerRule& rule = blocks_.rules->openers.rules[static_cast<std::size_t>(hit)];
        MatchView match;
        if (rule.kind != OpenerKind::kNumber || !rule.pattern.MatchAt(plain.text(), 0, &match)) {
          continue;
        }
        const std::string_view number = match[rule.pattern.Group("number")];
        const auto from = [&](const char* at) {
          return piece.text.begin +
                 plain.Offset(static_cast<std::size_t>(at - plain.text().data()));
        };
        const std::string_view rest = match[rule.pattern.Group("text")];
        const char* begin =
            rest.data() != nullptr ? rest.data() : match[0].data() + match[0].size();
        if (from(begin) >= piece.text.end) continue;
        question.number = {from(number.data()), from(number.data() + number.size() - 1) + 1};
        piece.text.begin = from(begin);
        return;
      }
    }
  }

  const Blocks& blocks_;
  const EvidenceRules& weights_;
  LineWords words_;
  const Grid& grid_;
  CodeLegends& legends_;
  std::vector<ColumnFigures> columns_;
  bool headed_ = false;
};

}  // namespace

std::vector<QuestionTable> FindQuestionTables(const Blocks& blocks, const std::vector<Grid>& grids,
                                              CodeLegends& legends) {
  std::vector<QuestionTable> tables;
  for (const Grid& grid : grids) {
    if (std::optional<QuestionTable> table = Reader(blocks, grid, legends).Read();
        table && !table->rows.empty()) {
      tables.push_back(std::move(*table));
    }
  }
  return tables;
}

}  // namespace qsift
