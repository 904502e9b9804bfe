#include "src/structure/read/respondents.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/options.h"
#include "src/text/enumerator.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongName = 60;  // bytes
constexpr std::size_t kLongRole = 60;  // bytes; of what stands in brackets
constexpr std::size_t kNameWords = 5;
constexpr std::size_t kShortWord = 3;     // letters; of "de", and of a title that a stop ends
constexpr std::size_t kFewQuestions = 2;  // with two names or more, at least
constexpr std::size_t kMostNames = 60;

bool IsEmphasis(char c) { return c == '*' || c == '_'; }

struct NamedLine {
  RespondentLine line;
  bool role = false;  // brackets follow the name
};

// The name before a colon at the beginning of the line, after the number of an item.
std::optional<NamedLine> ReadName(const Blocks& blocks, std::size_t line) {
  const LineFacts& facts = blocks.facts[line];
  if (facts.sign != Sign::kNone && facts.sign != Sign::kBullet) return std::nullopt;
  const std::string_view content = blocks.Content(line);
  std::size_t at = 0;
  if (const auto item = ReadEnumerator(content); item && !item->letter) at = item->size;
  while (at < content.size() && IsEmphasis(content[at])) ++at;
  const std::size_t begin = at;
  std::size_t end = begin;
  std::size_t words = 0;
  bool role = false;
  while (at < content.size() && at - begin <= kLongName + kLongRole) {
    const CodePoint c = DecodeAt(content, at);
    if (IsLetter(c.value)) {
      if (role) return std::nullopt;
      const std::size_t word = at;
      std::size_t letters = 0;
      while (at < content.size()) {
        const CodePoint next = DecodeAt(content, at);
        if (!IsWordPart(next.value) && next.value != '-' && next.value != '\'' &&
            next.value != 0x2019) {
          break;
        }
        ++letters;
        at += next.size;
      }
      const bool capital = IsUpper(c.value);
      if (++words > kNameWords || (!capital && (word == begin || letters > kShortWord))) {
        return std::nullopt;
      }
      if (at < content.size() && content[at] == '.' && capital && letters <= kShortWord) ++at;
      end = at;
    } else if (c.value == '(' && words > 0 && !role) {
      const std::size_t close = content.find(')', at);
      if (close == content.npos || close - at > kLongRole) return std::nullopt;
      role = true;
      at = close + 1;
    } else if (c.value == ' ' || IsEmphasis(content[at])) {
      ++at;
    } else {
      break;
    }
  }
  if (words == 0 || at >= content.size() || content[at] != ':' || end - begin > kLongName) {
    return std::nullopt;
  }
  ++at;
  if (at < content.size() && (content[at] == '/' || content[at] == ':')) return std::nullopt;
  while (at < content.size() && IsEmphasis(content[at])) ++at;
  const auto base = facts.content.begin;
  NamedLine found;
  found.role = role;
  found.line.name = {base + static_cast<std::uint32_t>(begin),
                     base + static_cast<std::uint32_t>(end)};
  found.line.value =
      Trimmed(blocks.text, {base + static_cast<std::uint32_t>(at), facts.content.end});
  return found;
}

// The word stands in the text without its capital.
bool StandsSmall(std::string_view text, const std::string& small) {
  for (std::size_t at = text.find(small); at != text.npos; at = text.find(small, at + 1)) {
    const bool begins = at == 0 || !WordEndsAt(text, at);
    if (begins && (at + small.size() == text.size() || !WordBeginsAt(text, at + small.size()))) {
      return true;
    }
  }
  return false;
}

// Some word of the name is a word of the rules, or all are plain words of the document.
bool IsWord(const Blocks& blocks, std::string_view name) {
  if (blocks.rules->words.ValueOf(name) != Value::kLabel) return true;
  bool proper = false;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    std::string small;
    AppendFolded(name.substr(begin, end - begin), small);
    if (blocks.rules->columns.contains(small)) return true;
    proper |= IsUpper(DecodeAt(name, begin).value) && !StandsSmall(blocks.text, small);
    begin = end + 1;
  }
  return !proper;
}

// "Yes", "No, but ..."
bool BeginsWithWord(const Blocks& blocks, Span value) {
  const std::string_view text = blocks.text.substr(value.begin, value.size());
  std::size_t end = 0;
  while (end < text.size() && WordBeginsAt(text, end)) end += DecodeAt(text, end).size;
  return blocks.rules->words.ValueOf(text) != Value::kLabel ||
         blocks.rules->words.ValueOf(text.substr(0, end)) != Value::kLabel;
}

}  // namespace

Respondents::Respondents(const Blocks& blocks, const FurnitureLines& furniture,
                         const std::vector<QuestionExtent>& extents) {
  struct Seen {
    std::size_t questions = 0;
    std::size_t last = static_cast<std::size_t>(-1);
    std::size_t words = 0;  // texts that are words of the vocabulary, or begin with one
    bool role = false;
  };
  std::unordered_map<std::string_view, Seen> names;
  std::vector<std::vector<std::string_view>> by_question;
  for (std::size_t k = 0; k < extents.size(); ++k) {
    std::vector<std::string_view> here;
    for (std::size_t line = extents[k].begin; line < extents[k].end; ++line) {
      if (furniture[line] || blocks.Opener(line, OpenerKind::kReply) != nullptr) continue;
      const std::optional<NamedLine> found = ReadName(blocks, line);
      if (!found) continue;
      const Span span = found->line.name;
      const std::string_view name = blocks.text.substr(span.begin, span.size());
      Seen& seen = names[name];
      if (seen.last == k) continue;
      seen.last = k;
      ++seen.questions;
      seen.role |= found->role;
      seen.words += BeginsWithWord(blocks, found->line.value);
      here.push_back(name);
    }
    if (here.size() > 1) by_question.push_back(std::move(here));
  }
  if (by_question.size() < kFewQuestions) return;
  for (const auto& [name, seen] : names) {
    if (seen.questions < kFewQuestions || names_.size() == kMostNames) continue;
    // One word alone could be any label.
    const bool single = name.find(' ') == name.npos && !seen.role;
    if (single && 2 * seen.words < seen.questions) continue;
    if (!IsWord(blocks, name)) names_.emplace(name);
  }
  const auto several = std::count_if(
      by_question.begin(), by_question.end(), [&](const std::vector<std::string_view>& here) {
        return std::count_if(here.begin(), here.end(),
                             [&](std::string_view name) { return names_.contains(name); }) > 1;
      });
  if (several < static_cast<std::ptrdiff_t>(kFewQuestions)) names_.clear();
}

std::optional<RespondentLine> Respondents::On(const Blocks& blocks, std::size_t line) const {
  if (names_.empty()) return std::nullopt;
  const std::optional<NamedLine> found = ReadName(blocks, line);
  if (!found) return std::nullopt;
  const Span name = found->line.name;
  if (!names_.contains(blocks.text.substr(name.begin, name.size()))) return std::nullopt;
  return found->line;
}

}  // namespace qsift
