#pragma once

// What a character means to a link: which ones a host is made of, which end a URL, and how brackets
// are counted. Used by hosts.h and links.cc.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/text/unicode.h"

namespace qsift {

// Zero-width characters that hold a word together: soft hyphen, joiner and non-joiner, word joiner.
// Hosts in Persian and in the scripts of India need them ("https://example.org/%E2%80%8C").
constexpr bool IsJoiner(char32_t c) {
  return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060;
}

// A mark of direction, a zero-width space, a joiner: but not a line or paragraph separator.
inline bool IsInvisible(char32_t c) { return IsFormat(c) && c != 0x2028 && c != 0x2029; }

// An emoji or another picture, which a name after a scheme may hold; but not an arrow, which stands
// between two links.
inline bool IsSymbol(char32_t c) {
  if (c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF)) return true;  // which color it has
  const bool arrow = (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2794 && c <= 0x27BE) ||
                     (c >= 0x27F0 && c <= 0x297F) || (c >= 0x2B00 && c <= 0x2B11);
  return c >= 0x80 && !arrow && IsPicture(c);
}

using AsciiSet = std::array<bool, 128>;

constexpr AsciiSet MakeHostBytes() {
  AsciiSet bytes{};
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    bytes[c] = IsAsciiAlnum(static_cast<char>(c)) || c == '-';
  }
  return bytes;
}
inline constexpr AsciiSet kHostBytes = MakeHostBytes();

// What the name before the "@" of an address is made of, without quotes (RFC 5322, 3.2.3).
constexpr AsciiSet MakeLocalBytes() {
  AsciiSet bytes = MakeHostBytes();
  for (const char c : std::string_view(".!$%&'*+=^_~")) bytes[static_cast<std::size_t>(c)] = true;
  return bytes;
}
inline constexpr AsciiSet kLocalBytes = MakeLocalBytes();

// A letter, digit or mark of any script, or a hyphen; but not a full-width form: those are mostly
// punctuation.
inline bool IsHostValue(char32_t c) {
  if (c < 0x80) return kHostBytes[c];
  return IsWordPart(c) && c != 0xFE0F && !(c >= 0xFF00 && c <= 0xFFEF);
}

enum class Symbols : bool { kRefused, kAllowed };

// A host may hold the character at `i`; a joiner stands between two others.
inline bool IsHostChar(std::string_view text, std::size_t i, Symbols symbols = Symbols::kRefused) {
  if (IsAscii(text[i])) return kHostBytes[static_cast<unsigned char>(text[i])];
  const auto fits = [symbols](char32_t c) {
    return IsHostValue(c) || (symbols == Symbols::kAllowed && IsSymbol(c));
  };
  const CodePoint c = DecodeAt(text, i);
  if (!IsJoiner(c.value)) return fits(c.value);
  return i > 0 && i + c.size < text.size() && fits(DecodeBefore(text, i).value) &&
         fits(DecodeAt(text, i + c.size).value);
}

constexpr AsciiSet MakeUrlEnds() {
  AsciiSet bytes{};
  for (std::size_t c = 0; c <= ' '; ++c) bytes[c] = true;
  for (const char c : {'<', '>', '"', '`', '|', '\x7F'}) bytes[static_cast<std::size_t>(c)] = true;
  return bytes;
}
inline constexpr AsciiSet kUrlEnds = MakeUrlEnds();

// Ends a URL wherever it stands: blanks, quotes, brackets of markup, bars, CJK punctuation.
inline bool EndsUrl(char32_t c) {
  if (c < 0x80) return kUrlEnds[c];
  return (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || c == 0x2026 || c == 0x201C || c == 0x201D || c == 0xAB ||
         c == 0xBB || IsBlank(c);
}

// The same for the character at `i`; joiners end it only where it ends after them, too.
inline bool EndsUrl(std::string_view text, std::size_t i) {
  if (IsAscii(text[i])) return kUrlEnds[static_cast<unsigned char>(text[i])];
  const CodePoint c = DecodeAt(text, i);
  if (c.value != 0xAD && IsJoiner(c.value)) {
    return i + c.size >= text.size() || EndsUrl(DecodeAt(text, i + c.size).value);
  }
  return EndsUrl(c.value);
}

// 1, 2 and 3 for the brackets that open, the same below zero for those that close.
constexpr std::array<std::int8_t, 256> MakeBrackets() {
  std::array<std::int8_t, 256> brackets{};
  brackets['('] = 1;
  brackets['['] = 2;
  brackets['{'] = 3;
  brackets[')'] = -1;
  brackets[']'] = -2;
  brackets['}'] = -3;
  return brackets;
}
inline constexpr std::array<std::int8_t, 256> kBrackets = MakeBrackets();

inline int BracketOf(char c) { return kBrackets[static_cast<unsigned char>(c)]; }

// How many brackets of each kind are open.
class OpenBrackets {
 public:
  // Returns the count of the bracket's kind after it; 0 for what is not a bracket.
  int Read(char c) {
    const int bracket = BracketOf(c);
    if (bracket == 0) return 0;
    return counts_[static_cast<std::size_t>(std::abs(bracket))] += bracket > 0 ? 1 : -1;
  }
  // Takes back an unmatched bracket at the end; false if it is matched, or none.
  bool TakeBack(char c) {
    const int bracket = BracketOf(c);
    int& count = counts_[static_cast<std::size_t>(std::abs(bracket))];
    if (bracket == 0 || (bracket > 0 ? count <= 0 : count >= 0)) return false;
    count -= bracket > 0 ? 1 : -1;
    return true;
  }

 private:
  std::array<int, 4> counts_{};
};

}  // namespace qsift
