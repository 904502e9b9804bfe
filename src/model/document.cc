#include "qsift/document.h"

#include <algorithm>

#include "src/model/names.h"
#include "src/text/unicode.h"

namespace qsift {

std::string_view Name(Kind kind) { return NameOf(kind, kKindNames); }
std::string_view Name(Value value) { return NameOf(value, kValueNames); }
std::string_view Name(State state) { return NameOf(state, kStateNames); }
std::string_view Name(SelectionStatus status) { return NameOf(status, kStatusNames); }
std::string_view Name(Mention mention) { return NameOf(mention, kMentionNames); }
std::string_view Name(Confidence confidence) { return NameOf(confidence, kConfidenceNames); }
std::string_view Name(MarkState state) { return NameOf(state, kMarkStateNames); }
std::string_view Name(LinkKind kind) { return NameOf(kind, kLinkKindNames); }
std::string_view Name(FurnitureKind kind) { return NameOf(kind, kFurnitureNames); }

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

}  // namespace qsift
