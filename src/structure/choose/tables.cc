#include "src/structure/choose/tables.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "src/rules/rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kShortValue = 32;  // bytes; of a value of a scale
constexpr std::size_t kRowsOfScale = 3;
constexpr std::size_t kFewCodes = 2;         // cells with a code that make a column one of codes
constexpr std::size_t kLongHead = 160;       // bytes; a longer head says no role
constexpr std::size_t kWordsOfSentence = 4;  // an assertion has so many, at least

// What the cells of a column hold, as shares of its rows.
struct Column {
  ColumnRole head = ColumnRole::kOther;
  double filled = 0;
  double asks = 0;
  double sentences = 0;
  double replies = 0;  // words of the vocabulary, marks, values that the head lists
  double shorts = 0;
  double codes = 0;  // numbers and codes
  double distinct = 0;
  std::int32_t legend = -1;  // that explains its cells
};

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
    headed_ = grid_.headed && !HeadAsks();
    if (grid_.rows.front().cells.size() == 1) return ReadOneColumn();
    for (std::size_t k = 0; k < grid_.rows.front().cells.size(); ++k) Measure(k);
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
      if (QuestionMarkAtEnd(Said(head[k])) == 0) continue;
      const auto asking = std::count_if(grid_.rows.begin(), grid_.rows.end(), [&](const auto& row) {
        return k < row.cells.size() && HasQuestionMark(Said(row.cells[k]));
      });
      if (2 * asking > std::ssize(grid_.rows)) return true;
    }
    return false;
  }

  std::size_t FirstRow() const { return headed_ ? 1 : 0; }
  std::size_t BodyRows() const { return grid_.rows.size() - FirstRow(); }

  std::string_view Text(const CellPiece& piece) const {
    return blocks_.text.substr(piece.text.begin, piece.text.size());
  }

  // What a cell says, its lines joined.
  std::string Said(const TableCell& cell) const {
    std::string said;
    for (const CellPiece& piece : cell.pieces) {
      if (piece.text.empty()) continue;
      if (!said.empty()) said.push_back(' ');
      said.append(Text(piece));
    }
    std::erase(said, '*');
    std::erase(said, '`');
    return said;
  }

  // The first line of the cell that says something.
  static const CellPiece& Filled(const TableCell& cell) {
    const auto found = std::find_if(cell.pieces.begin(), cell.pieces.end(),
                                    [](const CellPiece& piece) { return !piece.text.empty(); });
    return found == cell.pieces.end() ? cell.pieces.front() : *found;
  }

  // A row of one filled cell among others stands for those below it.
  bool IsGroup(const GridRow& row) const {
    if (row.cells.size() < 2) return false;
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                      [](const TableCell& cell) { return !cell.IsEmpty(); });
    const std::string said = Said(row.cells.front());
    return filled == 1 && !said.empty() && !words_.Asks(said) && row.cells.size() > 2 &&
           CountWords(said) <= 8;
  }

  ColumnRole RoleOfHead(std::string_view head) const {
    if (head.empty() || head.size() > kLongHead) return ColumnRole::kOther;
    const auto& columns = blocks_.rules->columns;
    std::string folded = Folded(head);
    if (const auto found = columns.find(folded); found != columns.end()) return found->second;
    // "Answer (yes/no)", "Réponse : oui ou non", "Meets?".
    folded.resize(std::min({folded.size(), folded.find('('), folded.find("\uFF08"),
                            folded.find(':'), folded.find('?')}));
    while (!folded.empty() && folded.back() == ' ') folded.pop_back();
    if (const auto found = columns.find(folded); found != columns.end()) return found->second;
    // Its first words, its last word, and the end of a compound ("Prüffrage").
    for (std::size_t end = folded.rfind(' '); end != folded.npos && end > 0;
         end = folded.rfind(' ', end - 1)) {
      if (const auto found = columns.find(folded.substr(0, end)); found != columns.end()) {
        return found->second;
      }
    }
    const std::size_t last = folded.rfind(' ');
    if (last != folded.npos) {
      if (const auto found = columns.find(folded.substr(last + 1)); found != columns.end()) {
        return found->second;
      }
    }
    // The longest one that ends it says most, then the one that begins it.
    std::size_t longest = 0;
    ColumnRole found = ColumnRole::kOther;
    for (const auto& [word, role] : columns) {
      if (word.size() < 5 || word.size() <= longest || !folded.ends_with(word)) continue;
      longest = word.size();
      found = role;
    }
    if (longest > 0) return found;
    for (const auto& [word, role] : columns) {
      if (IsCjk(DecodeAt(word, 0).value) && word.size() >= 6 && folded.starts_with(word)) {
        return role;
      }
    }
    return ColumnRole::kOther;
  }

  // "Conforms (Yes/No/N.A.)": the head lists what can be chosen.
  bool ListsValue(std::string_view head, std::string_view value) const {
    if (value.size() > 24 || value.empty()) return false;
    const std::string folded = Folded(head);
    const std::string wanted = Folded(value);
    for (std::size_t at = folded.find(wanted); at != folded.npos;
         at = folded.find(wanted, at + 1)) {
      const auto edge = [&](std::size_t i) {
        return i >= folded.size() || folded[i] == '/' || folded[i] == '(' || folded[i] == ')' ||
               folded[i] == ',' || folded[i] == ' ' || folded[i] == '|' || !IsAscii(folded[i]);
      };
      const bool list = folded.find('/') != folded.npos || folded.find("\u30FB") != folded.npos;
      if (list && (at == 0 || edge(at - 1)) && edge(at + wanted.size())) return true;
    }
    return false;
  }

  // "Meets (Yes/No)", "Réponse : oui ou non".
  bool OffersYesAndNo(std::string_view head) const {
    bool yes = false;
    bool no = false;
    for (std::size_t begin = 0; begin < head.size();) {
      std::size_t end = begin;
      while (end < head.size() && WordBeginsAt(head, end)) end += DecodeAt(head, end).size;
      const Value value = blocks_.rules->words.ValueOf(head.substr(begin, end - begin));
      yes |= value == Value::kYes;
      no |= value == Value::kNo;
      begin = end < head.size() ? end + DecodeAt(head, end).size : end;
    }
    return yes && no;
  }

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

  void Measure(std::size_t k) {
    Column column;
    heads_.push_back(headed_ ? Said(grid_.rows.front().cells[k]) : std::string());
    column.head = RoleOfHead(heads_.back());
    std::unordered_map<std::string, std::size_t> values;
    double rows = 0;
    for (std::size_t r = FirstRow(); r < grid_.rows.size(); ++r) {
      if (IsGroup(grid_.rows[r])) continue;
      ++rows;
      if (k >= grid_.rows[r].cells.size()) continue;
      const std::string said = Said(grid_.rows[r].cells[k]);
      if (said.empty()) continue;
      ++column.filled;
      if (words_.Asks(said)) {
        ++column.asks;
      } else if (CountWords(said) >= kWordsOfSentence) {
        ++column.sentences;
      }
      if (IsReply(said, heads_.back())) ++column.replies;
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
    columns_.push_back(column);
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
    const Column& c = columns_[k];
    double score = weights_.table(TableClue::kAsks) * c.asks +
                   weights_.table(TableClue::kSentences) * c.sentences +
                   weights_.table(TableClue::kDistinct) * (c.distinct > 0.9 ? 1.0 : 0.0) +
                   weights_.table(TableClue::kPromptIsReply) * c.replies +
                   weights_.table(TableClue::kPromptIsCode) * c.codes +
                   weights_.table(TableClue::kEmpty) * (1 - c.filled);
    if (c.head == ColumnRole::kPrompt) score += weights_.table(TableClue::kPromptHead);
    if (c.head == ColumnRole::kReply || c.head == ColumnRole::kNotes ||
        c.head == ColumnRole::kNumber) {
      score += weights_.table(TableClue::kOtherHead);
    }
    return score;
  }

  double AsReply(std::size_t k, std::size_t prompt) const {
    const Column& c = columns_[k];
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
    const std::vector<GridRow>& rows = grid_.rows;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (heads_[k].empty() || columns_[k].head == ColumnRole::kPrompt ||
          columns_[k].head == ColumnRole::kNumber) {
        continue;
      }
      std::size_t here = 0;
      const bool only_marks = std::all_of(rows.begin() + 1, rows.end(), [&](const GridRow& row) {
        if (k >= row.cells.size() || row.cells[k].IsEmpty()) return true;
        if (!WholeMark(blocks_, Said(row.cells[k]))) return false;
        ++here;
        return true;
      });
      const bool word = blocks_.rules->words.ValueOf(heads_[k]) != Value::kLabel;
      if (!only_marks || (here == 0 && !word && !grid_.matrix)) continue;
      columns.push_back(k);
      marks += here;
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
    const std::string head = Said(grid_.rows.front().cells.front());
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

  // Every cell of the columns holds a mark, be it an empty box.
  bool EveryRowMarked(const std::vector<std::size_t>& columns) const {
    return std::all_of(columns.begin(), columns.end(),
                       [&](std::size_t k) { return columns_[k].filled > 0.99; });
  }

  QuestionTable Build(std::size_t prompt, std::optional<std::size_t> reply,
                      const std::vector<std::size_t>& options) const {
    QuestionTable table;
    table.furniture = grid_.furniture;
    const Column& asked = columns_[prompt];
    const bool heads = asked.head == ColumnRole::kPrompt &&
                       (!reply || columns_[*reply].head == ColumnRole::kReply);
    // Columns to mark in are no reply to the question above the table.
    const bool marked =
        options.size() >= 2 && !reply && (EveryRowMarked(options) || OneMarkARow(options));
    // "Indicator | Grade": statements with a short value each, under a head that names it.
    const bool graded = reply && columns_[*reply].head == ColumnRole::kReply &&
                        asked.sentences > 0.5 && columns_[*reply].shorts > 0.8;
    const std::int32_t legend = reply ? columns_[*reply].legend : -1;
    table.asks = asked.asks > 0.5 || heads || marked || graded || legend >= 0 || grid_.matrix;
    if (headed_) {
      const GridRow& head = grid_.rows.front();
      for (std::uint32_t line = head.line; line <= head.last_line; ++line) {
        table.furniture.push_back(line);
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
    const bool closed = reply && OffersYesAndNo(heads_[*reply]);
    for (std::size_t r = FirstRow(); r < grid_.rows.size(); ++r) {
      const GridRow& row = grid_.rows[r];
      if (IsGroup(row)) {
        table.groups.push_back(row.line);
        continue;
      }
      if (prompt >= row.cells.size() || row.cells[prompt].IsEmpty()) continue;
      table.rows.push_back(RowOf(row, roles, options, closed));
      table.rows.back().legend = legend;
    }
    // Among rows with marks, one without any was left open.
    const bool marks = std::any_of(table.rows.begin(), table.rows.end(), IsSelected);
    for (TableQuestion& row : table.rows) {
      for (TableOption& option : row.options) {
        if (marks && option.mark.empty()) option.state = State::kUnselected;
      }
    }
    return table;
  }

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
  std::vector<Column> columns_;
  bool headed_ = false;
  std::vector<std::string> heads_;
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
