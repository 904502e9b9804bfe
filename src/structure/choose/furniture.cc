#include "src/structure/choose/furniture.h"

#include <string>
#include <unordered_map>

#include "src/rules/rules.h"
#include "src/structure/lines/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHead = 120;  // bytes; a running head is shorter

bool IsDigits(std::string_view text) {
  return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos;
}

// The line with every number replaced by one sign: "Page 3 of 10" and "Page 4 of 10" are alike.
std::string Shape(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    if (!IsDigit(c)) {
      shape.push_back(c);
    } else if (shape.empty() || shape.back() != '#') {
      shape.push_back('#');
    }
  }
  return shape;
}

// A line that may be a running head or foot: short, apart from the paragraphs around it, and no
// label of an option, as those repeat everywhere.
bool StandsApart(const Blocks& blocks, std::size_t line, bool after_break) {
  if (blocks.Body(line).size() > kLongHead || blocks.Opener(line, OpenerKind::kNumber) != nullptr) {
    return false;
  }
  std::vector<FoundOption> options;
  if (ReadOptionLine(blocks, line, options) != OptionEvidence::kNone) return false;
  if (after_break) return line + 1 == blocks.size() || blocks.lines[line + 1].blanks > 0;
  return blocks.lines[line].blanks > 0;
}

}  // namespace

std::vector<std::optional<FurnitureKind>> FindFurniture(const Blocks& blocks) {
  std::vector<std::optional<FurnitureKind>> kinds(blocks.size());
  struct Candidate {
    std::size_t line;
    std::string key;  // its shape, and on which side of the break it stands
  };
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, std::size_t> counts;
  std::size_t breaks = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks.facts[i].sign == Sign::kUnderline) kinds[i] = FurnitureKind::kRule;
    if (blocks.facts[i].sign == Sign::kFrontMatter) {
      kinds[i] = FurnitureKind::kMarkup;
      continue;
    }
    if (blocks.Opener(i, OpenerKind::kPage) != nullptr) kinds[i] = FurnitureKind::kPageNumber;
    if (!blocks.lines[i].page_break) continue;
    ++breaks;
    for (std::size_t k = i >= 2 ? i - 2 : 0; k < i + 2 && k < blocks.size(); ++k) {
      if (IsDigits(blocks.Body(k))) kinds[k] = FurnitureKind::kPageNumber;
      if (kinds[k] || !StandsApart(blocks, k, k >= i)) continue;
      // A foot above the page number stands right on it; a paragraph apart is text.
      if (k + 2 == i && blocks.lines[k + 1].blanks > 0) continue;
      candidates.push_back({k, std::string(1, k >= i ? '+' : '-').append(Shape(blocks.Body(k)))});
      ++counts[candidates.back().key];
    }
  }
  for (const Candidate& candidate : candidates) {
    const std::size_t count = counts[candidate.key];
    if (count >= 2 && 2 * count >= breaks) kinds[candidate.line] = FurnitureKind::kRunningHead;
  }
  return kinds;
}

}  // namespace qsift
