#include "src/structure/read/line_label.h"

#include "src/structure/lines/emphasis.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongName = 40;  // bytes; of a label
constexpr std::size_t kNameWords = 5;  // of a label, at most

bool IsSign(char c) { return c == '*' || c == '_'; }

}  // namespace

std::optional<LineLabel> ReadLineLabel(const Blocks& blocks, std::size_t line) {
  const LineFacts& facts = blocks.facts[line];
  if (!HoldsText(facts.sign)) return std::nullopt;
  const std::string_view content = blocks.Content(line);
  std::size_t at = 0;
  while (at < content.size() && IsSign(content[at])) ++at;
  const std::size_t begin = at;
  if (begin == content.size() || !IsLetter(DecodeAt(content, begin).value)) return std::nullopt;
  std::size_t end = begin;
  std::size_t words = 1;
  std::size_t separator = 0;
  for (; at < content.size() && at - begin <= kLongName;) {
    const std::string_view rest = content.substr(at);
    const bool wide = rest.starts_with("\uFF1A") || rest.starts_with("\uFF1D");
    if (rest.front() == ':' || rest.front() == '=' || wide) {
      separator = wide ? 3 : 1;
      break;
    }
    const CodePoint c = DecodeAt(content, at);
    const bool stop = c.value == '.' && at + 1 < content.size() && content[at + 1] != ':' &&
                      content[at + 1] != '=';
    if (c.value == '?' || stop || c.value == ',' || c.value == ';' || c.value == '"' ||
        c.value == '|' || c.value == '<' || c.value == '[') {
      return std::nullopt;
    }
    if (c.value == ' ' && ++words > kNameWords) return std::nullopt;
    at += c.size;
    if (!IsSign(rest.front()) && c.value != ' ') end = at;
  }
  if (separator == 0) return std::nullopt;
  at += separator;
  if (at < content.size() && (content[at] == '/' || content[at] == '=' || content[at] == ':')) {
    return std::nullopt;  // "http://", "==", "std::"
  }
  while (at < content.size() && IsSign(content[at])) ++at;
  const auto base = facts.content.begin;
  LineLabel label;
  label.name = content.substr(begin, end - begin);
  label.value = Trimmed(blocks.text, {base + static_cast<std::uint32_t>(at), facts.content.end});
  return label;
}

}  // namespace qsift
