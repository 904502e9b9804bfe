#include "src/input/html_tags.h"

#include <algorithm>
#include <vector>

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

LabelledBoxes FindLabelledBoxes(std::string_view text, const std::set<std::size_t>& contested) {
  LabelledBoxes found;
  std::set<std::string_view> labelled;
  std::map<std::string_view, LabelledBox> boxes;
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
      // A box inside its label stays where it is.
      if (id.empty() || id == open || (type != "checkbox" && type != "radio")) continue;
      LabelledBox box{HtmlAttribute(tag->attributes, "checked").has_value(),
                      AttributeConflict(tag->attributes, "checked", "aria-checked")};
      if (contested.contains(at)) box.conflict = ConflictKind::kSeveral;
      boxes.emplace(id, box);
    }
  }
  for (const auto& [id, box] : boxes) {
    if (labelled.contains(id)) found.emplace(id, box);
  }
  return found;
}

std::set<std::size_t> FindContestedRadios(std::string_view text) {
  std::map<std::string, std::vector<std::size_t>> groups;
  std::size_t forms = 0;
  std::size_t drawn = 0;  // groups that a script draws, so far
  std::string element;    // of the one that is open
  std::size_t depth = 0;  // of elements of its name in it
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::optional<HtmlTag> tag = HtmlTagAt(text, at);
    if (!tag) continue;
    if (tag->name == "form") ++forms;
    if (depth > 0 && tag->name == element) depth = tag->close ? depth - 1 : depth + 1;
    if (tag->close) continue;
    const std::string_view role = HtmlAttribute(tag->attributes, "role").value_or("");
    if (role == "radiogroup" && depth == 0) {
      element = tag->name;
      depth = 1;
      ++drawn;
    } else if (tag->name == "input") {
      const std::string_view name = HtmlAttribute(tag->attributes, "name").value_or("");
      if (name.empty() || InputType(tag->attributes) != "radio") continue;
      if (!HtmlAttribute(tag->attributes, "checked")) continue;
      groups["form " + std::to_string(forms) + " " + std::string(name)].push_back(at);
    } else if (role == "radio" && depth > 0 &&
               HtmlAttribute(tag->attributes, "aria-checked") == "true") {
      groups["drawn " + std::to_string(drawn)].push_back(at);
    }
  }
  std::set<std::size_t> contested;
  for (const auto& [group, places] : groups) {
    if (places.size() > 1) contested.insert(places.begin(), places.end());
  }
  return contested;
}

std::optional<ConflictKind> AttributeConflict(std::string_view attributes, std::string_view own,
                                              std::string_view aria) {
  const std::optional<std::string_view> state = HtmlAttribute(attributes, aria);
  const bool set = HtmlAttribute(attributes, own).has_value();
  if (set && state == "false") return ConflictKind::kShown;
  if (!set && state == "true") return ConflictKind::kKept;
  return std::nullopt;
}

}  // namespace qsift
