#include "src/input/odt_styles.h"

#include <algorithm>

#include "src/input/list_number.h"

namespace qsift {
namespace {

void ReadLook(XmlNode properties, OdtStyle& style) {
  if (!properties) return;
  if (const auto weight = Attribute(properties, "font-weight")) {
    style.bold = *weight == "bold" || NumberOr(weight, 0) >= 600;
  }
  if (const auto line = Attribute(properties, "text-line-through-style")) {
    style.struck = *line != "none";
  }
  if (const auto color = Attribute(properties, "background-color")) {
    style.highlighted = *color != "transparent" && *color != "#ffffff";
  }
  if (const auto display = Attribute(properties, "display")) style.hidden = *display == "none";
  if (const auto font = Attribute(properties, "font-name")) style.font = *font;
}

void ReadLevels(XmlNode node, OdtListStyle& style) {
  for (const XmlNode child : node.children()) {
    const int at = NumberOr(Attribute(child, "level"), 0);
    if (at < 1 || at > static_cast<int>(kOdtLevels)) continue;
    OdtLevel& level = style.levels[static_cast<std::size_t>(at - 1)];
    level.format = Attribute(child, "num-format").value_or("");
    level.prefix = Attribute(child, "num-prefix").value_or("");
    level.suffix = Attribute(child, "num-suffix").value_or("");
    level.bullet = Attribute(child, "bullet-char").value_or("");
    level.start = NumberOr(Attribute(child, "start-value"), 1);
    level.shown = NumberOr(Attribute(child, "display-levels"), 1);
  }
}

NumberStyle StyleOf(std::string_view format) {
  if (format == "a") return NumberStyle::kLowerLetter;
  if (format == "A") return NumberStyle::kUpperLetter;
  if (format == "i") return NumberStyle::kLowerRoman;
  if (format == "I") return NumberStyle::kUpperRoman;
  return NumberStyle::kDecimal;
}

}  // namespace

void OdtStyles::Load(XmlNode root) {
  for (const std::string_view group : {"styles", "automatic-styles"}) {
    for (const XmlNode node : Child(root, group).children()) {
      const std::string_view kind = LocalName(node);
      const std::string name(Attribute(node, "name").value_or(""));
      if (kind == "list-style") {
        ReadLevels(node, lists_[name]);
      } else if (kind == "outline-style") {
        ReadLevels(node, outline_);
      } else if (kind == "style") {
        // A style that another is based on stands before it.
        OdtStyle style = Of(Attribute(node, "parent-style-name").value_or(""));
        style.title |= name == "Title";
        ReadLook(Child(node, "text-properties"), style);
        styles_[name] = std::move(style);
      }
    }
  }
}

const OdtStyle& OdtStyles::Of(std::string_view name) const {
  static const OdtStyle kNone;
  const auto found = styles_.find(name);
  return found == styles_.end() ? kNone : found->second;
}

const OdtListStyle* OdtStyles::ListOf(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

std::string OdtStyles::Label(const OdtListStyle& style, const OdtCount& count, std::size_t level) {
  const OdtLevel& shown = style.levels[level];
  if (shown.format.empty()) return {};
  const auto levels = static_cast<std::size_t>(std::clamp(shown.shown, 1, 10));
  std::string label = shown.prefix;
  for (std::size_t at = level + 1 > levels ? level + 1 - levels : 0; at <= level; ++at) {
    if (style.levels[at].format.empty()) continue;
    if (label.size() > shown.prefix.size()) label += '.';
    label += ListNumber(count.numbers[at], StyleOf(style.levels[at].format));
  }
  return label.append(shown.suffix);
}

}  // namespace qsift
