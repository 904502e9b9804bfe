#include "qsift/document.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "src/model/names.h"
#include "src/text/unicode.h"

namespace qsift {

std::string_view Name(Kind kind) {
  switch (kind) {
    case Kind::kText: return "text";
    case Kind::kYesNo: return "yes_no";
    case Kind::kSingleChoice: return "single_choice";
    case Kind::kMultipleChoice: return "multiple_choice";
    case Kind::kChoice: return "choice";
    case Kind::kField: return "field";
    case Kind::kStatement: return "statement";
  }
  return "";
}

std::string_view Name(Value value) {
  switch (value) {
    case Value::kLabel: return "";
    case Value::kYes: return "yes";
    case Value::kNo: return "no";
    case Value::kNotApplicable: return "not_applicable";
    case Value::kUnknown: return "unknown";
    case Value::kOther: return "other";
  }
  return "";
}

std::string_view Name(State state) {
  switch (state) {
    case State::kUnknown: return "unknown";
    case State::kSelected: return "selected";
    case State::kUnselected: return "unselected";
  }
  return "";
}

std::string_view Name(SelectionStatus status) {
  switch (status) {
    case SelectionStatus::kObserved: return "observed";
    case SelectionStatus::kInferred: return "inferred";
    case SelectionStatus::kConflict: return "conflict";
    case SelectionStatus::kUnmarked: return "unmarked";
    case SelectionStatus::kLost: return "lost";
  }
  return "";
}

std::string_view Name(Mention mention) {
  switch (mention) {
    case Mention::kFull: return "full";
    case Mention::kShort: return "short";
    case Mention::kAnaphor: return "anaphor";
    case Mention::kBare: return "bare";
  }
  return "";
}

std::string_view Name(Confidence confidence) {
  switch (confidence) {
    case Confidence::kHigh: return "high";
    case Confidence::kMedium: return "medium";
    case Confidence::kLow: return "low";
  }
  return "";
}

std::string_view Name(MarkState state) {
  switch (state) {
    case MarkState::kNone: return "none";
    case MarkState::kObserved: return "observed";
    case MarkState::kMixed: return "mixed";
    case MarkState::kLost: return "lost";
    case MarkState::kBlank: return "blank";
  }
  return "";
}

std::string_view Name(LinkKind kind) {
  switch (kind) {
    case LinkKind::kUrl: return "url";
    case LinkKind::kWww: return "www";
    case LinkKind::kDomain: return "domain";
    case LinkKind::kEmail: return "email";
    case LinkKind::kIp: return "ip";
  }
  return "";
}

std::string_view Name(FurnitureKind kind) {
  switch (kind) {
    case FurnitureKind::kPageNumber: return "page_number";
    case FurnitureKind::kRunningHead: return "running_head";
    case FurnitureKind::kRule: return "rule";
    case FurnitureKind::kRespondent: return "respondent";
    case FurnitureKind::kMarkup: return "markup";
    case FurnitureKind::kContents: return "contents";
  }
  return "";
}

std::string_view Document::Text(Span span) const {
  if (text.empty()) return std::string_view(source).substr(span.begin, span.size());
  return std::string_view(text).substr(span.begin, span.size());
}

Span Document::Source(Span span) const {
  const auto map = [this](std::uint32_t offset) {
    const auto after = std::upper_bound(
        anchors.begin(), anchors.end(), offset,
        [](std::uint32_t value, const Anchor& anchor) { return value < anchor.text; });
    if (after == anchors.begin()) return offset;
    const Anchor& anchor = *std::prev(after);
    return anchor.source + (offset - anchor.text);
  };
  if (span.empty()) return {map(span.begin), map(span.begin)};
  return {map(span.begin), map(span.end - 1) + 1};
}

Span Document::Hull(const Leaf& leaf) const {
  if (leaf.part_count == 0) return {};
  return {parts[leaf.first_part].begin, parts[leaf.first_part + leaf.part_count - 1].end};
}

Span Document::Hull(const Question& question) const {
  Span hull = Hull(question.prompt);
  const auto extend = [&](const Leaf& leaf) {
    const Span span = Hull(leaf);
    if (leaf.part_count == 0) return;
    hull.begin = std::min(hull.begin, span.begin);
    hull.end = std::max(hull.end, span.end);
  };
  if (question.label) extend(*question.label);
  for (const Leaf& note : question.notes) extend(note);
  for (const Option& option : question.options) extend(option.label);
  if (question.answer) extend(*question.answer);
  return hull;
}

std::uint32_t Document::LineOf(std::uint32_t source_offset) const {
  const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), source_offset);
  return static_cast<std::uint32_t>(after - line_starts.begin());
}

Position Document::PositionOf(std::uint32_t source_offset) const {
  const std::uint32_t line = LineOf(source_offset);
  const std::uint32_t start = line == 0 ? 0 : line_starts[line - 1];
  const auto before = std::string_view(source).substr(start, source_offset - start);
  return {line, static_cast<std::uint32_t>(CountCodePoints(before)) + 1};
}

std::string_view Document::SourceLine(std::uint32_t source_offset) const {
  const std::uint32_t line = LineOf(source_offset);
  const std::uint32_t start = line == 0 ? 0 : line_starts[line - 1];
  const std::size_t end = line < line_starts.size() ? line_starts[line] : source.size();
  std::string_view view = std::string_view(source).substr(start, end - start);
  while (!view.empty() && (view.back() == '\n' || view.back() == '\r')) view.remove_suffix(1);
  return view;
}

const OriginalPlace* Document::OriginalOf(std::uint32_t source_offset) const {
  const auto after = std::upper_bound(
      places.begin(), places.end(), source_offset,
      [](std::uint32_t value, const OriginalPlace& place) { return value < place.source; });
  return after == places.begin() ? nullptr : &*std::prev(after);
}

std::string Document::CellName(const OriginalPlace& place) {
  if (place.row == 0) return {};
  if (place.table > 0) {
    std::string name("T");
    name.append(std::to_string(place.table)).append("R").append(std::to_string(place.row));
    return name.append("C").append(std::to_string(place.column));
  }
  constexpr std::size_t kLetters = 7;  // of the largest number of 32 bits
  constexpr std::size_t kDigits = 10;
  std::array<char, kLetters + kDigits> name;
  char* const digits = name.data() + kLetters;
  char* begin = digits;
  for (std::uint32_t column = place.column; column > 0; column = (column - 1) / 26) {
    *--begin = static_cast<char>('A' + (column - 1) % 26);
  }
  return std::string(begin, std::to_chars(digits, digits + kDigits, place.row).ptr);
}

std::string Document::OriginalName(std::uint32_t source_offset) const {
  const OriginalPlace* const place = OriginalOf(source_offset);
  if (place == nullptr) return {};
  std::string name = original_parts[place->part];
  if (place->paragraph > 0) name.append(":").append(std::to_string(place->paragraph));
  if (place->row > 0) name.append("!").append(CellName(*place));
  return name;
}

}  // namespace qsift
