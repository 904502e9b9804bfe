#include "src/input/xlsx_controls.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "src/input/trimmed.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostControls = 10000;  // of one sheet
constexpr int kRowHeight = 20;                // pixels, unless a row says otherwise

// The states of all controls that have a part of their own, by the number of their shape.
using States = std::map<std::string, bool, std::less<>>;

Status ReadStates(Archive& archive, XmlNode node, const Relationships& relationships,
                  States& states) {
  for (const XmlNode child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "AlternateContent" || name == "Choice" || name == "controls") {
      if (Status read = ReadStates(archive, child, relationships, states); !read) return read;
    }
    if (name != "control" || states.size() == kMostControls) continue;
    // The other attribute of the local name "id" is the number of the shape: shapeId.
    const auto found = relationships.find(Attribute(child, "id").value_or(""));
    if (found == relationships.end() || found->second.type != "ctrlProp") continue;
    if (!archive.Has(found->second.target)) continue;
    XmlPart part;
    if (Status parsed = ParsePart(archive, found->second.target, part); !parsed) return parsed;
    const std::string_view checked = Attribute(part.root(), "checked").value_or("Unchecked");
    if (checked == "Mixed") continue;
    states.emplace(Attribute(child, "shapeId").value_or(""), checked == "Checked");
  }
  return Done{};
}

// "1, 15, 2, 2, 3, 20, 3, 1": column, pixels, row, pixels of the upper left corner, then of the
// lower right one; columns and rows from 0.
std::optional<std::array<int, 8>> AnchorOf(std::string_view text) {
  std::array<int, 8> anchor{};
  for (int& number : anchor) {
    const std::size_t comma = text.find(',');
    number = NumberOr(Trimmed(text.substr(0, comma)), -1);
    if (number < 0 || number >= static_cast<int>(kMostSheetRows)) return std::nullopt;
    text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
  }
  return anchor;
}

// A control is drawn a little higher than its cell, so its middle decides on the row. Its box is at
// its left end.
CellPlace CellUnder(const std::array<int, 8>& anchor) {
  const int top = anchor[2];
  const int bottom = anchor[6];
  int row = (top + bottom) / 2;
  if (bottom == top + 1) row = kRowHeight - anchor[3] >= anchor[7] ? top : bottom;
  return {static_cast<std::uint32_t>(anchor[0]) + 1, static_cast<std::uint32_t>(row) + 1};
}

std::string LabelOf(XmlNode shape) {
  std::string label;
  for (const char c : InnerText(Child(shape, "textbox"))) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) label += c;
    if (blank && !label.empty() && label.back() != ' ') label += ' ';
  }
  return std::string(Trimmed(label));
}

void ReadShape(XmlNode shape, const States& states, SheetControls& controls) {
  const XmlNode data = Child(shape, "ClientData");
  const std::string_view type = Attribute(data, "ObjectType").value_or("");
  if (type == "Drop" || type == "List") ++controls.unread;
  if (type != "Checkbox" && type != "Radio") return;
  const std::optional<std::array<int, 8>> anchor = AnchorOf(InnerText(Child(data, "Anchor")));
  const bool placed = anchor && (*anchor)[0] < static_cast<int>(kMostSheetColumns);
  if (!placed || controls.boxes.size() == kMostControls) {
    ++controls.unread;
    return;
  }
  SheetControl control;
  control.cell = CellUnder(*anchor);
  control.linked = PlaceOf(Trimmed(InnerText(Child(data, "FmlaLink"))));
  const bool checked = NumberOr(InnerText(Child(data, "Checked")), 0) == 1;
  // "_x0000_s1025" is the shape 1025.
  std::string_view shape_id = Attribute(shape, "id").value_or("");
  shape_id.remove_prefix(std::min(shape_id.size(), shape_id.find("_s") + 2));
  const auto known = states.find(shape_id);
  if (known != states.end() && known->second != checked) {
    ++controls.conflicts;
  } else {
    control.text = checked ? "\u2611" : "\u2610";
  }
  const std::string label = LabelOf(shape);
  if (!label.empty()) control.text.append(control.text.empty() ? "" : " ").append(label);
  controls.boxes.push_back(std::move(control));
}

// Labels are HTML: their line breaks are not closed.
std::string WithoutBreaks(std::string_view vml) {
  constexpr std::string_view kBreak = "<br>";
  std::string out;
  out.reserve(vml.size());
  for (std::size_t at = vml.find(kBreak); at != vml.npos; at = vml.find(kBreak)) {
    out.append(vml.substr(0, at)).append(" ");
    vml.remove_prefix(at + kBreak.size());
  }
  return out.append(vml);
}

}  // namespace

Result<SheetControls> ReadControls(Archive& archive, XmlNode after,
                                   const Relationships& relationships) {
  SheetControls controls;
  const std::string vml = PartOfType(relationships, "vmlDrawing");
  if (vml.empty() || !archive.Has(vml)) return controls;
  States states;
  if (Status read = ReadStates(archive, after, relationships, states); !read) return read.error();
  const Result<std::string> bytes = archive.Read(vml);
  if (!bytes) return bytes.error();
  XmlPart part;
  if (!part.Parse(vml, WithoutBreaks(*bytes))) {
    controls.broken = true;
    return controls;
  }
  for (const XmlNode shape : part.root().children()) {
    if (LocalName(shape) == "shape") ReadShape(shape, states, controls);
  }
  std::stable_sort(controls.boxes.begin(), controls.boxes.end(),
                   [](const SheetControl& a, const SheetControl& b) {
                     return std::pair(a.cell.row, a.cell.column) <
                            std::pair(b.cell.row, b.cell.column);
                   });
  return controls;
}

}  // namespace qsift
