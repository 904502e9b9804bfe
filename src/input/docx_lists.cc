#include "src/input/docx_lists.h"

#include <utility>

#include "src/input/list_number.h"
#include "src/text/unicode.h"

namespace qsift {
void DocxLists::LoadLevel(XmlNode node, Level& level) {
  level.start = NumberOr(ChildValue(node, "start"), level.start);
  level.restart = NumberOr(ChildValue(node, "lvlRestart"), -1);
  if (const auto format = ChildValue(node, "numFmt")) level.format = *format;
  if (const auto text = ChildValue(node, "lvlText")) level.text = *text;
  level.legal = IsSet(node, "isLgl");
  const XmlNode fonts = Child(Child(node, "rPr"), "rFonts");
  level.font = Attribute(fonts, "ascii").value_or(Attribute(fonts, "hAnsi").value_or(""));
}

void DocxLists::Load(XmlNode numbering) {
  std::map<std::int32_t, std::array<Level, kLevels>> definitions;
  for (const XmlNode node : numbering.children()) {
    if (LocalName(node) == "abstractNum") {
      auto& levels = definitions[NumberOr(Attribute(node, "abstractNumId"), -1)];
      for (const XmlNode child : node.children()) {
        const int at = NumberOr(Attribute(child, "ilvl"), 0);
        if (LocalName(child) != "lvl" || at < 0 || at >= static_cast<int>(kLevels)) continue;
        LoadLevel(child, levels[static_cast<std::size_t>(at)]);
      }
    } else if (LocalName(node) == "num") {
      const std::int32_t id = NumberOr(Attribute(node, "numId"), -1);
      List& list = lists_[id];
      const int definition = NumberOr(ChildValue(node, "abstractNumId"), -1);
      list.levels = definitions[definition];
      list.base = definition;
      for (const XmlNode change : node.children()) {
        const int at = NumberOr(Attribute(change, "ilvl"), 0);
        if (LocalName(change) != "lvlOverride" || at < 0 || at >= static_cast<int>(kLevels)) {
          continue;
        }
        Level& level = list.levels[static_cast<std::size_t>(at)];
        if (const XmlNode whole = Child(change, "lvl")) LoadLevel(whole, level);
        level.start = NumberOr(ChildValue(change, "startOverride"), level.start);
        // A list that says where it starts counts by itself.
        list.base = -2 - id;
      }
    }
  }
}

std::string DocxLists::Format(int number, std::string_view format) {
  if (format == "none") return {};
  if (format == "decimalZero" && number >= 0 && number < 10) {
    return std::string("0").append(std::to_string(number));
  }
  static constexpr std::pair<std::string_view, NumberStyle> kStyles[] = {
      {"lowerLetter", NumberStyle::kLowerLetter},
      {"upperLetter", NumberStyle::kUpperLetter},
      {"lowerRoman", NumberStyle::kLowerRoman},
      {"upperRoman", NumberStyle::kUpperRoman}};
  for (const auto& [name, style] : kStyles) {
    if (format == name) return ListNumber(number, style);
  }
  return ListNumber(number, NumberStyle::kDecimal);
}

ListLabel DocxLists::Next(std::int32_t list, std::size_t level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level >= kLevels) return {};
  const List& its = found->second;
  Count& count = counts_[its.base];
  const auto value = [&](std::size_t at) {
    return count.begun[at] ? count.next[at] : its.levels[at].start;
  };
  count.next[level] = count.begun[level] ? count.next[level] + 1 : its.levels[level].start;
  count.begun[level] = true;
  for (std::size_t below = level + 1; below < kLevels; ++below) {
    const int restart = its.levels[below].restart;
    if (restart == 0 || (restart > 0 && level + 1 > static_cast<std::size_t>(restart))) continue;
    count.begun[below] = false;
  }
  const Level& shown = its.levels[level];
  ListLabel label;
  if (shown.format == "bullet") {
    label.bullet = true;
    label.number = shown.text;
    label.font = shown.font;
    return label;
  }
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const bool place = shown.text[i] == '%' && i + 1 < shown.text.size() &&
                       shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
    if (!place) {
      label.number += shown.text[i];
      continue;
    }
    const auto at = static_cast<std::size_t>(shown.text[++i] - '1');
    const bool digits = shown.legal && at < level;
    label.number += Format(value(at), digits ? "decimal" : its.levels[at].format);
  }
  while (!label.number.empty() && IsSpace(label.number.back())) label.number.pop_back();
  return label;
}

}  // namespace qsift
