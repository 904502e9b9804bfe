#include "src/structure/read/letter_brackets.h"

#include <algorithm>

#include "src/text/enumerator.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWideBrackets = 40;  // bytes, with what stands in them
constexpr std::size_t kFewPrompts = 2;

bool IsOpen(char32_t c) { return c == '(' || c == 0xFF08; }
bool IsClose(char32_t c) { return c == ')' || c == 0xFF09; }

// What may stand between two letters.
bool Separates(char32_t c) { return c == ',' || c == 0x3001 || c == 0xFF0C || IsBlank(c); }

// Where the brackets that end the text begin; the end of the text where none do.
std::uint32_t OpenBracket(std::string_view clean, Span text) {
  std::uint32_t at = text.end;
  if (at == text.begin) return text.end;
  const CodePoint last = DecodeBefore(clean, at);
  if (last.value == '.' || last.value == 0x3002) at -= last.size;
  if (at == text.begin || !IsClose(DecodeBefore(clean, at).value)) return text.end;
  while (at > text.begin && text.end - at <= kWideBrackets) {
    const CodePoint c = DecodeBefore(clean, at);
    at -= c.size;
    if (!IsOpen(c.value)) continue;
    // "employee(s)": no part of a word.
    const bool glued = at > text.begin && c.value == '(' && IsAsciiAlnum(clean[at - 1]);
    return glued || at == text.begin ? text.end : at;
  }
  return text.end;
}

}  // namespace

std::optional<std::vector<BracketLetter>> ReadBracketLetters(const Blocks& blocks, Span text) {
  const std::string_view clean = blocks.text;
  std::uint32_t at = OpenBracket(clean, text);
  if (at == text.end) return std::nullopt;
  std::vector<BracketLetter> letters;
  at += DecodeAt(clean, at).size;
  for (CodePoint c = DecodeAt(clean, at); !IsClose(c.value); c = DecodeAt(clean, at)) {
    const Span place{at, at + c.size};
    at = place.end;
    if (Separates(c.value)) continue;
    const unsigned ordinal = IsLetter(c.value) ? OrdinalNamed(blocks.Text(place)) : 0;
    if (ordinal == 0 || (!letters.empty() && ordinal <= letters.back().ordinal)) {
      return std::nullopt;
    }
    letters.push_back({ordinal, place});
  }
  return letters;
}

bool HaveBracketLetters(const Blocks& blocks, const std::vector<Span>& prompts,
                        const std::vector<QuestionExtent>& extents) {
  std::size_t found = 0;
  for (std::size_t k = 0; k < prompts.size() && found < kFewPrompts; ++k) {
    const std::size_t below = extents[k].begin;
    if (below >= extents[k].end) continue;
    const std::optional<Enumerator> item = ReadEnumerator(blocks.Content(below));
    if (!item || !item->letter || item->ordinal != 1) continue;
    found += ReadBracketLetters(blocks, prompts[k]).has_value();
  }
  return found >= kFewPrompts;
}

bool SelectLetters(const std::vector<BracketLetter>& letters, std::vector<FoundOption>& options) {
  if (!letters.empty() && letters.back().ordinal > options.size()) return false;
  for (FoundOption& option : options) option.state = State::kUnselected;
  for (const BracketLetter& letter : letters) {
    options[letter.ordinal - 1].state = State::kSelected;
    options[letter.ordinal - 1].mark = letter.place;
  }
  return true;
}

}  // namespace qsift
