#include "src/structure/lines/drawn_table.h"

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr char32_t kFirstLine = 0x2500;
constexpr char32_t kLastLine = 0x257F;

bool IsBar(char32_t c) {
  return c == 0x2502 || c == 0x2503 || c == 0x2506 || c == 0x2507 || c == 0x250A || c == 0x250B ||
         c == 0x2551;
}

// Three lines meet, or four.
bool IsJoint(char32_t c) { return (0x252C <= c && c <= 0x254B) || (0x2564 <= c && c <= 0x256C); }

}  // namespace

std::size_t DrawnBarSize(std::string_view text, std::size_t at) {
  const CodePoint c = DecodeAt(text, at);
  return IsBar(c.value) ? c.size : 0;
}

DrawnBorder DrawnBorderOf(std::string_view body) {
  DrawnBorder border;
  std::size_t signs = 0;
  for (std::size_t at = 0; at < body.size(); ++signs) {
    const CodePoint c = DecodeAt(body, at);
    if (c.value < kFirstLine || c.value > kLastLine || IsBar(c.value)) return {};
    border.joints |= IsJoint(c.value);
    at += c.size;
  }
  border.drawn = signs > 2;
  border.joints &= border.drawn;
  return border;
}

std::size_t CountDrawnCells(std::string_view body) {
  if (DrawnBarSize(body, 0) == 0) return 0;
  const CodePoint last = DecodeBefore(body, body.size());
  if (!IsBar(last.value)) return 0;
  std::size_t bars = 0;
  for (std::size_t at = 0; at < body.size(); at += DecodeAt(body, at).size) {
    bars += DrawnBarSize(body, at) > 0;
  }
  return bars - 1;
}

}  // namespace qsift
