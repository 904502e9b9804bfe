#pragma once

// What the readers of markup that is written line by line share: the lines of a text and how they
// begin. Used by asciidoc.cc, org.cc, rst.cc and textile.cc.

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "src/text/unicode.h"

namespace qsift {

inline constexpr std::size_t kLongEmphasis = 600;  // bytes between two signs

struct TextLine {
  std::size_t begin = 0;  // of the line; `indent` bytes of blanks follow
  std::size_t end = 0;    // before the line end, without blanks
  std::size_t indent = 0;

  bool blank() const { return begin + indent >= end; }
  std::size_t text() const { return begin + indent; }
};

// A tab is one blank; a line of blanks alone is empty.
inline std::vector<TextLine> TextLinesOf(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = std::min(text.find('\n', begin), text.size());
    TextLine line{begin, stop, 0};
    while (line.end > begin && IsSpace(text[line.end - 1])) --line.end;
    while (begin + line.indent < line.end && IsSpace(text[begin + line.indent])) ++line.indent;
    lines.push_back(line);
    begin = stop + 1;
  }
  return lines;
}

// How often `sign` stands at the beginning.
inline std::size_t CountSigns(std::string_view text, char sign) {
  return std::min(text.find_first_not_of(sign), text.size());
}

// The text is `sign` alone, at least `count` times.
inline bool IsRunOf(std::string_view text, char sign, std::size_t count) {
  return text.size() >= count && CountSigns(text, sign) == text.size();
}

// Where a sign that encloses text, as in "*bold*", closes before `end`; npos if it does not close,
// or if the sign at `at` opens nothing: an opening sign has no letter before it and no blank after
// it.
inline std::size_t ClosingSign(std::string_view text, std::size_t at, std::size_t end,
                               std::string_view sign) {
  const std::size_t from = at + sign.size();
  if (from >= end || IsSpace(text[from]) || text[from] == sign.front()) return text.npos;
  if (at > 0 && WordEndsAt(text, at)) return text.npos;
  end = std::min(end, at + kLongEmphasis);
  const std::string_view line = text.substr(0, end);
  for (std::size_t close = line.find(sign, from + 1); close != line.npos;
       close = line.find(sign, close + 1)) {
    const bool closes = !IsSpace(line[close - 1]) &&
                        (close + sign.size() >= end || !WordBeginsAt(line, close + sign.size()));
    if (closes) return close;
  }
  return text.npos;
}

}  // namespace qsift
