#include "src/input/docx_styles.h"

#include <algorithm>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr int kDeepest = 16;  // styles that a style is based on
constexpr int kHeadings = 6;  // levels of headings in light markup

std::uint8_t HeadingOf(int level) {
  return static_cast<std::uint8_t>(std::clamp(level, 1, kHeadings));
}

DocxStyle Read(const std::map<std::string, XmlNode, std::less<>>& nodes, XmlNode node, int depth) {
  DocxStyle style;
  if (const auto base = ChildValue(node, "basedOn"); base && depth < kDeepest) {
    const auto found = nodes.find(*base);
    if (found != nodes.end()) style = Read(nodes, found->second, depth + 1);
  }
  const XmlNode paragraph = Child(node, "pPr");
  const std::string name = Folded(ChildValue(node, "name").value_or(""));
  // The built-in names are English in every language of Word; others set the outline level.
  if (name == "title") {
    style.heading = 1;
  } else if (name.starts_with("heading ")) {
    style.heading = HeadingOf(NumberOr(std::string_view(name).substr(8), 1));
  } else if (const std::uint8_t outline = OutlineLevel(paragraph); outline > 0) {
    style.heading = outline;
  }
  if (const XmlNode numbering = Child(paragraph, "numPr")) {
    style.list = NumberOr(ChildValue(numbering, "numId"), style.list);
    style.level =
        static_cast<std::uint32_t>(std::clamp(NumberOr(ChildValue(numbering, "ilvl"), 0), 0, 8));
  }
  if (const XmlNode bold = Child(Child(node, "rPr"), "b")) {
    style.bold = IsOn(Attribute(bold, "val").value_or("1"));
  }
  return style;
}

}  // namespace

std::uint8_t OutlineLevel(XmlNode properties) {
  const int level = NumberOr(ChildValue(properties, "outlineLvl"), 9);
  return level < 0 || level > 8 ? std::uint8_t{0} : HeadingOf(level + 1);
}

void DocxStyles::Load(XmlNode styles) {
  std::map<std::string, XmlNode, std::less<>> nodes;
  for (const XmlNode node : styles.children()) {
    if (LocalName(node) == "style") nodes.emplace(Attribute(node, "styleId").value_or(""), node);
  }
  for (const auto& [id, node] : nodes) styles_.emplace(id, Read(nodes, node, 0));
}

const DocxStyle& DocxStyles::Of(std::string_view id) const {
  static const DocxStyle kNone;
  const auto found = styles_.find(id);
  return found == styles_.end() ? kNone : found->second;
}

}  // namespace qsift
