#include "src/text/unicode.h"

#include <unicode/uchar.h>

#include <cstring>

#include "src/text/byte_scan.h"

namespace qsift {
namespace {

char32_t FoldedCase(char32_t c) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

// Where the ASCII that begins at the offset ends.
std::size_t AsciiEnd(std::string_view text, std::size_t offset) {
  while (offset + 8 <= text.size() && (LoadEight(text, offset) & kHighBits) == 0) offset += 8;
  while (offset < text.size() && IsAscii(text[offset])) ++offset;
  return offset;
}

void LowerAscii(std::string_view ascii, char* to) {
  std::size_t i = 0;
  for (; i + 8 <= ascii.size(); i += 8) {
    const std::uint64_t word = LoadEight(ascii, i);
    const std::uint64_t from_a = word + kLowBits * (0x80 - 'A');
    const std::uint64_t above_z = word + kLowBits * (0x80 - 'Z' - 1);
    const std::uint64_t upper = from_a & ~above_z & kHighBits;
    const std::uint64_t lower = word | upper >> 2U;
    std::memcpy(to + i, &lower, sizeof lower);
  }
  for (; i < ascii.size(); ++i) to[i] = ToAsciiLower(ascii[i]);
}

// Neither a tab nor a line end, nor a blank beside another one. `after_blank`: one stands before.
bool HasSingleBlanks(std::string_view ascii, bool after_blank) {
  std::uint64_t before = after_blank ? 0x80 : 0;  // the flag of the byte before
  std::size_t i = 0;
  if constexpr (std::endian::native == std::endian::little) {
    for (; i + 8 <= ascii.size(); i += 8) {
      const std::uint64_t word = LoadEight(ascii, i);
      const std::uint64_t blanks = ExactZeroBytes(word ^ kLowBits * ' ');
      const std::uint64_t others =
          ExactZeroBytes(word ^ kLowBits * '\t') | ExactZeroBytes(word ^ kLowBits * '\n');
      if ((others | (blanks & (blanks << 8U | before))) != 0) return false;
      before = blanks >> 56U;
    }
  }
  for (bool blank = before != 0; i < ascii.size(); ++i) {
    const bool next = ascii[i] == ' ';
    if ((next && blank) || ascii[i] == '\t' || ascii[i] == '\n') return false;
    blank = next;
  }
  return true;
}

void AppendFoldedAscii(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  bool blank = begin == 0 || out[begin - 1] == ' ';
  out.resize(begin + text.size());  // at most
  char* at = out.data() + begin;
  if (HasSingleBlanks(text, blank)) return LowerAscii(text, at);
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n') {
      if (!blank) *at++ = ' ';
      blank = true;
    } else {
      *at++ = ToAsciiLower(c);
      blank = false;
    }
  }
  out.resize(static_cast<std::size_t>(at - out.data()));
}

}  // namespace

CodePoint DecodeWideAt(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  const std::size_t left = text.size() - offset;
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(offset + i) & 0x3F); };
  if (lead >= 0xF0 && left >= 4) {
    return {(static_cast<char32_t>(lead & 7) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3),
            4};
  }
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {
    return {(static_cast<char32_t>(lead & 15) << 12) | (tail(1) << 6) | tail(2), 3};
  }
  if (lead >= 0xC0 && lead < 0xE0 && left >= 2)
    return {(static_cast<char32_t>(lead & 31) << 6) | tail(1), 2};
  return {lead, 1};
}

CodePoint DecodeBefore(std::string_view text, std::size_t offset) {
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && IsContinuationByte(text[begin])) --begin;
  const CodePoint found = DecodeAt(text, begin);
  return begin + found.size == offset ? found
                                      : CodePoint{static_cast<unsigned char>(text[offset - 1]), 1};
}

void AppendUtf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

int DigitValue(char32_t c) {
  if (c < 0x80) return IsDigit(static_cast<char>(c)) ? static_cast<int>(c - '0') : -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return IsAsciiAlpha(static_cast<char>(c));
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return IsAsciiUpper(static_cast<char>(c));
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool IsLower(char32_t c) {
  if (c < 0x80) return IsAsciiLower(static_cast<char>(c));
  return u_isULowercase(static_cast<UChar32>(c)) != 0;
}

bool IsAlnum(char32_t c) {
  if (c < 0x80) return IsAsciiAlnum(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool IsWordPart(char32_t c) {
  if (c < 0x80) return IsAsciiAlnum(static_cast<char>(c));
  constexpr std::uint32_t kParts = U_GC_L_MASK | U_GC_ND_MASK | U_GC_M_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & kParts) != 0;
}

bool IsMark(char32_t c) {
  if (c < 0x300) return false;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

bool IsPicture(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_OTHER_SYMBOL; }

bool IsCjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool RunsOn(char32_t c) {
  if (c < 0xE00) return false;
  return IsCjk(c) || (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF);
}

bool IsBlank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  if (c < 0xA0) return true;  // C1 controls
  if (c == 0xA0 || c == 0xAD) return true;
  if (c < 0x1680) return c == 0x61C;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool IsFormat(char32_t c) {
  if (c < 0xA0) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
         U_IS_UNICODE_NONCHAR(static_cast<UChar32>(c));
}

std::size_t ColumnsOf(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto character = static_cast<UChar32>(c);
  constexpr std::uint32_t kNoColumn = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(character) & kNoColumn) != 0) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool WordBeginsAt(std::string_view text, std::size_t offset) {
  return offset < text.size() && IsAlnum(DecodeAt(text, offset).value);
}

bool WordEndsAt(std::string_view text, std::size_t offset) {
  return offset > 0 && IsAlnum(DecodeBefore(text, offset).value);
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !IsContinuationByte(c);
  return count;
}

void AppendFolded(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t ascii = AsciiEnd(text, i);
    if (ascii > i) {
      AppendFoldedAscii(text.substr(i, ascii - i), out);
      i = ascii;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    i += c.size;
    AppendUtf8(c.value == 0x2019  ? U'\''  // a typographic apostrophe
               : c.value == 0x130 ? U'i'   // the Turkish capital with its dot
                                  : FoldedCase(c.value),
               out);
  }
}

void AppendLower(std::string_view text, std::string& out) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = out.size();
    const std::size_t ascii = AsciiEnd(text, i);
    out.resize(begin + ascii - i);
    LowerAscii(text.substr(i, ascii - i), out.data() + begin);
    for (i = ascii; i < text.size() && !IsAscii(text[i]);) {
      const CodePoint c = DecodeAt(text, i);
      i += c.size;
      AppendUtf8(FoldedCase(c.value), out);
    }
  }
}

std::string WordingKey(std::string_view text) {
  const std::string folded = Folded(text);
  std::string key;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeAt(folded, i);
    if (IsAlnum(c.value)) key.append(folded, i, c.size);
    i += c.size;
  }
  return key;
}

}  // namespace qsift
