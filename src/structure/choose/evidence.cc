#include "src/structure/choose/evidence.h"

#include <algorithm>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/choose/box_groups.h"
#include "src/structure/choose/guides.h"
#include "src/structure/choose/line_limits.h"
#include "src/structure/choose/line_table.h"
#include "src/structure/choose/looks.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongLine = 200;      // bytes
constexpr std::size_t kLongField = 40;      // bytes; of a label before its colon
constexpr std::uint32_t kFewestAsking = 2;  // quoted lines that make quotes ask
constexpr int kRoom = 2;                    // blank lines that leave room for a reply
constexpr std::size_t kFewOfLook = 3;       // lines that make a look count
constexpr std::size_t kManyOfLook = 8;
constexpr std::size_t kFewestStatements = 2;   // boxes whose sentences alone tell that they state
constexpr std::size_t kShareOfStatements = 5;  // one box in this many makes the others statements
constexpr std::uint32_t kLongTitle = 8;        // lines from a title's number to the first below it

double Share(std::uint32_t part, std::uint32_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

class Gatherer {
 public:
  explicit Gatherer(LineTable& lines)
      : lines_(lines),
        blocks_(lines.blocks),
        looks_(lines),
        groups_(FindBoxGroups(lines)),
        guides_(FindGuides(lines)),
        reply_labels_(static_cast<std::size_t>(
            std::count_if(blocks_.spoken.begin(), blocks_.spoken.end(),
                          [](const SpokenLine& spoken) { return spoken.BeginsReply(); }))) {}

  void Run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      AddClues(i);
      LineEvidence& evidence = lines_.evidence[i];
      evidence.weight = evidence.clues.Weigh(blocks_.rules->evidence);
    }
    ShareGroups();
  }

 private:
  // Boxes of one group are options or statements together.
  void ShareGroups() {
    std::vector<std::size_t> statements(groups_.groups.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_.evidence[i].weight > 0) ++statements[groups_.of_line[i]];
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const BoxGroup& group = groups_.Of(i);
      LineEvidence& evidence = lines_.evidence[i];
      if (!lines_.figures[i].box || lines_.figures[i].legend || IsLegend(i) || evidence.continues ||
          evidence.weight > 0 || group.asked ||
          kShareOfStatements * statements[groups_.of_line[i]] < group.boxes ||
          2 * group.stops < group.boxes) {
        continue;
      }
      evidence.clues.Add(Clue::kBoxAmongStatements);
      evidence.weight = evidence.clues.Weigh(blocks_.rules->evidence);
    }
  }

  // It explains signs by themselves: "[x] = done, [ ] = open".
  bool IsLegend(std::size_t i) const {
    return std::any_of(blocks_.legend.begin(), blocks_.legend.end(),
                       [i](const LegendEntry& entry) { return entry.line == i; });
  }

  void AddClues(std::size_t i) {
    if (lines_.Apart(i) || lines_.evidence[i].continues) return;
    Clues& clues = lines_.evidence[i].clues;
    const LineFigures& line = lines_.figures[i];
    const LineFacts& facts = blocks_.facts[i];
    clues.Add(Clue::kAnyLine);
    AddOwn(i, clues);
    AddNumber(i, clues);
    if (line.box) AddBox(i, clues);
    clues.Add(Clue::kOverStatements, groups_.over[i]);
    AddNeighbours(i, clues);
    const Look& look = looks_.Exact(i);
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
    const Look& kind = looks_.Coarse(i);
    if (kind.lines >= kFewOfLook) {
      clues.Add(Clue::kKindAsks, Share(kind.ask, kind.lines) > 0.5);
      clues.Add(Clue::kKindNoneAsks, kind.ask == 0);
      clues.Add(Clue::kKindReplied, Share(kind.replied, kind.lines) > 0.7);
    }
    clues.Add(Clue::kBeforeQuestions, i < guides_.first_ask && !line.box && !line.boxes_inside);
    clues.Add(Clue::kBeforeNumbering, lines_.numbered[i] == NumberUse::kNo && lines_.tops >= 5 &&
                                          i < lines_.known.numbering.front().line && line.mark &&
                                          !facts.required && !clues.Has(Clue::kNextOption));
    clues.Add(Clue::kUnderGuide, guides_.guided[i]);
    clues.Add(Clue::kPrelude,
              i < guides_.prelude_end && lines_.numbered[i] == NumberUse::kQuestion);
    clues.Add(Clue::kFollowUp, lines_.figures[i].follow_up);
    clues.Add(Clue::kRemarks, IsRoomForRemarks(i));
    clues.Add(Clue::kLabelAlone, IsLabelAlone(i));
    clues.Add(Clue::kCapitals, line.capitals && !line.mark_inside && !facts.required &&
                                   10 * looks_.capital_lines < 3 * looks_.counted);
    clues.Add(Clue::kFewAsk, 20 * looks_.ask_lines < looks_.counted && !line.legend);
    clues.Add(Clue::kManyAsk, 4 * looks_.ask_lines > looks_.counted);
    const bool statement = line.box && groups_.Of(i).headed && !groups_.Of(i).asked;
    clues.Add(Clue::kHeadingsAsk,
              looks_.heading_asks >= 3 && facts.sign != Sign::kHeading && !statement);
  }

  // "Question" or "Question no. 4 - put on 3 May" over what it asks, where replies have labels,
  // too.
  bool IsLabelAlone(std::size_t i) const {
    if (reply_labels_ < kFewOfLook) return false;
    if (blocks_.spoken[i].turn == Turn::kAsk) return lines_.IsAskLabel(i);
    const NumberedLine* number = lines_.CandidateOf(i);
    return number != nullptr && lines_.numbered[i] != NumberUse::kQuestion && number->rule->strong;
  }

  // "Describe the hall." after a blank line, over a line that does not ask.
  bool IsOrderReplied(std::size_t i) const {
    const LineFigures& line = lines_.figures[i];
    const std::size_t next = lines_.evidence[i].unit_end;
    // What is quoted is replied to by what is not.
    const bool quoted =
        blocks_.facts[i].sign == Sign::kQuote && looks_.Exact(i).marks >= kFewestAsking;
    if (!line.order || line.condition || line.box || i < guides_.first_ask ||
        lines_.numbered[i] != NumberUse::kNo || blocks_.lines[i].blanks == 0 ||
        (!quoted && blocks_.facts[i].sign != Sign::kNone) || next >= lines_.size() ||
        lines_.Apart(next) || (!quoted && blocks_.lines[next].blanks > 0)) {
      return false;
    }
    const std::string_view end = blocks_.Content(next - 1);
    return (EndsInStop(end) || EndsInColon(end) || blocks_.facts[next - 1].required) &&
           blocks_.facts[next].sign == Sign::kNone && !lines_.figures[next].Asks() &&
           !lines_.figures[next].box && lines_.numbered[next] == NumberUse::kNo;
  }

  // "Any other comments:" after what the form asks; over more questions it is a title.
  bool IsRoomForRemarks(std::size_t i) const {
    if (blocks_.Opener(i, OpenerKind::kRemarks) == nullptr || lines_.figures[i].recurs ||
        i < guides_.first_ask) {
      return false;
    }
    if (blocks_.facts[i].sign == Sign::kHeading && !IsLeaf(i)) return false;
    const std::size_t next = lines_.Next(lines_.evidence[i].unit_end);
    return next >= lines_.size() || lines_.evidence[next].candidate < 0 ||
           lines_.numbered[next] == NumberUse::kNo;
  }

  void AddOwn(std::size_t i, Clues& clues) const {
    const LineFigures& line = lines_.figures[i];
    const LineFacts& facts = blocks_.facts[i];
    const std::string_view content = blocks_.Content(i);
    const std::string_view end = blocks_.Content(lines_.evidence[i].unit_end - 1);
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
    clues.Add(Clue::kShort, line.text.size() < kShortLine && !line.mark && !line.legend &&
                                !(line.boxes_inside && !line.box) &&
                                lines_.numbered[i] != NumberUse::kQuestion && !lines_.replied[i] &&
                                !(line.condition && (line.order || line.mark_inside)) &&
                                !EndsInColon(end));
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
    clues.Add(Clue::kBlankBefore,
              i == 0 || (blocks_.lines[i].blanks > 0 && !blocks_.IsBareQuote(i - 1)));
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
    clues.Add(Clue::kOptionWords, !line.box && !lines_.replied[i] && content.size() < 100 &&
                                      ReadOptionLine(blocks_, i, options) != OptionEvidence::kNone);
    clues.Add(Clue::kRecurs, line.recurs);
    clues.Add(Clue::kHint, line.hint);
    clues.Add(Clue::kItalic, (content.starts_with('_') || content.starts_with('*')) &&
                                 !content.starts_with("__") && !content.starts_with("**"));
  }

  // "Name: Anna", "**Date:** 4 May": a short label and what it holds, but for boxes to choose from.
  bool IsField(std::size_t i) const {
    const std::string_view text = lines_.figures[i].text;
    const std::size_t colon = text.find(':');
    return !lines_.figures[i].boxes_inside && colon != text.npos && colon + 1 < text.size() &&
           colon <= kLongField && !lines_.figures[i].mark_inside &&
           CountBlanks(text.substr(0, colon)) < kWordsOfSentence;
  }

  void AddNumber(std::size_t i, Clues& clues) const {
    const NumberUse kind = lines_.numbered[i];
    if (const NumberedLine* number = lines_.CandidateOf(i)) {
      clues.Add(Clue::kNumber);
      clues.Add(Clue::kStrongNumber, number->rule->strong);
      clues.Add(Clue::kNumberAlone, number->text.empty());
      clues.Add(Clue::kOffNumbering, kind == NumberUse::kNo);
      clues.Add(Clue::kNumberAsks, lines_.figures[i].Asks());
      clues.Add(Clue::kParentNumber, !lines_.figures[i].mark_inside && IsParent(*number));
    }
    clues.Add(Clue::kNumbering, kind == NumberUse::kQuestion);
    const std::size_t end = lines_.evidence[i].unit_end;
    clues.Add(Clue::kNumberingApart, kind == NumberUse::kQuestion && lines_.tops >= 3 &&
                                         (i == 0 || blocks_.lines[i].blanks > 0) &&
                                         (end >= lines_.size() || blocks_.lines[end].blanks > 0));
    clues.Add(Clue::kNumberingAsks,
              kind == NumberUse::kQuestion &&
                  (lines_.figures[i].Asks() || lines_.figures[i].mark_inside ||
                   blocks_.facts[i].required ||
                   EndsInColon(blocks_.Content(lines_.evidence[i].unit_end - 1))));
    clues.Add(Clue::kNumberingTight, lines_.tight[i]);
    clues.Add(Clue::kNumbering3, kind == NumberUse::kQuestion && lines_.tops >= 3);
    clues.Add(Clue::kNumbering8, kind == NumberUse::kQuestion && lines_.tops >= 8);
    clues.Add(Clue::kPart, kind == NumberUse::kPart);
    clues.Add(Clue::kPartReplied, kind == NumberUse::kPart && lines_.replied[i]);
    clues.Add(Clue::kBoxesInside, lines_.figures[i].boxes_inside);
    clues.Add(
        Clue::kBoxesInRun,
        IsBoxedRow(i) && ((i > 0 && IsBoxedRow(i - 1) && IsRightBelow(i)) ||
                          (i + 1 < lines_.size() && IsBoxedRow(i + 1) && IsRightBelow(i + 1))));
    clues.Add(Clue::kNumberedTitle, kind == NumberUse::kTitle);
    clues.Add(Clue::kOtherSequence, kind == NumberUse::kOther);
    const Look& look = looks_.Exact(i);
    clues.Add(Clue::kSequenceReplied, kind == NumberUse::kOther && look.lines >= kFewOfLook &&
                                          Share(look.replied, look.lines) > 0.7);
    clues.Add(Clue::kBesideNumbering, kind == NumberUse::kNo && lines_.tops >= 5);
    clues.Add(Clue::kInsideQuestion,
              (kind == NumberUse::kNo || kind == NumberUse::kOther) && InQuestion(i));
  }

  bool IsBoxedRow(std::size_t i) const {
    return lines_.figures[i].boxes_inside &&
           (lines_.numbered[i] == NumberUse::kNo || lines_.numbered[i] == NumberUse::kQuestion);
  }

  bool IsRightBelow(std::size_t i) const { return blocks_.lines[i].blanks == 0; }

  // The next number in the text is the first of its parts: "2" before "2.1".
  bool IsParent(const NumberedLine& number) const {
    auto next = std::upper_bound(
        lines_.known.candidates.begin(), lines_.known.candidates.end(), number.line,
        [](std::uint32_t line, const NumberedLine& other) { return line < other.line; });
    for (; next != lines_.known.candidates.end() && next->line < number.line + kLongTitle; ++next) {
      if (next->path.prefix == number.path.prefix && next->path.Extends(number.path)) {
        return next->path.at[number.path.depth] <= 1 && IsDigit(blocks_.text[next->number.end - 1]);
      }
    }
    return false;
  }

  // A numbered question stands above it, and no heading between.
  bool InQuestion(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 60;) {
      if (lines_.numbered[k] == NumberUse::kQuestion) return true;
      if (blocks_.facts[k].sign == Sign::kHeading) return false;
    }
    return false;
  }

  void AddBox(std::size_t i, Clues& clues) const {
    const BoxGroup& group = groups_.Of(i);
    clues.Add(Clue::kBox);
    clues.Add(Clue::kBoxSentence, 2 * group.sentences > group.boxes);
    clues.Add(Clue::kBoxUnderAsk, group.asked);
    clues.Add(Clue::kBoxUnderColon, group.colon);
    clues.Add(Clue::kBoxStops, 2 * group.stops > group.boxes);
    clues.Add(Clue::kBoxAllStops, group.boxes >= kFewestStatements && group.stops == group.boxes &&
                                      !group.asked && !group.colon);
    clues.Add(Clue::kBoxReplied, 2 * group.replied > group.boxes);
    clues.Add(Clue::kBoxHeaded, group.headed);
    clues.Add(Clue::kBoxOfLegend, lines_.figures[i].legend);
  }

  void AddNeighbours(std::size_t i, Clues& clues) const {
    const LineFigures& line = lines_.figures[i];
    const std::size_t next = lines_.Next(lines_.evidence[i].unit_end);
    if (next >= lines_.size()) {
      clues.Add(Clue::kLastLine);
    } else {
      std::vector<FoundOption> options;
      const bool option = lines_.figures[next].box ||
                          ReadOptionLine(blocks_, next, options) != OptionEvidence::kNone;
      clues.Add(Clue::kNextOption, option && !line.box);
      clues.Add(Clue::kNextBullet, blocks_.facts[next].sign == Sign::kBullet &&
                                       blocks_.facts[i].sign != Sign::kBullet);
      clues.Add(Clue::kColonAndList,
                EndsInColon(blocks_.Content(lines_.evidence[i].unit_end - 1)) &&
                    (option || (blocks_.facts[next].sign == Sign::kBullet &&
                                blocks_.facts[i].sign != Sign::kBullet)));
      clues.Add(Clue::kNextNumber, lines_.evidence[next].candidate >= 0);
      clues.Add(Clue::kNextReplyLabel, blocks_.Opener(next, OpenerKind::kReply) != nullptr ||
                                           blocks_.spoken[next].BeginsReply());
      clues.Add(Clue::kNextQuote,
                blocks_.facts[next].sign == Sign::kQuote && blocks_.facts[i].sign != Sign::kQuote);
      clues.Add(Clue::kNextSameLook, looks_.Alike(next, i));
      clues.Add(Clue::kNextAsks,
                lines_.figures[next].Asks() && lines_.numbered[i] == NumberUse::kNo);
      clues.Add(Clue::kNextText, !option && lines_.evidence[next].candidate < 0 &&
                                     (blocks_.facts[next].sign == Sign::kNone ||
                                      blocks_.facts[next].sign == Sign::kCode) &&
                                     !lines_.figures[next].Asks());
      clues.Add(Clue::kRoomBelow,
                line.order && !line.box && i >= guides_.first_ask &&
                    blocks_.lines[next].blanks >= kRoom &&
                    (lines_.figures[next].Asks() || lines_.evidence[next].candidate >= 0));
      clues.Add(Clue::kLeadsToQuestions, !line.Asks() && lines_.figures[next].Asks() &&
                                             blocks_.lines[next].blanks == 0 &&
                                             !looks_.Alike(next, i));
      clues.Add(Clue::kAsksOverOptions, option && line.mark_inside && !line.box);
      const bool heading = blocks_.facts[i].sign == Sign::kHeading;
      clues.Add(Clue::kBranchHeading, heading && !IsLeaf(i));
      clues.Add(Clue::kHeadingOverNumber, heading && lines_.numbered[i] == NumberUse::kNo &&
                                              lines_.numbered[next] == NumberUse::kQuestion);
      clues.Add(Clue::kLeafHeading, blocks_.facts[i].sign == Sign::kHeading && IsLeaf(i));
    }
    std::size_t before = i;
    while (before > 0 && (lines_.Apart(before - 1) || lines_.evidence[before - 1].continues))
      --before;
    if (before == 0) return;
    --before;
    const std::string_view above = blocks_.Content(lines_.evidence[before].unit_end - 1);
    clues.Add(Clue::kPreviousHeading, blocks_.facts[before].sign == Sign::kHeading);
    clues.Add(Clue::kPreviousAsks, lines_.figures[before].Asks());
    clues.Add(Clue::kPreviousColon, EndsInColon(above));
    std::vector<FoundOption> options;
    clues.Add(Clue::kPreviousOption,
              lines_.figures[before].box ||
                  ReadOptionLine(blocks_, before, options) != OptionEvidence::kNone);
    const bool after_option = clues.Has(Clue::kPreviousOption);
    const std::string_view end = blocks_.Content(lines_.evidence[i].unit_end - 1);
    clues.Add(Clue::kLabelAfterOptions, after_option && clues.Has(Clue::kNextText) &&
                                            EndsInColon(end) && line.text.size() < 2 * kShortLine &&
                                            CountBlanks(line.text) < 8 && !line.box &&
                                            blocks_.Opener(i, OpenerKind::kReply) == nullptr);
    clues.Add(Clue::kFollowUpReplied,
              clues.Has(Clue::kConditionAndAsks) &&
                  (clues.Has(Clue::kNextText) || clues.Has(Clue::kNextReplyLabel)) &&
                  (blocks_.lines[i].blanks > 0 || after_option));
    clues.Add(Clue::kPreviousReplyLabel, blocks_.Opener(before, OpenerKind::kReply) != nullptr);
    clues.Add(Clue::kPreviousSameLook, looks_.Alike(before, i));
  }

  // No heading of a deeper level stands right under the heading.
  bool IsLeaf(std::size_t line) const {
    for (std::size_t i = line + 1; i < lines_.size() && i < line + 200; ++i) {
      if (blocks_.facts[i].sign != Sign::kHeading) continue;
      return blocks_.facts[i].level <= blocks_.facts[line].level;
    }
    return true;
  }

  LineTable& lines_;
  const Blocks& blocks_;
  Looks looks_;
  BoxGroups groups_;
  Guides guides_;
  std::size_t reply_labels_;
};

}  // namespace

std::vector<LineEvidence> GatherEvidence(const Blocks& blocks, const Known& known) {
  LineTable lines = ReadLines(blocks, known);
  Gatherer(lines).Run();
  return std::move(lines.evidence);
}

}  // namespace qsift
