#include "src/structure/lines/marks.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWideBrackets = 10;  // bytes; what stands in brackets is no longer
constexpr std::size_t kLongRow = 8;        // low lines; a longer row is a line to write on
constexpr std::size_t kLongTag = 32;       // bytes

// Marks of ASCII signs stand between blanks, or right before a label: not in "f(x)" or "a[]".
bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && !IsSpace(text[begin - 1])) return false;
  if (end == text.size() || IsSpace(text[end]) || IsAsciiUpper(text[end]) || !IsAscii(text[end])) {
    return true;
  }
  // "[x]: The package is signed.", "[x] [Guide](guide.md) was read" without a blank.
  return (begin == 0 && text[end] == ':' && end - begin > 1) || (begin == 0 && text[end] == '*');
}

// The length of one of the signs at the place; 0 where there is none.
std::size_t BracketSignAt(const std::vector<std::string>& signs, std::string_view text,
                          std::size_t at) {
  for (const std::string& sign : signs) {
    if (text.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

class Search {
 public:
  Search(const Blocks& blocks, std::string_view text, bool anywhere)
      : blocks_(blocks), rules_(blocks.rules->marks), text_(text), anywhere_(anywhere) {}

  std::vector<FoundMark> Run() const {
    std::vector<FoundMark> found;
    const FirstBytes& first_bytes = rules_.first_bytes;
    const bool signs = !blocks_.signs.empty();
    for (std::size_t i = 0;;) {
      if (!signs) i = NextMarkByte(i);
      if (i >= text_.size()) break;
      std::optional<FoundMark> mark;
      if (signs) mark = SignAt(i);
      if (!mark && first_bytes[static_cast<unsigned char>(text_[i])]) mark = At(i);
      // A word that tells of a choice adds nothing to a box before it.
      if (!mark && found.empty()) mark = TagAt(i);
      if (mark) found.push_back(*mark);
      i = mark ? mark->place.end : i + 1;
    }
    return found;
  }

 private:
  std::size_t NextMarkByte(std::size_t i) const {
    const bool* const first_bytes = rules_.first_bytes.data();
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text_.data());
    const std::size_t size = text_.size();
    while (i < size && !first_bytes[bytes[i]]) ++i;
    return i;
  }

  static FoundMark Mark(std::size_t begin, std::size_t end, State state, bool words) {
    return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, state, words};
  }

  std::optional<FoundMark> At(std::size_t at) const {
    for (const std::string& pair : rules_.brackets) {
      if (text_[at] == pair.front()) return Bracketed(at, pair.back());
    }
    if (text_[at] == '_') return Underlined(at);
    if (!IsAscii(text_[at])) {
      if (const std::optional<FoundMark> mark = WideBracketed(at)) return mark;
    }
    for (const std::uint16_t index : rules_.by_first_byte[static_cast<unsigned char>(text_[at])]) {
      const MarkRule& mark = rules_.marks[index];
      if (!text_.substr(at).starts_with(mark.glyph)) continue;
      const std::size_t end = at + mark.glyph.size();
      if (IsAscii(mark.glyph.front()) && !StandsAlone(text_, at, end)) continue;
      if (mark.words && end < text_.size() && !IsSpace(text_[end])) continue;  // "xNo"
      if (mark.words && at > 0 && !IsSpace(text_[at - 1])) continue;
      const bool apart = mark.words && IsApart(at, end);
      if (!anywhere_ && !apart && (mark.words || (!mark.box && at > 0 && end < text_.size()))) {
        continue;
      }
      return Mark(at, end, mark.state, mark.words);
    }
    return std::nullopt;
  }

  // "Company   X": a gap between the letter and the label.
  bool IsApart(std::size_t begin, std::size_t end) const {
    const std::string_view before = text_.substr(0, begin);
    const std::string_view after = text_.substr(end);
    if (after.empty()) return before.ends_with("  ") || before.ends_with('\t');
    return before.empty() && (after.starts_with("  ") || after.starts_with('\t'));
  }

  // "[x]", "( X )", "[  ]", "(_)", "|x|".
  std::optional<FoundMark> Bracketed(std::size_t at, char close) const {
    std::size_t i = at + 1;
    // What stands between the bars of a table is a cell.
    const bool bars = text_[at] == close;
    if (bars && (i == text_.size() || IsSpace(text_[i]) || text_[i] == close)) return std::nullopt;
    while (i < text_.size() && (IsSpace(text_[i]) || text_[i] == '_')) ++i;
    if (i == text_.size()) return std::nullopt;
    const std::size_t sign = BracketSignAt(rules_.selected, text_, i);
    i += sign > 0 || !blocks_.buttons ? sign : BracketSignAt(rules_.unselected, text_, i);
    while (i < text_.size() && (IsSpace(text_[i]) || text_[i] == '_')) ++i;
    if (i == text_.size() || text_[i] != close || i - at > kWideBrackets) return std::nullopt;
    if (bars && IsSpace(text_[i - 1])) return std::nullopt;
    const bool glued = anywhere_ && at > 0 && IsCjk(DecodeBefore(text_, at).value);
    if (!glued && !StandsAlone(text_, at, i + 1)) return std::nullopt;
    if (text_[at] == '{' && sign == 0 && i == at + 1) return std::nullopt;  // "{}" is code
    return Mark(at, i + 1, sign > 0 ? State::kSelected : State::kUnselected, glued);
  }

  // "Company [selected]", "Company <-- selected": a word for what was chosen, at the end of a
  // label. Round brackets hold what anyone says of a thing: "by the council (selected)".
  std::optional<FoundMark> TagAt(std::size_t at) const {
    if (text_.size() - at > kLongTag || at == 0 || !IsSpace(text_[at - 1])) return std::nullopt;
    if (text_[at] == '[') return Tag(at, at + 1, "]");
    if (!rules_.arrow_begins[static_cast<unsigned char>(text_[at])]) return std::nullopt;
    for (const std::string& arrow : rules_.arrows) {
      if (text_.substr(at).starts_with(arrow)) return Tag(at, at + arrow.size(), "");
    }
    return std::nullopt;
  }

  // The word from `inside` on, up to `close`.
  std::optional<FoundMark> Tag(std::size_t at, std::size_t inside, std::string_view close) const {
    std::string_view word = text_.substr(inside);
    while (!word.empty() && IsSpace(word.back())) word.remove_suffix(1);
    if (!word.ends_with(close)) return std::nullopt;
    word.remove_suffix(close.size());
    while (!word.empty() && IsSpace(word.front())) word.remove_prefix(1);
    if (word.empty() || !rules_.chosen.contains(Folded(word))) return std::nullopt;
    return Mark(at, text_.size(), State::kSelected, /*words=*/true);
  }

  // "是（√）  否（  ）", with blanks of either width.
  std::optional<FoundMark> WideBracketed(std::size_t at) const {
    if (!anywhere_) return std::nullopt;
    for (const WideBrackets& pair : rules_.wide_brackets) {
      if (!text_.substr(at).starts_with(pair.open)) continue;
      const std::size_t inside = SkipBlanks(at + pair.open.size());
      const std::size_t sign = BracketSignAt(rules_.selected, text_, inside);
      const std::size_t end = SkipBlanks(inside + sign);
      if (!text_.substr(end).starts_with(pair.close)) continue;
      return Mark(at, end + pair.close.size(), sign > 0 ? State::kSelected : State::kUnselected,
                  /*words=*/true);
    }
    return std::nullopt;
  }

  std::size_t SkipBlanks(std::size_t at) const {
    while (at < text_.size()) {
      const CodePoint c = DecodeAt(text_, at);
      if (c.value != '_' && !IsBlank(c.value)) break;
      at += c.size;
    }
    return at;
  }

  // "_X_ Yes", "___ No": before a label, as "Name: ____" is a line to write on.
  std::optional<FoundMark> Underlined(std::size_t at) const {
    std::size_t i = at;
    while (i < text_.size() && text_[i] == '_') ++i;
    const std::size_t sign = i < text_.size() ? BracketSignAt(rules_.selected, text_, i) : 0;
    if (sign > 0 && (i + sign == text_.size() || text_[i + sign] != '_')) return std::nullopt;
    i += sign;
    while (sign > 0 && i < text_.size() && text_[i] == '_') ++i;
    if (i - at < 2 || i - at > kLongRow || !StandsAlone(text_, at, i)) return std::nullopt;
    if (IsWrittenOn(at, i)) return std::nullopt;
    const bool leads = text_.front() == '_' && i < text_.size();
    if (!anywhere_ && sign == 0 && !leads) return std::nullopt;
    return Mark(at, i, sign > 0 ? State::kSelected : State::kUnselected, false);
  }

  // "___the hall______": what stands on a line to write on is no label.
  bool IsWrittenOn(std::size_t begin, std::size_t end) const {
    if (begin > 0 || end == text_.size() || IsSpace(text_[end])) return false;
    const std::size_t next = text_.find("__", end);
    if (next == text_.npos) return false;
    // "__Yes__ / No" is emphasis.
    const bool closes = end == 2 && !IsSpace(text_[next - 1]) &&
                        (next + 2 == text_.size() || IsSpace(text_[next + 2]));
    return closes || text_.find_first_not_of('_', next) == text_.npos;
  }

  // A letter that this document uses as a mark, before a label.
  std::optional<FoundMark> SignAt(std::size_t at) const {
    if (at > 0 && !(anywhere_ && IsSpace(text_[at - 1]))) return std::nullopt;
    for (const MarkConvention& sign : blocks_.signs) {
      const std::size_t end = at + sign.glyph.size();
      if (text_.substr(at).starts_with(sign.glyph) && end < text_.size() && IsSpace(text_[end])) {
        return Mark(at, end, sign.state, false);
      }
    }
    return std::nullopt;
  }

  const Blocks& blocks_;
  const MarkRules& rules_;
  std::string_view text_;
  bool anywhere_;
};

}  // namespace

std::vector<FoundMark> FindMarks(const Blocks& blocks, std::string_view text, bool anywhere) {
  return Search(blocks, text, anywhere).Run();
}

std::optional<FoundMark> WholeMark(const Blocks& blocks, std::string_view text) {
  if (text.empty() || text.size() > kWideBrackets) return std::nullopt;
  const std::vector<FoundMark> marks = FindMarks(blocks, text, /*anywhere=*/true);
  if (marks.size() != 1 || marks.front().place.size() != text.size()) return std::nullopt;
  return marks.front();
}

}  // namespace qsift
