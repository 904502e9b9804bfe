#include <algorithm>

#include "src/input/docx_walk.h"
#include "src/input/symbols.h"
#include "src/input/trimmed.h"
#include "src/rules/marks.h"
#include "src/text/unicode.h"

namespace qsift {
// The instruction of a field is not text, nor is a result that repeats the field's own data.
bool DocxWalk::Swallows() const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [](const Field& field) { return !field.result || field.list != nullptr; });
}

void DocxWalk::Put(std::string text, const Run& look) {
  if (paragraph_ == nullptr || text.empty()) return;
  if (!fields_.empty() && fields_.back().box && fields_.back().result) {
    // A converter may print a sign as the result of a box.
    if (const MarkRule* const mark = context_.marks.MarkOf(Trimmed(text))) {
      const bool checked = fields_.back().checked;
      const std::string printed(Trimmed(text));
      if (!paragraph_->runs.empty() && paragraph_->runs.back().mark) paragraph_->runs.pop_back();
      return PutMark(checked, printed, mark->state == State::kSelected);
    }
  }
  if (!fields_.empty() && fields_.back().list && fields_.back().result) {
    fields_.back().printed += text;
    return;
  }
  if (Swallows()) return;
  text = WithoutMalformed(std::move(text));
  if (!controls_.empty()) {
    Control& control = controls_.back();
    if (control.box && !control.shown && !Trimmed(text).empty()) {
      control.shown = true;
      const std::string_view sign = Trimmed(text);
      // A box may have signs of its own; the file says which is which.
      if (sign == control.on || sign == control.off) {
        return PutMark(control.checked, sign, sign == control.on);
      }
      const MarkRule* const mark = context_.marks.MarkOf(sign);
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
  const MarkRule* const mark = context_.marks.MarkOf(sign);
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

// A box whose state the file gives. If the printed sign shows another state, it stays as it is
// printed, and neither state is chosen.
void DocxWalk::PutMark(bool checked, std::string_view printed, bool shows) {
  if (paragraph_ == nullptr) return;
  Run run;
  run.mark = true;
  if (shows != checked) run.conflict = shows ? ConflictKind::kShown : ConflictKind::kKept;
  run.text = SignFor(context_.marks, shows, printed);
  paragraph_->runs.push_back(std::move(run));
}

void DocxWalk::FieldChar(XmlNode node) {
  const std::string_view type = Attribute(node, "fldCharType").value_or("");
  if (type == "end") {
    if (fields_.empty()) return;
    if (fields_.back().list) CheckLegacyList(fields_.back());
    fields_.pop_back();
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
    field.list = paragraph_;
    field.first = paragraph_ == nullptr ? 0 : paragraph_->choices.size();
    LegacyList(list);
  }
  fields_.push_back(std::move(field));
}

void DocxWalk::LegacyList(XmlNode list) {
  if (paragraph_ == nullptr) return;
  const int chosen =
      NumberOr(ChildValue(list, "result"), NumberOr(ChildValue(list, "default"), -1));
  int at = 0;
  for (const XmlNode entry : list.children()) {
    if (LocalName(entry) != "listEntry") continue;
    const std::string_view text = Trimmed(Attribute(entry, "val").value_or(""));
    // Without a result, the first entry looks like an untouched list.
    const State state = chosen < 0     ? State::kUnknown
                        : chosen == at ? State::kSelected
                                       : State::kUnselected;
    if (!text.empty()) paragraph_->choices.push_back({std::string(text), state, {}});
    ++at;
  }
  if (chosen < 0 && at > 0) ++context_.counts.unset;
}

// A list may also show its choice as the result of its field, if the program that wrote it did so.
void DocxWalk::CheckLegacyList(const Field& field) {
  if (field.list != paragraph_ || field.first > paragraph_->choices.size()) return;
  const auto begin = field.list->choices.begin() + static_cast<std::ptrdiff_t>(field.first);
  const auto end = field.list->choices.end();
  const std::string_view printed = Trimmed(field.printed);
  const auto shown =
      std::find_if(begin, end, [&](const ListItem& item) { return item.text == printed; });
  if (shown == end || shown->state == State::kSelected) return;
  if (shown->state == State::kUnknown) {
    // The first entry is also shown if nobody touched the list.
    if (shown == begin) return;
    for (auto item = begin; item != end; ++item) item->state = State::kUnselected;
    shown->state = State::kSelected;
    --context_.counts.unset;
    return;
  }
  for (auto item = begin; item != end; ++item) {
    if (item->state == State::kSelected) item->conflict = ConflictKind::kKept;
  }
  shown->conflict = ConflictKind::kShown;
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
            SymbolOf(context_.markup, Attribute(node, "font").value_or(""), value);
        if (!known.empty()) return std::string(known);
        if (value >= 0x20 && (value < 0xD800 || value > 0xDFFF)) AppendUtf8(value, out);
        return out;
      };
      control.on = sign("checkedState");
      control.off = sign("uncheckedState");
    } else if (name == "dropDownList" || name == "comboBox") {
      control.list = true;
      control.kept = Attribute(child, "lastValue").value_or("");
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
  const auto& items = control.items;
  const auto shown = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    return !printed.empty() && (item.first == printed || item.second == printed);
  });
  // Word keeps the value that was chosen last beside what is shown.
  const auto kept = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    return !control.kept.empty() && item.second == control.kept;
  });
  const bool differ = shown != items.end() && kept != items.end() && *shown != *kept;
  for (auto item = items.begin(); item != items.end(); ++item) {
    // "Choose an item." has no value.
    if (item->second.empty() || item->first.empty()) continue;
    ListItem choice{item->first, item == shown ? State::kSelected : State::kUnselected, {}};
    if (differ && item == shown) choice.conflict = ConflictKind::kShown;
    if (differ && item == kept) choice.conflict = ConflictKind::kKept;
    paragraph_->choices.push_back(std::move(choice));
  }
  if (shown == items.end() && !printed.empty()) {
    paragraph_->choices.push_back({std::string(printed), State::kSelected, {}});
  }
}

}  // namespace qsift
