#include "src/structure/choose/closing.h"

#include <algorithm>
#include <string_view>

#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPlace = 50;    // bytes; of the name of a place
constexpr std::size_t kLongDate = 100;    // bytes; of a line with place and date
constexpr std::size_t kLongClosing = 20;  // lines; a closing is no longer
constexpr std::size_t kLongLine = 200;    // bytes; of a line of a closing
constexpr std::ptrdiff_t kFewTitles = 2;  // in capitals, that make others titles
constexpr std::size_t kFewCapitals = 4;

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// "Bath, 4 May 2024", "Bremen, den 04.05.2024": a place, a comma, and a date that ends with its
// year.
bool IsPlaceAndDate(std::string_view text) {
  if (text.size() > kLongDate) return false;
  const std::size_t comma = text.find(',');
  if (comma == text.npos || comma < 2 || comma > kLongPlace) return false;
  const std::string_view place = text.substr(0, comma);
  const std::string_view date = text.substr(comma + 1);
  if (IsLower(DecodeAt(place, 0).value) || !IsLetter(DecodeAt(place, 0).value)) return false;
  if (place.find_first_of("0123456789:;?!()") != place.npos) return false;
  if (date.find_first_of(":;?!()") != date.npos) return false;
  if (std::count(date.begin(), date.end(), ' ') > 6) return false;
  std::string_view rest = date;
  // "2024.", "2024 г."
  for (int i = 0; i < 5 && !rest.empty() && !IsDigit(rest.back()); ++i) {
    rest.remove_suffix(DecodeBefore(rest, rest.size()).size);
  }
  std::size_t digits = 0;
  while (digits < rest.size() && IsDigit(rest[rest.size() - 1 - digits])) ++digits;
  if (!IsYear(rest.substr(rest.size() - digits))) return false;
  // The day stands before it.
  return rest.substr(0, rest.size() - digits).find_first_of("0123456789") != rest.npos;
}

}  // namespace

std::optional<Heading> FindClosing(const Blocks& blocks, std::size_t last) {
  std::size_t line = last + 1;
  if (line + kLongClosing < blocks.size()) line = blocks.size() - kLongClosing;
  for (; line < blocks.size(); ++line) {
    const LineFacts& facts = blocks.facts[line];
    if (facts.sign != Sign::kNone || facts.content.empty()) continue;
    const bool apart = blocks.lines[line].blanks > 0 || blocks.lines[line].page_break;
    const bool words = blocks.Opener(line, OpenerKind::kSignature) != nullptr;
    if (!apart && !words) continue;
    if (!words && !IsPlaceAndDate(blocks.Content(line))) continue;
    const bool brief =
        std::all_of(blocks.lines.begin() + static_cast<std::ptrdiff_t>(line), blocks.lines.end(),
                    [](const Line& l) { return l.body.size() <= kLongLine; });
    if (brief)
      return Heading{static_cast<std::uint32_t>(line), {}, facts.content, kClosingRank, true};
  }
  return std::nullopt;
}

std::optional<Heading> FindLastTitle(const Blocks& blocks, std::size_t last,
                                     const std::vector<Heading>& headings,
                                     const std::vector<std::optional<FurnitureKind>>& furniture) {
  const auto capitals =
      std::count_if(headings.begin(), headings.end(), [&](const Heading& heading) {
        return CountCapitals(blocks.Text(heading.title)) >= kFewCapitals;
      });
  if (capitals < kFewTitles || 3 * capitals < 2 * std::ssize(headings)) return std::nullopt;
  std::size_t paragraphs = 0;  // below what the last question asks
  for (std::size_t line = last + 1; line < blocks.size(); ++line) {
    if (furniture[line]) continue;
    const Line& at = blocks.lines[line];
    const bool apart = at.blanks > 0 || at.page_break || furniture[line - 1].has_value();
    const LineFacts& facts = blocks.facts[line];
    if (apart && paragraphs > 0 && facts.sign == Sign::kNone && line + 1 < blocks.size() &&
        IsTitleInCapitals(blocks.Content(line)) && !HasQuestionMark(blocks.Content(line))) {
      return Heading{static_cast<std::uint32_t>(line), {}, facts.content, kClosingRank, true};
    }
    const bool help = blocks.Opener(line, OpenerKind::kInstruction) != nullptr ||
                      blocks.Opener(line, OpenerKind::kNote) != nullptr;
    paragraphs += apart && !help ? 1U : 0U;
  }
  return std::nullopt;
}

}  // namespace qsift
