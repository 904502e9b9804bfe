#include <algorithm>

#include "src/input/docx_walk.h"
#include "src/input/symbols.h"
#include "src/input/trimmed.h"
#include "src/text/unicode.h"

namespace qsift {
// The instruction of a field is no text, nor is a result that repeats the field's own data.
bool DocxWalk::Swallows() const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [](const Field& field) { return !field.result || field.swallow; });
}

void DocxWalk::Put(std::string text, const Run& look) {
  if (paragraph_ == nullptr || text.empty()) return;
  if (!fields_.empty() && fields_.back().box && fields_.back().result) {
    // A converter may print a sign as the result of a box.
    if (const MarkRule* const mark = context_.rules->marks.MarkOf(Trimmed(text))) {
      const bool checked = fields_.back().checked;
      const std::string printed(Trimmed(text));
      if (!paragraph_->runs.empty() && paragraph_->runs.back().mark) paragraph_->runs.pop_back();
      return PutMark(checked, printed, mark->state == State::kSelected);
    }
  }
  if (Swallows()) return;
  text = WithoutMalformed(std::move(text));
  if (!controls_.empty()) {
    Control& control = controls_.back();
    if (control.box && !control.shown && !Trimmed(text).empty()) {
      control.shown = true;
      const std::string_view sign = Trimmed(text);
      // A box may have signs of its own; the file tells which of them is which.
      if (sign == control.on || sign == control.off) {
        return PutMark(control.checked, sign, sign == control.on);
      }
      const MarkRule* const mark = context_.rules->marks.MarkOf(sign);
      if (mark != nullptr) return PutMark(control.checked, sign, mark->state == State::kSelected);
      PutMark(control.checked, {}, control.checked);
    } else if (control.placeholder) {
      context_.asides.push_back({FurnitureKind::kMarkup, std::move(text)});
      return;
    } else if (control.list) {
      control.printed += text;
      return;
    }
  }
  std::replace(text.begin(), text.end(), '\r', ' ');
  if (text != "\n") std::replace(text.begin(), text.end(), '\n', ' ');
  Run run = look;
  run.text = std::move(text);
  paragraph_->runs.push_back(std::move(run));
}

void DocxWalk::PutSymbol(std::string_view sign, const Run& look) {
  const MarkRule* const mark = context_.rules->marks.MarkOf(sign);
  const bool in_box = (!controls_.empty() && controls_.back().box && !controls_.back().shown) ||
                      (!fields_.empty() && fields_.back().box);
  if (mark == nullptr || !mark->box || in_box || Swallows() || paragraph_ == nullptr) {
    return Put(std::string(sign), look);
  }
  Run run;
  run.text = sign;
  run.mark = true;
  paragraph_->runs.push_back(std::move(run));
}

// A box whose state the file tells. Where the sign that is printed tells another, it stands as it
// is printed, and neither is chosen.
void DocxWalk::PutMark(bool checked, std::string_view printed, bool shows) {
  if (paragraph_ == nullptr) return;
  Run run;
  run.mark = true;
  run.printed = shows;
  run.conflict = shows != checked;
  if (run.conflict) ++context_.counts.conflicts;
  run.text = SignFor(*context_.rules, shows, printed);
  paragraph_->runs.push_back(std::move(run));
}

void DocxWalk::FieldChar(XmlNode node) {
  const std::string_view type = Attribute(node, "fldCharType").value_or("");
  if (type == "end") {
    if (!fields_.empty()) fields_.pop_back();
    return;
  }
  if (type == "separate") {
    if (!fields_.empty()) fields_.back().result = true;
    return;
  }
  Field field;
  const XmlNode data = Child(node, "ffData");
  if (const XmlNode box = Child(data, "checkBox")) {
    // `checked` without a value is on; where it is missing the default counts.
    const XmlNode checked = Child(box, "checked");
    field.checked = IsSet(box, checked ? "checked" : "default");
    field.box = true;
    PutMark(field.checked, {}, field.checked);
  } else if (const XmlNode list = Child(data, "ddList")) {
    field.swallow = true;
    LegacyList(list);
  }
  fields_.push_back(field);
}

void DocxWalk::LegacyList(XmlNode list) {
  if (paragraph_ == nullptr) return;
  const int chosen =
      NumberOr(ChildValue(list, "result"), NumberOr(ChildValue(list, "default"), -1));
  int at = 0;
  for (const XmlNode entry : list.children()) {
    if (LocalName(entry) != "listEntry") continue;
    const std::string_view text = Trimmed(Attribute(entry, "val").value_or(""));
    // Without a result nobody can tell the first entry from an untouched list.
    const State state = chosen < 0     ? State::kUnknown
                        : chosen == at ? State::kSelected
                                       : State::kUnselected;
    if (!text.empty()) paragraph_->choices.push_back({std::string(text), state});
    ++at;
  }
  if (chosen < 0 && at > 0) ++context_.counts.unset;
}

DocxWalk::Control DocxWalk::OpenControl(XmlNode properties) const {
  Control control;
  control.placeholder = IsSet(properties, "showingPlcHdr");
  for (const XmlNode child : properties.children()) {
    const std::string_view name = LocalName(child);
    if (name == "checkbox") {
      control.box = true;
      control.checked = IsSet(child, "checked");
      control.placeholder = false;
      const auto sign = [&](std::string_view state) {
        const XmlNode node = Child(child, state);
        std::string out;
        const std::string code(Attribute(node, "val").value_or(""));
        const auto value = static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16) & 0xFFFFU);
        const std::string_view known =
            SymbolOf(*context_.rules, Attribute(node, "font").value_or(""), value);
        if (!known.empty()) return std::string(known);
        if (value >= 0x20 && (value < 0xD800 || value > 0xDFFF)) AppendUtf8(value, out);
        return out;
      };
      control.on = sign("checkedState");
      control.off = sign("uncheckedState");
    } else if (name == "dropDownList" || name == "comboBox") {
      control.list = true;
      for (const XmlNode item : child.children()) {
        if (LocalName(item) != "listItem") continue;
        const std::string_view value = Attribute(item, "value").value_or("");
        const std::string_view shown = Attribute(item, "displayText").value_or(value);
        control.items.emplace_back(Trimmed(shown), value);
      }
    }
  }
  return control;
}

// Writes what a control shows: a box without any sign of its own, the items of a list.
void DocxWalk::CloseControl(Control& control) {
  if (paragraph_ == nullptr) return;
  if (control.box && !control.shown) {
    control.shown = true;
    PutMark(control.checked, {}, control.checked);
  }
  if (!control.list || control.shown) return;
  control.shown = true;
  const std::string_view printed = Trimmed(control.printed);
  bool found = false;
  for (const auto& [shown, value] : control.items) {
    const bool chosen = !printed.empty() && (shown == printed || value == printed);
    found |= chosen;
    // "Choose an item." has no value.
    if (value.empty() || shown.empty()) continue;
    paragraph_->choices.push_back({shown, chosen ? State::kSelected : State::kUnselected});
  }
  if (!found && !printed.empty()) {
    paragraph_->choices.push_back({std::string(printed), State::kSelected});
  }
}

}  // namespace qsift
