#include "src/input/struck.h"

#include <algorithm>
#include <string_view>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongOption = 60;  // bytes

struct Letters {
  std::string text;
  std::vector<std::uint8_t> struck;  // one a byte
  std::vector<std::uint8_t> lit;
};

Letters LettersOf(const Paragraph& paragraph) {
  Letters letters;
  for (const Run& run : paragraph.runs) {
    letters.text += run.text;
    letters.struck.resize(letters.text.size(), run.struck ? 1 : 0);
    letters.lit.resize(letters.text.size(), run.highlighted ? 1 : 0);
  }
  return letters;
}

bool IsDivider(char c) { return c == '/' || c == '|' || c == '\t' || c == '\n'; }

// All, none or some of the printing bytes of [begin, end) are set.
enum class Share : std::uint8_t { kNone, kAll, kSome };
Share ShareOf(const Letters& letters, const std::vector<std::uint8_t>& set, Span span) {
  bool any = false;
  bool all = true;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (IsSpace(letters.text[i])) continue;
    any |= set[i] != 0;
    all &= set[i] != 0;
  }
  return !any ? Share::kNone : all ? Share::kAll : Share::kSome;
}

Span Trimmed(std::string_view text, Span span) {
  while (!span.empty() && IsSpace(text[span.begin])) ++span.begin;
  while (!span.empty() && IsSpace(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Span> Segments(std::string_view text, std::size_t from) {
  std::vector<Span> segments;
  std::size_t begin = from;
  for (std::size_t i = from; i <= text.size(); ++i) {
    if (i < text.size() && !IsDivider(text[i])) continue;
    const Span segment =
        Trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)});
    if (!segment.empty()) segments.push_back(segment);
    begin = i + 1;
  }
  return segments;
}

}  // namespace

StruckOptions FindStruckOptions(const Paragraph& paragraph) {
  StruckOptions found;
  const auto set = [&](auto is) {
    return std::any_of(paragraph.runs.begin(), paragraph.runs.end(), is);
  };
  const bool struck = set([](const Run& run) { return run.struck; });
  const bool lit = set([](const Run& run) { return run.highlighted; });
  if ((!struck && !lit) || set([](const Run& run) { return run.mark; })) return found;
  const Letters letters = LettersOf(paragraph);
  const std::vector<std::uint8_t>& type = struck ? letters.struck : letters.lit;
  // The prompt ends with the last sign that asks, before the first divider after it.
  const std::size_t asks = letters.text.find_last_of("?:");
  const std::size_t from = asks == letters.text.npos ? 0 : asks + 1;
  const std::vector<Span> segments = Segments(letters.text, from);
  bool some = false;
  bool others = false;
  for (const Span segment : segments) {
    const Share share = ShareOf(letters, type, segment);
    if (share == Share::kSome || segment.size() > kLongOption) return found;
    some |= share == Share::kAll;
    others |= share == Share::kNone;
  }
  if (segments.size() < 2 || !some || !others) return found;
  found.prompt = letters.text.substr(0, from);
  for (const Span segment : segments) {
    const bool set_here = ShareOf(letters, type, segment) == Share::kAll;
    found.options.push_back({letters.text.substr(segment.begin, segment.size()),
                             set_here == struck ? State::kUnselected : State::kSelected,
                             {}});
  }
  return found;
}

WholeType TypeOf(const Paragraph& paragraph) {
  if (paragraph.heading != 0 || !paragraph.choices.empty()) return WholeType::kNone;
  for (const Run& run : paragraph.runs) {
    if (run.mark) return WholeType::kNone;
  }
  const Letters letters = LettersOf(paragraph);
  const Span all = Trimmed(letters.text, {0, static_cast<std::uint32_t>(letters.text.size())});
  if (all.empty() || all.size() > kLongOption ||
      std::any_of(letters.text.begin(), letters.text.end(), IsDivider) ||
      letters.text[all.end - 1] == '?' || letters.text[all.end - 1] == ':') {
    return WholeType::kNone;
  }
  const Share struck = ShareOf(letters, letters.struck, all);
  const Share lit = ShareOf(letters, letters.lit, all);
  if (struck == Share::kSome || lit == Share::kSome) return WholeType::kNone;
  if (struck == Share::kAll) return WholeType::kStruck;
  return lit == Share::kAll ? WholeType::kHighlighted : WholeType::kPlain;
}

}  // namespace qsift
