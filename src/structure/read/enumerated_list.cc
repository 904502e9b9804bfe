#include "src/structure/read/enumerated_list.h"

#include <algorithm>
#include <optional>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongItem = 300;  // bytes
constexpr std::size_t kMostItems = 60;

class Reader {
 public:
  explicit Reader(const QuestionLines& lines) : lines_(lines), blocks_(lines.blocks) {}

  EnumeratedList Read(std::size_t begin) {
    std::size_t line = begin;
    list_.next = begin;
    for (; line < lines_.end && list_.options.size() < kMostItems; line = lines_.Next(line + 1)) {
      if (ReadLine(line)) {
        list_.next = line + 1;
      } else if (!list_.options.empty() && GoesOn(line)) {
        list_.options.back().last_line = line;
        list_.options.back().end_line = line + 1;
        list_.next = line + 1;
      } else {
        break;
      }
    }
    if (list_.options.size() < 2) return {};
    list_.next = lines_.Next(list_.next);
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

 private:
  // The enumerator that is due, in the style of the list.
  std::optional<Enumerator> Due(std::string_view text, std::size_t ordinal) const {
    const std::optional<Enumerator> found = ReadEnumerator(text);
    if (!found || found->ordinal != ordinal) return std::nullopt;
    if (style_ && (found->letter != style_->letter || found->enclosed != style_->enclosed ||
                   found->close != style_->close)) {
      return std::nullopt;
    }
    return found;
  }

  bool ReadLine(std::size_t line) {
    const LineFacts& facts = blocks_.facts[line];
    if (facts.sign != Sign::kNone && facts.sign != Sign::kBullet) return false;
    const Span content = facts.content;
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
    std::uint32_t cover = body.begin;
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
      if (apart && at > begin && Due(blocks_.Text({at, end}), ordinal)) return at;
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

EnumeratedList ReadEnumeratedList(const QuestionLines& lines, std::size_t begin) {
  return Reader(lines).Read(begin);
}

}  // namespace qsift
