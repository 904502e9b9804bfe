#pragma once

// UTF-8 and character properties for every stage. Text is valid UTF-8 from the decoder on; the
// functions still never read outside the view they are given.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace qsift {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes
};

// DecodeAt for a lead byte above 127.
CodePoint DecodeWideAt(std::string_view text, std::size_t offset);

// The code point that begins at `offset` (< text.size()). A malformed byte yields itself.
inline CodePoint DecodeAt(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  return lead < 0x80 ? CodePoint{lead, 1} : DecodeWideAt(text, offset);
}

// The code point that ends at `offset` (> 0).
CodePoint DecodeBefore(std::string_view text, std::size_t offset);

void AppendUtf8(char32_t code_point, std::string& out);

constexpr bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
inline bool IsSpace(char c) { return c == ' ' || c == '\t'; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiAlpha(char c) { return IsAsciiLower(static_cast<char>(c | 0x20)); }
constexpr bool IsAsciiAlnum(char c) { return IsAsciiAlpha(c) || IsDigit(c); }
inline char ToAsciiLower(char c) { return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c; }
// The value of a hexadecimal digit; -1 for every other character.
inline int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToAsciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}
inline bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The value of a decimal digit of any script; -1 for every other character.
int DigitValue(char32_t c);

bool IsLetter(char32_t c);
bool IsUpper(char32_t c);  // upper or title case
bool IsLower(char32_t c);
bool IsAlnum(char32_t c);
bool IsWordPart(char32_t c);  // a letter, a digit, or a mark that belongs to one
bool IsMark(char32_t c);      // an accent or vowel sign that is written on a letter
bool IsPicture(char32_t c);   // an emoji or another symbol, but not one of arithmetic or money
bool IsCjk(char32_t c);       // Han, kana, hangul and their punctuation: written without blanks
bool RunsOn(char32_t c);      // of a script without blanks: IsCjk, Thai, Lao, Myanmar, Khmer

bool IsValidUtf8(std::string_view bytes);

// The text with U+FFFD in the place of each malformed byte.
std::string WithoutMalformed(std::string text);

// White space, control and format characters that print nothing (zero-width, bidi, soft hyphen).
bool IsBlank(char32_t c);

// Format characters, line and paragraph separators, and noncharacters.
bool IsFormat(char32_t c);

// Columns of a screen that a character takes: 0 for combining marks and what prints nothing, 2 for
// East Asian wide ones (UAX #11), else 1.
std::size_t ColumnsOf(char32_t c);

// A letter or digit begins, or ends, at the offset.
bool WordBeginsAt(std::string_view text, std::size_t offset);
bool WordEndsAt(std::string_view text, std::size_t offset);

std::size_t CountCodePoints(std::string_view text);

// Appends the text in folded case (Unicode simple case folding), runs of blanks as one ' '.
void AppendFolded(std::string_view text, std::string& out);
inline std::string Folded(std::string_view text) {
  std::string out;
  AppendFolded(text, out);
  return out;
}

// Appends the text in folded case (Unicode simple case folding), and nothing else changed.
void AppendLower(std::string_view text, std::string& out);

// The folded letters and digits of a text alone: two wordings that differ in blanks and signs have
// one key.
std::string WordingKey(std::string_view text);

}  // namespace qsift
