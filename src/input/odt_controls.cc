#include <fmt/format.h>

#include <algorithm>

#include "src/input/odt_walk.h"
#include "src/input/office_package.h"
#include "src/input/trimmed.h"

namespace qsift {

// The controls of forms are defined before the text, which shows them by their ids.
void OdtWalk::FindControls(XmlNode node) {
  for (const XmlNode child : node.children()) {
    if (LocalName(child) == "forms" || LocalName(child) == "form") {
      FindControls(child);
      continue;
    }
    if (const auto id = Attribute(child, "id")) controls_.emplace(*id, child);
    if (LocalName(child) == "radio" && IsSetNow(child)) ++radios_[GroupOf(child)];
  }
}

// A control keeps what it began with, and what it shows now where that is something else.
bool OdtWalk::IsSetNow(XmlNode control) {
  const bool box = LocalName(control) == "checkbox";
  const auto now = Attribute(control, box ? "current-state" : "current-selected");
  return IsTrue(now ? now : Attribute(control, box ? "state" : "selected"));
}

// Radio buttons of one form and name belong together.
std::string OdtWalk::GroupOf(XmlNode radio) {
  const std::string_view name = Attribute(radio, "name").value_or("");
  if (name.empty()) return {};
  return fmt::format("{} {}", radio.parent().hash_value(), name);
}

// A control of a form: a box with its label, a list, a field.
void OdtWalk::ReadControl(std::string_view id) {
  const auto found = controls_.find(id);
  if (found == controls_.end() || paragraph_ == nullptr) return;
  const XmlNode control = found->second;
  const std::string_view kind = LocalName(control);
  const std::string_view label = Attribute(control, "label").value_or("");
  if (kind == "checkbox" || kind == "radio") {
    const bool checked = IsSetNow(control);
    PutMark(checked, {}, checked);
    const std::string group = GroupOf(control);
    if (checked && kind == "radio" && !group.empty() && radios_[group] > 1) {
      paragraph_->runs.back().conflict = ConflictKind::kSeveral;
    }
    if (!label.empty()) Put(std::string(" ").append(label).append(" "), {}, {});
  } else if (kind == "listbox") {
    const auto options = control.children();
    const auto set = std::count_if(options.begin(), options.end(), IsSetNow);
    const bool several = set > 1 && !IsTrue(Attribute(control, "multiple"));
    for (const XmlNode option : options) {
      if (LocalName(option) != "option") continue;
      const bool chosen = IsSetNow(option);
      AddChoice(Attribute(option, "label").value_or(""), chosen,
                several && chosen ? std::optional(ConflictKind::kSeveral) : std::nullopt);
    }
  } else if (kind == "combobox") {
    const std::string_view value = Trimmed(Attribute(control, "current-value").value_or(""));
    bool any = false;
    for (const XmlNode item : control.children()) {
      if (LocalName(item) != "item") continue;
      const std::string_view its = Trimmed(Attribute(item, "label").value_or(""));
      any |= its == value;
      AddChoice(its, !value.empty() && its == value);
    }
    if (!any) AddChoice(value, true);
  } else if (kind == "text" || kind == "textarea" || kind == "formatted-text") {
    Put(std::string(Attribute(control, "current-value").value_or("")), {}, {});
  } else if (kind == "fixed-text" || kind == "button") {
    Put(std::string(label), {}, {});
  }
}

void OdtWalk::AddChoice(std::string_view label, bool chosen, std::optional<ConflictKind> conflict) {
  if (label.empty() || paragraph_ == nullptr) return;
  paragraph_->choices.push_back(
      {std::string(label), chosen ? State::kSelected : State::kUnselected, conflict});
}

// LibreOffice's content controls, an extension of ODF.
void OdtWalk::ReadContentControl(XmlNode node, const Run& look, std::string_view font) {
  const std::string shown = Collapsed(InnerText(node));
  const bool prompt = IsTrue(Attribute(node, "showing-place-holder"));
  if (IsTrue(Attribute(node, "checkbox"))) {
    Box box{IsTrue(Attribute(node, "checked")), false};
    Box* const outer = box_;
    box_ = &box;
    Inline(node, look, font);
    if (!box.shown) PutMark(box.checked, {}, box.checked);
    box_ = outer;
    return;
  }
  const bool list = IsTrue(Attribute(node, "dropdown")) || IsTrue(Attribute(node, "combobox")) ||
                    IsTrue(Attribute(node, "drop-down"));
  if (list || Child(node, "list-item")) {
    bool found = prompt;
    for (const XmlNode item : node.children()) {
      if (LocalName(item) != "list-item") continue;
      const std::string_view value = Attribute(item, "value").value_or("");
      const std::string_view label = Attribute(item, "display-text").value_or(value);
      const bool chosen = !prompt && Trimmed(label) == Trimmed(shown);
      found |= chosen;
      if (!value.empty()) AddChoice(label, chosen);
    }
    if (!found) AddChoice(Trimmed(shown), true);
  } else if (!prompt) {
    return Inline(node, look, font);
  }
  if (prompt && !Trimmed(shown).empty()) {
    asides.push_back({FurnitureKind::kMarkup, std::string(Trimmed(shown))});
  }
}

// The fields of Word forms, as LibreOffice keeps them.
void OdtWalk::ReadFieldMark(XmlNode node, const Run& look, std::string_view font) {
  const std::string_view type = Attribute(node, "type").value_or("");
  std::map<std::string, std::string_view, std::less<>> values;
  std::vector<std::string_view> entries;
  for (const XmlNode child : node.children()) {
    if (LocalName(child) != "param") continue;
    const std::string_view name = Attribute(child, "name").value_or("");
    const std::string_view value = Attribute(child, "value").value_or("");
    if (name.find("ListEntry") != name.npos) entries.push_back(value);
    values.emplace(name, value);
  }
  if (type.ends_with("FORMCHECKBOX")) {
    const auto checked = values.find("Checkbox_Checked");
    const bool is = checked != values.end() && IsTrue(checked->second);
    return PutMark(is, {}, is);
  }
  if (type.ends_with("FORMDROPDOWN")) {
    const auto selected = values.find("Dropdown_Selected");
    const int at = selected == values.end() ? -1 : NumberOr(selected->second, -1);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      AddChoice(entries[i], at >= 0 && i == static_cast<std::size_t>(at));
    }
    return;
  }
  Inline(node, look, font);
}

// An input list: its labels, and after them the text that it shows.
void OdtWalk::ReadDropDown(XmlNode node) {
  std::string text;
  for (const XmlNode child : node.children()) text += child.value();
  const std::string_view printed = Trimmed(text);
  const auto labels = node.children();
  const auto is_label = [&](const XmlNode label, bool kept) {
    return LocalName(label) == "label" &&
           (kept ? IsSetNow(label) : Attribute(label, "value") == printed);
  };
  const auto has = [&](bool kept) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const XmlNode label) { return is_label(label, kept); });
  };
  const bool both = has(true) && has(false);
  for (const XmlNode label : labels) {
    if (LocalName(label) != "label") continue;
    const bool kept = is_label(label, true);
    const bool shown = both ? is_label(label, false) : kept;
    std::optional<ConflictKind> conflict;
    if (kept != shown) conflict = shown ? ConflictKind::kShown : ConflictKind::kKept;
    AddChoice(Attribute(label, "value").value_or(""), shown, conflict);
  }
}

}  // namespace qsift
