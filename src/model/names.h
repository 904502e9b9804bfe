#pragma once

// The words of the document's enumerations. Outputs print them, rule files and schemas use them.

#include <optional>

#include "qsift/document.h"
#include "src/text/names.h"

namespace qsift {

inline constexpr Names<Kind, 7> kKindNames = {{{"text", Kind::kText},
                                               {"yes_no", Kind::kYesNo},
                                               {"single_choice", Kind::kSingleChoice},
                                               {"multiple_choice", Kind::kMultipleChoice},
                                               {"choice", Kind::kChoice},
                                               {"field", Kind::kField},
                                               {"statement", Kind::kStatement}}};
// Value::kLabel has no word: it stands for the label of an option.
inline constexpr Names<Value, 5> kValueNames = {{{"yes", Value::kYes},
                                                 {"no", Value::kNo},
                                                 {"not_applicable", Value::kNotApplicable},
                                                 {"unknown", Value::kUnknown},
                                                 {"other", Value::kOther}}};
inline constexpr Names<State, 3> kStateNames = {{{"selected", State::kSelected},
                                                 {"unselected", State::kUnselected},
                                                 {"unknown", State::kUnknown}}};
inline constexpr Names<SelectionStatus, 5> kStatusNames = {
    {{"observed", SelectionStatus::kObserved},
     {"inferred", SelectionStatus::kInferred},
     {"conflict", SelectionStatus::kConflict},
     {"unmarked", SelectionStatus::kUnmarked},
     {"lost", SelectionStatus::kLost}}};
inline constexpr Names<Confidence, 3> kConfidenceNames = {
    {{"high", Confidence::kHigh}, {"medium", Confidence::kMedium}, {"low", Confidence::kLow}}};
inline constexpr Names<MarkState, 5> kMarkStateNames = {{{"none", MarkState::kNone},
                                                         {"observed", MarkState::kObserved},
                                                         {"mixed", MarkState::kMixed},
                                                         {"lost", MarkState::kLost},
                                                         {"blank", MarkState::kBlank}}};
inline constexpr Names<LinkKind, kLinkKinds> kLinkKindNames = {{{"url", LinkKind::kUrl},
                                                                {"www", LinkKind::kWww},
                                                                {"domain", LinkKind::kDomain},
                                                                {"email", LinkKind::kEmail},
                                                                {"ip", LinkKind::kIp}}};
inline constexpr Names<Mention, 4> kMentionNames = {{{"full", Mention::kFull},
                                                     {"short", Mention::kShort},
                                                     {"anaphor", Mention::kAnaphor},
                                                     {"bare", Mention::kBare}}};
inline constexpr Names<FurnitureKind, 6> kFurnitureNames = {
    {{"page_number", FurnitureKind::kPageNumber},
     {"running_head", FurnitureKind::kRunningHead},
     {"rule", FurnitureKind::kRule},
     {"respondent", FurnitureKind::kRespondent},
     {"markup", FurnitureKind::kMarkup},
     {"contents", FurnitureKind::kContents}}};
inline constexpr Names<Severity, 3> kSeverityNames = {
    {{"info", Severity::kInfo}, {"warning", Severity::kWarning}, {"error", Severity::kError}}};
// Of a check: none if it is off.
inline constexpr Names<std::optional<Severity>, 4> kLevelNames = {{{"off", std::nullopt},
                                                                   {"info", Severity::kInfo},
                                                                   {"warning", Severity::kWarning},
                                                                   {"error", Severity::kError}}};

}  // namespace qsift
