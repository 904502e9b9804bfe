#include "src/structure/lines/options.h"

#include <algorithm>
#include <string>

#include "src/rules/form_rules.h"
#include "src/structure/lines/column_grid.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/segments.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongLine = 600;   // bytes; no line of options is longer
constexpr std::size_t kLongCode = 2;     // digits of the number before a box
constexpr std::size_t kLongInline = 60;  // bytes; a label beside others on its line
constexpr std::string_view kStrike = "~~";

// "Yes - [x]", "Yes: [x]": what leads from a label to its mark.
bool LeadsToMark(char c) { return c == '-' || c == ':'; }

// A number of a scale, and the signs around it; empty where it is plain.
struct ScaleStep {
  Span label;
  Span mark;
};

constexpr std::size_t kFewSteps = 4;       // of a scale of numbers
constexpr std::size_t kFewBoxedSteps = 3;  // of a scale of boxes
constexpr std::size_t kMostSteps = 11;

// "1  2  [3]  4  5": numbers that count up or down by one, a single one of them set apart. Empty
// where the text is anything else.
std::vector<ScaleStep> ReadScale(std::string_view text) {
  std::vector<ScaleStep> steps;
  std::vector<int> numbers;
  std::size_t marked = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (IsSpace(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
    const std::size_t first = text.find_first_of("0123456789", at);
    std::size_t last = first;
    while (last < end && IsDigit(text[last])) ++last;
    const std::string_view open = text.substr(at, std::min(first, end) - at);
    const std::string_view close = text.substr(std::min(last, end), end - std::min(last, end));
    const bool plain = open.empty() && close.empty();
    const bool apart = (open == "[" && close == "]") || (open == "(" && close == ")") ||
                       (open == "**" && close == "**") || (open == "__" && close == "__");
    if (first >= end || last - first > 2 || !(plain || apart) || steps.size() == kMostSteps) {
      return {};
    }
    const auto offset = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
    steps.push_back({{offset(first), offset(last)}, {}});
    if (apart) steps.back().mark = {offset(at), offset(end)};
    marked += apart ? 1U : 0U;
    int number = 0;
    for (std::size_t i = first; i < last; ++i) number = 10 * number + (text[i] - '0');
    numbers.push_back(number);
    at = end;
  }
  if (steps.size() < kFewSteps || marked != 1) return {};
  const int by = numbers[1] - numbers[0];
  if (by != 1 && by != -1) return {};
  for (std::size_t k = 1; k < numbers.size(); ++k) {
    if (numbers[k] - numbers[k - 1] != by) return {};
  }
  return std::min(numbers.front(), numbers.back()) <= 1 ? steps : std::vector<ScaleStep>{};
}

class LineReader {
 public:
  // Reads the options of `text`, a stretch of the line; together they cover `cover`.
  LineReader(const Blocks& blocks, std::size_t line, Span text, Span cover,
             std::vector<FoundOption>& options)
      : blocks_(blocks),
        line_(line),
        base_(text.begin),
        body_(cover),
        content_(blocks.text.substr(text.begin, text.size())),
        options_(options) {}

  OptionEvidence Read() {
    if (content_.empty() || content_.size() > kLongLine) return OptionEvidence::kNone;
    if (ReadScaleSteps()) return OptionEvidence::kMarked;
    if (content_.size() <= kLongInline && ReadMarkedWords()) return OptionEvidence::kMarked;
    const std::vector<FoundMark> marks = FindMarks(blocks_, content_);
    if (!marks.empty()) return ReadMarked(marks);
    if (content_.size() > WordRules::kLongest) return OptionEvidence::kNone;
    const Value value = blocks_.rules->words.ValueOf(content_);
    if (value != Value::kLabel) {
      Add({0, Size()}, {0, Size()}, value, State::kUnknown, {});
      return OptionEvidence::kWords;
    }
    return ReadWords();
  }

 private:
  std::uint32_t Size() const { return static_cast<std::uint32_t>(content_.size()); }

  // The first option of a line covers its bullet too, the last one what ends the line.
  void Add(Span label, Span cover, Value value, State state, Span mark) {
    FoundOption option;
    option.line = option.last_line = option.first_line = line_;
    option.end_line = line_ + 1;
    option.label = {base_ + label.begin, base_ + label.end};
    option.cover = {cover.begin == 0 ? body_.begin : base_ + cover.begin,
                    cover.end == Size() ? body_.end : base_ + cover.end};
    option.value = value;
    option.state = state;
    if (!mark.empty()) option.mark = {base_ + mark.begin, base_ + mark.end};
    options_.push_back(option);
  }

  OptionEvidence ReadMarked(const std::vector<FoundMark>& marks) {
    const Span lead = Trimmed(content_, {0, marks.front().place.begin});
    const bool after = Trimmed(content_, {marks.back().place.end, Size()}).empty();
    const bool before = lead.empty() || (!after && marks.size() == 1 && IsCode(lead));
    if (!before && !after) return ReadScaleOfBoxes(marks, lead);
    const std::size_t first = options_.size();
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Span mark = marks[i].place;
      const std::uint32_t next = i + 1 < marks.size() ? marks[i + 1].place.begin : Size();
      const Span area = before ? Span{i == 0 ? 0 : mark.begin, next}
                               : Span{i == 0 ? 0 : marks[i - 1].place.end, mark.end};
      Span label =
          Trimmed(content_, before ? Span{mark.end, area.end} : Span{area.begin, mark.begin});
      while (!before && !label.empty() && LeadsToMark(content_[label.end - 1])) {
        label = Trimmed(content_, {label.begin, label.end - 1});
      }
      if (!before) label = WithoutLeader(content_, label);
      if (label.empty() || (marks.size() > 1 && label.size() > kLongInline)) {
        options_.resize(first);
        return OptionEvidence::kNone;
      }
      const Value value = blocks_.rules->words.ValueOf(content_.substr(label.begin, label.size()));
      Add(label, Trimmed(content_, area), value, marks[i].state, mark);
    }
    const bool letter = marks.size() == 1 && marks.front().words;
    if (letter && options_.back().value == Value::kLabel) return OptionEvidence::kLetter;
    return OptionEvidence::kMarked;
  }

  // "hard  [ ] 1  [x] 2  [ ] 3  easy": numbers with a box each between the names of the ends.
  OptionEvidence ReadScaleOfBoxes(const std::vector<FoundMark>& marks, Span lead) {
    if (marks.size() < kFewBoxedSteps || marks.size() > kMostSteps ||
        marks.front().place.begin < lead.end + 2) {
      return OptionEvidence::kNone;
    }
    const std::size_t first = options_.size();
    for (std::size_t k = 0; k < marks.size(); ++k) {
      const bool last = k + 1 == marks.size();
      const std::uint32_t begin = marks[k].place.end;
      Span label = Trimmed(content_, {begin, last ? Size() : marks[k + 1].place.begin});
      if (last) {
        const std::size_t gap = content_.find("  ", label.begin);
        if (gap != content_.npos) label.end = std::min(label.end, static_cast<std::uint32_t>(gap));
      }
      if (label.empty() || !IsCode(label)) {
        options_.resize(first);
        return OptionEvidence::kNone;
      }
      const Span cover{k == 0 ? 0 : marks[k].place.begin, last ? Size() : marks[k + 1].place.begin};
      Add(label, Trimmed(content_, cover), Value::kLabel, marks[k].state, marks[k].place);
    }
    return OptionEvidence::kMarked;
  }

  bool ReadScaleSteps() {
    if (ScaleBegin(content_) != 0) return false;
    const std::vector<ScaleStep> steps = ReadScale(content_);
    for (std::size_t k = 0; k < steps.size(); ++k) {
      const Span whole = steps[k].mark.empty() ? steps[k].label : steps[k].mark;
      const std::uint32_t next = k + 1 == steps.size()       ? Size()
                                 : steps[k + 1].mark.empty() ? steps[k + 1].label.begin
                                                             : steps[k + 1].mark.begin;
      Add(steps[k].label, Trimmed(content_, {k == 0 ? 0 : whole.begin, next}), Value::kLabel,
          steps[k].mark.empty() ? State::kUnselected : State::kSelected, steps[k].mark);
    }
    return !steps.empty();
  }

  // The number that an option has for those who count the replies: "1 [x] Yes".
  bool IsCode(Span lead) const {
    const std::string_view text = content_.substr(lead.begin, lead.size());
    return text.size() <= kLongCode && std::all_of(text.begin(), text.end(), IsDigit);
  }

  // "[x] Yes  No", "Yes   x No": labels of the vocabulary, not each with a mark. A mark belongs to
  // the label that stands closer; where both stand as close, it tells nothing.
  bool ReadMarkedWords() {
    const std::vector<FoundMark> marks = FindMarks(blocks_, content_, /*anywhere=*/true);
    if (marks.empty()) return false;
    std::vector<Span> words;
    std::size_t mark = 0;
    for (std::uint32_t at = 0; at < Size();) {
      while (mark < marks.size() && marks[mark].place.end <= at) ++mark;
      if (mark < marks.size() && marks[mark].place.begin <= at) {
        at = marks[mark].place.end;
      } else if (IsSeparator(content_[at])) {
        ++at;
      } else if (const CodePoint c = DecodeAt(content_, at); IsBlank(c.value)) {
        at += c.size;
      } else {
        const std::uint32_t stop = mark < marks.size() ? marks[mark].place.begin : Size();
        const Span word = LongestWord(at, stop);
        if (word.empty()) return false;
        words.push_back(word);
        at = word.end;
      }
    }
    const bool every = words.size() == marks.size();
    // Boxes are read as such: one before each label, or after it.
    const bool boxes =
        every && !HasWordMark(marks) && FindMarks(blocks_, content_).size() == marks.size();
    if (words.empty() || boxes || (words.size() == 1 && !every)) {
      return false;
    }
    std::vector<const FoundMark*> owned(words.size(), nullptr);
    for (const FoundMark& found : marks) {
      std::size_t after = 0;
      while (after < words.size() && words[after].begin < found.place.begin) ++after;
      const std::uint32_t left = after == 0 ? Size() : found.place.begin - words[after - 1].end;
      const std::uint32_t right =
          after == words.size() ? Size() : words[after].begin - found.place.end;
      if (left == right) continue;
      owned[left < right ? after - 1 : after] = &found;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool last = i + 1 == words.size();
      const Span cover{i == 0 ? 0 : words[i].begin, last ? Size() : words[i + 1].begin};
      const Value value =
          blocks_.rules->words.ValueOf(content_.substr(words[i].begin, words[i].size()));
      Add(words[i], Trimmed(content_, cover), value,
          owned[i] == nullptr ? State::kUnknown : owned[i]->state,
          owned[i] == nullptr ? Span{} : owned[i]->place);
    }
    return true;
  }

  // "X Yes": a mark that only counts beside such labels.
  bool HasWordMark(const std::vector<FoundMark>& marks) const {
    return std::any_of(marks.begin(), marks.end(), [](const FoundMark& m) { return m.words; });
  }

  // "Yes No", "Yes / No / N/A": nothing but labels of the vocabulary.
  OptionEvidence ReadWords() {
    const std::size_t first = options_.size();
    std::uint32_t at = 0;
    while (at < Size()) {
      while (at < Size() && IsSeparator(content_[at])) ++at;
      if (at == Size()) break;
      // "~~Yes~~ / No", "**Yes** / No": what is struck out is not chosen, what is bold is.
      const std::string_view sign = SignAt(at);
      const auto size = static_cast<std::uint32_t>(sign.size());
      const std::uint32_t begin = at + size;
      const std::uint32_t stop =
          size > 0
              ? static_cast<std::uint32_t>(std::min(content_.find(sign, begin), content_.size()))
              : Size();
      const Span word = LongestWord(begin, stop);
      if (word.empty() || (size > 0 && word.end < stop)) {
        options_.resize(first);
        return OptionEvidence::kNone;
      }
      const State state = size == 0         ? State::kUnknown
                          : sign == kStrike ? State::kUnselected
                                            : State::kSelected;
      Add(word, word, blocks_.rules->words.ValueOf(content_.substr(word.begin, word.size())), state,
          {at, begin});
      at = size > 0 ? std::min(stop + size, Size()) : word.end;
    }
    CompleteSigns(first);
    if (options_.size() - first < 2) {
      options_.resize(first);
      return OptionEvidence::kNone;
    }
    // Signs between the labels belong to the one before them.
    for (std::size_t i = first; i < options_.size(); ++i) {
      const bool last = i + 1 == options_.size();
      options_[i].cover = Trimmed(blocks_.text, {i == first ? body_.begin : options_[i].label.begin,
                                                 last ? body_.end : options_[i + 1].label.begin});
    }
    return OptionEvidence::kMarked;
  }

  // "~~", or the two stars or low lines before a word; empty where it is plain.
  std::string_view SignAt(std::uint32_t at) const {
    for (const std::string_view sign : {kStrike, std::string_view("**"), std::string_view("__")}) {
      if (content_.substr(at).starts_with(sign)) return sign;
    }
    return {};
  }

  // Beside words in bold the plain ones are not chosen; beside struck ones they are. Where all are
  // alike, the sign tells nothing.
  void CompleteSigns(std::size_t first) {
    const auto found = options_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = [&](State state) {
      return std::count_if(found, options_.end(),
                           [state](const FoundOption& option) { return option.state == state; });
    };
    const bool bold = count(State::kSelected) > 0;
    const bool struck = count(State::kUnselected) > 0;
    if (!bold && !struck) return;
    const bool all_bold = count(State::kSelected) == options_.end() - found;
    for (auto option = found; option != options_.end(); ++option) {
      if (all_bold) {
        option->state = State::kUnknown;
        option->mark = {};
      } else if (option->state == State::kUnknown) {
        option->state = bold ? State::kUnselected : State::kSelected;
      }
    }
  }

  static bool IsSeparator(char c) { return IsSpace(c) || c == '/' || c == '|' || c == ','; }

  // The longest label of the vocabulary that begins at `at` and ends before a separator or at
  // `stop`.
  Span LongestWord(std::uint32_t at, std::uint32_t stop) const {
    Span best{at, at};
    for (std::uint32_t end = at + 1; end <= stop; ++end) {
      if (end < stop && !IsSeparator(content_[end])) continue;
      if (blocks_.rules->words.ValueOf(content_.substr(at, end - at)) != Value::kLabel) {
        best.end = end;
      }
    }
    return Trimmed(content_, best);
  }

  const Blocks& blocks_;
  std::size_t line_;
  std::uint32_t base_;  // where the text begins
  Span body_;           // what the options cover together
  std::string_view content_;
  std::vector<FoundOption>& options_;
};

// Where the form is quoted, so are its boxes: "> [x] by post". Words alone may be anything there.
// Where replies are quoted, boxes with labels of the vocabulary are those of the form.
OptionEvidence ReadQuotedOptions(const Blocks& blocks, std::size_t line,
                                 std::vector<FoundOption>& options) {
  const std::size_t first = options.size();
  const OptionEvidence evidence =
      LineReader(blocks, line, blocks.facts[line].content, blocks.lines[line].body, options).Read();
  const bool boxes = std::all_of(options.begin() + static_cast<std::ptrdiff_t>(first),
                                 options.end(), [&](const FoundOption& option) {
                                   return !option.mark.empty() &&
                                          (blocks.quotes_ask || option.value != Value::kLabel);
                                 });
  if (evidence == OptionEvidence::kMarked && boxes) return evidence;
  options.resize(first);
  return OptionEvidence::kNone;
}

}  // namespace

std::size_t ScaleBegin(std::string_view text) {
  const auto sign = [](char c) {
    return IsDigit(c) || IsSpace(c) || c == '[' || c == ']' || c == '(' || c == ')' || c == '*' ||
           c == '_';
  };
  if (text.empty() || !IsAscii(text.back()) || IsAsciiAlpha(text.back()) || !sign(text.back()) ||
      text.size() > kLongLine) {
    return text.npos;
  }
  std::size_t before = text.size();
  while (before > 0 && sign(text[before - 1])) --before;
  // What stands before it ends in a gap.
  std::size_t at = 0;
  if (before > 0) {
    at = std::min(text.find("  ", before), text.find('\t', before));
    at = text.find_first_not_of(" \t", at);
  }
  if (at == text.npos || text.size() - at < 2 * kFewSteps) return text.npos;
  return ReadScale(text.substr(at)).empty() ? text.npos : at;
}

OptionEvidence ReadOptionLine(const Blocks& blocks, std::size_t line,
                              std::vector<FoundOption>& options) {
  const Sign sign = blocks.facts[line].sign;
  if (sign == Sign::kComment || sign == Sign::kTable || sign == Sign::kHeading ||
      sign == Sign::kCode || sign == Sign::kContents) {
    return OptionEvidence::kNone;
  }
  if (sign == Sign::kQuote) return ReadQuotedOptions(blocks, line, options);
  return LineReader(blocks, line, blocks.facts[line].content, blocks.lines[line].body, options)
      .Read();
}

OptionEvidence ReadSpacedOptions(const Blocks& blocks, std::size_t line,
                                 std::vector<FoundOption>& options) {
  if (blocks.facts[line].sign != Sign::kNone ||
      blocks.Body(line).find("  ") == std::string_view::npos) {
    return OptionEvidence::kNone;
  }
  const std::vector<Segment> segments = SegmentsOf(blocks, line);
  const std::size_t first = options.size();
  std::size_t marks = 0;
  for (const Segment& segment : segments) {
    FoundOption option;
    option.line = option.last_line = option.first_line = line;
    option.end_line = line + 1;
    option.label = option.cover = segment.text;
    const std::string_view text = blocks.Text(segment.text);
    const std::vector<FoundMark> found = FindMarks(blocks, text);
    if (found.size() == 1 && found.front().place.end == text.size() && !found.front().words) {
      const std::uint32_t at = segment.text.begin + found.front().place.begin;
      option.mark = {at, segment.text.end};
      option.label = Trimmed(blocks.text, {segment.text.begin, at});
      option.state = found.front().state;
      ++marks;
    } else if (!found.empty()) {
      marks = 0;
      break;
    }
    option.value = blocks.rules->words.ValueOf(blocks.Text(option.label));
    if (option.label.empty() || option.label.size() > kLongInline) {
      marks = 0;
      break;
    }
    options.push_back(option);
  }
  if (marks == 0 || options.size() < first + 2) {
    options.resize(first);
    return OptionEvidence::kNone;
  }
  return OptionEvidence::kMarked;
}

OptionEvidence ReadOptionText(const Blocks& blocks, std::size_t line, Span text, Span cover,
                              std::vector<FoundOption>& options) {
  return LineReader(blocks, line, text, cover, options).Read();
}

std::uint32_t ReadInlineOptions(const Blocks& blocks, std::size_t line, Span text,
                                std::vector<FoundOption>& options) {
  const std::string_view content = blocks.text.substr(text.begin, text.size());
  const std::uint32_t none = blocks.lines[line].body.end;
  if (content.size() > kLongLine) return none;
  if (const std::size_t at = ScaleBegin(content); at != content.npos && at > 0) {
    const Span rest{text.begin + static_cast<std::uint32_t>(at), text.end};
    LineReader(blocks, line, rest, {rest.begin, none}, options).Read();
    return options.empty() ? none : rest.begin;
  }
  const std::vector<FoundMark> marks = FindMarks(blocks, content);
  if (marks.size() < 2) return none;
  // The options begin with their first mark, or with the word of the vocabulary before it.
  std::uint32_t begin = marks.front().place.begin;
  if (Trimmed(content, {marks.back().place.end, static_cast<std::uint32_t>(content.size())})
          .empty()) {
    const Span before = Trimmed(content, {0, begin});
    std::uint32_t word = before.end;
    for (std::uint32_t i = before.end; i > 0 && before.end - i < WordRules::kLongest; --i) {
      const bool word_begins = i == before.begin || IsSpace(content[i - 1]);
      if (word_begins &&
          blocks.rules->words.ValueOf(content.substr(i, before.end - i)) != Value::kLabel) {
        word = i;
      }
    }
    if (word == before.end) return none;
    begin = word;
  }
  if (Trimmed(content, {0, begin}).empty()) return none;
  const Span rest{text.begin + begin, text.end};
  if (LineReader(blocks, line, rest, {rest.begin, none}, options).Read() !=
      OptionEvidence::kMarked) {
    options.clear();
    return none;
  }
  return rest.begin;
}

}  // namespace qsift
