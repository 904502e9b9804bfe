#pragma once

// What signs of punctuation are, in the scripts of the world, and what a text ends with. The signs
// that ask have a header of their own, question_mark.h.

#include <initializer_list>
#include <string_view>

namespace qsift {

constexpr bool IsColon(char32_t c) { return c == ':' || c == 0xFF1A; }

// Western, wide, Arabic, and the one of lists in Chinese and Japanese.
constexpr bool IsComma(char32_t c) { return c == ',' || c == 0xFF0C || c == 0x60C || c == 0x3001; }

// Western, Chinese and Japanese, Urdu.
constexpr bool IsFullStop(char32_t c) { return c == '.' || c == 0x3002 || c == 0x6D4; }

constexpr bool IsExclamationMark(char32_t c) { return c == '!' || c == 0xFF01; }

// An en dash or an em dash, which never stands in a word.
constexpr bool IsLongDash(char32_t c) { return c == 0x2013 || c == 0x2014; }

// What people type where they mean a dash.
constexpr bool IsDash(char32_t c) { return c == '-' || IsLongDash(c); }

// What joins the parts of a word.
constexpr bool IsHyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

// Whatever joins or parts as a hyphen or a dash does: the hyphens and the dashes of all lengths.
constexpr bool IsHyphenOrDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

// A bullet of plain lists: a short line, a star, a round one.
constexpr bool IsListBullet(char32_t c) {
  return c == '-' || c == '*' || c == '+' || c == 0xB7 || c == 0x2013 || c == 0x2014 ||
         c == 0x2022 || c == 0x2043 || c == 0xF0B7;
}

// Any bullet; squares and triangles stand before titles, too.
constexpr bool IsBullet(char32_t c) {
  return IsListBullet(c) || c == 0x2023 || c == 0x25AA || c == 0x25B6 || c == 0x27A2;
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends);

// The very last sign of the text; false if it is empty.
bool LastIsColon(std::string_view text);

bool LastIsFullStop(std::string_view text);

// The last sign is a question mark or a colon of any script.
bool EndsInQuestionOrColon(std::string_view text);

// The text is the end of a sentence: a full stop, an exclamation or question mark, or dots are its
// very last sign.
bool EndsSentence(std::string_view text);

// Without the signs that close a line after its last word: emphasis, brackets, quotes.
std::string_view WithoutTail(std::string_view line);

// What a line of a form ends in, without its tail: "**Name:**" ends in a colon, and "Who? [text]"
// in a question mark. A semicolon is a stop here, for it ends the items of a list.
bool EndsInQuestionMark(std::string_view line);
bool EndsInColon(std::string_view line);
bool EndsInStop(std::string_view line);

// The scheme of an address stands in the text: "https://mill.example".
inline bool HasScheme(std::string_view text) { return text.find("://") != text.npos; }

// The text looks like an address of the web or of mail, or holds one. What links are is for
// src/links/ to say; this shows that a line is not a title.
inline bool LooksLikeAddress(std::string_view text) {
  return HasScheme(text) || text.find("www.") != text.npos || text.find('@') != text.npos;
}

}  // namespace qsift
