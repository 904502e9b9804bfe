#include "src/sheets/row_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/rules/rules.h"
#include "src/text/unicode.h"

namespace qsift {

std::string_view TrimmedCell(std::string_view text) {
  const auto white = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; };
  while (!text.empty() && white(text.front())) text.remove_prefix(1);
  while (!text.empty() && white(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view CellOf(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? TrimmedCell(row.cells[column]) : std::string_view();
}

void RowDocument::BeginSheet(const std::string& name) {
  if (document_.original_parts.empty() || document_.original_parts.back() != name) {
    document_.original_parts.push_back(name);
  }
}

void RowDocument::Break(After after) {
  std::string& source = document_.source;
  if (source.empty()) return;
  switch (after) {
    case After::kTab: source += '\t'; return;
    case After::kLine: source += '\n'; return;
    case After::kParagraph: source += "\n\n"; return;
  }
}

void RowDocument::PutPlace() {
  const auto part = static_cast<std::uint32_t>(document_.original_parts.size() - 1);
  document_.places.push_back(
      {static_cast<std::uint32_t>(document_.source.size()), part, 0, 0, row_, column_});
}

Leaf RowDocument::Add(std::string_view text, After after) {
  Break(after);
  PutPlace();
  const auto begin = static_cast<std::uint32_t>(document_.source.size());
  document_.source += text;
  const auto end = static_cast<std::uint32_t>(document_.source.size());
  Leaf leaf{{begin, end}, static_cast<std::uint32_t>(document_.parts.size()), 1};
  document_.parts.push_back({begin, end});
  return leaf;
}

Option RowDocument::AddOption(std::string_view label, State state, After after,
                              std::string_view sign) {
  Option option;
  option.mark = !sign.empty() ? sign : state == State::kSelected ? "[x]" : "[ ]";
  option.label = Add(fmt::format("{} {}", option.mark, label), after);
  option.label.text.begin += static_cast<std::uint32_t>(option.mark.size()) + 1;
  option.state = state;
  const auto known = rules_.words.values.find(Folded(label));
  if (known != rules_.words.values.end()) option.value = known->second;
  return option;
}

bool RowDocument::AddListed(const std::vector<std::string>& labels, std::string_view cell,
                            After after, Question& question) {
  bool found = false;
  question.options.reserve(labels.size());
  for (const std::string& label : labels) {
    // A list may name a label twice; the cell holds one choice.
    const bool chosen = !found && cell == label;
    found |= chosen;
    const State state = chosen ? State::kSelected : State::kUnselected;
    question.options.push_back(AddOption(label, state, after));
  }
  return found;
}

Span RowDocument::SetAnswer(Question& question, const Leaf& answer) const {
  question.answer = answer;
  const std::string_view text =
      std::string_view(document_.source).substr(answer.text.begin, answer.text.size());
  return rules_.words.IsWord(text) ? answer.text : Span{};
}

Kind RowDocument::KindOf(const std::vector<Option>& options) const {
  const auto has = [&](Value value) {
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& option) { return option.value == value; });
  };
  return has(Value::kYes) && has(Value::kNo) && !has(Value::kLabel) ? Kind::kYesNo
                                                                    : Kind::kSingleChoice;
}

void RowDocument::Keep(Question&& question, Kind kind, Span reply) {
  std::string id("q");
  if (question.number.empty()) {
    id.append("~").append(std::to_string(++unnumbered_));
  } else {
    id.append(question.number);
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return IsAsciiAlnum(c) || c == '.' || !IsAscii(c) ? c : '-'; });
    const int uses = ++uses_[id];
    if (uses > 1) id.append("~").append(std::to_string(uses));
  }
  question.id = std::move(id);
  document_.questions.push_back(std::move(question));
  hints_.questions.push_back({kind, reply, false, {}});
}

void RowDocument::ReserveAs(const SheetDocument& other) {
  const Document& document = other.document;
  document_.source.reserve(document.source.size() + document.source.size() / 4);
  document_.places.reserve(document.places.size());
  document_.parts.reserve(document.parts.size());
  document_.questions.reserve(document.questions.size());
  hints_.questions.reserve(other.hints.questions.size());
}

SheetDocument RowDocument::Take() {
  if (!document_.source.empty()) document_.source += '\n';
  document_.text = document_.source;
  SheetDocument taken{std::move(document_), std::move(hints_)};
  document_ = {};
  hints_ = {};
  uses_.clear();
  unnumbered_ = 0;
  return taken;
}

}  // namespace qsift
