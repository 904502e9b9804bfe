#include "src/structure/choose/evidence.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "src/rules/rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kShortLine = 40;       // bytes; a look of shorter lines is one of labels
constexpr std::size_t kLongLine = 200;       // bytes
constexpr std::size_t kLongField = 40;       // bytes; of a label before its colon
constexpr std::size_t kWrapWidth = 130;      // code points; lines of a wrapped text are shorter
constexpr std::size_t kLongestUnit = 12;     // lines; a sentence is wrapped over no more
constexpr std::size_t kWordsOfSentence = 5;  // a statement has so many, at least
constexpr std::size_t kLettersOfTitle = 6;   // in capitals; fewer are an abbreviation
constexpr std::uint32_t kFewestAsking = 2;   // quoted lines that make quotes ask
constexpr int kRoom = 2;                     // blank lines that leave room for a reply
constexpr std::size_t kFewestAfter = 5;      // numbered lines after a list that ends before them
constexpr std::size_t kFewOfLook = 3;        // lines that make a look count
constexpr std::size_t kManyOfLook = 8;
constexpr std::size_t kLongGuide = 80;     // bytes; of a heading of instructions
constexpr std::uint32_t kLongTitle = 8;    // lines from a title's number to the first below it
constexpr std::size_t kShortQuestion = 6;  // lines from a number to the boxes of its question

std::size_t CountBlanks(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// How a line looks, at two grains.
struct Look {
  std::uint32_t lines = 0;
  std::uint32_t ask = 0;
  std::uint32_t marks = 0;
  std::uint32_t small = 0;
  std::uint32_t recurring = 0;
  std::uint32_t sentences = 0;
  std::uint32_t replied = 0;
  std::uint32_t options = 0;
  std::uint32_t together = 0;  // lines with another of the look right below
};

struct LineFigures {
  std::uint32_t exact = 0;   // index of the look
  std::uint32_t coarse = 0;  // index of the coarse look
  std::string_view text;     // what is said: after the number
  bool mark = false;         // ends with a question mark
  bool mark_inside = false;
  bool ask_word = false;
  bool order = false;
  bool condition = false;
  bool follow_up = false;  // the condition is a reply to the question above
  bool guide = false;      // it heads the instructions of the form
  bool box = false;
  bool legend = false;        // the box is a sign of the document's legend
  bool boxes_inside = false;  // boxes stand after its label
  bool option = false;        // a label of the vocabulary, or one with a mark
  bool bold_whole = false;
  bool capitals = false;  // all letters are
  bool recurs = false;

  bool Asks() const { return mark || order || (ask_word && mark_inside); }
};

class Gatherer {
 public:
  Gatherer(const Blocks& blocks, const Known& known)
      : blocks_(blocks),
        known_(known),
        figures_(blocks.size()),
        evidence_(blocks.size()),
        words_(blocks) {}

  std::vector<LineEvidence> Run() {
    FindNumbers();
    FindWrapping();
    for (std::size_t i = 0; i < blocks_.size(); ++i) ReadLine(i);
    JoinLines();
    for (std::size_t i = 0; i < size(); ++i) JoinNumber(i);
    CountRecurring();
    FindLooks();
    CountLooks();
    FindBoxGroups();
    FindGuides();
    FindPrelude();
    reply_labels_ = static_cast<std::size_t>(
        std::count_if(blocks_.spoken.begin(), blocks_.spoken.end(),
                      [](const SpokenLine& spoken) { return spoken.BeginsReply(); }));
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      AddClues(i);
      evidence_[i].weight = evidence_[i].clues.Weigh(blocks_.rules->evidence);
    }
    return std::move(evidence_);
  }

 private:
  bool Apart(std::size_t i) const { return known_.apart[i]; }
  std::size_t size() const { return blocks_.size(); }

  // The next line that is not apart, or code; size() where there is none.
  std::size_t Next(std::size_t i) const {
    while (i < size() && Apart(i) && blocks_.facts[i].sign != Sign::kCode) ++i;
    return i;
  }

  void FindNumbers() {
    numbering_.assign(size(), 0);
    for (const NumberedLine& line : known_.numbering) numbering_[line.line] = line.sub ? 2 : 1;
    for (const NumberedLine& line : known_.titles) numbering_[line.line] = 3;
    for (const NumberedLine& line : known_.others) {
      if (numbering_[line.line] == 0) numbering_[line.line] = 4;
    }
    tight_.assign(size(), false);
    for (std::size_t k = 0; k + 1 < known_.numbering.size(); ++k) {
      const NumberedLine& a = known_.numbering[k];
      const NumberedLine& b = known_.numbering[k + 1];
      if (a.rule == b.rule && a.path.depth == b.path.depth &&
          b.path.at[b.path.depth - 1U] == a.path.at[a.path.depth - 1U] + 1) {
        tight_[a.line] = tight_[b.line] = true;
      }
    }
    tops_ =
        static_cast<std::size_t>(std::count_if(known_.numbering.begin(), known_.numbering.end(),
                                               [](const NumberedLine& line) { return !line.sub; }));
    for (std::size_t k = 0; k < known_.candidates.size(); ++k) {
      const NumberedLine& candidate = known_.candidates[k];
      std::int32_t& number = evidence_[candidate.line].candidate;
      if (number < 0 || Chosen(candidate)) number = static_cast<std::int32_t>(k);
    }
  }

  bool Chosen(const NumberedLine& candidate) const {
    for (const auto* lines : {&known_.numbering, &known_.titles, &known_.others}) {
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
    for (std::size_t i = 0; i < size(); ++i) {
      const std::size_t width = blocks_.Body(i).size();
      wide += width > 2 * kWrapWidth || (width > kWrapWidth && Width(i) > kWrapWidth) ? 1U : 0U;
      full += width > 60 ? 1U : 0U;
    }
    wrapped_ = 33 * wide <= size() && full >= 2;
  }

  // The number that the line may begin with.
  const NumberedLine* CandidateOf(std::size_t i) const {
    const std::int32_t candidate = evidence_[i].candidate;
    return candidate < 0 ? nullptr : &known_.candidates[static_cast<std::size_t>(candidate)];
  }

  std::size_t Width(std::size_t i) const { return CountCodePoints(blocks_.Body(i)); }

  void ReadLine(std::size_t i) {
    LineFigures& line = figures_[i];
    line.text = blocks_.Content(i);
    if (Apart(i)) return;
    if (const NumberedLine* number = CandidateOf(i)) {
      line.text = blocks_.text.substr(number->text.begin, number->text.size());
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
    line.boxes_inside = !Explains(i) && HasBoxesInside(line.text);
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
        evidence_[i].box = {begin, begin + static_cast<std::uint32_t>(size)};
        if (line.legend) {
          evidence_[i].legend = static_cast<std::int32_t>(sign.entry - blocks_.legend.data());
          evidence_[i].state = sign.entry->unset ? State::kUnselected : State::kSelected;
        } else {
          evidence_[i].state = marks.front().state;
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

  // "**Kind:** [x] Own [ ] Rented", "API? □ Yes ■ No": boxes after a label or a question.
  bool HasBoxesInside(std::string_view text) const {
    const std::size_t end = text.find_first_of(":?\xEF\xD8");
    if (end == text.npos || end == 0 || text.size() > 600) return false;
    const std::vector<FoundMark> marks = FindMarks(blocks_, text.substr(end));
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
    for (std::size_t i = 0; i < size(); ++i) {
      evidence_[i].unit_end = static_cast<std::uint32_t>(i + 1);
    }
    for (std::size_t i = 0; i < size(); ++i) {
      if (Apart(i) || evidence_[i].continues) continue;
      std::size_t end = i + 1;
      bool open_bold = OpensBold(i);
      while (end < size() && end - i < kLongestUnit && !Apart(end) &&
             (open_bold || GoesOn(end - 1, end))) {
        if (open_bold && (blocks_.lines[end].blanks > 0 || end - i > 4)) break;
        evidence_[end].continues = true;
        if (open_bold && blocks_.Body(end).find("**") != std::string_view::npos) open_bold = false;
        ++end;
      }
      evidence_[i].unit_end = static_cast<std::uint32_t>(end);
      if (end == i + 1) continue;
      LineFigures& line = figures_[i];
      if (OpensBold(i)) line.bold_whole = blocks_.Body(end - 1).ends_with("**");
      line.mark = EndsInQuestionMark(blocks_.Content(end - 1));
      for (std::size_t k = i + 1; k < end && !line.mark_inside; ++k) {
        line.mark_inside = HasQuestionMark(blocks_.Content(k));
      }
    }
  }

  // "Question 7" or "3 (1 point)" above its prompt: what the prompt says counts for both.
  void JoinNumber(std::size_t i) {
    if (Apart(i) || !AsksBelow(i)) return;
    const std::size_t next = Next(i + 1);
    if (next >= size() || Apart(next) || blocks_.facts[next].sign == Sign::kHeading ||
        evidence_[next].candidate >= 0) {
      return;
    }
    LineFigures& line = figures_[i];
    const LineFigures& prompt = figures_[next];
    line.text = prompt.text;
    line.mark = prompt.mark;
    line.mark_inside = prompt.mark_inside;
    line.ask_word = prompt.ask_word;
    line.order = prompt.order;
    evidence_[i].unit_end = evidence_[next].unit_end;
    for (std::size_t k = i + 1; k < evidence_[i].unit_end; ++k) evidence_[k].continues = !Apart(k);
  }

  // Nothing but the label of a question stands on the line.
  bool IsAskLabel(std::size_t i) const {
    const SpokenLine& spoken = blocks_.spoken[i];
    return spoken.turn == Turn::kAsk && spoken.label == blocks_.Content(i).size();
  }

  // Nothing but a number or the label of a question stands on the line.
  bool AsksBelow(std::size_t i) const {
    if (IsAskLabel(i)) return true;
    const NumberedLine* number = CandidateOf(i);
    if (number == nullptr || !number->text.empty()) return false;
    // "Item 4." in a sequence beside the numbering, right over what asks.
    const std::size_t next = i + 1;
    return numbering_[i] == 1 || number->rule->strong ||
           (numbering_[i] == 4 && next < size() && blocks_.lines[next].blanks == 0 &&
            figures_[next].mark);
  }

  bool OpensBold(std::size_t i) const {
    const std::string_view body = blocks_.Body(i);
    const std::size_t open = body.find("**");
    if (open == body.npos || open > 8 || blocks_.facts[i].bold) return false;
    return body.find("**", open + 2) == body.npos && i + 1 < size() &&
           blocks_.lines[i + 1].blanks == 0;
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
    if (evidence_[line].candidate >= 0 && numbering_[line] != 0) return false;
    if (figures_[line].box || Opens(line) || facts.bold || blocks_.spoken[line].label > 0) {
      return false;
    }
    const std::string_view said = blocks_.Content(above);
    if (EndsInQuestionMark(said) || EndsInColon(said) || EndsInStop(said)) return false;
    // A reply, or boxes, ended the line above.
    if (figures_[above].boxes_inside) return false;
    const char32_t first =
        blocks_.Content(line).empty() ? U'\0' : DecodeAt(blocks_.Content(line), 0).value;
    if (IsLower(first)) return said.size() >= 30;
    if (HasQuestionMark(said) && figures_[line].Asks()) return false;
    return blocks_.Body(above).size() >= 55 && IsLetter(first);
  }

  void CountRecurring() {
    std::unordered_map<std::string_view, std::uint32_t> counts;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!Apart(i) && !figures_[i].text.empty()) ++counts[Whole(i)];
    }
    for (std::size_t i = 0; i < size(); ++i) {
      if (!Apart(i) && !figures_[i].text.empty()) figures_[i].recurs = counts[Whole(i)] > 1;
    }
  }

  // What recurs: with its number, where it has one that counts on.
  std::string_view Whole(std::size_t i) const {
    return numbering_[i] == 0 ? figures_[i].text : blocks_.Content(i);
  }

  std::uint64_t IndexOf(const NumberedLine& number) const {
    return static_cast<std::uint64_t>(number.rule - blocks_.rules->openers.rules.data());
  }

  void FindLooks() {
    std::unordered_map<std::uint64_t, std::uint32_t> exact;
    std::unordered_map<std::uint64_t, std::uint32_t> coarse;
    for (std::size_t i = 0; i < size(); ++i) {
      const LineFacts& facts = blocks_.facts[i];
      if (Apart(i) && facts.sign != Sign::kCode) continue;
      LineFigures& line = figures_[i];
      std::uint64_t rule = 0;
      if (const NumberedLine* number = CandidateOf(i)) {
        rule = number->rule->votes ? 0x800U | (number->shape & 0x7FFU) : IndexOf(*number) + 1;
      }
      const bool ask_label =
          blocks_.Opener(i, OpenerKind::kAsk) != nullptr || blocks_.spoken[i].turn == Turn::kAsk;
      const std::uint64_t bold = line.bold_whole ? 2 : facts.bold ? 1 : 0;
      const std::uint64_t indent = blocks_.lines[i].indent >= 8   ? 3
                                   : blocks_.lines[i].indent >= 4 ? 2
                                   : blocks_.lines[i].indent >= 1 ? 1
                                                                  : 0;
      const std::uint64_t bullet =
          facts.sign == Sign::kBullet ? static_cast<unsigned char>(blocks_.Body(i).front()) : 0;
      const std::uint64_t sign = static_cast<std::uint64_t>(facts.sign);
      const std::uint64_t key = rule | sign << 12U | std::uint64_t{facts.level} << 16U |
                                bold << 20U | indent << 22U | bullet << 24U |
                                std::uint64_t{line.box} << 32U | std::uint64_t{ask_label} << 33U;
      const std::uint64_t wide = (rule == 0 ? 0U : 1U) | sign << 12U |
                                 (bold == 0 ? 0U : 1U) << 20U | std::uint64_t{line.box} << 32U |
                                 std::uint64_t{ask_label} << 33U;
      line.exact = exact.try_emplace(key, static_cast<std::uint32_t>(exact.size())).first->second;
      line.coarse =
          coarse.try_emplace(wide, static_cast<std::uint32_t>(coarse.size())).first->second;
    }
    exact_.resize(exact.size());
    coarse_.resize(coarse.size());
  }

  void CountLooks() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (Apart(i) || evidence_[i].continues) continue;
      const LineFigures& line = figures_[i];
      const std::size_t next = Next(evidence_[i].unit_end);
      const bool last = next >= size();
      const bool together = !last && figures_[next].exact == line.exact;
      option_scratch_.clear();
      const bool options =
          !last && (figures_[next].box ||
                    ReadOptionLine(blocks_, next, option_scratch_) != OptionEvidence::kNone);
      const bool replied = !last && !together && !figures_[next].Asks() && !options &&
                           blocks_.facts[next].sign != Sign::kHeading;
      for (Look* look : {&exact_[line.exact], &coarse_[line.coarse]}) {
        ++look->lines;
        look->ask += line.Asks() ? 1U : 0U;
        look->marks += line.mark ? 1U : 0U;
        look->small += line.text.size() < kShortLine ? 1U : 0U;
        look->recurring += line.recurs ? 1U : 0U;
        look->sentences += CountBlanks(line.text) + 1 >= kWordsOfSentence ? 1U : 0U;
        look->replied += replied ? 1U : 0U;
        look->options += options ? 1U : 0U;
        look->together += together ? 1U : 0U;
      }
      ask_lines_ += line.Asks() ? 1U : 0U;
      capital_lines_ += line.capitals ? 1U : 0U;
      heading_asks_ += blocks_.facts[i].sign == Sign::kHeading && line.Asks() ? 1U : 0U;
      ++lines_;
    }
  }

  // The first line that asks, and the lines under a heading like "How to fill in this form".
  void FindGuides() {
    guided_.assign(size(), false);
    first_ask_ = size();
    bool guided = false;
    bool headed = false;
    std::size_t head = size();               // the heading of the instructions
    const NumberedLine* numbered = nullptr;  // where it has a number
    for (std::size_t i = 0; i < size(); ++i) {
      const bool heading = blocks_.facts[i].sign == Sign::kHeading;
      const bool apart = blocks_.lines[i].blanks > 0 && i > 0 && guided_[i - 1] && i - 1 != head;
      const bool ends =
          heading || (numbered != nullptr ? CountsOn(i, *numbered) : !headed && apart);
      if (ends) guided = false;
      guided_[i] = guided;
      if (Apart(i) || evidence_[i].continues) continue;
      if (figures_[i].guide && blocks_.Content(i).size() <= kLongGuide) {
        guided = true;
        headed = heading;
        head = i;
        const bool first = first_ask_ == size() && !figures_[i].mark_inside;
        numbered = first && numbering_[i] != 0 ? CandidateOf(i) : nullptr;
        guided_[i] = true;
      }
      const bool asks = figures_[i].Asks() || numbering_[i] == 1 || figures_[i].mark_inside;
      if (asks && !guided_[i]) first_ask_ = std::min(first_ask_, i);
    }
  }

  // The number of the line is none of a part of what the other number counts.
  bool CountsOn(std::size_t i, const NumberedLine& whole) const {
    const NumberedLine* number = CandidateOf(i);
    return number != nullptr && !number->rule->part && !number->path.Extends(whole.path);
  }

  // "1. Read the guide. 2. Do not staple." right one below another, before the numbers begin anew
  // with questions that are replied to.
  void FindPrelude() {
    prelude_end_ = 0;
    std::vector<std::size_t> tops;
    for (const NumberedLine& line : known_.numbering) {
      if (numbering_[line.line] == 1) tops.push_back(line.line);
    }
    std::size_t run = 0;  // the last of the first lines
    std::size_t marks = tops.empty() || !figures_[tops[0]].mark ? 0 : 1;
    while (run + 1 < tops.size() && evidence_[tops[run]].unit_end == tops[run + 1]) {
      marks += figures_[tops[++run]].mark ? 1U : 0U;
    }
    if (run == 0 || run + kFewestAfter >= tops.size() || 2 * marks > run + 1) return;
    const NumberedLine* last = CandidateOf(tops[run]);
    const NumberedLine* next = CandidateOf(tops[run + 1]);
    if (last == nullptr || next == nullptr || next->path.at[0] > 1 || last->path.at[0] <= 1) return;
    std::size_t replied = 0;
    for (std::size_t k = run + 1; k < tops.size(); ++k) {
      const std::size_t below = Next(evidence_[tops[k]].unit_end);
      replied += below < size() && numbering_[below] == 0 ? 1U : 0U;
    }
    if (10 * replied < 7 * (tops.size() - run - 1)) return;
    for (std::size_t k = 0; k <= run; ++k) {
      if (figures_[tops[k]].box || blocks_.facts[tops[k]].required) return;
    }
    prelude_end_ = tops[run] + 1;
  }

  // Boxes that stand together, with what belongs to them between: under a line that asks they are
  // its options, under a heading they may be statements.
  void FindBoxGroups() {
    group_.assign(size(), 0);
    groups_.push_back({});
    std::size_t before = size();  // the last line with text that has no box
    bool open = false;
    for (std::size_t i = 0; i < size(); ++i) {
      if (Apart(i) || evidence_[i].continues) continue;
      LineFigures& line = figures_[i];
      if (!line.box) {
        if (blocks_.facts[i].sign == Sign::kHeading || numbering_[i] == 1 ||
            (line.Asks() && blocks_.lines[i].blanks > 0)) {
          open = false;
        }
        before = i;
        continue;
      }
      if (!open) {
        BoxGroup group;
        group.headed =
            before < size() && (blocks_.facts[before].sign == Sign::kHeading || Shape(before));
        group.asked = before < size() && (UnderAsk(before) || InShortQuestion(i));
        group.colon = before < size() && !group.asked && EndsInColon(blocks_.Content(before)) &&
                      !Shape(before);
        groups_.push_back(group);
        open = true;
      }
      BoxGroup& group = groups_.back();
      ++group.boxes;
      group_[i] = static_cast<std::uint32_t>(groups_.size() - 1);
      if (CountBlanks(line.text) + 1 >= kWordsOfSentence) ++group.sentences;
      if (EndsInStop(blocks_.Content(evidence_[i].unit_end - 1))) ++group.stops;
      const std::size_t next = Next(evidence_[i].unit_end);
      if (next < size() && !figures_[next].box && blocks_.lines[next].blanks > 0 &&
          blocks_.facts[next].sign != Sign::kHeading && !figures_[next].Asks() &&
          numbering_[next] == 0) {
        ++group.replied;
      }
    }
  }

  bool Shape(std::size_t i) const {
    return EndsInColon(blocks_.Content(i)) && blocks_.Content(i).size() < kShortLine &&
           !figures_[i].Asks();
  }

  // A numbered question stands a few lines above, and nothing that heads a group between.
  bool InShortQuestion(std::size_t i) const {
    std::size_t lines = 0;
    for (std::size_t k = i; k-- > 0 && lines < kShortQuestion;) {
      if (Apart(k) || evidence_[k].continues) continue;
      if (numbering_[k] == 1 || numbering_[k] == 2) return true;
      if (blocks_.facts[k].sign == Sign::kHeading || figures_[k].box) return false;
      ++lines;
    }
    return false;
  }

  // The line above a group asks to tick: it asks, or is a numbered question.
  bool UnderAsk(std::size_t i) const {
    std::size_t start = i;
    while (start > 0 && evidence_[start].continues) --start;
    const LineFigures& line = figures_[start];
    return line.Asks() || line.mark_inside || numbering_[start] == 1 || numbering_[start] == 2 ||
           line.condition || blocks_.Opener(start, OpenerKind::kInstruction) != nullptr;
  }

  static double Share(std::uint32_t part, std::uint32_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
  }

  void AddClues(std::size_t i) {
    if (Apart(i) || evidence_[i].continues) return;
    Clues& clues = evidence_[i].clues;
    const LineFigures& line = figures_[i];
    const LineFacts& facts = blocks_.facts[i];
    clues.Add(Clue::kAnyLine);
    AddOwn(i, clues);
    AddNumber(i, clues);
    if (line.box) AddBox(i, clues);
    AddNeighbours(i, clues);
    const Look& look = exact_[line.exact];
    if (look.lines >= kFewOfLook) {
      const double ask = Share(look.ask, look.lines);
      clues.Add(Clue::kLookAsks, ask > 0.5);
      clues.Add(Clue::kLookSomeAsk, look.ask >= 2 && ask > 0.25 && ask <= 0.5);
      clues.Add(Clue::kLookNoneAsks, look.ask == 0 && !line.legend);
      clues.Add(Clue::kLookMarks, Share(look.marks, look.lines) > 0.5);
      clues.Add(Clue::kLookShort, Share(look.small, look.lines) > 0.5);
      clues.Add(Clue::kLookRecurs, Share(look.recurring, look.lines) > 0.3);
      clues.Add(Clue::kLookSentences,
                Share(look.sentences, look.lines) > 0.7 && look.recurring == 0);
      clues.Add(Clue::kLookStatements,
                Share(look.sentences, look.lines) > 0.7 && look.recurring == 0 &&
                    Share(look.replied, look.lines) > 0.7 && line.bold_whole);
      clues.Add(Clue::kLookReplied, Share(look.replied, look.lines) > 0.7);
      clues.Add(Clue::kLookOptions, Share(look.options, look.lines) > 0.3);
      clues.Add(Clue::kLookMany, look.lines >= kManyOfLook);
    } else {
      clues.Add(Clue::kLookAlone);
    }
    const Look& kind = coarse_[line.coarse];
    if (kind.lines >= kFewOfLook) {
      clues.Add(Clue::kKindAsks, Share(kind.ask, kind.lines) > 0.5);
      clues.Add(Clue::kKindNoneAsks, kind.ask == 0);
      clues.Add(Clue::kKindReplied, Share(kind.replied, kind.lines) > 0.7);
    }
    clues.Add(Clue::kBeforeQuestions, i < first_ask_ && !line.box && !line.boxes_inside);
    clues.Add(Clue::kBeforeNumbering, numbering_[i] == 0 && tops_ >= 5 &&
                                          i < known_.numbering.front().line && line.mark &&
                                          !facts.required && !clues.Has(Clue::kNextOption));
    clues.Add(Clue::kUnderGuide, guided_[i]);
    clues.Add(Clue::kPrelude, i < prelude_end_ && numbering_[i] == 1);
    clues.Add(Clue::kFollowUp, figures_[i].follow_up);
    clues.Add(Clue::kRemarks, IsRoomForRemarks(i));
    clues.Add(Clue::kLabelAlone, IsLabelAlone(i));
    clues.Add(Clue::kCapitals, line.capitals && !line.mark_inside && !facts.required &&
                                   10 * capital_lines_ < 3 * lines_);
    clues.Add(Clue::kFewAsk, 20 * ask_lines_ < lines_ && !line.legend);
    clues.Add(Clue::kManyAsk, 4 * ask_lines_ > lines_);
    const bool statement = line.box && groups_[group_[i]].headed && !groups_[group_[i]].asked;
    clues.Add(Clue::kHeadingsAsk, heading_asks_ >= 3 && facts.sign != Sign::kHeading && !statement);
  }

  // "Question" or "Question no. 4 - put on 3 May" over what it asks, where replies have labels,
  // too.
  bool IsLabelAlone(std::size_t i) const {
    if (reply_labels_ < kFewOfLook) return false;
    if (blocks_.spoken[i].turn == Turn::kAsk) return IsAskLabel(i);
    const NumberedLine* number = CandidateOf(i);
    return number != nullptr && numbering_[i] != 1 && number->rule->strong;
  }

  // "Describe the hall." after a blank line, over a line that does not ask.
  bool IsOrderReplied(std::size_t i) const {
    const LineFigures& line = figures_[i];
    const std::size_t next = evidence_[i].unit_end;
    // What is quoted is replied to by what is not.
    const bool quoted =
        blocks_.facts[i].sign == Sign::kQuote && exact_[line.exact].marks >= kFewestAsking;
    if (!line.order || line.condition || line.box || i < first_ask_ || numbering_[i] != 0 ||
        blocks_.lines[i].blanks == 0 || (!quoted && blocks_.facts[i].sign != Sign::kNone) ||
        next >= size() || Apart(next) || (!quoted && blocks_.lines[next].blanks > 0)) {
      return false;
    }
    const std::string_view end = blocks_.Content(next - 1);
    return (EndsInStop(end) || EndsInColon(end) || blocks_.facts[next - 1].required) &&
           blocks_.facts[next].sign == Sign::kNone && !figures_[next].Asks() &&
           !figures_[next].box && numbering_[next] == 0;
  }

  // "Any other comments:" after what the form asks; over more questions it is a title.
  bool IsRoomForRemarks(std::size_t i) const {
    if (blocks_.Opener(i, OpenerKind::kRemarks) == nullptr || figures_[i].recurs ||
        i < first_ask_) {
      return false;
    }
    if (blocks_.facts[i].sign == Sign::kHeading && !IsLeaf(i)) return false;
    const std::size_t next = Next(evidence_[i].unit_end);
    return next >= size() || evidence_[next].candidate < 0 || numbering_[next] == 0;
  }

  void AddOwn(std::size_t i, Clues& clues) const {
    const LineFigures& line = figures_[i];
    const LineFacts& facts = blocks_.facts[i];
    const std::string_view content = blocks_.Content(i);
    const std::string_view end = blocks_.Content(evidence_[i].unit_end - 1);
    clues.Add(Clue::kQuestionMark, line.mark);
    clues.Add(Clue::kQuestionMarkInside, !line.mark && line.mark_inside);
    clues.Add(Clue::kAskWord, line.ask_word);
    clues.Add(Clue::kAskWordAndMark, line.ask_word && line.mark_inside);
    clues.Add(Clue::kOrderWord, line.order);
    clues.Add(Clue::kCondition, line.condition);
    clues.Add(Clue::kConditionAndAsks,
              line.condition && (line.mark_inside || line.order || EndsInColon(end)));
    clues.Add(Clue::kColonEnd, EndsInColon(end));
    clues.Add(Clue::kStopEnd, EndsInStop(end));
    const char32_t last = end.empty() ? U' ' : DecodeBefore(end, end.size()).value;
    clues.Add(Clue::kLetterEnd, IsAlnum(last));
    // A sign of the legend says that its line asks, however short it is.
    clues.Add(Clue::kShort,
              line.text.size() < kShortLine && !line.mark && !line.legend && numbering_[i] != 1 &&
                  !(line.condition && (line.order || line.mark_inside)) && !EndsInColon(end));
    clues.Add(Clue::kLong, line.text.size() > kLongLine);
    clues.Add(Clue::kLower, !line.text.empty() && IsLower(DecodeAt(line.text, 0).value));
    clues.Add(Clue::kHeading, facts.sign == Sign::kHeading);
    clues.Add(Clue::kBullet, facts.sign == Sign::kBullet);
    clues.Add(Clue::kBulletAsks, facts.sign == Sign::kBullet && line.Asks());
    clues.Add(Clue::kBoldWhole, line.bold_whole);
    clues.Add(Clue::kBoldLead, facts.bold && !line.bold_whole);
    clues.Add(Clue::kQuote, facts.sign == Sign::kQuote);
    clues.Add(Clue::kIndented, blocks_.lines[i].indent >= 2);
    clues.Add(Clue::kRequired, facts.required);
    clues.Add(Clue::kBlankBefore, i == 0 || blocks_.lines[i].blanks > 0);
    clues.Add(Clue::kNoBlankBefore, i > 0 && blocks_.lines[i].blanks == 0 && !line.Asks());
    clues.Add(Clue::kField, IsField(i));
    clues.Add(Clue::kNote, blocks_.Opener(i, OpenerKind::kNote) != nullptr);
    const bool order_replied = IsOrderReplied(i);
    clues.Add(Clue::kOrderReplied, order_replied);
    clues.Add(Clue::kInstruction,
              blocks_.Opener(i, OpenerKind::kInstruction) != nullptr && !order_replied);
    clues.Add(Clue::kSection, blocks_.Opener(i, OpenerKind::kSection) != nullptr);
    clues.Add(Clue::kReplyLabel, blocks_.Opener(i, OpenerKind::kReply) != nullptr);
    clues.Add(Clue::kAskLabel, blocks_.Opener(i, OpenerKind::kAsk) != nullptr);
    clues.Add(Clue::kAskTurn, blocks_.spoken[i].turn == Turn::kAsk);
    clues.Add(Clue::kQuotedComment, blocks_.spoken[i].quoted);
    clues.Add(Clue::kReplyTurn, blocks_.spoken[i].turn == Turn::kReply);
    clues.Add(Clue::kClosing, blocks_.Opener(i, OpenerKind::kClosing) != nullptr);
    clues.Add(Clue::kLink, HasScheme(content));
    std::vector<FoundOption> options;
    clues.Add(Clue::kOptionWords, !line.box && content.size() < 100 &&
                                      ReadOptionLine(blocks_, i, options) != OptionEvidence::kNone);
    clues.Add(Clue::kRecurs, line.recurs);
    clues.Add(Clue::kItalic, (content.starts_with('_') || content.starts_with('*')) &&
                                 !content.starts_with("__") && !content.starts_with("**"));
  }

  // "Name: Anna", "**Date:** 4 May": a short label and what it holds.
  bool IsField(std::size_t i) const {
    const std::string_view text = figures_[i].text;
    const std::size_t colon = text.find(':');
    return colon != text.npos && colon + 1 < text.size() && colon <= kLongField &&
           !figures_[i].mark_inside && CountBlanks(text.substr(0, colon)) < kWordsOfSentence;
  }

  void AddNumber(std::size_t i, Clues& clues) const {
    const std::uint8_t kind = numbering_[i];
    if (const NumberedLine* number = CandidateOf(i)) {
      clues.Add(Clue::kNumber);
      clues.Add(Clue::kStrongNumber, number->rule->strong);
      clues.Add(Clue::kNumberAlone, number->text.empty());
      clues.Add(Clue::kOffNumbering, kind == 0);
      clues.Add(Clue::kNumberAsks, figures_[i].Asks());
      clues.Add(Clue::kParentNumber, !figures_[i].mark_inside && IsParent(*number));
    }
    clues.Add(Clue::kNumbering, kind == 1);
    const std::size_t end = evidence_[i].unit_end;
    clues.Add(Clue::kNumberingApart, kind == 1 && tops_ >= 3 &&
                                         (i == 0 || blocks_.lines[i].blanks > 0) &&
                                         (end >= size() || blocks_.lines[end].blanks > 0));
    clues.Add(
        Clue::kNumberingAsks,
        kind == 1 && (figures_[i].Asks() || figures_[i].mark_inside || blocks_.facts[i].required ||
                      EndsInColon(blocks_.Content(evidence_[i].unit_end - 1))));
    clues.Add(Clue::kNumberingTight, tight_[i]);
    clues.Add(Clue::kNumbering3, kind == 1 && tops_ >= 3);
    clues.Add(Clue::kNumbering8, kind == 1 && tops_ >= 8);
    clues.Add(Clue::kPart, kind == 2);
    clues.Add(Clue::kBoxesInside, figures_[i].boxes_inside);
    clues.Add(Clue::kNumberedTitle, kind == 3);
    clues.Add(Clue::kOtherSequence, kind == 4);
    const Look& look = exact_[figures_[i].exact];
    clues.Add(Clue::kSequenceReplied,
              kind == 4 && look.lines >= kFewOfLook && Share(look.replied, look.lines) > 0.7);
    clues.Add(Clue::kBesideNumbering, kind == 0 && tops_ >= 5);
    clues.Add(Clue::kInsideQuestion, (kind == 0 || kind == 4) && InQuestion(i));
  }

  // The next number in the text is the first of its parts: "2" before "2.1".
  bool IsParent(const NumberedLine& number) const {
    auto next = std::upper_bound(
        known_.candidates.begin(), known_.candidates.end(), number.line,
        [](std::uint32_t line, const NumberedLine& other) { return line < other.line; });
    for (; next != known_.candidates.end() && next->line < number.line + kLongTitle; ++next) {
      if (next->path.prefix == number.path.prefix && next->path.Extends(number.path)) {
        return next->path.at[number.path.depth] <= 1 && IsDigit(blocks_.text[next->number.end - 1]);
      }
    }
    return false;
  }

  // A numbered question stands above it, and no heading between.
  bool InQuestion(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 60;) {
      if (numbering_[k] == 1) return true;
      if (blocks_.facts[k].sign == Sign::kHeading) return false;
    }
    return false;
  }

  void AddBox(std::size_t i, Clues& clues) const {
    const BoxGroup& group = groups_[group_[i]];
    clues.Add(Clue::kBox);
    clues.Add(Clue::kBoxSentence, 2 * group.sentences > group.boxes);
    clues.Add(Clue::kBoxUnderAsk, group.asked);
    clues.Add(Clue::kBoxUnderColon, group.colon);
    clues.Add(Clue::kBoxStops, 2 * group.stops > group.boxes);
    clues.Add(Clue::kBoxReplied, 2 * group.replied > group.boxes);
    clues.Add(Clue::kBoxHeaded, group.headed);
    clues.Add(Clue::kBoxOfLegend, figures_[i].legend);
  }

  void AddNeighbours(std::size_t i, Clues& clues) const {
    const LineFigures& line = figures_[i];
    const std::size_t next = Next(evidence_[i].unit_end);
    if (next >= size()) {
      clues.Add(Clue::kLastLine);
    } else {
      std::vector<FoundOption> options;
      const bool option =
          figures_[next].box || ReadOptionLine(blocks_, next, options) != OptionEvidence::kNone;
      clues.Add(Clue::kNextOption, option && !line.box);
      clues.Add(Clue::kNextBullet, blocks_.facts[next].sign == Sign::kBullet &&
                                       blocks_.facts[i].sign != Sign::kBullet);
      clues.Add(Clue::kColonAndList, EndsInColon(blocks_.Content(evidence_[i].unit_end - 1)) &&
                                         (option || (blocks_.facts[next].sign == Sign::kBullet &&
                                                     blocks_.facts[i].sign != Sign::kBullet)));
      clues.Add(Clue::kNextNumber, evidence_[next].candidate >= 0);
      clues.Add(Clue::kNextReplyLabel, blocks_.Opener(next, OpenerKind::kReply) != nullptr ||
                                           blocks_.spoken[next].BeginsReply());
      clues.Add(Clue::kNextQuote,
                blocks_.facts[next].sign == Sign::kQuote && blocks_.facts[i].sign != Sign::kQuote);
      clues.Add(Clue::kNextSameLook, figures_[next].exact == line.exact);
      clues.Add(Clue::kNextAsks, figures_[next].Asks() && numbering_[i] == 0);
      clues.Add(Clue::kNextText, !option && evidence_[next].candidate < 0 &&
                                     (blocks_.facts[next].sign == Sign::kNone ||
                                      blocks_.facts[next].sign == Sign::kCode) &&
                                     !figures_[next].Asks());
      clues.Add(Clue::kRoomBelow, line.order && !line.box && i >= first_ask_ &&
                                      blocks_.lines[next].blanks >= kRoom &&
                                      (figures_[next].Asks() || evidence_[next].candidate >= 0));
      clues.Add(Clue::kLeadsToQuestions, !line.Asks() && figures_[next].Asks() &&
                                             blocks_.lines[next].blanks == 0 &&
                                             figures_[next].exact != line.exact);
      clues.Add(Clue::kAsksOverOptions, option && line.mark_inside && !line.box);
      const bool heading = blocks_.facts[i].sign == Sign::kHeading;
      clues.Add(Clue::kBranchHeading, heading && !IsLeaf(i));
      clues.Add(Clue::kHeadingOverNumber, heading && numbering_[i] == 0 && numbering_[next] == 1);
      clues.Add(Clue::kLeafHeading, blocks_.facts[i].sign == Sign::kHeading && IsLeaf(i));
    }
    std::size_t before = i;
    while (before > 0 && (Apart(before - 1) || evidence_[before - 1].continues)) --before;
    if (before == 0) return;
    --before;
    const std::string_view above = blocks_.Content(evidence_[before].unit_end - 1);
    clues.Add(Clue::kPreviousHeading, blocks_.facts[before].sign == Sign::kHeading);
    clues.Add(Clue::kPreviousAsks, figures_[before].Asks());
    clues.Add(Clue::kPreviousColon, EndsInColon(above));
    std::vector<FoundOption> options;
    clues.Add(
        Clue::kPreviousOption,
        figures_[before].box || ReadOptionLine(blocks_, before, options) != OptionEvidence::kNone);
    const bool after_option = clues.Has(Clue::kPreviousOption);
    const std::string_view end = blocks_.Content(evidence_[i].unit_end - 1);
    clues.Add(Clue::kLabelAfterOptions, after_option && clues.Has(Clue::kNextText) &&
                                            EndsInColon(end) && line.text.size() < 2 * kShortLine &&
                                            CountBlanks(line.text) < 8 && !line.box &&
                                            blocks_.Opener(i, OpenerKind::kReply) == nullptr);
    clues.Add(Clue::kFollowUpReplied,
              clues.Has(Clue::kConditionAndAsks) &&
                  (clues.Has(Clue::kNextText) || clues.Has(Clue::kNextReplyLabel)) &&
                  (blocks_.lines[i].blanks > 0 || after_option));
    clues.Add(Clue::kPreviousReplyLabel, blocks_.Opener(before, OpenerKind::kReply) != nullptr);
    clues.Add(Clue::kPreviousSameLook, figures_[before].exact == line.exact);
  }

  // No heading of a deeper level stands right under the heading.
  bool IsLeaf(std::size_t line) const {
    for (std::size_t i = line + 1; i < size() && i < line + 200; ++i) {
      if (blocks_.facts[i].sign != Sign::kHeading) continue;
      return blocks_.facts[i].level <= blocks_.facts[line].level;
    }
    return true;
  }

  struct BoxGroup {
    std::size_t boxes = 0;
    std::size_t sentences = 0;
    std::size_t stops = 0;
    std::size_t replied = 0;
    bool headed = false;
    bool asked = false;
    bool colon = false;
  };

  const Blocks& blocks_;
  const Known& known_;
  std::vector<LineFigures> figures_;
  std::vector<LineEvidence> evidence_;
  LineWords words_;
  std::vector<std::uint8_t> numbering_;  // 1 in it, 2 a part, 3 a title, 4 in another sequence
  std::vector<bool> tight_;              // the number before or after it is in the numbering, too
  std::size_t tops_ = 0;
  bool wrapped_ = false;
  std::vector<Look> exact_;
  std::vector<Look> coarse_;
  std::vector<std::uint32_t> group_;  // of each line; 0 where it has no box
  std::vector<BoxGroup> groups_;
  std::size_t lines_ = 0;
  std::size_t ask_lines_ = 0;
  std::size_t reply_labels_ = 0;
  std::size_t capital_lines_ = 0;
  std::size_t heading_asks_ = 0;
  std::size_t first_ask_ = 0;  // size() where none asks
  std::vector<bool> guided_;
  std::size_t prelude_end_ = 0;  // the numbered lines above it are no questions
  std::vector<FoundOption> option_scratch_;
};

}  // namespace

double Clues::Weigh(const EvidenceRules& rules) const {
  double sum = 0;
  for (std::size_t i = 0; i < kClueCount; ++i) {
    if (Has(static_cast<Clue>(i))) sum += rules.weights[i];
  }
  return sum;
}

std::vector<LineEvidence> GatherEvidence(const Blocks& blocks, const Known& known) {
  return Gatherer(blocks, known).Run();
}

}  // namespace qsift
