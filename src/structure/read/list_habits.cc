#include "src/structure/read/list_habits.h"

#include <algorithm>
#include <optional>

#include "src/structure/lines/options.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongItem = 120;  // bytes; of a list to choose from

}  // namespace

bool IsSaid(const Blocks& blocks, const FurnitureLines& furniture, std::size_t line) {
  const Sign sign = blocks.facts[line].sign;
  return !furniture[line] && sign != Sign::kUnderline && sign != Sign::kComment;
}

bool IsPlain(const Blocks& blocks, std::size_t line) {
  std::vector<FoundOption> options;
  return ReadOptionLine(blocks, line, options) == OptionEvidence::kNone;
}

void ListHabits::Add(const QuestionExtent& extent) {
  std::size_t items = 0;
  std::size_t others = 0;
  bool prose = false;
  bool lettered = false;
  bool second = false;  // the item before was the first
  list_.clear();
  options_.clear();
  for (std::size_t line = extent.begin; line < extent.end; ++line) {
    if (!IsSaid(blocks_, furniture_, line)) continue;
    const LineFacts& facts = blocks_.facts[line];
    const std::string_view content = blocks_.Content(line);
    if (content.empty()) continue;
    prose = respondents_.any() && respondents_.On(blocks_, line).has_value();
    if (prose) break;
    const std::optional<Enumerator> item = ReadEnumerator(content);
    if (item && content.size() <= kLongItem && !EndsInStop(content)) {
      const bool first = items++ == 0 && item->ordinal == 1;
      second = first || (second && item->ordinal == 2 && item->letter);
      lettered |= second && item->ordinal == 2 && item->letter;
      // Several items on the line.
      if (item->enclosed && content.find(content.substr(0, 1), item->size) != content.npos) {
        ++items;
      }
      continue;
    }
    if (facts.sign == Sign::kBullet && content.size() <= kLongItem && !EndsInStop(content)) {
      ++items;
      list_.push_back(line);
      continue;
    }
    if (ReadOptionLine(blocks_, line, options_) != OptionEvidence::kNone) {
      ++others;
      continue;
    }
    prose = IsProse(line, line == extent.begin);
    if (prose) break;
  }
  if (items < 2) list_.clear();
  lettered_ += lettered && !prose;
  const bool marked = std::any_of(options_.begin(), options_.end(),
                                  [](const FoundOption& option) { return !option.mark.empty(); });
  const auto words = std::adjacent_find(
      options_.begin(), options_.end(), [](const FoundOption& a, const FoundOption& b) {
        return a.value != b.value && a.value != Value::kLabel && b.value != Value::kLabel;
      });
  marked_ += marked;
  lost_ += !marked && words != options_.end();
  if (prose) {
    ++prose_;
  } else if (items >= 2) {
    ++lists_;
  } else if (others == 0) {
    ++empty_;
  }
  for (const std::size_t line : list_) {
    SeenItem& seen = items_[blocks_.Content(line)];
    if (seen.last == extent.begin) continue;
    seen.last = extent.begin;
    ++seen.questions;
  }
}

bool ListHabits::IsProse(std::size_t line, bool first) const {
  const LineFacts& facts = blocks_.facts[line];
  const std::string_view content = blocks_.Content(line);
  if (facts.sign == Sign::kHeading || EndsInQuestionOrColon(content)) return false;
  if (blocks_.Opener(line, OpenerKind::kNote) != nullptr ||
      blocks_.Opener(line, OpenerKind::kInstruction) != nullptr ||
      blocks_.Opener(line, OpenerKind::kClosing) != nullptr) {
    return false;
  }
  const char begin = content.front();
  const char end = content.back();
  if ((begin == '(' && end == ')') || (begin == '<' && end == '>') || (begin == '[' && end == ']'))
    return false;
  // The prompt goes on.
  if (first && blocks_.lines[line].blanks == 0 && line > 0 &&
      !EndsInQuestionOrColon(blocks_.Content(line - 1)) && !EndsInStop(blocks_.Content(line - 1))) {
    return false;
  }
  return std::any_of(content.begin(), content.end(),
                     [](char c) { return IsAsciiAlnum(c) || !IsAscii(c); });
}

void ListHabits::TakeItems(std::unordered_set<std::string_view>& items) const {
  if (prose_ > lists_) return;  // what recurs may be replies
  for (const auto& [content, item] : items_) {
    if (item.questions >= 2) items.insert(content);
  }
}

}  // namespace qsift
