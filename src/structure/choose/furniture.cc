#include "src/structure/choose/furniture.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "src/rules/form_rules.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHead = 120;  // bytes; a running head is shorter
constexpr std::size_t kLinesOfHead = 5;
constexpr std::uint32_t kOffMargin = 20;  // columns; a line that begins so far to the right
constexpr std::size_t kLongOf = 12;  // bytes between the number of a page and that of all pages

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

bool IsLabel(const Blocks& blocks, std::size_t line) {
  std::vector<FoundOption> options;
  return ReadOptionLine(blocks, line, options) != OptionEvidence::kNone;
}

// A line that may be a running head or foot: short, apart from the paragraphs around it, and no
// label of an option, as those repeat everywhere.
bool StandsApart(const Blocks& blocks, std::size_t line, bool after_break) {
  if (blocks.Body(line).size() > kLongHead || blocks.Opener(line, OpenerKind::kNumber) != nullptr) {
    return false;
  }
  if (IsLabel(blocks, line)) return false;
  return after_break || blocks.lines[line].blanks > 0;
}

// The line after the block that begins a page, where it may be a running head: a few lines, with a
// blank one after them. The line itself where it is longer.
std::size_t HeadEnd(const Blocks& blocks, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < blocks.size() && blocks.lines[end].blanks == 0 && end - begin <= kLinesOfHead) ++end;
  return end - begin <= kLinesOfHead ? end : begin;
}

// A number that counts pages, in a line of the page: "Form 12 - page 3 of 9", "- 3 -".
struct PageCount {
  std::size_t line = 0;
  std::size_t page = 0;
  std::string rest;   // the line without the number
  bool sure = false;  // nothing else stands on the line: "Page 3 of 10"
};

// Digits at `at` count pages where a word for pages stands before or after them, or a dash on both
// sides and nothing else on the line.
bool CountsPages(const PageWords& words, std::string_view text, std::size_t at, std::size_t end) {
  std::size_t before = at;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '.')) --before;
  std::size_t after = end;
  while (after < text.size() && (text[after] == ' ' || text[after] == '.')) ++after;
  if (before > 0 && after < text.size() && IsDash(DecodeBefore(text, before).value) &&
      IsDash(DecodeAt(text, after).value)) {
    return DecodeBefore(text, before).size == before &&
           after + DecodeAt(text, after).size == text.size();
  }
  std::size_t begin = before;
  while (begin > 0 && IsLetter(DecodeBefore(text, begin).value)) {
    begin -= DecodeBefore(text, begin).size;
  }
  if (begin < before && words.pages.contains(Folded(text.substr(begin, before - begin)))) {
    return true;
  }
  std::size_t stop = after;
  while (stop < text.size() && IsLetter(DecodeAt(text, stop).value)) {
    stop += DecodeAt(text, stop).size;
  }
  if (stop == after || !words.pages.contains(Folded(text.substr(after, stop - after))))
    return false;
  // "rev. 7   p. 1": the word counts what follows it.
  while (stop < text.size() && (text[stop] == ' ' || text[stop] == '.')) ++stop;
  return stop == text.size() || !IsDigit(text[stop]);
}

// The number [at, end) is followed by that of all pages, which ends the line: "3 of 10", "3/10".
bool CountsTo(std::string_view text, std::size_t at, std::size_t end, bool words) {
  const std::size_t total = text.find_first_of("0123456789", end);
  if (total == text.npos || !IsDigits(text.substr(total)) || total - end > kLongOf) return false;
  if (!words && text.substr(end, total - end) != "/") return false;
  std::size_t page = 0;
  std::size_t pages = 0;
  std::from_chars(text.data() + at, text.data() + end, page);
  std::from_chars(text.data() + total, text.data() + text.size(), pages);
  return page > 0 && page <= pages && pages > 1 && text.size() - total <= end - at + 1;
}

// "Form 12 - 1/3": no word tells of pages, but a dash or a gap sets the count apart.
bool EndsInCount(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t before = at;
  while (before > 0 && IsSpace(text[before - 1])) --before;
  if (before == 0 || before == at) return false;
  const bool apart =
      at - before > 1 || text[before] == '\t' || IsDash(DecodeBefore(text, before).value);
  return apart && CountsTo(text, at, end, /*words=*/false);
}

std::optional<PageCount> ReadPageCount(const Blocks& blocks, std::size_t line) {
  const std::string_view text = blocks.Body(line);
  if (text.size() > kLongHead || text.find('?') != text.npos) return {};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    const bool named = CountsPages(blocks.rules->page_words, text, at, end);
    if (end - at <= 4 && (named || EndsInCount(text, at, end))) {
      const std::string_view word = text.substr(0, at);
      const bool alone = word.find(' ') == word.npos || word.find(' ') == at - 1;
      PageCount found{line, 0, std::string(word),
                      named && alone && CountsTo(text, at, end, /*words=*/true)};
      std::from_chars(text.data() + at, text.data() + end, found.page);
      found.rest.append(1, '#').append(text.substr(end));
      return found;
    }
    at = end;
  }
  return {};
}

// Feet of pages in a text without page breaks: the same line with a number that rises by one from
// each to the next, or one that says nothing but "page 1 of 2".
void FindPageCounts(const Blocks& blocks, std::vector<std::optional<FurnitureKind>>& kinds) {
  std::unordered_map<std::string, std::vector<PageCount>> counts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (kinds[i]) continue;
    if (auto found = ReadPageCount(blocks, i)) {
      counts[found->rest].push_back(std::move(*found));
    }
  }
  for (const auto& [rest, members] : counts) {
    const bool rise = std::adjacent_find(members.begin(), members.end(),
                                         [](const PageCount& a, const PageCount& b) {
                                           return b.page != a.page + 1;
                                         }) == members.end();
    const bool sure = members.front().sure;
    if ((members.size() < 2 && !sure) || !rise) continue;
    for (const PageCount& member : members) kinds[member.line] = FurnitureKind::kPageNumber;
  }
}

// A line right below the number of a page, or off the margin below it, that stands in the document
// again; or one of two columns that stands apart from it, and begins the document, too.
void FindHeadsBelow(const Blocks& blocks, std::vector<std::optional<FurnitureKind>>& kinds) {
  std::unordered_map<std::string_view, std::size_t> lines;
  for (std::size_t next = 1; next < blocks.size(); ++next) {
    const bool beside = blocks.lines[next].blanks == 0 || blocks.lines[next].indent >= kOffMargin ||
                        (blocks.Body(next).find('\t') != std::string_view::npos &&
                         blocks.Body(next) == blocks.Body(0));
    if (kinds[next - 1] != FurnitureKind::kPageNumber || kinds[next] || !beside ||
        blocks.Body(next).size() > kLongHead ||
        blocks.Opener(next, OpenerKind::kNumber) != nullptr || IsLabel(blocks, next)) {
      continue;
    }
    if (lines.empty()) {
      for (std::size_t i = 0; i < blocks.size(); ++i) ++lines[blocks.Body(i)];
    }
    if (lines[blocks.Body(next)] > 1) kinds[next] = FurnitureKind::kRunningHead;
  }
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
    if (blocks.quotes_ask && blocks.IsBareQuote(i)) kinds[i] = FurnitureKind::kMarkup;
    if (blocks.facts[i].sign == Sign::kFrontMatter) {
      kinds[i] = FurnitureKind::kMarkup;
      continue;
    }
    if (blocks.facts[i].sign == Sign::kContents) {
      kinds[i] = FurnitureKind::kContents;
      continue;
    }
    if (blocks.Opener(i, OpenerKind::kPage) != nullptr) kinds[i] = FurnitureKind::kPageNumber;
    if (!blocks.lines[i].page_break) continue;
    ++breaks;
    const std::size_t head = HeadEnd(blocks, i);
    for (std::size_t k = i >= 2 ? i - 2 : 0; k < std::max(head, i + 2) && k < blocks.size(); ++k) {
      if (IsDigits(blocks.Body(k))) kinds[k] = FurnitureKind::kPageNumber;
      if (kinds[k] || !StandsApart(blocks, k, k >= i)) continue;
      if (k >= i && k >= head && (k + 1 < blocks.size() && blocks.lines[k + 1].blanks == 0))
        continue;
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
  FindPageCounts(blocks, kinds);
  FindHeadsBelow(blocks, kinds);
  return kinds;
}

}  // namespace qsift
