#include "src/input/html_tags.h"

#include <algorithm>
#include <set>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTag = 4000;  // bytes; a longer "tag" is text

}  // namespace

std::optional<HtmlTag> HtmlTagAt(std::string_view text, std::size_t at) {
  HtmlTag tag;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') {
    tag.close = true;
    ++i;
  }
  while (i < text.size() && IsAsciiAlnum(text[i]) && tag.name.size() < 16) {
    tag.name.push_back(ToAsciiLower(text[i++]));
  }
  if (tag.name.empty() || i == text.size()) return std::nullopt;
  if (!IsHtmlSpace(text[i]) && text[i] != '>' && text[i] != '/') return std::nullopt;
  const std::size_t begin = i;
  char quote = 0;
  for (; i < text.size() && i - at < kLongTag; ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '>') {
      tag.attributes = text.substr(begin, i - begin);
      tag.end = i + 1;
      return tag;
    } else if ((text[i] == '"' || text[i] == '\'') && text[i - 1] == '=') {
      quote = text[i];
    } else if (text[i] == '<') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> HtmlAttribute(std::string_view attributes, std::string_view name) {
  for (std::size_t i = 0; i < attributes.size();) {
    while (i < attributes.size() && (IsHtmlSpace(attributes[i]) || attributes[i] == '/')) ++i;
    const std::size_t begin = i;
    while (i < attributes.size() && !IsHtmlSpace(attributes[i]) && attributes[i] != '=' &&
           attributes[i] != '/') {
      ++i;
    }
    const std::string_view key = attributes.substr(begin, i - begin);
    const bool same = std::equal(key.begin(), key.end(), name.begin(), name.end(),
                                 [](char a, char b) { return ToAsciiLower(a) == b; });
    if (i == attributes.size() || attributes[i] != '=') {
      if (same) return std::string_view();
      if (i == begin) ++i;
      continue;
    }
    ++i;
    const char quote = i < attributes.size() ? attributes[i] : ' ';
    std::size_t end = i;
    if (quote == '"' || quote == '\'') {
      end = std::min(attributes.find(quote, ++i), attributes.size());
    } else {
      while (end < attributes.size() && !IsHtmlSpace(attributes[end])) ++end;
    }
    if (same) return attributes.substr(i, end - i);
    i = std::min(end + 1, attributes.size());
  }
  return std::nullopt;
}

std::string InputType(std::string_view attributes) {
  std::string type(HtmlAttribute(attributes, "type").value_or("text"));
  std::transform(type.begin(), type.end(), type.begin(), ToAsciiLower);
  return type;
}

LabelledBoxes FindLabelledBoxes(std::string_view text) {
  LabelledBoxes found;
  std::set<std::string_view> labelled;
  std::map<std::string_view, bool> boxes;
  std::string_view open;  // the id that an open label names
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::optional<HtmlTag> tag = HtmlTagAt(text, at);
    if (!tag) continue;
    if (tag->name == "label") {
      open = tag->close ? std::string_view() : HtmlAttribute(tag->attributes, "for").value_or("");
      if (!open.empty()) labelled.insert(open);
    } else if (tag->name == "input" && !tag->close) {
      const std::string_view id = HtmlAttribute(tag->attributes, "id").value_or("");
      const std::string type = InputType(tag->attributes);
      // A box inside of its label stands where it is.
      if (id.empty() || id == open || (type != "checkbox" && type != "radio")) continue;
      boxes.emplace(id, HtmlAttribute(tag->attributes, "checked").has_value());
    }
  }
  for (const auto& [id, checked] : boxes) {
    if (labelled.contains(id)) found.checked.emplace(id, checked);
  }
  return found;
}

}  // namespace qsift
