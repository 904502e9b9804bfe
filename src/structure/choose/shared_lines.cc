#include "src/structure/choose/shared_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "src/structure/lines/marks.h"
#include "src/text/byte_scan.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWidestGap = 8;      // missing numbers between two lines
constexpr std::size_t kCrammedLine = 100;  // bytes; a line of so many questions is longer
constexpr std::size_t kCrammed = 4;        // questions on one line that make it no line
constexpr std::size_t kColumnGap = 3;      // blanks between two columns
constexpr std::size_t kColumnLines = 3;    // lines with a number in the second column

// How a sequence prints its numbers: "Q" + number + ":".
struct NumberStyle {
  std::string before;
  std::string after;

  std::string Needle(std::uint32_t number) const {
    return fmt::format("{}{}{}", before, number, after);
  }
};

// Empty where nothing but the number itself would tell it from other numbers.
std::optional<NumberStyle> StyleOf(const Blocks& blocks, const NumberedLine& question) {
  const Span content = blocks.facts[question.line].content;
  if (question.number.begin < content.begin || question.text.begin < question.number.end) {
    return std::nullopt;
  }
  std::string_view number = blocks.text.substr(question.number.begin, question.number.size());
  std::size_t digits = number.size();
  while (digits > 0 && IsDigit(number[digits - 1])) --digits;
  if (digits == number.size()) return std::nullopt;
  NumberStyle style;
  style.before = blocks.text.substr(content.begin, question.number.begin - content.begin);
  style.before += number.substr(0, digits);
  style.after = blocks.text.substr(question.number.end, question.text.begin - question.number.end);
  while (!style.after.empty() && IsSpace(style.after.back())) style.after.pop_back();
  if (style.before.empty() && style.after.empty()) return std::nullopt;
  return style;
}

std::uint32_t LastOf(const NumberPath& path) { return path.at[path.depth - 1]; }

// Where `needle` begins a question at or after `from`: a blank before it, a blank and no small
// letter after it. npos where it does nowhere.
std::size_t FindNumber(std::string_view text, std::string_view needle, std::size_t from) {
  for (std::size_t at = text.find(needle, from); at != text.npos; at = text.find(needle, at + 1)) {
    std::size_t after = at + needle.size();
    if (at == 0 || !IsSpace(text[at - 1]) || after >= text.size() || !IsSpace(text[after]))
      continue;
    while (after < text.size() && IsSpace(text[after])) ++after;
    if (after < text.size() && !IsLower(DecodeAt(text, after).value)) return at;
  }
  return text.npos;
}

class Divider {
 public:
  Divider(const Blocks& blocks, const std::vector<NumberedLine>& questions)
      : blocks_(blocks), questions_(questions) {}

  std::vector<Line> Run() {
    for (std::size_t k = 0; k + 1 < questions_.size(); ++k) {
      const NumberPath& here = questions_[k].path;
      const NumberPath& next = questions_[k + 1].path;
      if (questions_[k].rule != questions_[k + 1].rule || here.depth != next.depth) continue;
      const std::uint32_t missing = LastOf(next) - LastOf(here) - 1;
      if (LastOf(next) <= LastOf(here) + 1 || missing > kWidestGap) continue;
      Divide(k, questions_[k + 1].line, missing);
    }
    if (cuts_.empty()) return {};
    // After the last question nothing tells how many are missing.
    while (tail_ < kWidestGap && Divide(questions_.size() - 1, blocks_.size(), ++tail_)) {
    }
    std::sort(cuts_.begin(), cuts_.end());
    return Cut();
  }

 private:
  // Finds the numbers that follow question `k` in the lines before `end`, all of them or none.
  bool Divide(std::size_t k, std::size_t end, std::uint32_t missing) {
    const std::optional<NumberStyle> style = StyleOf(blocks_, questions_[k]);
    if (!style) return false;
    std::vector<std::uint32_t> cuts;
    std::size_t line = questions_[k].line;
    std::size_t from = 0;
    for (std::uint32_t i = 1; i <= missing; ++i) {
      const std::string needle = style->Needle(LastOf(questions_[k].path) + i);
      std::size_t at = std::string_view::npos;
      for (; line < end; ++line, from = 0) {
        at = FindNumber(blocks_.Body(line), needle, from);
        if (at != std::string_view::npos) break;
      }
      if (line >= end) return false;
      cuts.push_back(blocks_.lines[line].body.begin + static_cast<std::uint32_t>(at));
      from = at + 1;
    }
    if (end == blocks_.size()) cuts = {cuts.back()};  // the others were found before
    cuts_.insert(cuts_.end(), cuts.begin(), cuts.end());
    return true;
  }

  std::vector<Line> Cut() const {
    std::vector<Line> lines;
    auto cut = cuts_.begin();
    for (Line line : blocks_.lines) {
      for (; cut != cuts_.end() && *cut < line.body.end; ++cut) {
        if (*cut <= line.body.begin) continue;
        Line first = line;
        first.body.end = *cut;
        while (IsSpace(blocks_.text[first.body.end - 1])) --first.body.end;
        lines.push_back(first);
        line.body.begin = *cut;
        line.indent = 0;
        line.blanks = 0;
        line.page_break = false;
      }
      lines.push_back(line);
    }
    return lines;
  }

  const Blocks& blocks_;
  const std::vector<NumberedLine>& questions_;
  std::vector<std::uint32_t> cuts_;  // offsets in the clean text
  std::uint32_t tail_ = 0;
};

// A line on which at least kCrammed numbers follow one another.
std::optional<Unreadable> FindCrammed(const Blocks& blocks,
                                      const std::vector<NumberedLine>& candidates,
                                      std::size_t known) {
  for (const NumberedLine& candidate : candidates) {
    const std::string_view body = blocks.Body(candidate.line);
    if (body.size() < kCrammedLine || candidate.path.depth == 0) continue;
    const std::optional<NumberStyle> style = StyleOf(blocks, candidate);
    if (!style) continue;
    std::size_t count = 1;
    std::size_t at = 0;
    const std::uint32_t first = LastOf(candidate.path);
    while (true) {
      at = FindNumber(body, style->Needle(first + static_cast<std::uint32_t>(count)), at + 1);
      if (at == body.npos) break;
      ++count;
    }
    if (count < kCrammed || count <= known) continue;
    return Unreadable{"one-line-form",
                      fmt::format("{} numbered questions stand on one line; the form is kept as it "
                                  "is, unread",
                                  count),
                      candidate.line};
  }
  return std::nullopt;
}

// The text has three blanks in a row.
bool HasGap(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 6) {
    const std::uint64_t blanks = ExactZeroBytes(LoadEight(text, i) ^ (kLowBits * ' '));
    if ((blanks & (blanks >> 8U) & (blanks >> 16U)) != 0) return true;
  }
  return text.substr(i).find("   ") != text.npos;
}

// The number of the style that stands after a gap of blanks in the line; 0 where there is none.
std::uint32_t NumberAfterGap(std::string_view body, const NumberStyle& style) {
  std::size_t gap = body.find("   ");
  while (gap != body.npos) {
    std::size_t at = body.find_first_not_of(" \t", gap);
    if (at == body.npos) return 0;
    if (gap > 0 && at - gap >= kColumnGap && body.substr(at).starts_with(style.before)) {
      std::size_t end = at + style.before.size();
      std::uint32_t number = 0;
      for (; end < body.size() && IsDigit(body[end]) && number < 10000; ++end) {
        number = number * 10 + static_cast<std::uint32_t>(body[end] - '0');
      }
      if (number > 0 && body.substr(end).starts_with(style.after) &&
          end + style.after.size() < body.size() && IsSpace(body[end + style.after.size()])) {
        return number;
      }
    }
    gap = body.find("   ", at);
  }
  return 0;
}

// "[x]  [ ]  3. Stairs": no other question stands before the number.
bool BeginsWithMark(const Blocks& blocks, std::size_t line) {
  const std::vector<FoundMark> marks = FindMarks(blocks, blocks.Body(line));
  return !marks.empty() && marks.front().place.begin == 0;
}

// Numbers after a gap that count on by themselves, beside those at the line begins.
std::optional<Unreadable> FindColumns(const Blocks& blocks,
                                      const std::vector<NumberedLine>& questions) {
  const std::optional<NumberStyle> style = StyleOf(blocks, questions.front());
  if (!style) return std::nullopt;
  std::uint32_t last = 0;
  std::uint32_t first_line = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!HasGap(blocks.Body(i))) continue;
    const std::uint32_t number = NumberAfterGap(blocks.Body(i), *style);
    if (number == 0 || BeginsWithMark(blocks, i)) continue;
    if (number == last + 1) {
      ++count;
    } else {
      count = 1;
      first_line = static_cast<std::uint32_t>(i);
    }
    last = number;
    if (count < kColumnLines || 4 * count < questions.size()) continue;
    return Unreadable{"interleaved-columns",
                      "two columns of questions seem to be interleaved; the form is kept as it is, "
                      "unread (export it again in reading order)",
                      first_line};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Line> DivideSharedLines(const Blocks& blocks,
                                    const std::vector<NumberedLine>& questions) {
  return Divider(blocks, questions).Run();
}

std::optional<Unreadable> FindUnreadable(const Blocks& blocks,
                                         const std::vector<NumberedLine>& candidates,
                                         const std::vector<NumberedLine>& questions,
                                         std::size_t known) {
  if (std::optional<Unreadable> crammed =
          FindCrammed(blocks, candidates, std::max(questions.size(), known))) {
    return crammed;
  }
  if (questions.empty()) return std::nullopt;
  return FindColumns(blocks, questions);
}

}  // namespace qsift
