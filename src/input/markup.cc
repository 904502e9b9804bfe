#include "src/input/markup.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "src/input/asciidoc.h"
#include "src/input/html.h"
#include "src/input/org.h"
#include "src/input/rst.h"
#include "src/input/rst_lines.h"
#include "src/input/textile.h"
#include "src/input/wiki.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewTags = 3;      // block tags that a text in HTML has at least
constexpr std::size_t kLinesPerTag = 8;  // and at most this many lines for each

bool IsHtml(const MarkupRules& rules, std::string_view text) {
  std::size_t blocks = 0;
  std::string name;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    std::size_t i = at + 1;
    name.clear();
    while (i < text.size() && IsAsciiAlnum(text[i]) && name.size() < 12) {
      name.push_back(ToAsciiLower(text[i++]));
    }
    if (name.empty() || i == text.size() || (text[i] != '>' && text[i] != ' ' && text[i] != '/')) {
      continue;
    }
    if (name == "html" || name == "body") return true;
    const auto tag = rules.tags.find(name);
    if (tag != rules.tags.end() && tag->second != TagRole::kInline &&
        tag->second != TagRole::kBold && tag->second != TagRole::kLink) {
      ++blocks;
    }
  }
  if (blocks < kFewTags) return false;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  return blocks * kLinesPerTag >= lines;
}

// Bold signs or links, and headings between equals signs or whole lines in bold.
bool IsWiki(std::string_view text) {
  const std::size_t table = text.find("{|");
  if (table != text.npos && (table == 0 || text[table - 1] == '\n')) return true;
  const std::size_t bold = text.find("'''");
  const std::size_t link = text.find("[[");
  const bool links = link != text.npos && text.find("]]", link) != text.npos;
  if (bold == text.npos && !links) return false;
  if (bold != text.npos && (bold == 0 || text[bold - 1] == '\n' || links)) return true;
  const std::size_t heading = text.starts_with("==") ? 0 : text.find("\n==");
  return heading != text.npos && text.find("==\n", heading + 3) != text.npos &&
         text.find("===========") == text.npos;
}

}  // namespace

Cleaned ReadMarkup(const MarkupRules& rules, Cleaned clean, InputFormat format) {
  const std::string_view text = clean.text();
  const bool html =
      format == InputFormat::kHtml ||
      (format == InputFormat::kAuto && text.find('<') != text.npos && IsHtml(rules, text));
  if (html) return ReadHtml(rules, clean);
  if (IsAsciiDoc(text)) return ReadAsciiDoc(clean);
  if (IsRst(text)) return ReadRst(clean);
  if (IsOrg(text)) return ReadOrg(clean);
  if (IsTextile(text)) return ReadTextile(clean);
  if (IsWiki(text)) return ReadWiki(clean);
  return clean;
}

}  // namespace qsift
