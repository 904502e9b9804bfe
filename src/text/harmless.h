#pragma once

// Text from strangers on its way out: file names, answers, ids of records, lines of broken files.
// One place decides for each destination which characters could steer a terminal, reorder or split
// a line, start a command of a build log, or break the format.
//
//   destination                          what becomes of such a character
//   terminal, text report, log, excerpt  Shown() of qsift/harmless.h: a readable escape, "\x1b"
//   GitHub workflow command              WorkflowData(), WorkflowProperty(): shown, then %-escaped
//   XML                                  XmlText(): a reference; shown where XML allows none
//   JSON, YAML                           PutQuoted() of output/json_writer.h: the format's escape
//   CSV, which has no escapes            CsvText(): shown; line ends and tabs stay, inside quotes
//
// A byte that is not UTF-8 is written "\xff" everywhere, so that two names never become one.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "qsift/harmless.h"

namespace qsift {

// One character, or one byte that begins none (`valid` is false and `value` is the byte).
struct StrictCodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
  bool valid = true;
};
// The character at `offset` (< text.size()), where the text may be malformed (Unicode 15, table
// 3-7: no surrogates, no overlong forms).
StrictCodePoint StrictDecodeAt(std::string_view text, std::size_t offset);

// Controls, line separators, bidirectional controls and what YAML readers refuse: data formats
// write them as escapes. All lie in the Basic Multilingual Plane.
constexpr bool Steers(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x61C) return false;
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         c == 0xFFFE || c == 0xFFFF;
}

// The first character from `offset` on that steers or is malformed; text.size() if none does.
std::size_t FindSteering(std::string_view text, std::size_t offset = 0);

// Appends the character at `offset` of a line as a person may see it, and returns its size in
// bytes. Everything that prints nothing becomes an escape, but for joiners inside a word or an
// emoji, and so does the sign that would make the line a command of GitHub ("::" at its beginning,
// "##[" anywhere) or of Azure Pipelines and TeamCity ("##vso[").
std::size_t AppendShownAt(std::string_view line, std::size_t offset, std::string& out);

std::string WorkflowData(std::string_view text);
std::string WorkflowProperty(std::string_view text);

// For the content of an XML 1.0 element or of an attribute in double quotes.
std::string XmlText(std::string_view text);

std::string CsvText(std::string_view text);

}  // namespace qsift
