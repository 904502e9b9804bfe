#include "src/structure/lines/segments.h"

#include "src/text/unicode.h"

namespace qsift {

std::vector<Segment> SegmentsOf(const Blocks& blocks, std::size_t line) {
  std::vector<Segment> segments;
  const Span body = blocks.lines[line].body;
  std::size_t column = blocks.lines[line].indent;
  for (std::uint32_t at = body.begin; at < body.end && segments.size() <= kMostColumns;) {
    Segment segment;
    segment.text.begin = at;
    segment.begin = column;
    std::size_t blanks = 0;
    for (; at < body.end && blanks < 2;) {
      const CodePoint c = DecodeAt(blocks.text, at);
      column += IsCjk(c.value) ? 2U : 1U;
      at += c.size;
      blanks = c.value == ' ' ? blanks + 1 : 0;
      if (c.value != ' ') {
        segment.text.end = at;
        segment.end = column;
      }
    }
    while (at < body.end && blocks.text[at] == ' ') {
      ++at;
      ++column;
    }
    // "[  ]"
    const char last = blocks.text[segment.text.begin];
    if (!segments.empty() && segment.text.size() == 1 && (last == ']' || last == ')') &&
        segments.back().text.size() == 1) {
      segments.back().text.end = segment.text.end;
      segments.back().end = segment.end;
      continue;
    }
    segments.push_back(segment);
  }
  return segments;
}

void AddPieces(GridRow& row, std::size_t line, const std::vector<Span>& texts) {
  for (std::size_t k = 0; k < texts.size(); ++k) {
    row.cells[k].pieces.push_back({static_cast<std::uint32_t>(line), texts[k], texts[k]});
  }
}

}  // namespace qsift
