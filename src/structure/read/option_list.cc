#include "src/structure/read/option_list.h"

#include <algorithm>
#include <limits>

#include "src/structure/lines/marks.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {

namespace {

constexpr std::size_t kLongLabel = 120;  // bytes; of an option without a mark
constexpr std::size_t kLongItem = 500;   // bytes; of a bullet where the prompt asks to choose
constexpr std::size_t kLongGrade = 60;   // bytes; of a label that is a grade
constexpr std::size_t kFewGrades = 3;
constexpr std::size_t kMostOptions = 200;
constexpr std::uint32_t kHanging = 2;  // bytes and columns; "x " before a label

// "<free text> [optional]": a place to write in below the labels; "< 1 year" is a label.
bool IsFreeText(std::string_view content) {
  if (content.size() < 3 || content.front() != '<' || !IsAsciiAlpha(content[1])) return false;
  const std::size_t close = content.find('>');
  if (close == content.npos) return false;
  std::string_view rest = content.substr(close + 1);
  while (!rest.empty() && IsSpace(rest.front())) rest.remove_prefix(1);
  return rest.empty() || (rest.front() == '[' && rest.find(']') == rest.size() - 1);
}

class Reader {
 public:
  Reader(const QuestionLines& lines, std::optional<Kind> cue)
      : lines_(lines), blocks_(lines.blocks), cue_(cue) {}

  OptionList Read(std::size_t begin) {
    const std::size_t count = Collect(begin);
    found_.resize(count);
    std::size_t last = begin;
    if (count > 0) {
      PlaceMarkLines();
      last = std::max(found_.back().end_line, found_.back().last_line + 1);
    }
    ReadBold();
    return {std::move(found_), lines_.Next(last)};
  }

 private:
  // A line that is a mark and nothing else.
  struct MarkLine {
    std::size_t line;
    FoundMark mark;
  };

  // Fills `found_`; returns how many of it belong to the run, 0 where it is none.
  std::size_t Collect(std::size_t begin) {
    std::size_t sure = 0;  // options up to the last that is one by itself
    std::size_t words = 0;
    bool marked = false;
    bool letters = false;
    bool bullets = true;
    bool other = false;
    for (std::size_t line = begin; line < lines_.end && found_.size() < kMostOptions;
         line = lines_.Next(line + 1)) {
      const LineFacts& facts = blocks_.facts[line];
      if (const std::optional<FoundMark> mark = WholeMark(blocks_, blocks_.Body(line))) {
        mark_lines_.push_back({line, *mark});
        continue;
      }
      OptionEvidence evidence =
          cue_ ? ReadSpacedOptions(blocks_, line, found_) : OptionEvidence::kNone;
      if (evidence == OptionEvidence::kNone) evidence = ReadOptionLine(blocks_, line, found_);
      const bool bullet = facts.sign == Sign::kBullet;
      if (evidence != OptionEvidence::kNone) {
        marked |= evidence == OptionEvidence::kMarked;
        letters |= evidence == OptionEvidence::kLetter;
        words += evidence == OptionEvidence::kWords;
        bullets &= bullet;
        other |= found_.back().value == Value::kOther || found_.back().value == Value::kUnknown;
        sure = found_.size();
        continue;
      }
      // A piece of code under a box is what it stands for.
      if (marked && !found_.empty() && facts.sign == Sign::kCode) {
        found_.back().end_line = line + 1;
        continue;
      }
      // A wrapped label goes on below its mark.
      if (marked && !found_.empty() && facts.sign == Sign::kNone &&
          blocks_.lines[line].blanks == 0 &&
          blocks_.lines[line].indent > blocks_.lines[found_.back().line].indent &&
          found_.back().last_line + 1 == line) {
        found_.back().last_line = line;
        continue;
      }
      if (!found_.empty() && IsFreeText(blocks_.Content(line))) {
        found_.back().end_line = line + 1;
        continue;
      }
      if (!IsPlausible(line)) break;
      bullets &= bullet;
      FoundOption label;
      label.line = label.last_line = label.first_line = line;
      label.end_line = line + 1;
      label.label = facts.content;
      label.cover = blocks_.lines[line].body;
      found_.push_back(label);
    }
    if (cue_) letters |= ReadHangingLetters();  // "x axis" may begin a reply
    const std::size_t all = found_.size();
    // Where empty options have no mark, the labels below the last mark are options, too.
    const bool open_end = cue_ && found_.size() > sure &&
                          std::none_of(found_.begin(), found_.end(),
                                       [](const FoundOption& option) {
                                         return option.state == State::kUnselected;
                                       }) &&
                          IsDense(sure);
    if (marked && open_end) return all;
    if (marked || words >= 2) return sure;
    if (letters && all >= 3 && IsDense(1)) {
      ReadLetters();
      return all;
    }
    if (bullets && all >= 2 && (words > 0 || cue_ || lines_.habits.lists() || AreListed()))
      return all;
    if (!bullets && all >= 2 && lines_.habits.lists() && IsDense(1) && IsWhole()) return all;
    if (!bullets && all >= kFewGrades && lines_.habits.lost() && IsDense(1) && IsWhole() &&
        AreGrades()) {
      return all;
    }
    if (other && sure >= 3) return sure;
    if (cue_ && *cue_ != Kind::kChoice && all >= 3) return all;
    // Boxes on lines of their own, one a label.
    if (all >= 2 && mark_lines_.size() == all) return all;
    return 0;
  }

  // "x Often" beside "  Seldom": a letter hangs before a label that stands below or above the
  // others. True where one does.
  bool ReadHangingLetters() {
    std::vector<FoundOption*> hanging;
    std::optional<std::size_t> column;
    for (FoundOption& option : found_) {
      const std::size_t indent = blocks_.lines[option.line].indent;
      if (option.mark.empty() && HangingMark(option)) {
        hanging.push_back(&option);
      } else if (column && *column != indent && option.mark.empty()) {
        return false;
      } else if (option.mark.empty()) {
        column = indent;
      }
    }
    const auto aligned = [&](const FoundOption* option) {
      return blocks_.lines[option->line].indent + kHanging == *column;
    };
    if (hanging.empty() || !column || !std::all_of(hanging.begin(), hanging.end(), aligned)) {
      return false;
    }
    for (FoundOption* option : hanging) {
      const std::uint32_t at = option->label.begin;
      option->mark = {at, at + HangingMark(*option)->place.end};
      option->state = HangingMark(*option)->state;
      option->label.begin = at + kHanging;
    }
    return true;
  }

  std::optional<FoundMark> HangingMark(const FoundOption& option) const {
    const std::string_view label = blocks_.Text(option.label);
    if (label.size() <= kHanging || label[kHanging - 1] != ' ') return std::nullopt;
    const std::optional<FoundMark> mark = WholeMark(blocks_, label.substr(0, kHanging - 1));
    return mark && mark->words ? mark : std::nullopt;
  }

  // "Company X" beside "Charity   X" in a list: a letter after one blank is that mark, too.
  void ReadLetters() {
    for (FoundOption& option : found_) {
      if (!option.mark.empty()) continue;
      const std::string_view label = blocks_.text.substr(option.label.begin, option.label.size());
      const std::size_t blank = label.rfind(' ');
      if (blank == label.npos || blank == 0) continue;
      const std::optional<FoundMark> mark = WholeMark(blocks_, label.substr(blank + 1));
      if (!mark || !mark->words) continue;
      option.mark = {option.label.begin + static_cast<std::uint32_t>(blank) + 1, option.label.end};
      option.state = mark->state;
      option.label.end = option.label.begin + static_cast<std::uint32_t>(blank);
    }
  }

  // No blank line stands before any option from the `first` on.
  bool IsDense(std::size_t first) const {
    return std::all_of(
        found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
        [&](const FoundOption& option) { return blocks_.lines[option.line].blanks == 0; });
  }

  // Two of the labels stand in lists under other prompts.
  bool AreListed() const {
    const auto listed = std::count_if(found_.begin(), found_.end(), [&](const FoundOption& option) {
      return lines_.habits.IsListed(blocks_.Content(option.line));
    });
    return listed >= 2 && 2 * listed >= std::ssize(found_);
  }

  // "Very suitable", "Rather suitable", "Not suitable": short labels that end in the same word.
  bool AreGrades() const {
    const auto last_word = [&](const FoundOption& option) {
      const std::string_view label = blocks_.Text(option.label);
      const std::size_t blank = label.rfind(' ');
      return label.size() > kLongGrade || blank == label.npos ? std::string_view()
                                                              : label.substr(blank + 1);
    };
    const std::string_view grade = last_word(found_.front());
    return !grade.empty() && !EndsInStop(grade) &&
           std::all_of(found_.begin(), found_.end(),
                       [&](const FoundOption& option) { return last_word(option) == grade; });
  }

  // Nothing stands after the list.
  bool IsWhole() const {
    return lines_.Next(std::max(found_.back().last_line + 1, found_.back().end_line)) >= lines_.end;
  }

  // A line that may be a label among others.
  bool IsPlausible(std::size_t line) const {
    const LineFacts& facts = blocks_.facts[line];
    const std::string_view content = blocks_.Content(line);
    const bool bullet = facts.sign == Sign::kBullet;
    const std::size_t longest = bullet && cue_ ? kLongItem : kLongLabel;
    return !content.empty() && content.size() <= longest &&
           !lines_.IsNote(line, cue_.has_value()) &&
           (bullet || (facts.sign == Sign::kNone && !content.ends_with('.'))) &&
           blocks_.Opener(line, OpenerKind::kInstruction) == nullptr &&
           !lines_.habits.ReplyOn(blocks_, line) &&
           (found_.empty() || bullet == (blocks_.facts[found_.front().line].sign == Sign::kBullet));
  }

  // "**Yes**" beside a plain "No": where no other mark is used, the bold label is the chosen one.
  void ReadBold() {
    const auto bold = [this](const FoundOption& option) {
      const Span label = blocks_.facts[option.line].content;
      return blocks_.facts[option.line].bold && label == option.label;
    };
    const auto bolds = std::count_if(found_.begin(), found_.end(), bold);
    const bool marked = std::any_of(found_.begin(), found_.end(),
                                    [](const FoundOption& option) { return !option.mark.empty(); });
    if (marked || bolds == 0 || bolds == std::ssize(found_)) return;
    for (FoundOption& option : found_) {
      option.state = bold(option) ? State::kSelected : State::kUnselected;
      if (bold(option)) option.mark = {option.label.begin - 2, option.label.begin};
    }
  }

  // Gives each mark on a line of its own to the label that it stands by. Where it stands as close
  // to two, the first and the last line of the list tell on which side marks stand; a list that
  // begins and ends with a label leaves it open.
  void PlaceMarkLines() {
    if (mark_lines_.empty()) return;
    const bool before = mark_lines_.front().line < found_.front().line;
    const bool after = mark_lines_.back().line > found_.back().line;
    for (const MarkLine& mark : mark_lines_) {
      const auto above = std::find_if(found_.rbegin(), found_.rend(), [&](const FoundOption& o) {
        return o.last_line < mark.line;
      });
      const auto below = std::find_if(found_.begin(), found_.end(),
                                      [&](const FoundOption& o) { return o.line > mark.line; });
      FoundOption* up = above == found_.rend() ? nullptr : &*above;
      FoundOption* down = below == found_.end() ? nullptr : &*below;
      if (down == nullptr && mark.line > found_.back().last_line + 1) continue;  // in the answer
      if (up != nullptr && IsOneOfSeveral(*up)) up = InColumn(mark.line, up->line);
      const bool up_glued = above != found_.rend() && blocks_.lines[mark.line].blanks == 0;
      const bool down_glued = down != nullptr && blocks_.lines[down->line].blanks == 0;
      FoundOption* owner = nullptr;
      if (up_glued != down_glued) {
        owner = up_glued ? up : down;
      } else if (before != after) {
        owner = before ? down : up;
      } else if (down == nullptr || above == found_.rend()) {
        owner = down == nullptr ? up : down;
      }
      Cover(mark.line, owner, above == found_.rend() ? nullptr : &*above, down);
      if (owner == nullptr || !owner->mark.empty()) continue;
      const std::uint32_t base = blocks_.lines[mark.line].body.begin;
      owner->mark = {base + mark.mark.place.begin, base + mark.mark.place.end};
      owner->state = mark.mark.state;
    }
  }

  // The line belongs to its owner, or to the option before or after it.
  static void Cover(std::size_t line, FoundOption* owner, FoundOption* above, FoundOption* below) {
    const bool reached = below != nullptr && below->first_line < line;
    if (above == nullptr || reached || (owner != nullptr && owner == below)) {
      below->first_line = std::min(below->first_line, line);
    } else {
      above->end_line = line + 1;
    }
  }

  bool IsOneOfSeveral(const FoundOption& option) const {
    return std::count_if(found_.begin(), found_.end(),
                         [&](const FoundOption& other) { return other.line == option.line; }) > 1;
  }

  // The option of a line of several under which the mark stands; nullptr where two are as close.
  FoundOption* InColumn(std::size_t mark_line, std::size_t line) {
    const int at = blocks_.lines[mark_line].indent;
    const Span body = blocks_.lines[line].body;
    const auto column = [&](std::uint32_t offset) {
      const std::string_view before = blocks_.text.substr(body.begin, offset - body.begin);
      return blocks_.lines[line].indent + static_cast<int>(CountCodePoints(before));
    };
    FoundOption* nearest = nullptr;
    int least = std::numeric_limits<int>::max();
    bool tie = false;
    for (FoundOption& option : found_) {
      if (option.line != line) continue;
      const int begin = column(option.label.begin);
      const int end = column(option.label.end) - 1;
      const int distance = at < begin ? begin - at : at > end ? at - end : 0;
      tie = distance == least;
      if (distance < least) {
        least = distance;
        nearest = &option;
      }
    }
    return tie ? nullptr : nearest;
  }

  const QuestionLines& lines_;
  const Blocks& blocks_;
  std::optional<Kind> cue_;
  std::vector<FoundOption> found_;
  std::vector<MarkLine> mark_lines_;
};

}  // namespace

bool QuestionLines::IsNote(std::size_t line, bool choosing) const {
  const Sign sign = blocks.facts[line].sign;
  const std::string_view content = blocks.Content(line);
  const std::size_t next = Next(line + 1);
  const bool leads_in = sign == Sign::kNone && choosing && next < end &&
                        blocks.facts[next].sign == Sign::kBullet && LastIsColon(content) &&
                        blocks.Body(line).size() <= kLongLabel;
  std::vector<FoundOption> options;
  const bool quote = sign == Sign::kQuote && !habits.quotes() && !habits.ReplyOn(blocks, line) &&
                     ReadOptionLine(blocks, line, options) == OptionEvidence::kNone;
  return leads_in || quote || sign == Sign::kComment ||
         blocks.Opener(line, OpenerKind::kNote) != nullptr;
}

OptionList ReadOptionList(const QuestionLines& lines, std::size_t begin, std::optional<Kind> cue) {
  return Reader(lines, cue).Read(begin);
}

}  // namespace qsift
