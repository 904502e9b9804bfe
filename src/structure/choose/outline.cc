#include "src/structure/choose/outline.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "src/rules/form_rules.h"
#include "src/structure/choose/closing.h"
#include "src/structure/choose/contexts.h"
#include "src/structure/choose/elected_headings.h"
#include "src/structure/choose/laid_out.h"
#include "src/structure/choose/sub_questions.h"
#include "src/structure/choose/voted_numbers.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kSure = 2.0;              // the weight of a question that leaves no doubt
constexpr double kLikely = 0.8;            // of one that hardly does
constexpr std::uint32_t kTellingRows = 2;  // rows with replies that make a table one of questions
constexpr std::size_t kLongTitle = 100;    // bytes
constexpr std::size_t kLongKnown = 600;    // bytes; the line of a form's prompt is no longer

class Chooser {
 public:
  Chooser(const Blocks& blocks, const Numbered& numbered, const StringSet* prompts)
      : blocks_(blocks), numbered_(numbered), prompts_(prompts) {}

  Outline Run() {
    outline_.furniture = FindFurniture(blocks_);
    CodeLegends legends(blocks_);
    LaidOut laid_out = FindLaidOut(blocks_);
    std::vector<Grid> grids = FindGrids(blocks_, PageLines(), legends);
    PreferColumns(grids, laid_out);
    std::erase_if(grids, [&](const Grid& grid) {
      const auto begin = laid_out.lines.begin();
      return std::find(begin + grid.line, begin + grid.end, true) != begin + grid.end;
    });
    std::vector<QuestionTable> tables = FindQuestionTables(blocks_, grids, legends);
    std::move(laid_out.tables.begin(), laid_out.tables.end(), std::back_inserter(tables));
    std::sort(tables.begin(), tables.end(), [](const QuestionTable& a, const QuestionTable& b) {
      return a.rows.front().line < b.rows.front().line;
    });
    outline_.legends = std::move(legends).Found();
    const SubQuestions parts =
        FindSubQuestions(blocks_, numbered_.candidates, numbered_.chosen.questions);
    std::vector<bool> apart(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) apart[i] = IsApart(i);
    for (const QuestionTable& table : tables) {
      for (const std::uint32_t line : table.furniture) apart[line] = true;
      for (const TableGroup& group : table.groups) apart[group.line] = true;
      for (const TableQuestion& row : table.rows) {
        for (std::uint32_t line = row.line; line <= row.last_line; ++line) apart[line] = true;
      }
    }
    outline_.evidence = GatherEvidence(blocks_, {numbered_.candidates, parts.questions,
                                                 parts.headings, numbered_.chosen.others, apart});
    ChooseQuestionLines(parts.questions);
    JoinContexts(blocks_, outline_.evidence, numbered_.candidates, outline_.questions);
    FindTableTitles(tables);
    FindAllHeadings(tables, apart, TitlesOf(parts));
    SplitContexts(blocks_, outline_.headings, outline_.questions);
    ChooseRows(tables);
    FindKeyed();
    CloseForm();
    FindUnreadTables(grids);
    // A line that begins a question or a section is no running head, though it stands at breaks.
    for (const NumberedLine& question : outline_.questions) {
      outline_.furniture[question.line].reset();
    }
    for (const Heading& heading : outline_.headings) outline_.furniture[heading.line].reset();
    return std::move(outline_);
  }

 private:
  bool IsOfPage(std::size_t i) const {
    return outline_.furniture[i] == FurnitureKind::kPageNumber ||
           outline_.furniture[i] == FurnitureKind::kRunningHead;
  }

  std::vector<bool> PageLines() const {
    std::vector<bool> pages(blocks_.size());
    for (std::size_t i = 0; i < pages.size(); ++i) pages[i] = IsOfPage(i);
    return pages;
  }

  // Columns that numbered rows share explain more than a line does by itself.
  void PreferColumns(const std::vector<Grid>& grids, LaidOut& laid_out) const {
    std::vector<bool> shared(blocks_.size());
    for (const Grid& grid : grids) {
      if (grid.roles.empty()) continue;
      std::fill(shared.begin() + grid.line, shared.begin() + grid.end, true);
      std::fill(laid_out.lines.begin() + grid.line, laid_out.lines.begin() + grid.end, false);
    }
    for (QuestionTable& table : laid_out.tables) {
      std::erase_if(table.rows, [&](const TableQuestion& row) { return shared[row.line]; });
    }
    std::erase_if(laid_out.tables, [](const QuestionTable& table) { return table.rows.empty(); });
  }

  bool IsApart(std::size_t i) const {
    switch (blocks_.facts[i].sign) {
      case Sign::kUnderline:
      case Sign::kTable:
      case Sign::kComment:
      case Sign::kCode:
      case Sign::kContents:
      case Sign::kFrontMatter: return true;
      case Sign::kNone:
      case Sign::kBullet:
      case Sign::kHeading:
      case Sign::kQuote: break;
    }
    return outline_.furniture[i].has_value() || blocks_.Content(i).empty();
  }

  void ChooseQuestionLines(const std::vector<NumberedLine>& numbering) {
    auto known = numbering.begin();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      while (known != numbering.end() && known->line < i) ++known;
      const LineEvidence& evidence = outline_.evidence[i];
      const bool asked = prompts_ != nullptr && IsKnown(i);
      const double weight = asked ? kSure : evidence.weight;
      if (weight <= 0) continue;
      outline_.questions.push_back(known != numbering.end() && known->line == i ? AfterLabel(*known)
                                                                                : QuestionAt(i));
      NumberedLine& question = outline_.questions.back();
      TakeBox(evidence, question);
      question.confidence = weight >= kSure     ? Confidence::kHigh
                            : weight >= kLikely ? Confidence::kMedium
                                                : Confidence::kLow;
    }
    // A part of what turned out to be no question is a question itself.
    bool whole = false;
    for (NumberedLine& question : outline_.questions) {
      if (question.sub && !whole) question.sub = false;
      if (!question.sub) whole = question.rule != nullptr;
    }
  }

  // The box is no part of what is asked.
  void TakeBox(const LineEvidence& evidence, NumberedLine& question) const {
    if (evidence.box.empty() || evidence.box.begin < question.text.begin) return;
    question.box = evidence.box;
    question.state = evidence.state;
    question.legend = evidence.legend;
    question.text.begin = evidence.box.end;
    while (!question.text.empty() && (blocks_.text[question.text.begin] == ':' ||
                                      IsSpace(blocks_.text[question.text.begin]))) {
      ++question.text.begin;
    }
  }

  // The name of who asks is no part of what is asked.
  NumberedLine AfterLabel(NumberedLine question) const {
    const SpokenLine& spoken = blocks_.spoken[question.line];
    if (spoken.turn == Turn::kAsk) {
      question.text.begin = std::clamp(blocks_.facts[question.line].content.begin + spoken.label,
                                       question.text.begin, question.text.end);
    }
    return question;
  }

  NumberedLine QuestionAt(std::size_t line) const {
    const std::int32_t candidate = outline_.evidence[line].candidate;
    if (candidate >= 0) {
      NumberedLine numbered = numbered_.candidates[static_cast<std::size_t>(candidate)];
      numbered.sub = false;
      return AfterLabel(numbered);
    }
    const Span content = blocks_.facts[line].content;
    NumberedLine question;
    question.line = static_cast<std::uint32_t>(line);
    question.number = {content.begin, content.begin};
    question.text = content;
    if (blocks_.spoken[line].quoted) {
      if (const auto numbered = NumberOfComment(line)) return *numbered;
    }
    if (blocks_.spoken[line].turn == Turn::kAsk) return AfterLabel(question);
    MatchView match;
    if (const OpenerRule* ask = blocks_.RuleOfOpener(line, OpenerKind::kAsk);
        ask != nullptr && ask->pattern.MatchAt(blocks_.Content(line), 0, &match)) {
      const std::string_view text = match[ask->pattern.Group("text")];
      question.text.begin += static_cast<std::uint32_t>(text.data() - blocks_.Content(line).data());
    }
    return question;
  }

  // A quoted comment is one, whether or not its number counts on.
  std::optional<NumberedLine> NumberOfComment(std::size_t line) const {
    const auto numbered = FirstNumber(blocks_, line, [&](const NumberedLine& number) {
      return number.rule->kind == OpenerKind::kNumber &&
             (number.rule->strong || NumbersComment(number));
    });
    if (numbered) return numbered;
    const auto voted = ReadVotedNumber(blocks_, line);
    return voted && NumbersComment(*voted) ? voted : std::nullopt;
  }

  // Not "p. 4: the scale bar is missing", which names a place.
  bool NumbersComment(const NumberedLine& line) const {
    return line.number.begin == blocks_.facts[line.line].content.begin && !line.text.empty() &&
           !IsDigit(blocks_.text[line.text.begin]);
  }

  // The line is a prompt of the form, with or without a number.
  bool IsKnown(std::size_t i) const {
    if (blocks_.Body(i).size() > kLongKnown) return false;
    const Span text = QuestionAt(i).text;
    return prompts_->contains(WordingKey(blocks_.text.substr(text.begin, text.size())));
  }

  // A numbered line that does not ask, over nothing but a table of questions, is the title of it.
  void FindTableTitles(const std::vector<QuestionTable>& tables) {
    for (const QuestionTable& table : tables) {
      if (!table.asks) continue;
      std::uint32_t first = table.rows.front().line;
      for (const std::uint32_t line : table.furniture) first = std::min(first, line);
      for (const TableGroup& group : table.groups) first = std::min(first, group.line);
      if (first == 0) continue;
      const std::uint32_t line = first - 1;
      const auto question =
          std::lower_bound(outline_.questions.begin(), outline_.questions.end(), line,
                           [](const NumberedLine& q, std::uint32_t at) { return q.line < at; });
      if (question != outline_.questions.end() && question->line == line) {
        if (question->rule == nullptr || !question->box.empty() || !IsTitle(question->text))
          continue;
        titles_.push_back(*question);
        outline_.questions.erase(question);
      } else if (const auto title = TitleAt(line)) {
        titles_.push_back(*title);
      }
    }
  }

  std::optional<NumberedLine> TitleAt(std::uint32_t line) const {
    return FirstNumber(blocks_, line, [&](const NumberedLine& number) {
      return !number.rule->part && !number.rule->named && IsTitle(number.text);
    });
  }

  bool IsTitle(Span text) const {
    const std::string_view said = blocks_.text.substr(text.begin, text.size());
    return !said.empty() && said.size() <= kLongTitle && !EndsInStop(said) && !EndsInColon(said) &&
           !HasQuestionMark(said) && !LineWords(blocks_).Asks(said);
  }

  // Numbered lines that were taken for questions and are the titles of questions.
  std::vector<NumberedLine> TitlesOf(const SubQuestions& parts) const {
    std::vector<NumberedLine> titles = titles_;
    std::vector<bool> known(blocks_.size());  // for a question, or a title
    for (const NumberedLine& question : outline_.questions) known[question.line] = true;
    for (const NumberedLine& title : titles_) known[title.line] = true;
    for (const NumberedLine& title : parts.headings) {
      if (!known[title.line]) titles.push_back(title);
    }
    for (const NumberedLine& line : parts.questions) {
      if (line.sub || known[line.line]) continue;
      if (outline_.evidence[line.line].clues.Has(Clue::kLeadsToQuestions)) titles.push_back(line);
    }
    return titles;
  }

  // Those that a sign or a count makes one, then those that look like titles and lead to questions.
  void FindAllHeadings(const std::vector<QuestionTable>& tables, const std::vector<bool>& apart,
                       const std::vector<NumberedLine>& titles) {
    std::vector<bool> rows(blocks_.size());
    for (const QuestionTable& table : tables) {
      for (const std::uint32_t line : table.furniture) rows[line] = true;
      for (const TableGroup& group : table.groups) rows[group.line] = true;
      for (const TableQuestion& row : table.rows) rows[row.line] = true;
    }
    const HeadingPlaces places{outline_.questions, titles, rows, apart};
    outline_.headings = FindHeadings(blocks_, places);
    const std::vector<Heading> elected = ElectHeadings(blocks_, places, outline_.headings);
    outline_.headings.insert(outline_.headings.end(), elected.begin(), elected.end());
    std::sort(outline_.headings.begin(), outline_.headings.end(),
              [](const Heading& a, const Heading& b) { return a.line < b.line; });
  }

  // The rows of the tables that stand under a heading, or before all questions: a table under a
  // question is its answer.
  void ChooseRows(const std::vector<QuestionTable>& tables) {
    std::vector<bool> in_table(blocks_.size());
    std::vector<bool> is_group(blocks_.size());
    const auto found = static_cast<std::ptrdiff_t>(outline_.headings.size());
    for (const QuestionTable& table : tables) {
      const auto last = [&](const auto& items) {
        const auto after =
            std::upper_bound(items.begin(), items.end(), table.rows.front().line,
                             [](std::uint32_t line, const auto& item) { return line < item.line; });
        return after == items.begin() ? std::int64_t{-1} : std::int64_t{std::prev(after)->line};
      };
      if (!table.asks && last(outline_.questions) > last(outline_.headings)) continue;
      for (const std::uint32_t line : table.furniture) {
        outline_.furniture[line] = FurnitureKind::kMarkup;
        in_table[line] = true;
      }
      for (const TableGroup& group : table.groups) {
        const Span title = group.number.empty() ? BarsOff(group.line) : group.title;
        is_group[group.line] = true;
        outline_.headings.push_back(
            {group.line, group.number, Trimmed(blocks_.text, title), kPlainRank, false});
      }
      outline_.rows.insert(outline_.rows.end(), table.rows.begin(), table.rows.end());
      for (const TableQuestion& row : table.rows) {  // "====" may be a cell
        for (std::uint32_t line = row.line; line <= row.last_line; ++line) {
          // A rule stands between the lines of a row whose head is the question.
          const bool covered = std::any_of(
              row.cells.begin(), row.cells.end(),
              [&](const TableCell& cell) { return !cell.pieces[line - row.line].cover.empty(); });
          const bool rule = blocks_.Body(line).find_first_not_of("+-= ") == std::string_view::npos;
          if (covered || !(rule || IsOfPage(line))) outline_.furniture[line].reset();
          in_table[line] = true;
        }
      }
    }
    // The words of a group may have made it a heading before.
    const auto groups = outline_.headings.begin() + found;
    outline_.headings.erase(std::remove_if(outline_.headings.begin(), groups,
                                           [&](const Heading& h) { return is_group[h.line]; }),
                            groups);
    // The head of a table over a rule of dashes looks like an underlined title.
    std::erase_if(outline_.headings, [&](const Heading& h) { return in_table[h.line]; });
    std::sort(outline_.headings.begin(), outline_.headings.end(),
              [](const Heading& a, const Heading& b) { return a.line < b.line; });
  }

  void FindUnreadTables(const std::vector<Grid>& grids) {
    auto row = outline_.rows.begin();
    for (const Grid& grid : grids) {
      while (row != outline_.rows.end() && row->line < grid.line) ++row;
      if (row != outline_.rows.end() && row->line < grid.end) continue;
      std::uint32_t telling = 0;
      for (const GridRow& cells : grid.rows) telling += Tells(cells) ? 1U : 0U;
      if (telling >= kTellingRows) outline_.unread.push_back({grid.line, telling});
    }
  }

  // A cell of the row asks, or is a word of the vocabulary or a mark.
  bool Tells(const GridRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const TableCell& cell) {
      if (cell.pieces.size() != 1 || row.cells.size() < 2) return false;
      const Span span = WithoutEmphasis(blocks_.text, cell.pieces.front().text);
      const std::string_view text = blocks_.text.substr(span.begin, span.size());
      return blocks_.rules->words.ValueOf(text) != Value::kLabel || WholeMark(blocks_, text) ||
             EndsInQuestionMark(text);
    });
  }

  void FindKeyed() {
    if (!outline_.rows.empty()) return;
    outline_.keyed = FindKeyedReplies(blocks_, outline_.questions);
    auto heading = outline_.headings.begin();
    std::erase_if(outline_.keyed, [&](const KeyedReply& keyed) {
      while (heading != outline_.headings.end() && heading->line < keyed.line) ++heading;
      return heading != outline_.headings.end() && heading->line == keyed.line;
    });
  }

  // What stands below the last question and belongs to no reply heads a section of its own.
  void CloseForm() {
    if (outline_.questions.empty() && outline_.rows.empty()) return;
    std::size_t last = outline_.questions.empty() ? 0 : outline_.questions.back().line;
    if (!outline_.keyed.empty()) last = outline_.keyed.back().line;
    if (!outline_.rows.empty()) last = std::max<std::size_t>(last, outline_.rows.back().last_line);
    std::optional<Heading> closing = FindClosing(blocks_, last);
    const std::optional<Heading> title =
        FindLastTitle(blocks_, last, outline_.headings, outline_.furniture);
    if (title && (!closing || title->line < closing->line)) closing = title;
    if (!closing) return;
    const auto at = std::lower_bound(
        outline_.headings.begin(), outline_.headings.end(), closing->line,
        [](const Heading& heading, std::uint32_t line) { return heading.line < line; });
    if (at != outline_.headings.end() && at->line == closing->line) return;
    if (at != outline_.headings.begin() && std::prev(at)->line > last) return;
    outline_.headings.insert(at, *closing);
  }

  // What a row of one filled cell says.
  Span BarsOff(std::size_t line) const {
    Span span = blocks_.lines[line].body;
    const auto bar = [&](std::uint32_t at) {
      return blocks_.text[at] == '|' || IsSpace(blocks_.text[at]);
    };
    while (!span.empty() && bar(span.begin)) ++span.begin;
    while (!span.empty() && bar(span.end - 1)) --span.end;
    return WithoutEmphasis(blocks_.text, span);
  }

  const Blocks& blocks_;
  const Numbered& numbered_;
  const StringSet* prompts_;
  std::vector<NumberedLine> titles_;  // of tables
  Outline outline_;
};

}  // namespace

Outline ChooseOutline(const Blocks& blocks, const Numbered& numbered, const StringSet* prompts) {
  return Chooser(blocks, numbered, prompts).Run();
}

}  // namespace qsift
