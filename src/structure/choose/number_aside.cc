#include "src/structure/choose/number_aside.h"

#include <algorithm>
#include <array>
#include <utility>

#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongBracket = 60;  // bytes
constexpr std::size_t kLongOf = 8;        // bytes; of the word in "4 of 20"
constexpr std::size_t kLongCount = 4;     // digits
constexpr std::size_t kLongPoints = 24;   // bytes; of "(2 points)"

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBrackets = {
    {{"(", ")"}, {"[", "]"}, {"\uFF08", "\uFF09"}}};

std::size_t BracketSize(std::string_view text) {
  for (const auto& [open, close] : kBrackets) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.substr(0, kLongBracket).find(close);
    if (end == text.npos || HasQuestionMark(text.substr(0, end))) return 0;
    return end + close.size();
  }
  return 0;
}

// "of 20", "/ 20"
std::size_t CountSize(std::string_view text, std::uint32_t number) {
  std::size_t at = 1;
  if (text.front() != '/') {
    at = text.substr(0, kLongOf + 1).find(' ');
    if (at == text.npos || at == 0) return 0;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t begin = at;
  std::uint32_t count = 0;
  while (at < text.size() && at < begin + kLongCount && IsDigit(text[at])) {
    count = count * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  }
  return at > begin && count >= number ? at : 0;
}

// A blank, or a sign that divides the parts of a line.
std::size_t DividerSize(std::string_view text) {
  const CodePoint c = DecodeAt(text, 0);
  const bool divides = IsSpace(text.front()) || IsDash(c.value) || c.value == '|' ||
                       c.value == ',' || c.value == '.' || c.value == ':' || c.value == 0xB7 ||
                       c.value == 0x2022;
  return divides ? c.size : 0;
}

}  // namespace

bool IsNumberAside(std::string_view text, std::uint32_t number, bool required) {
  bool said = false;
  while (!text.empty()) {
    std::size_t size = DividerSize(text);
    if (size == 0) {
      size = BracketSize(text);
      if (size == 0) size = CountSize(text, number);
      if (size == 0) return said && required && text.find(' ') == text.npos;
      said = true;
    }
    text.remove_prefix(size);
  }
  return said;
}

bool IsPoints(std::string_view text) {
  return text.size() > 2 && text.size() <= kLongPoints && text.front() == '(' &&
         text.find(')') == text.size() - 1 && std::any_of(text.begin(), text.end(), IsDigit);
}

}  // namespace qsift
