#include "src/input/rst_lines.h"

#include <algorithm>
#include <vector>

#include "src/input/text_lines.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongField = 60;  // bytes of the name of a field
constexpr std::string_view kAdornments = "=-~^\"'#*+.:_`";

// ".. name:: ", ".. _anchor:"
bool IsExplicit(std::string_view line) {
  if (!line.starts_with(".. ") || line.size() < 6) return false;
  const std::string_view rest = line.substr(3);
  if (rest.front() == '_') return rest.ends_with(':') || rest.find(": ") != rest.npos;
  const std::size_t colons = rest.find("::");
  return colons != rest.npos && colons > 2 &&
         std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colons),
                     [](char c) { return IsAsciiAlnum(c) || c == '-' || c == ':'; });
}

}  // namespace

bool IsRstAdornment(std::string_view line) {
  return line.size() >= 3 && kAdornments.find(line.front()) != kAdornments.npos &&
         CountSigns(line, line.front()) == line.size();
}

bool IsRstTableRule(std::string_view line) {
  return line.size() >= 5 && line.front() == '=' && line.find(' ') != line.npos &&
         line.find_first_not_of("= ") == line.npos;
}

std::size_t RstFieldEnd(std::string_view line) {
  if (line.size() < 3 || line.front() != ':' || line[1] == ' ' || line[1] == ':') return line.npos;
  const std::size_t close = line.substr(0, kLongField).find(':', 1);
  if (close == line.npos || (close + 1 < line.size() && line[close + 1] != ' ')) return line.npos;
  return close;
}

bool IsRst(std::string_view text) {
  if (text.starts_with(".. ") || text.find("\n.. ") != text.npos) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (IsExplicit(text.substr(begin, end - begin))) return true;
      begin = end + 1;
    }
  }
  // Two titles under signs of which one is not a sign of Markdown, or a title between two lines of
  // signs, beside a field.
  if (text.find("\n~~~") == text.npos && text.find("\n^^^") == text.npos &&
      text.find("\n\"\"\"") == text.npos && text.find("\n====") == text.npos &&
      !text.starts_with("====")) {
    return false;
  }
  const std::vector<TextLine> lines = TextLinesOf(text);
  const auto said = [&](std::size_t i) {
    return i < lines.size() && lines[i].indent == 0
               ? text.substr(lines[i].begin, lines[i].end - lines[i].begin)
               : std::string_view();
  };
  std::size_t titles = 0;
  std::size_t other = 0;
  std::size_t over = 0;
  std::size_t fields = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = said(i);
    if (line.empty()) continue;
    if (RstFieldEnd(line) != line.npos) ++fields;
    const std::string_view above = said(i - 1);
    if (!IsRstAdornment(line) || above.empty() || IsRstAdornment(above) ||
        line.size() < CountCodePoints(above)) {
      continue;
    }
    ++titles;
    if (line.front() != '=' && line.front() != '-' && line.front() != '*' && line.front() != '_') {
      ++other;
    }
    if (i >= 2 && said(i - 2).size() >= 3 && IsRstAdornment(said(i - 2)) &&
        said(i - 2).front() == line.front()) {
      ++over;
    }
  }
  return (titles >= 2 && other >= 1) || (over >= 1 && (fields >= 2 || titles > over)) ||
         (titles >= 1 && fields >= 2);
}

}  // namespace qsift
