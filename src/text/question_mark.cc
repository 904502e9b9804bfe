#include "src/text/question_mark.h"

#include <algorithm>
#include <array>

#include "src/text/unicode.h"

namespace qsift {
namespace {

// Wide, Arabic, Greek (U+037E, which most texts write as a semicolon) and Ethiopic.
constexpr std::array<std::string_view, 4> kOtherMarks = {"\uFF1F", "\u061F", "\u037E", "\u1367"};

// "Πόσα;": in Greek a semicolon asks, and a raised point does a semicolon's work.
bool IsGreekLetter(char32_t c) {
  return IsLetter(c) && ((c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000));
}

}  // namespace

std::size_t QuestionMarkAtEnd(std::string_view text) {
  if (text.empty()) return 0;
  if (IsAscii(text.back())) {
    if (text.back() == '?') return 1;
    if (text.back() != ';' || text.size() < 3 || IsAscii(text[text.size() - 2])) return 0;
    return IsGreekLetter(DecodeBefore(text, text.size() - 1).value) ? 1 : 0;
  }
  for (const std::string_view mark : kOtherMarks) {
    if (text.ends_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t AfterLastQuestionMark(std::string_view text) {
  for (std::size_t end = text.size(); end > 0; --end) {
    if (QuestionMarkAtEnd(text.substr(0, end)) > 0) return end;
  }
  return std::string_view::npos;
}

bool HasQuestionMark(std::string_view text) {
  if (text.find('?') != text.npos) return true;
  if (std::all_of(text.begin(), text.end(), IsAscii)) return false;
  for (std::size_t at = text.find(';'); at != text.npos; at = text.find(';', at + 1)) {
    if (QuestionMarkAtEnd(text.substr(0, at + 1)) > 0) return true;
  }
  return std::any_of(kOtherMarks.begin(), kOtherMarks.end(),
                     [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

}  // namespace qsift
