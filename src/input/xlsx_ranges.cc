#include "src/input/xlsx_ranges.h"

#include "src/text/unicode.h"

namespace qsift {

CellPlace PlaceOf(std::string_view text) {
  CellPlace place;
  std::size_t i = 0;
  if (text.starts_with('$')) ++i;
  for (; i < text.size() && IsAsciiUpper(text[i]); ++i) {
    place.column = place.column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    if (place.column > kMostSheetColumns) return {};
  }
  if (i + 1 < text.size() && text[i] == '$') ++i;
  for (; i < text.size() && IsDigit(text[i]); ++i) {
    place.row = place.row * 10 + static_cast<std::uint32_t>(text[i] - '0');
    if (place.row > kMostSheetRows) return {};
  }
  if (i < text.size() || place.column == 0) return {};
  return place;
}

CellRange RangeOf(std::string_view text) {
  CellRange range;
  if (const std::size_t mark = text.rfind('!'); mark != text.npos) {
    std::string_view sheet = text.substr(0, mark);
    if (sheet.size() > 2 && sheet.front() == '\'' && sheet.back() == '\'') {
      sheet = sheet.substr(1, sheet.size() - 2);
      for (std::size_t i = 0; i < sheet.size(); ++i) {
        range.sheet += sheet[i];
        if (sheet.substr(i).starts_with("''")) ++i;
      }
    } else if (sheet.find_first_of("(,'") == sheet.npos) {
      range.sheet = sheet;
    }
    if (range.sheet.empty()) return {};
    text.remove_prefix(mark + 1);
  }
  const std::size_t colon = text.find(':');
  range.from = PlaceOf(text.substr(0, colon));
  range.to = colon == text.npos ? range.from : PlaceOf(text.substr(colon + 1));
  if (range.from.column == 0 || range.to.column == 0) return {};
  // A whole column has no rows, and a single cell has one.
  if (colon == text.npos && range.from.row == 0) return {};
  if (range.from.row == 0) range.from.row = 1;
  if (range.to.row == 0) range.to.row = kMostSheetRows;
  return range;
}

}  // namespace qsift
