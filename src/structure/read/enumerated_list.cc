#include "src/structure/read/enumerated_list.h"

#include <algorithm>
#include <optional>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongItem = 300;  // bytes
constexpr std::size_t kMostItems = 60;
constexpr std::size_t kLongLabel = 80;  // bytes, of one that is chosen by its emphasis

class Reader {
 public:
  explicit Reader(const QuestionLines& lines) : lines_(lines), blocks_(lines.blocks) {}

  EnumeratedList Read(std::size_t begin) {
    std::size_t line = begin;
    list_.next = begin;
    for (; line < lines_.end && list_.options.size() < kMostItems; line = lines_.Next(line + 1)) {
      if (ReadLine(line, blocks_.facts[line].content)) {
        list_.next = line + 1;
      } else if (!list_.options.empty() && GoesOn(line)) {
        list_.options.back().last_line = line;
        list_.options.back().end_line = line + 1;
        list_.next = line + 1;
      } else {
        break;
      }
    }
    list_.next = lines_.Next(list_.next);
    return Finish();
  }

  EnumeratedList ReadText(std::size_t line, Span text) {
    ReadLine(line, text);
    return Finish();
  }

 private:
  EnumeratedList Finish() {
    if (list_.options.size() < 2) return {};
    ReadEmphasis();
    // "1 Never    2 Often": nothing but a mark tells such numbers from any others.
    if (style_->close == U' ' && !list_.marked) return {};
    list_.letters = style_->letter;
    list_.enclosed = style_->enclosed;
    list_.shared = list_.options.front().line == list_.options.back().line;
    const auto stops =
        std::count_if(list_.options.begin(), list_.options.end(), [&](const FoundOption& option) {
          return EndsInStop(blocks_.text.substr(option.label.begin, option.label.size()));
        });
    list_.stops = 2 * stops >= std::ssize(list_.options);
    return std::move(list_);
  }

  // The enumerator that is due, in the style of the list.
  std::optional<Enumerator> Due(std::string_view text, std::size_t ordinal) const {
    std::optional<Enumerator> found = ReadEnumerator(text);
    const bool digit = !text.empty() && IsDigit(text.front());
    if (!found && digit && (!style_ || IsLoose(*style_))) found = ReadOptionNumber(text);
    if (!found || found->ordinal != ordinal) return std::nullopt;
    if (style_ && (found->letter != style_->letter || found->enclosed != style_->enclosed ||
                   found->close != style_->close)) {
      return std::nullopt;
    }
    return found;
  }

  // "1 - never", "1 Never": a number without a sign that closes it.
  static bool IsLoose(const Enumerator& style) {
    return style.close == U'-' || style.close == U' ';
  }

  // `content`: the line's, or the end of it.
  bool ReadLine(std::size_t line, Span content) {
    const LineFacts& facts = blocks_.facts[line];
    if (facts.sign != Sign::kNone && facts.sign != Sign::kBullet) return false;
    if (content.size() > kLongItem * 2 || content.empty()) return false;
    // A mark may stand before the letter.
    Span mark;
    State state = State::kUnknown;
    std::uint32_t at = content.begin;
    std::size_t ordinal = list_.options.size() + 1;
    std::optional<Enumerator> found = Due(blocks_.Text(content), ordinal);
    if (!found) {
      const std::vector<FoundMark> marks =
          FindMarks(blocks_, blocks_.Text(content), /*anywhere=*/true);
      if (marks.empty() || marks.front().place.begin != 0) return false;
      const Span rest =
          Trimmed(blocks_.text, {content.begin + marks.front().place.end, content.end});
      found = rest.empty() ? std::nullopt : Due(blocks_.Text(rest), ordinal);
      if (!found) return false;
      mark = {content.begin, content.begin + marks.front().place.end};
      state = marks.front().state;
      at = rest.begin;
    }
    if (!style_) style_ = *found;
    const Span body = blocks_.lines[line].body;
    std::uint32_t cover = content == facts.content ? body.begin : content.begin;
    while (found) {
      const std::uint32_t next =
          NextItem(at + static_cast<std::uint32_t>(found->size), content.end, ordinal + 1);
      AddItem(line, {at, next}, {cover, next == content.end ? body.end : next}, found->size, mark,
              state);
      mark = {};
      state = State::kUnknown;
      if (next == content.end) break;
      at = cover = next;
      found = Due(blocks_.Text({at, content.end}), ++ordinal);
    }
    return true;
  }

  // Where the next item of the line begins; `end` where there is none.
  std::uint32_t NextItem(std::uint32_t begin, std::uint32_t end, std::size_t ordinal) const {
    for (std::uint32_t at = begin; at < end;) {
      const CodePoint c = DecodeAt(blocks_.text, at);
      const CodePoint before = DecodeBefore(blocks_.text, at);
      const bool apart = before.value < 0x80 ? !IsAsciiAlnum(static_cast<char>(before.value)) &&
                                                   before.value != '(' && before.value != '.'
                                             : IsCjk(before.value) || !IsLetter(before.value);
      const bool gap =
          !IsLoose(*style_) || blocks_.text.substr(0, at).ends_with("  ") || before.value == '\t';
      if (apart && gap && at > begin && Due(blocks_.Text({at, end}), ordinal)) return at;
      at += c.size;
    }
    return end;
  }

  // `area`: the item with its letter, up to the next one.
  void AddItem(std::size_t line, Span area, Span cover, std::size_t letter, Span mark,
               State state) {
    FoundOption option;
    option.line = option.last_line = option.first_line = line;
    option.end_line = line + 1;
    option.cover = Trimmed(blocks_.text, cover);
    Span label = Trimmed(blocks_.text, area);
    const auto text_at = area.begin + static_cast<std::uint32_t>(letter);
    if (mark.empty() && text_at < label.end) {
      const std::vector<FoundMark> marks = FindMarks(blocks_, blocks_.Text({text_at, label.end}));
      if (!marks.empty() && text_at + marks.back().place.end == label.end) {
        mark = {text_at + marks.back().place.begin, label.end};
        state = marks.back().state;
        label = Trimmed(blocks_.text, {label.begin, mark.begin});
      } else if (!marks.empty() && marks.front().place.begin == 0) {
        mark = {text_at, text_at + marks.front().place.end};
        state = marks.front().state;
        label = Trimmed(blocks_.text, {mark.end, label.end});
      }
    }
    option.label = label;
    option.mark = mark;
    option.state = state;
    list_.marked |= !mark.empty();
    const Span said = text_at < label.end ? Span{std::max(text_at, label.begin), label.end} : label;
    option.value = blocks_.rules->words.ValueOf(blocks_.Text(said));
    list_.options.push_back(option);
  }

  // "b) **Sometimes**" beside plain labels: where no mark stands, the one that is set apart.
  void ReadEmphasis() {
    // Numbers count the items of replies, too.
    if (list_.marked || !(style_->letter || IsLoose(*style_)) || MarkBelow()) return;
    std::vector<FoundOption>& options = list_.options;
    const auto count = std::count_if(options.begin(), options.end(),
                                     [this](const auto& o) { return !SignOf(o).empty(); });
    if (count == 0 || (count > 1 && 2 * count >= std::ssize(options))) return;
    const bool leads = std::any_of(options.begin(), options.end(), [this](const FoundOption& o) {
      return !SignOf(o).empty() && !IsBareLabel(blocks_.Text(o.label));
    });
    if (leads) return;
    for (FoundOption& option : options) {
      option.mark = SignOf(option);
      option.state = option.mark.empty() ? State::kUnselected : State::kSelected;
    }
    list_.marked = true;
  }

  // A box stands right below the list.
  bool MarkBelow() const {
    for (std::size_t line = list_.options.back().end_line;
         line < blocks_.size() && blocks_.lines[line].blanks == 0; ++line) {
      if (!FindMarks(blocks_, blocks_.Content(line)).empty()) return true;
    }
    return false;
  }

  // It neither orders, nor asks, nor leads to something else: "**Other (specify):**".
  static bool IsBareLabel(std::string_view label) {
    while (label.ends_with('*') || label.ends_with('_')) label.remove_suffix(1);
    return label.size() <= kLongLabel && !label.ends_with(')') && !EndsInColon(label) &&
           QuestionMarkAtEnd(label) == 0;
  }

  // The sign of the emphasis around all that the item says; empty where there is none.
  Span SignOf(const FoundOption& option) const {
    Span said = option.label;
    const LineFacts& facts = blocks_.facts[option.line];
    if (facts.bold && facts.content == said && blocks_.Body(option.line).ends_with("**")) {
      return {said.begin - 2, said.begin};
    }
    if (!Emphasised(said)) {
      const std::string_view label = blocks_.Text(said);
      std::optional<Enumerator> item = ReadEnumerator(label);
      if (!item) item = ReadOptionNumber(label);
      if (item) said.begin += static_cast<std::uint32_t>(item->size);
      if (!item || !Emphasised(said)) return {};
    }
    return {said.begin, said.begin + 2};
  }

  bool Emphasised(Span span) const {
    const std::string_view text = blocks_.Text(span);
    for (const std::string_view sign : {"**", "__"}) {
      if (text.size() > 4 && text.starts_with(sign) && text.find(sign, 2) + 2 == text.size()) {
        return true;
      }
    }
    return false;
  }

  // The label of the item above goes on.
  bool GoesOn(std::size_t line) const {
    const LineFacts& facts = blocks_.facts[line];
    if (facts.sign != Sign::kNone || blocks_.lines[line].blanks > 0) return false;
    const FoundOption& last = list_.options.back();
    if (last.last_line + 1 != line || !last.mark.empty() ||
        blocks_.lines[line].indent <= blocks_.lines[last.line].indent) {
      return false;
    }
    return !lines_.habits.ReplyOn(blocks_, line) && !ReadEnumerator(blocks_.Content(line));
  }

  const QuestionLines& lines_;
  const Blocks& blocks_;
  std::optional<Enumerator> style_;
  EnumeratedList list_;
};

}  // namespace

EnumeratedList ReadEnumeratedText(const QuestionLines& lines, std::size_t line, Span text) {
  return Reader(lines).ReadText(line, text);
}

EnumeratedList ReadEnumeratedList(const QuestionLines& lines, std::size_t begin) {
  return Reader(lines).Read(begin);
}

}  // namespace qsift
