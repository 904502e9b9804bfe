#include "src/text/words.h"

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 80;  // bytes
constexpr std::size_t kCapitalsOfTitle = 6;

bool IsInner(std::string_view text, std::size_t i, std::size_t begin) {
  return i > begin && i + 1 < text.size() && (text[i] == '-' || text[i] == '\'') &&
         (!IsAscii(text[i + 1]) || IsAsciiAlnum(text[i + 1]));
}

}  // namespace

std::size_t LettersEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    if (IsAscii(text[i])) {
      if (!IsAsciiAlpha(text[i])) break;
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    if (!IsLetter(c.value) && (i == begin || !IsMark(c.value))) break;
    if (RunsOn(c.value)) return i == begin ? i + c.size : i;
    i += c.size;
  }
  return i;
}

std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const CodePoint c = DecodeAt(text, i);
    if (!IsAlnum(c.value) && !IsInner(text, i, begin)) break;
    i += c.size;
  }
  return i;
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = text.empty() ? 0 : 1;
  std::size_t wide = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    words += c.value == ' ' ? 1U : 0U;
    wide += IsCjk(c.value) ? 1U : 0U;
    i += c.size;
  }
  return words + wide / 3;
}

std::size_t CountCapitals(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (IsLower(c.value)) return 0;
    capitals += IsUpper(c.value) ? 1U : 0U;
    at += c.size;
  }
  return capitals;
}

bool IsTitleInCapitals(std::string_view line) {
  return line.size() <= kLongTitle && CountCapitals(line) >= kCapitalsOfTitle;
}

}  // namespace qsift
