#pragma once

// The words that rule files use for the values of enumerations.

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "src/config/rule_reader.h"
#include "src/rules/rules.h"

namespace qsift {

template <typename T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

inline constexpr Names<Kind, 5> kKinds = {{{"text", Kind::kText},
                                           {"yes_no", Kind::kYesNo},
                                           {"single_choice", Kind::kSingleChoice},
                                           {"multiple_choice", Kind::kMultipleChoice},
                                           {"choice", Kind::kChoice}}};
inline constexpr Names<Value, 5> kValues = {{{"yes", Value::kYes},
                                             {"no", Value::kNo},
                                             {"not_applicable", Value::kNotApplicable},
                                             {"unknown", Value::kUnknown},
                                             {"other", Value::kOther}}};
inline constexpr Names<State, 3> kStates = {{{"selected", State::kSelected},
                                             {"unselected", State::kUnselected},
                                             {"unknown", State::kUnknown}}};
inline constexpr Names<TagRole, 15> kTagRoles = {{{"block", TagRole::kBlock},
                                                  {"heading", TagRole::kHeading},
                                                  {"item", TagRole::kItem},
                                                  {"break", TagRole::kBreak},
                                                  {"bold", TagRole::kBold},
                                                  {"table", TagRole::kTable},
                                                  {"row", TagRole::kRow},
                                                  {"cell", TagRole::kCell},
                                                  {"preformatted", TagRole::kPreformatted},
                                                  {"input", TagRole::kInput},
                                                  {"select", TagRole::kSelect},
                                                  {"option", TagRole::kOption},
                                                  {"link", TagRole::kLink},
                                                  {"skip", TagRole::kSkip},
                                                  {"inline", TagRole::kInline}}};
inline constexpr Names<Confidence, 3> kConfidences = {
    {{"high", Confidence::kHigh}, {"medium", Confidence::kMedium}, {"low", Confidence::kLow}}};
inline constexpr Names<Basis, 5> kBases = {{{"if_yes", Basis::kIfYes},
                                            {"if_no", Basis::kIfNo},
                                            {"detail", Basis::kDetail},
                                            {"above", Basis::kAbove},
                                            {"section", Basis::kSection}}};
inline constexpr Names<OpenerKind, 10> kOpenerKinds = {{{"number", OpenerKind::kNumber},
                                                        {"section", OpenerKind::kSection},
                                                        {"note", OpenerKind::kNote},
                                                        {"instruction", OpenerKind::kInstruction},
                                                        {"closing", OpenerKind::kClosing},
                                                        {"page", OpenerKind::kPage},
                                                        {"ask", OpenerKind::kAsk},
                                                        {"reply", OpenerKind::kReply},
                                                        {"respondent", OpenerKind::kRespondent},
                                                        {"title", OpenerKind::kTitle}}};

inline constexpr Names<ColumnRole, 4> kColumnRoles = {{{"number", ColumnRole::kNumber},
                                                       {"prompt", ColumnRole::kPrompt},
                                                       {"reply", ColumnRole::kReply},
                                                       {"notes", ColumnRole::kNotes}}};

template <typename T, std::size_t N>
std::optional<T> FindName(std::string_view name, const Names<T, N>& names) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

// The value that a key names; complains about a name that is not among them.
template <typename T, std::size_t N>
T ReadName(RuleReader& reader, const Node& map, std::string_view key, const Names<T, N>& names) {
  const std::string name = reader.String(map, key);
  const std::optional<T> value = FindName(name, names);
  if (value) return *value;
  std::string known;
  for (const auto& entry : names)
    known += fmt::format("{}{}", known.empty() ? "" : ", ", entry.first);
  const Node* node = map.Find(key);
  reader.Fail(node == nullptr ? map : *node, fmt::format("'{}' is none of: {}", name, known));
  return names.front().second;
}

}  // namespace qsift
