#include "src/text/enumerator.h"

#include <algorithm>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr char32_t kCircledOne = 0x2460;
constexpr char32_t kCircledNumbers = 20;

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value < 0x80 ? !IsSpace(text[at]) : !IsBlank(c.value)) break;
    at += c.size;
  }
  return at;
}

// Full-width signs, letters and digits as their ASCII ones.
char32_t Narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0x3001) return ',';
  return c;
}

// The number in a circle ("③"); 0 for other characters.
unsigned CircledOrdinal(char32_t c) {
  return c >= kCircledOne && c < kCircledOne + kCircledNumbers
             ? static_cast<unsigned>(c - kCircledOne) + 1
             : 0;
}

// The Latin or Cyrillic letter as a number from 1; 0 for others.
unsigned LetterOrdinal(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 1;
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A') + 1;
  if (c >= 0x430 && c <= 0x438) return static_cast<unsigned>(c - 0x430) + 1;
  if (c >= 0x410 && c <= 0x418) return static_cast<unsigned>(c - 0x410) + 1;
  return 0;
}

// What stands at `at`: the number or letter; `at` moves after it.
unsigned ReadOrdinal(std::string_view text, std::size_t& at, bool& letter) {
  unsigned ordinal = 0;
  letter = false;
  for (int digits = 0; at < text.size() && digits < 3; ++digits) {
    const CodePoint c = DecodeAt(text, at);
    const char32_t narrow = Narrow(c.value);
    const int digit = DigitValue(c.value);
    if (digit < 0) {
      if (digits > 0) return ordinal;
      ordinal = LetterOrdinal(narrow);
      letter = ordinal > 0;
      if (letter) at += c.size;
      return ordinal;
    }
    if (digits == 2) return 0;
    ordinal = 10 * ordinal + static_cast<unsigned>(digit);
    at += c.size;
  }
  return ordinal;
}

}  // namespace

std::optional<Enumerator> ReadEnumerator(std::string_view text) {
  Enumerator found;
  std::size_t at = 0;
  if (text.empty()) return std::nullopt;
  const CodePoint first = DecodeAt(text, 0);
  if (const unsigned circled = CircledOrdinal(first.value); circled > 0) {
    found.ordinal = circled;
    found.enclosed = true;
    found.close = kCircledOne;
    found.size = SkipBlanks(text, first.size);
    return found.size < text.size() ? std::optional(found) : std::nullopt;
  }
  found.enclosed = Narrow(first.value) == '(';
  if (found.enclosed) at = first.size;
  found.ordinal = ReadOrdinal(text, at, found.letter);
  if (found.ordinal == 0 || at == text.size()) return std::nullopt;
  const CodePoint close = DecodeAt(text, at);
  found.close = Narrow(close.value);
  if (found.close != ')' && (found.enclosed || (found.close != '.' && close.value != 0x3001))) {
    return std::nullopt;
  }
  at += close.size;
  if (at == text.size()) return std::nullopt;
  const CodePoint next = DecodeAt(text, at);
  const bool blank = next.value < 0x80 ? IsSpace(text[at]) : IsBlank(next.value);
  // "3.5" and "e.g." go on; "A.text" without a blank begins an item in scripts without blanks, or
  // with a capital.
  if (!blank && found.close == '.' && !IsCjk(next.value) &&
      !(found.letter && IsUpper(next.value))) {
    return std::nullopt;
  }
  found.size = SkipBlanks(text, at);
  return found;
}

std::optional<Enumerator> ReadOptionNumber(std::string_view text) {
  Enumerator found;
  std::size_t at = 0;
  found.ordinal = ReadOrdinal(text, at, found.letter);
  if (found.ordinal == 0 || found.letter || at == text.size()) return std::nullopt;
  std::size_t next = SkipBlanks(text, at);
  if (next == text.size()) return std::nullopt;
  const CodePoint sign = DecodeAt(text, next);
  found.close = U' ';
  if (sign.value == '-' || sign.value == '=' || sign.value == 0x2013 || sign.value == 0x2014) {
    const std::size_t after = next + sign.size;
    next = SkipBlanks(text, after);
    if (next == after) return std::nullopt;
    found.close = U'-';
  } else if (next == at) {
    return std::nullopt;
  }
  if (next == text.size() || !IsLetter(DecodeAt(text, next).value)) return std::nullopt;
  found.size = next;
  return found;
}

bool CountsAcross(std::string_view text) {
  std::size_t at = 0;
  for (unsigned due = 1;; ++due) {
    const std::optional<Enumerator> number = ReadOptionNumber(text.substr(at));
    if (!number || number->ordinal != due) return false;
    const std::size_t gap = text.find("  ", at + number->size);
    if (gap == text.npos) return due >= 3;
    at = text.find_first_not_of(' ', gap);
    if (at == text.npos) return false;
  }
}

unsigned OrdinalNamed(std::string_view text) {
  // Signs around it say nothing: "- B", "(3)".
  unsigned ordinal = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    const unsigned circled = CircledOrdinal(c.value);
    const bool word = WordBeginsAt(text, at);
    if (ordinal > 0 && (circled > 0 || word)) return 0;
    bool letter = false;
    if (word && circled == 0) {
      ordinal = ReadOrdinal(text, at, letter);
      if (ordinal == 0) return 0;
    } else {
      ordinal = std::max(ordinal, circled);
      at += c.size;
    }
  }
  return ordinal;
}

}  // namespace qsift
