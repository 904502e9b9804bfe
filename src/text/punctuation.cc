#include "src/text/punctuation.h"

#include <algorithm>

#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongBracket = 60;  // bytes; of one that follows a question
constexpr char32_t kDots = 0x2026;

char32_t LastOf(std::string_view text) {
  return text.empty() ? 0 : DecodeBefore(text, text.size()).value;
}

}  // namespace

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool LastIsColon(std::string_view text) { return IsColon(LastOf(text)); }

bool LastIsFullStop(std::string_view text) { return IsFullStop(LastOf(text)); }

bool EndsSentence(std::string_view text) {
  const char32_t last = LastOf(text);
  return IsFullStop(last) || IsExclamationMark(last) || last == kDots ||
         QuestionMarkAtEnd(text) > 0;
}

std::string_view WithoutTail(std::string_view line) {
  while (true) {
    const std::size_t last = line.find_last_not_of("*_ )]\"\\");
    line = line.substr(0, last == line.npos ? 0 : last + 1);
    if (line.empty() || IsAscii(line.back())) return line;
    const CodePoint quote = DecodeBefore(line, line.size());
    if (quote.value != 0xBB && quote.value != 0x201C && quote.value != 0x201D) return line;
    line.remove_suffix(quote.size);
  }
}

bool EndsInQuestionMark(std::string_view line) {
  const std::string_view bare = WithoutTail(line);
  if (QuestionMarkAtEnd(bare) > 0) return true;
  // "Is it new? (yes/no)", "Who? [text]": a bracket follows the question.
  const std::size_t first = line.size() < kLongBracket ? 0 : line.size() - kLongBracket + 1;
  std::size_t end = bare.size();  // after the bracket that opens
  while (end > first && bare[end - 1] != '(' && bare[end - 1] != '[') --end;
  return end > first && end > 1 && QuestionMarkAtEnd(WithoutTail(bare.substr(0, end - 1))) > 0;
}

bool EndsInColon(std::string_view line) { return LastIsColon(WithoutTail(line)); }

bool EndsInStop(std::string_view line) {
  const std::string_view bare = WithoutTail(line);
  return (LastIsFullStop(bare) || bare.ends_with(';')) && QuestionMarkAtEnd(bare) == 0;
}

bool EndsInQuestionOrColon(std::string_view text) {
  return QuestionMarkAtEnd(text) > 0 || LastIsColon(text);
}

}  // namespace qsift
