#include "src/structure/lines/line_words.h"

#include <algorithm>

#include "src/rules/rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongWord = 40;  // bytes; a word that asks is no longer
constexpr int kLettersOfScript = 6;    // of a word in a script without blanks

// Without the signs that close a line behind its last word: emphasis, brackets, quotes.
std::string_view WithoutTail(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c != '*' && c != '_' && c != ' ' && c != ')' && c != ']' && c != '"' && c != '\\') break;
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool EndsInQuestionMark(std::string_view text) {
  const std::string_view bare = WithoutTail(text);
  if (EndsWithAny(bare, {"?", "\uFF1F", "\u061F"})) return true;
  // "Is it new? (yes/no)", "Who? [text]": a bracket follows the question.
  const std::size_t open = bare.find_last_of("([");
  return open != bare.npos && open > 0 && text.size() - open < 60 &&
         EndsWithAny(WithoutTail(bare.substr(0, open)), {"?", "\uFF1F", "\u061F"});
}

bool EndsInColon(std::string_view text) { return EndsWithAny(WithoutTail(text), {":", "\uFF1A"}); }

bool EndsInStop(std::string_view text) {
  return EndsWithAny(WithoutTail(text), {".", "\u3002", ";", "\u06D4"});
}

LineWords::LineWords(const Blocks& blocks)
    : words_(blocks.rules->line_words),
      spoken_(blocks.languages | blocks.rules->languages.MaskOf("en")) {}

LineSenses LineWords::Read(std::string_view text) const {
  LineSenses senses;
  ReadFirstWord(text, senses);
  if (!senses.condition) return senses;
  std::size_t comma = text.npos;
  for (const std::string_view sign : {",", ":", "\uFF0C", "\uFF1A", "\u3001", "\u060C"}) {
    comma = std::min(comma, text.find(sign));
  }
  if (comma == text.npos) return senses;
  text.remove_prefix(comma);
  text.remove_prefix(DecodeAt(text, 0).size);
  ReadFirstWord(text, senses);
  return senses;
}

bool LineWords::Asks(std::string_view text) const {
  if (EndsInQuestionMark(text)) return true;
  const LineSenses senses = Read(text);
  return senses.order || (senses.ask_word && HasQuestionMark(text));
}

void LineWords::ReadFirstWord(std::string_view text, LineSenses& senses) const {
  const std::string_view whole = text;
  while (!text.empty() && !WordBeginsAt(text, 0)) text.remove_prefix(DecodeAt(text, 0).size);
  const bool wide = !text.empty() && IsCjk(DecodeAt(text, 0).value);
  std::size_t end = 0;
  for (int letters = 0; end < text.size() && end < kLongWord;) {
    const CodePoint c = DecodeAt(text, end);
    // Marks that are written on a letter belong to its word.
    const bool mark =
        (c.value >= 0x300 && c.value < 0x370) || (c.value >= 0x64B && c.value < 0x653);
    if (!IsLetter(c.value) && !mark) break;
    end += c.size;
    if (!wide) continue;
    AddWord(text.substr(0, end), senses);
    if (++letters == kLettersOfScript) break;
  }
  if (!wide && end > 0) AddWord(text.substr(0, end), senses);
  std::string_view tail = WithoutTail(whole);
  for (int i = 0; i < 2 && !tail.empty(); ++i) {
    const CodePoint last = DecodeBefore(tail, tail.size());
    if (IsLetter(last.value)) break;
    tail.remove_suffix(last.size);
  }
  for (const LineEnding& ending : words_.endings) {
    if ((ending.language & spoken_) == 0 || !tail.ends_with(ending.text)) continue;
    senses.ask_word |= ending.sense == LineSense::kAsk;
    senses.order |= ending.sense == LineSense::kOrder;
  }
}

void LineWords::AddWord(std::string_view word, LineSenses& senses) const {
  folded_.clear();
  AppendFolded(word, folded_);
  const auto found = words_.begins.find(folded_);
  if (found == words_.begins.end()) return;
  senses.ask_word |= found->second.Has(LineSense::kAsk, spoken_);
  senses.order |= found->second.Has(LineSense::kOrder, spoken_);
  senses.condition |= found->second.Has(LineSense::kCondition, spoken_);
  senses.guide |= found->second.Has(LineSense::kGuide, spoken_);
}

}  // namespace qsift
