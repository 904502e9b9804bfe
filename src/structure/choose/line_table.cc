#include "src/structure/choose/line_table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/structure/lines/stars.h"
#include "src/text/byte_scan.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kWrapWidth = 130;     // code points; lines of a wrapped text are shorter
constexpr std::size_t kLongestUnit = 12;    // lines; a sentence is wrapped over no more
constexpr std::size_t kLettersOfTitle = 6;  // in capitals; fewer are an abbreviation
constexpr std::size_t kLongRow = 600;       // bytes; of a label with its boxes
constexpr std::size_t kFewHelps = 3;    // texts between a question and what leads to its options
constexpr std::uint32_t kFewHints = 3;  // of one wording, under what is asked

class LineReader {
 public:
  LineReader(const Blocks& blocks, const Known& known)
      : blocks_(blocks), words_(blocks), lines_(blocks, known) {
    lines_.figures.resize(blocks.size());
    lines_.evidence.resize(blocks.size());
  }

  LineTable Run() {
    FindNumbers();
    FindWrapping();
    for (std::size_t i = 0; i < lines_.size(); ++i) ReadLine(i);
    JoinLines();
    for (std::size_t i = 0; i < lines_.size(); ++i) JoinNumber(i);
    CountRecurring();
    return std::move(lines_);
  }

 private:
  void FindNumbers() {
    lines_.numbered.assign(lines_.size(), NumberUse::kNo);
    lines_.replied.assign(lines_.size(), false);
    for (const NumberedLine& line : lines_.known.numbering) {
      lines_.numbered[line.line] = line.sub ? NumberUse::kPart : NumberUse::kQuestion;
      lines_.replied[line.line] = line.replied;
    }
    for (const NumberedLine& line : lines_.known.titles)
      lines_.numbered[line.line] = NumberUse::kTitle;
    for (const NumberedLine& line : lines_.known.others) {
      if (lines_.numbered[line.line] == NumberUse::kNo)
        lines_.numbered[line.line] = NumberUse::kOther;
    }
    lines_.tight.assign(lines_.size(), false);
    for (std::size_t k = 0; k + 1 < lines_.known.numbering.size(); ++k) {
      const NumberedLine& a = lines_.known.numbering[k];
      const NumberedLine& b = lines_.known.numbering[k + 1];
      if (a.rule == b.rule && a.path.depth == b.path.depth &&
          b.path.at[b.path.depth - 1U] == a.path.at[a.path.depth - 1U] + 1) {
        lines_.tight[a.line] = lines_.tight[b.line] = true;
      }
    }
    lines_.tops = static_cast<std::size_t>(
        std::count_if(lines_.known.numbering.begin(), lines_.known.numbering.end(),
                      [](const NumberedLine& line) { return !line.sub; }));
    for (std::size_t k = 0; k < lines_.known.candidates.size(); ++k) {
      const NumberedLine& candidate = lines_.known.candidates[k];
      std::int32_t& number = lines_.evidence[candidate.line].candidate;
      if (number < 0 || Chosen(candidate)) number = static_cast<std::int32_t>(k);
    }
  }

  bool Chosen(const NumberedLine& candidate) const {
    for (const auto* lines :
         {&lines_.known.numbering, &lines_.known.titles, &lines_.known.others}) {
      const auto found =
          std::lower_bound(lines->begin(), lines->end(), candidate.line,
                           [](const NumberedLine& a, std::uint32_t line) { return a.line < line; });
      if (found != lines->end() && found->line == candidate.line) {
        return found->rule == candidate.rule;
      }
    }
    return false;
  }

  // Whether the document's lines are broken at a width.
  void FindWrapping() {
    std::size_t wide = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t width = blocks_.Body(i).size();
      wide += width > 2 * kWrapWidth ||
                      (width > kWrapWidth && CountCodePoints(blocks_.Body(i)) > kWrapWidth)
                  ? 1U
                  : 0U;
      full += width > 60 ? 1U : 0U;
    }
    wrapped_ = 33 * wide <= lines_.size() && full >= 2;
  }

  void ReadLine(std::size_t i) {
    LineFigures& line = lines_.figures[i];
    line.text = blocks_.Content(i);
    if (lines_.Apart(i)) return;
    if (const NumberedLine* number = lines_.CandidateOf(i)) {
      line.text = blocks_.text.substr(number->text.begin, number->text.size());
    } else if (blocks_.spoken[i].quoted) {
      if (const auto item = ReadEnumerator(line.text)) line.text.remove_prefix(item->size);
    }
    if (const SpokenLine& spoken = blocks_.spoken[i]; spoken.turn == Turn::kAsk) {
      const std::size_t begin = blocks_.facts[i].content.begin + spoken.label;
      const auto at = static_cast<std::size_t>(line.text.data() - blocks_.text.data());
      if (begin > at) line.text.remove_prefix(std::min(begin - at, line.text.size()));
    }
    const std::string_view body = blocks_.Body(i);
    line.bold_whole = blocks_.facts[i].bold && EndsWithAny(body, {"**", "__", "**:", "** *"});
    line.capitals = CountCapitals(line.text) >= kLettersOfTitle;
    ReadMarks(i, line);
    line.follow_up = blocks_.Opener(i, OpenerKind::kCondition) != nullptr;
    ReadWords(line);
    ReadEnd(line, line.text);
  }

  // The box that the line begins with.
  void ReadMarks(std::size_t i, LineFigures& line) {
    if (line.text.empty()) return;
    // Boxes on a line that closes the form are for others to tick.
    line.boxes_inside = !Explains(i) && blocks_.Opener(i, OpenerKind::kSignature) == nullptr &&
                        HasBoxesInside(line.text);
    const auto first = static_cast<unsigned char>(line.text.front());
    if (blocks_.rules->marks.first_bytes[first] && line.text.size() > 2) {
      const std::vector<FoundMark> marks = FindMarks(blocks_, line.text.substr(0, 12));
      const LegendSign sign = LegendSignAt(blocks_, line.text);
      line.legend = sign.entry != nullptr && !IsSpace(line.text[sign.size - 1]) &&
                    sign.entry->line != i && sign.size < line.text.size();
      line.box = line.legend || (!marks.empty() && marks.front().place.begin == 0 &&
                                 !marks.front().words && line.text.front() != '_');
      if (line.box) {
        const auto begin = static_cast<std::uint32_t>(line.text.data() - blocks_.text.data());
        const std::size_t size = line.legend ? sign.size : marks.front().place.end;
        lines_.evidence[i].box = {begin, begin + static_cast<std::uint32_t>(size)};
        if (line.legend) {
          lines_.evidence[i].legend = static_cast<std::int32_t>(sign.entry - blocks_.legend.data());
          lines_.evidence[i].state = sign.entry->unset ? State::kUnselected : State::kSelected;
        } else {
          lines_.evidence[i].state = marks.front().state;
        }
        line.text.remove_prefix(line.legend ? sign.size : marks.front().place.end);
        while (!line.text.empty() && (line.text.front() == ':' || IsSpace(line.text.front()))) {
          line.text.remove_prefix(1);
        }
      }
    }
  }

  // It says what signs mean: "Legend: [x] done, [!] late".
  bool Explains(std::size_t i) const {
    return std::any_of(blocks_.legend.begin(), blocks_.legend.end(),
                       [i](const LegendEntry& entry) { return entry.line == i; });
  }

  // "**Kind:** [x] Own [ ] Rented", "API? □ Yes ■ No", "Stairs      □ Yes ■ No": boxes after a
  // label or a question.
  bool HasBoxesInside(std::string_view text) const {
    if (text.size() > kLongRow) return false;
    if (const std::size_t scale = ScaleBegin(text); scale != text.npos && scale > 0) return true;
    const std::size_t end = FindOneOf(text, 0, ':', '?', '\xEF', '\xD8');
    if (end < text.size() && end > 0 && BeginsBoxes(FindMarks(blocks_, text.substr(end)))) {
      return true;
    }
    const std::size_t gap = std::min(text.find("   "), text.find('\t'));
    if (gap == text.npos || gap == 0) return false;
    const std::vector<FoundMark> marks = FindMarks(blocks_, text.substr(gap));
    // A box before each label, and the first of them right after the gap.
    return BeginsBoxes(marks) && marks.back().place.end < text.size() - gap &&
           text.find_first_not_of(" \t", gap) == gap + marks.front().place.begin &&
           blocks_.rules->words.ValueOf(text.substr(0, gap)) == Value::kLabel;
  }

  static bool BeginsBoxes(const std::vector<FoundMark>& marks) {
    return std::count_if(marks.begin(), marks.end(),
                         [](const FoundMark& mark) { return !mark.words; }) >= 2 &&
           marks.front().place.begin > 0;
  }

  void ReadWords(LineFigures& line) const {
    const LineSenses senses = words_.Read(line.text, line.follow_up);
    line.ask_word = senses.ask_word;
    line.order = senses.order;
    line.condition = senses.condition;
    line.guide = senses.guide;
  }

  void ReadEnd(LineFigures& line, std::string_view text) const {
    line.mark = EndsInQuestionMark(text) ||
                (!line.box && EndsInStop(text) && words_.EndsLikeQuestion(text));
    line.mark_inside = line.mark || HasQuestionMark(text);
  }

  // Lines that go on with the sentence above them, in a text that was wrapped.
  void JoinLines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      lines_.evidence[i].unit_end = static_cast<std::uint32_t>(i + 1);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_.Apart(i) || lines_.evidence[i].continues) continue;
      std::size_t end = i + 1;
      bool open_bold = OpensBold(i);
      while (end < lines_.size() && end - i < kLongestUnit && !lines_.Apart(end) &&
             (open_bold || InItalics(end) || GoesOn(end - 1, end))) {
        if (open_bold && (blocks_.lines[end].blanks > 0 || end - i > 4)) break;
        lines_.evidence[end].continues = true;
        if (open_bold && blocks_.Body(end).find("**") != std::string_view::npos) open_bold = false;
        ++end;
      }
      lines_.evidence[i].unit_end = static_cast<std::uint32_t>(end);
      if (end == i + 1) continue;
      LineFigures& line = lines_.figures[i];
      if (OpensBold(i)) line.bold_whole = blocks_.Body(end - 1).ends_with("**");
      line.mark = EndsInQuestionMark(blocks_.Content(end - 1));
      for (std::size_t k = i + 1; k < end && !line.mark_inside; ++k) {
        line.mark_inside = HasQuestionMark(blocks_.Content(k));
      }
    }
  }

  // "Question 7" or "3 (1 point)" above its prompt: what the prompt says counts for both.
  void JoinNumber(std::size_t i) {
    if (lines_.Apart(i) || !AsksBelow(i)) return;
    const std::size_t next = lines_.Next(i + 1);
    if (next >= lines_.size() || lines_.Apart(next) || blocks_.facts[next].sign == Sign::kHeading ||
        lines_.evidence[next].candidate >= 0) {
      return;
    }
    LineFigures& line = lines_.figures[i];
    const LineFigures& prompt = lines_.figures[next];
    line.text = prompt.text;
    line.mark = prompt.mark;
    line.mark_inside = prompt.mark_inside;
    line.ask_word = prompt.ask_word;
    line.order = prompt.order;
    lines_.evidence[i].unit_end = lines_.evidence[next].unit_end;
    for (std::size_t k = i + 1; k < lines_.evidence[i].unit_end; ++k)
      lines_.evidence[k].continues = !lines_.Apart(k);
  }

  // Nothing but a number or the label of a question stands on the line.
  bool AsksBelow(std::size_t i) const {
    if (lines_.IsAskLabel(i)) return true;
    const NumberedLine* number = lines_.CandidateOf(i);
    if (number == nullptr || !number->text.empty()) return false;
    // "Item 4." in a sequence beside the numbering, right over what asks.
    const std::size_t next = i + 1;
    return lines_.numbered[i] == NumberUse::kQuestion || number->rule->strong ||
           (lines_.numbered[i] == NumberUse::kOther && next < lines_.size() &&
            blocks_.lines[next].blanks == 0 && lines_.figures[next].mark);
  }

  bool OpensBold(std::size_t i) const {
    const std::string_view body = blocks_.Body(i);
    const std::size_t open = body.find("**");
    if (open == body.npos || open > 8 || blocks_.facts[i].bold) return false;
    return body.find("**", open + 2) == body.npos && i + 1 < lines_.size() &&
           blocks_.lines[i + 1].blanks == 0;
  }

  // A star that stands open at the end of the line above is closed on this one, or on the next.
  bool InItalics(std::size_t line) const {
    if (blocks_.lines[line].blanks > 0 || blocks_.facts[line].sign != Sign::kNone ||
        LastStarOf(blocks_.Body(line - 1)) != Star::kOpens) {
      return false;
    }
    return ClosesStar(line) || (line + 1 < lines_.size() && blocks_.lines[line + 1].blanks == 0 &&
                                ClosesStar(line + 1));
  }

  bool ClosesStar(std::size_t line) const {
    return LastStarOf(blocks_.Body(line)) == Star::kCloses;
  }

  // An opener stands before the line; "if so" may stand in the middle of a sentence, too.
  bool Opens(std::size_t line) const {
    if (blocks_.facts[line].openers[0] < 0) return false;
    return blocks_.Opener(line, OpenerKind::kCondition) == nullptr ||
           !IsLower(DecodeAt(blocks_.Content(line), 0).value);
  }

  bool GoesOn(std::size_t above, std::size_t line) const {
    if (!wrapped_ || blocks_.lines[line].blanks > 0) return false;
    const LineFacts& facts = blocks_.facts[line];
    const LineFacts& before = blocks_.facts[above];
    if (before.sign == Sign::kHeading || before.required ||
        (facts.sign != Sign::kNone && !(facts.sign == Sign::kQuote && before.sign == facts.sign))) {
      return false;
    }
    if (lines_.evidence[line].candidate >= 0 && lines_.numbered[line] != NumberUse::kNo)
      return false;
    if (lines_.figures[line].box || Opens(line) || facts.bold || blocks_.spoken[line].label > 0) {
      return false;
    }
    const std::string_view said = blocks_.Content(above);
    if (EndsInQuestionMark(said) || EndsInColon(said) || EndsInStop(said)) return false;
    // A reply, or boxes, ended the line above.
    if (lines_.figures[above].boxes_inside) return false;
    const char32_t first =
        blocks_.Content(line).empty() ? U'\0' : DecodeAt(blocks_.Content(line), 0).value;
    if (IsLower(first)) return said.size() >= 30;
    if (HasQuestionMark(said) && lines_.figures[line].Asks()) return false;
    return blocks_.Body(above).size() >= 55 && IsLetter(first);
  }

  void CountRecurring() {
    std::unordered_map<std::string_view, std::uint32_t> counts;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_.Apart(i) && !lines_.figures[i].text.empty()) ++counts[Whole(i)];
    }
    std::unordered_map<std::string_view, std::uint32_t> under;  // what is asked
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_.Apart(i) || lines_.figures[i].text.empty()) continue;
      const std::uint32_t count = counts[Whole(i)];
      lines_.figures[i].recurs = count > 1;
      lines_.figures[i].hint = i > 0 && lines_.numbered[i] == NumberUse::kNo && LeadsIn(i);
      if (count >= kFewHints && MayBeHint(i)) ++under[Whole(i)];
    }
    for (std::size_t i = 0; i < lines_.size() && !under.empty(); ++i) {
      if (lines_.figures[i].hint) continue;
      const auto found = under.find(lines_.figures[i].text);
      lines_.figures[i].hint = found != under.end() && lines_.numbered[i] == NumberUse::kNo &&
                               4 * found->second >= 3 * counts[found->first];
    }
  }

  // Right under a line that asks, neither asking nor setting a condition itself.
  bool MayBeHint(std::size_t i) const {
    const LineFigures& line = lines_.figures[i];
    if (i == 0 || lines_.numbered[i] != NumberUse::kNo || line.mark || line.condition || line.box ||
        line.follow_up) {
      return false;
    }
    const std::size_t above = UnitAbove(i);
    return lines_.numbered[above] == NumberUse::kQuestion || lines_.figures[above].Asks();
  }

  // "Please choose one:" under a question that asks, and what explains it; "Tick all that apply."
  // over boxes.
  bool LeadsIn(std::size_t i) const {
    if (blocks_.Opener(i, OpenerKind::kInstruction) == nullptr) return false;
    const std::size_t next = lines_.evidence[i].unit_end;
    const std::string_view end = blocks_.Content(next - 1);
    const bool over_boxes =
        next < lines_.size() && lines_.figures[next].box && blocks_.lines[next].blanks == 0;
    if (EndsInColon(end) ? HasTextBelow(i) : !(EndsInStop(end) && over_boxes)) return false;
    std::size_t above = UnitAbove(i);
    for (std::size_t k = 0; k < kFewHelps && above > 0 && IsHelp(above); ++k) {
      above = UnitAbove(above);
    }
    const bool required = blocks_.facts[above].required;
    return (lines_.numbered[above] == NumberUse::kQuestion || required) &&
           (lines_.figures[above].Asks() || required);
  }

  // What stands right below is neither a box, an option nor room to write in.
  bool HasTextBelow(std::size_t i) const {
    const std::size_t next = lines_.evidence[i].unit_end;
    return next < lines_.size() && blocks_.lines[next].blanks == 0 && !lines_.Apart(next) &&
           !lines_.figures[next].box && !lines_.figures[next].option &&
           blocks_.Content(next).find("__") == std::string_view::npos;
  }

  // Text that does not ask, or a note that quotes what another question asks.
  bool IsHelp(std::size_t i) const {
    const LineFigures& line = lines_.figures[i];
    return lines_.numbered[i] == NumberUse::kNo && !line.box && !line.option &&
           !blocks_.facts[i].required &&
           (!line.mark_inside || blocks_.Opener(i, OpenerKind::kNote) != nullptr);
  }

  // The first line of what stands above line `i`, which is not the first.
  std::size_t UnitAbove(std::size_t i) const {
    std::size_t above = i - 1;
    while (above > 0 && (lines_.Apart(above) || lines_.evidence[above].continues)) --above;
    return above;
  }

  // What recurs: with its number, where it has one that counts on.
  std::string_view Whole(std::size_t i) const {
    return lines_.numbered[i] == NumberUse::kNo ? lines_.figures[i].text : blocks_.Content(i);
  }

  const Blocks& blocks_;
  LineWords words_;
  LineTable lines_;
  bool wrapped_ = false;  // the document's lines are broken at a width
};

}  // namespace

LineTable ReadLines(const Blocks& blocks, const Known& known) {
  return LineReader(blocks, known).Run();
}

}  // namespace qsift
