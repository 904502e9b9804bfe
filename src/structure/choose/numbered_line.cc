#include "src/structure/choose/numbered_line.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/rules/form_rules.h"
#include "src/structure/choose/number_aside.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr char32_t kCircledOne = 0x2460;
constexpr char32_t kRomanOne = 0x2160;

// The letters that lists count with, in their order: Cyrillic, Greek, Hebrew, Arabic (as in abjad),
// hangul and katakana.
constexpr std::array<std::u32string_view, 6> kAlphabets = {
    U"\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u043A\u043B\u043C\u043D\u043E\u043F"
    U"\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448",
    U"\u03B1\u03B2\u03B3\u03B4\u03B5\u03B6\u03B7\u03B8\u03B9\u03BA\u03BB\u03BC\u03BD\u03BE\u03BF",
    U"\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9",
    U"\u0623\u0628\u062C\u062F\u0647\u0648\u0632\u062D\u0637\u064A",
    U"\uAC00\uB098\uB2E4\uB77C\uB9C8\uBC14\uC0AC\uC544\uC790\uCC28\uCE74\uD0C0\uD30C\uD558",
    U"\u30A2\u30A4\u30A6\u30A8\u30AA\u30AB\u30AD\u30AF\u30B1\u30B3"};

// The place of a letter in its alphabet, from 1; 0 for any other character.
std::uint32_t PlaceOfLetter(char32_t c) {
  if (c < 0x80) return 0;
  for (const std::u32string_view alphabet : kAlphabets) {
    if (const std::size_t at = alphabet.find(c); at != alphabet.npos) {
      return static_cast<std::uint32_t>(at + 1);
    }
  }
  return 0;
}

// "Question 4 (lots 1 and 2)" over the line that asks: what stands beside the number is no prompt.
bool HasAside(const Blocks& blocks, const NumberedLine& numbered) {
  const LineFacts& facts = blocks.facts[numbered.line];
  const std::size_t next = numbered.line + 1;
  if (numbered.rule->kind != OpenerKind::kNumber || numbered.number.begin == facts.content.begin ||
      !WordBeginsAt(blocks.text, facts.content.begin) || next == blocks.size() ||
      blocks.lines[next].blanks > 1 || blocks.Opener(next, OpenerKind::kReply) != nullptr) {
    return false;
  }
  return IsNumberAside(blocks.text.substr(numbered.text.begin, numbered.text.size()),
                       numbered.path.at[0], facts.required);
}

// "P4 * Is it open?", "P4 (required) Is it open?": the length of the mark of a required question
// before its prompt; 0 where there is none.
std::uint32_t RequiredMarkBefore(const Blocks& blocks, Span text) {
  const std::string_view said = blocks.text.substr(text.begin, text.size());
  if (said.size() > 2 && said[0] == '*' && IsSpace(said[1])) return 1;
  return static_cast<std::uint32_t>(blocks.rules->marks.RequiredBefore(said));
}

}  // namespace

std::uint32_t HanNumeral(char32_t c) {
  constexpr std::u32string_view kNumerals =
      U"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341";
  const std::size_t at = kNumerals.find(c);
  return at == kNumerals.npos ? 0 : static_cast<std::uint32_t>(at + 1);
}

NumberPath ParseNumber(std::string_view number) {
  NumberPath path;
  const auto push = [&](std::uint32_t value) {
    if (path.depth < NumberPath::kMaxDepth) {
      path.at[path.depth++] = static_cast<std::uint16_t>(std::min(value, 0xFFFFU));
    }
  };
  for (std::size_t i = 0; i < number.size();) {
    const CodePoint c = DecodeAt(number, i);
    if (DigitValue(c.value) >= 0) {
      std::uint32_t value = 0;
      while (i < number.size() && DigitValue(DecodeAt(number, i).value) >= 0) {
        const CodePoint digit = DecodeAt(number, i);
        value = std::min(value * 10 + static_cast<std::uint32_t>(DigitValue(digit.value)), 0xFFFFU);
        i += digit.size;
      }
      push(value);
      continue;
    }
    if (HanNumeral(c.value) > 0) {
      // 23 is "two ten three": ten stands between the tens and the ones.
      std::uint32_t value = 0;
      for (; i < number.size() && HanNumeral(DecodeAt(number, i).value) > 0;
           i += DecodeAt(number, i).size) {
        const std::uint32_t digit = HanNumeral(DecodeAt(number, i).value);
        value = digit == 10 ? std::max(value, 1U) * 10 : value + digit;
      }
      push(value);
      continue;
    }
    if (c.value >= kRomanOne && c.value < kRomanOne + 12) {
      push(static_cast<std::uint32_t>(c.value - kRomanOne + 1));
    } else if (c.value >= kCircledOne && c.value < kCircledOne + 20) {
      push(static_cast<std::uint32_t>(c.value - kCircledOne + 1));
    } else if (IsAsciiAlpha(number[i])) {
      const char lower = ToAsciiLower(number[i]);
      const bool prefix = path.depth == 0 && number.size() > 1;
      if (prefix) {
        path.prefix = static_cast<std::uint16_t>(path.prefix * 27 + (lower - 'a' + 1));
      } else if (lower == number[i] || i + 1 >= number.size() || !IsDigit(number[i + 1])) {
        push(static_cast<std::uint32_t>(lower - 'a' + 1));  // "6a"; "G2Q01" counts 2 and 1
        while (i + 1 < number.size() && IsAsciiAlpha(number[i + 1])) ++i;  // "4bis", "4ter"
      }
    } else if (const std::uint32_t place = PlaceOfLetter(c.value); place > 0) {
      push(place);
    } else if (IsUpper(c.value) && path.depth == 0) {
      path.prefix = static_cast<std::uint16_t>(path.prefix * 27 + c.value);
    }
    i += c.size;
  }
  return path;
}

NumberPath ParseRoman(std::string_view number) {
  const auto digit = [](char c) -> std::uint32_t {
    switch (ToAsciiLower(c)) {
      case 'i': return 1;
      case 'v': return 5;
      case 'x': return 10;
      case 'l': return 50;
      default: return 0;
    }
  };
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::uint32_t here = digit(number[i]);
    const std::uint32_t next = i + 1 < number.size() ? digit(number[i + 1]) : 0;
    value += here < next ? 0 - here : here;
  }
  NumberPath path;
  if (value == 0 || value > 0xFFFF) return path;
  path.at[path.depth++] = static_cast<std::uint16_t>(value);
  return path;
}

bool EndsLikeQuestion(const Blocks& blocks, const NumberedLine& candidate) {
  return blocks.facts[candidate.line].required ||
         EndsInQuestionOrColon(blocks.Content(candidate.line));
}

bool AsksForReply(const Blocks& blocks, const NumberedLine& candidate) {
  if (EndsLikeQuestion(blocks, candidate)) return true;
  std::vector<FoundOption> inside;
  if (ReadInlineOptions(blocks, candidate.line, candidate.text, inside) <
      blocks.lines[candidate.line].body.end) {
    return true;
  }
  const std::size_t next = candidate.line + 1;
  std::vector<FoundOption> options;
  return next < blocks.size() && ReadOptionLine(blocks, next, options) == OptionEvidence::kMarked;
}

bool IsShouted(const Blocks& blocks, Span text) {
  return CountCapitals(blocks.text.substr(text.begin, text.size())) >= 4;
}

bool IsHeadingSign(const Blocks& blocks, std::size_t line) {
  const LineFacts& facts = blocks.facts[line];
  if (facts.sign == Sign::kHeading || facts.sign == Sign::kUnderline) return true;
  const OpenerStyle* section = blocks.Opener(line, OpenerKind::kSection);
  return (section != nullptr && !section->parent) ||
         blocks.Opener(line, OpenerKind::kClosing) != nullptr;
}

std::optional<NumberedLine> ReadNumber(const Blocks& blocks, std::size_t line,
                                       const OpenerRule& rule) {
  MatchView match;
  const PlainText plain = PlainBeginning(blocks.Content(line));
  const std::string_view content = plain.text();
  if (!rule.pattern.MatchAt(content, 0, &match)) return std::nullopt;
  const std::string_view number = match[rule.pattern.Group("number")];
  if (number.empty()) return std::nullopt;
  const Span whole = blocks.facts[line].content;
  const auto offset = [&](const char* at) -> std::uint32_t {
    return whole.begin + plain.Offset(static_cast<std::size_t>(at - content.data()));
  };
  const std::string_view text =
      match[rule.pattern.Group(rule.kind == OpenerKind::kSection ? "title" : "text")];
  NumberedLine candidate;
  candidate.line = static_cast<std::uint32_t>(line);
  candidate.rule = &rule;
  candidate.number = {offset(number.data()), offset(number.data() + number.size() - 1) + 1};
  const char* begin = text.data() != nullptr ? text.data() : match[0].data() + match[0].size();
  candidate.text = {std::min(offset(begin), whole.end), whole.end};
  candidate.path = rule.roman ? ParseRoman(number) : ParseNumber(number);
  if (candidate.path.depth == 0) return std::nullopt;
  if (const std::uint32_t mark = RequiredMarkBefore(blocks, candidate.text); mark > 0) {
    candidate.text.begin += mark;
    while (!candidate.text.empty() && IsSpace(blocks.text[candidate.text.begin])) {
      ++candidate.text.begin;
    }
    candidate.required = true;
  }
  if (HasAside(blocks, candidate)) candidate.text.end = candidate.text.begin;
  return candidate;
}

std::optional<NumberedLine> FirstNumber(const Blocks& blocks, std::size_t line,
                                        const std::function<bool(const NumberedLine&)>& accept) {
  for (const std::int16_t index : blocks.facts[line].openers) {
    if (index < 0) break;
    const OpenerRule& rule = blocks.rules->openers.rules[static_cast<std::size_t>(index)];
    if (rule.kind != OpenerKind::kNumber && rule.kind != OpenerKind::kSection) continue;
    auto number = ReadNumber(blocks, line, rule);
    if (number && accept(*number)) return number;
  }
  return std::nullopt;
}

std::vector<NumberedLine> FindNumbered(const Blocks& blocks, OpenerKind kind,
                                       const std::vector<NumberedLine>& taken) {
  std::vector<NumberedLine> found;
  auto next_taken = taken.begin();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    while (next_taken != taken.end() && next_taken->line < i) ++next_taken;
    if (next_taken != taken.end() && next_taken->line == i) continue;
    const LineFacts& facts = blocks.facts[i];
    if (facts.sign == Sign::kQuote || facts.sign == Sign::kComment || facts.sign == Sign::kCode)
      continue;
    for (const std::int16_t index : facts.openers) {
      if (index < 0) break;
      const OpenerRule& rule = blocks.rules->openers.rules[static_cast<std::size_t>(index)];
      if (rule.kind != kind) continue;
      if (const auto candidate = ReadNumber(blocks, i, rule)) found.push_back(*candidate);
    }
  }
  return found;
}

Span BareNumber(std::string_view text, Span cell) {
  Span number = WithoutEmphasis(text, cell);
  const auto inside = [&] { return text.substr(number.begin, number.size()); };
  while (!number.empty() && !WordBeginsAt(inside(), 0)) {
    number.begin += DecodeAt(inside(), 0).size;
  }
  while (!number.empty() && !WordEndsAt(inside(), number.size())) {
    number.end -= DecodeBefore(inside(), number.size()).size;
  }
  return number.empty() ? cell : number;
}

}  // namespace qsift
