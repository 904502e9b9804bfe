#include "qsift/near.h"

#include <algorithm>
#include <numeric>

#include "src/text/unicode.h"

namespace qsift {
namespace {

// Optimal string alignment: the edits that turn one word into the other, where a swap of two
// neighbours is one edit.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  const auto same = [&](std::size_t i, std::size_t j) {
    return ToAsciiLower(a[i]) == ToAsciiLower(b[j]);
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({above[j + 1] + 1, row[j] + 1, above[j] + (same(i, j) ? 0 : 1)});
      if (i > 0 && j > 0 && same(i, j - 1) && same(i - 1, j)) {
        row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

std::size_t MostEdits(std::size_t letters) { return letters <= 4 ? 1 : letters <= 8 ? 2 : 3; }

constexpr std::size_t kShortestPrefix = 3;
constexpr std::size_t kLongestWord = 64;

}  // namespace

std::string_view Nearest(std::string_view word, const std::vector<std::string_view>& names) {
  if (word.empty() || word.size() > kLongestWord) return {};
  std::string_view nearest;
  std::size_t least = MostEdits(word.size()) + 1;
  std::string_view longer;
  std::size_t begun = 0;
  for (const std::string_view name : names) {
    const std::size_t edits = Distance(word, name);
    // A word of one or two letters is not like any other one.
    if (edits < least && edits < word.size() && edits < name.size()) {
      least = edits;
      nearest = name;
    }
    if (word.size() >= kShortestPrefix && name.starts_with(word)) {
      longer = name;
      ++begun;
    }
  }
  if (nearest.empty() && begun == 1) return longer;
  return nearest;
}

std::string DidYouMean(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view name = Nearest(word, names);
  if (name.empty()) return {};
  std::string out = "; did you mean '";
  out.append(name).append("'?");
  return out;
}

}  // namespace qsift
