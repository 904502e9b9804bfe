#include "src/structure/lines/stars.h"

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongItalics = 6;  // lines of a hint between two stars

}  // namespace

Star LastStarOf(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t at = text.rfind('*', end - 1);
    if (at == text.npos) break;
    const bool before = at > 0 && !IsSpace(text[at - 1]) && text[at - 1] != '(';
    const bool after = at + 1 < text.size() && !IsSpace(text[at + 1]) && text[at + 1] != ')';
    const bool strong =
        (at > 0 && text[at - 1] == '*') || (at + 1 < text.size() && text[at + 1] == '*');
    if (!strong && (before || after)) return before ? Star::kCloses : Star::kOpens;
    end = at;
  }
  return Star::kNone;
}

bool EndsEmphasis(std::string_view text, const std::vector<Line>& lines, std::size_t line,
                  std::string_view content) {
  if (content.size() < 2 || content[content.size() - 2] == '*') return content.size() >= 2;
  content.remove_suffix(1);
  if (IsSpace(content.back())) return false;
  for (std::size_t above = line; line - above < kLongItalics; --above) {
    if (above < line) content = text.substr(lines[above].body.begin, lines[above].body.size());
    switch (LastStarOf(content)) {
      case Star::kOpens: return true;
      case Star::kCloses: return false;
      case Star::kNone: break;
    }
    if (above == 0 || lines[above].blanks > 0) return false;
  }
  return false;
}

}  // namespace qsift
