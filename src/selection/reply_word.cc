#include "src/selection/reply_word.h"

#include <string>

#include "src/rules/form_rules.h"
#include "src/text/enumerator.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongWord = 48;  // bytes; no word of the vocabulary is longer

// "No" after "Yes": the two as they were printed, and no reply.
bool IsOtherWord(const FormRules& rules, std::string_view rest, Value value) {
  const std::string_view word = SkipSigns(rest);
  const std::string_view between = rest.substr(0, rest.size() - word.size());
  const bool below = between.find_first_not_of(" \n") == rest.npos;  // alone in its line, or almost
  rest = word;
  // "Yes    2. No", "Yes" over "No [chosen]", "yes / **no**": without a number before the word and
  // signs after it.
  if (const auto number = ReadEnumerator(rest.substr(0, kLongWord)); number && !number->letter) {
    rest.remove_prefix(number->size);
  }
  std::size_t end = std::min(rest.find('\n'), rest.size());
  if (below) end = std::min({end, rest.find(" ["), rest.find(" ("), rest.find(" <-")});
  while (end > 0 && IsAscii(rest[end - 1]) && !IsAsciiAlnum(rest[end - 1])) --end;
  if (end == 0 || end > kLongWord) return false;
  std::string folded;
  AppendFolded(rest.substr(0, end), folded);
  const auto found = rules.words.values.find(folded);
  return found != rules.words.values.end() && found->second != value;
}

// Without the number of its first paragraph, where replies have some: "7. Yes, by law." Where
// another follows the first, the reply is a list.
std::string_view SkipParagraphNumber(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && IsDigit(text[digits])) ++digits;
  if (digits == 0 || digits + 2 >= text.size() || (text[digits] != '.' && text[digits] != ')') ||
      !IsSpace(text[digits + 1])) {
    return text;
  }
  if (text.substr(0, digits) == "1" && text.find("\n2") != text.npos) return text;
  return text.substr(digits + 2);
}

// In scripts without blanks, each character may end one.
bool EndsWord(std::string_view text, std::size_t end) {
  if (end == text.size()) return true;
  const CodePoint next = DecodeAt(text, end);
  return !IsAlnum(next.value) || IsCjk(next.value);
}

}  // namespace

std::string_view SkipSigns(std::string_view text) {
  while (!text.empty() && !WordBeginsAt(text, 0)) text.remove_prefix(DecodeAt(text, 0).size);
  return text;
}

std::optional<ReplyWord> ReadReplyWord(const FormRules& rules, LanguageMask languages,
                                       std::string_view answer) {
  answer = SkipParagraphNumber(answer);
  const std::string_view said = SkipSigns(answer.substr(0, 4 * kLongWord));
  std::optional<ReplyWord> reply;
  if (said.empty()) return reply;
  if (!rules.words.MayBegin(said.front())) return reply;
  std::string folded;  // what is said, up to the end of a word
  std::size_t begin = 0;
  for (std::size_t end = 0; end < said.size() && end < kLongWord;) {
    end += DecodeAt(said, end).size;
    if (!EndsWord(said, end)) continue;
    AppendFolded(said.substr(begin, end - begin), folded);
    begin = end;
    const auto found = rules.words.values.find(folded);
    if (found == rules.words.values.end()) continue;
    const std::string_view rest = said.substr(end);
    if (IsOtherWord(rules, rest, found->second)) return std::nullopt;
    const bool whole = SkipSigns(rest).empty();
    if (CountCodePoints(said.substr(0, end)) == 1 && IsAscii(said[0]) && !whole) continue;
    const char next = rest.empty() ? '.' : rest.front();
    const bool stands_alone = next != ' ' && next != '/' && !WordBeginsAt(rest, 0);
    reply = ReplyWord{found->second, whole || stands_alone};
  }
  if (reply && rules.answers.Is(AnswerClass::kNotAReply, answer.substr(0, 120), languages)) {
    return std::nullopt;
  }
  return reply;
}

}  // namespace qsift
