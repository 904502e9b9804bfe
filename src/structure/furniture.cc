#include "src/structure/furniture.h"

#include <string>
#include <unordered_map>

#include "src/base/unicode.h"

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

}  // namespace

std::vector<std::optional<FurnitureKind>> FindFurniture(const Blocks& blocks) {
  std::vector<std::optional<FurnitureKind>> kinds(blocks.size());
  std::vector<std::size_t> at_break;  // the lines on both sides of each page break
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks.facts[i].sign == Sign::kUnderline) kinds[i] = FurnitureKind::kRule;
    if (blocks.Opener(i, OpenerKind::kPage) != nullptr) kinds[i] = FurnitureKind::kPageNumber;
    if (!blocks.lines[i].page_break) continue;
    for (std::size_t k = i >= 2 ? i - 2 : 0; k < i + 2 && k < blocks.size(); ++k) {
      if (at_break.empty() || at_break.back() < k) at_break.push_back(k);
    }
  }
  std::unordered_map<std::string, int> shapes;
  for (const std::size_t i : at_break) {
    if (blocks.Body(i).size() <= kLongHead) ++shapes[Shape(blocks.Body(i))];
  }
  for (const std::size_t i : at_break) {
    const std::string_view body = blocks.Body(i);
    if (kinds[i] || body.size() > kLongHead) continue;
    if (IsDigits(body)) {
      kinds[i] = FurnitureKind::kPageNumber;
    } else if (shapes[Shape(body)] >= 2 && blocks.Opener(i, OpenerKind::kNumber) == nullptr) {
      kinds[i] = FurnitureKind::kRunningHead;
    }
  }
  return kinds;
}

}  // namespace qsift
