#include "src/structure/lines/lines.h"

#include <algorithm>
#include <cstring>

namespace qsift {
namespace {

constexpr std::uint16_t kMaxCount = 0xFFFF;

bool IsBlankByte(char c) { return c == ' ' || c == '\t' || c == '\f'; }

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 60 + 8);
  std::uint16_t blanks = 0;
  bool page_break = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin);
    const std::size_t end =
        found == nullptr ? text.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    std::size_t from = begin;
    std::uint32_t indent = 0;
    for (; from < end && IsBlankByte(text[from]); ++from) {
      indent = text[from] == '\t' ? (indent / 4 + 1) * 4 : indent + 1;
      if (text[from] == '\f') {
        page_break = true;
        indent = 0;
      }
    }
    std::size_t to = end;
    bool page_break_after = false;
    while (to > from && IsBlankByte(text[to - 1])) page_break_after |= text[--to] == '\f';
    if (from == to) {
      blanks = std::min<std::uint16_t>(blanks, kMaxCount - 1);
      ++blanks;
    } else {
      Line line;
      line.body = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
      line.indent = static_cast<std::uint16_t>(std::min<std::uint32_t>(indent, kMaxCount));
      line.blanks = blanks;
      line.page_break = page_break;
      lines.push_back(line);
      blanks = 0;
      page_break = page_break_after;
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace qsift
