#include "src/structure/lines/line_words.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongWord = 40;      // bytes; a word that asks is no longer
constexpr std::size_t kAskingWords = 2;    // of a clause: "in which" begins an open question
constexpr std::size_t kShortQuestion = 3;  // words; a shorter one names what is asked for
constexpr char32_t kInverted = 0xBF;       // the question mark that begins a question
constexpr int kLettersOfScript = 6;        // of a word in a script without blanks

}  // namespace

LineWords::LineWords(const Blocks& blocks)
    : words_(blocks.rules->line_words),
      languages_(blocks.languages),
      main_(blocks.main),
      spoken_(blocks.Spoken()) {}

LineSenses LineWords::Read(std::string_view text, bool condition) const {
  LineSenses senses;
  senses.condition = condition;
  ReadFirstWord(text, senses);
  if (!senses.condition) return senses;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at += c.size;
    if (!IsComma(c.value) && !IsColon(c.value)) continue;
    ReadFirstWord(text.substr(at), senses);
    break;
  }
  return senses;
}

std::string_view LineWords::FirstQuestion(std::string_view text) const {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    const std::size_t end = at + c.size;
    const bool asks = QuestionMarkAtEnd(text.substr(0, end)) > 0;
    const bool wide_stop = c.value == 0x3002 || c.value == 0xFF01 || c.value == '\n';
    const bool stop =
        (c.value == '.' || c.value == '!') && (end == text.size() || text[end] == ' ');
    at = end;
    if (!asks && !stop && !wide_stop && end < text.size()) continue;
    const std::string_view sentence = text.substr(begin, end - begin);
    if (asks || EndsLikeQuestion(sentence)) return text.substr(begin);
    if (Read(sentence).order) return {};
    begin = end;
  }
  return {};
}

bool LineWords::AsksYesOrNo(std::string_view text) const {
  if ((main_ & (words_.tone | words_.closed)) == 0 || main_ == kAllLanguages) return false;
  return ReadQuestion(text) == Answers::kYesNo;
}

// In scripts without blanks a question may end without a mark.
bool LineWords::EndsLikeQuestion(std::string_view sentence) const {
  while (!sentence.empty()) {
    const CodePoint last = DecodeBefore(sentence, sentence.size());
    if (IsLetter(last.value) || IsMark(last.value)) break;
    sentence.remove_suffix(last.size);
  }
  return !sentence.empty() && RunsOn(DecodeBefore(sentence, sentence.size()).value) &&
         std::any_of(words_.endings.begin(), words_.endings.end(), [&](const LineEnding& ending) {
           return ending.sense == LineSense::kAsk && (ending.language & languages_) != 0 &&
                  sentence.ends_with(ending.text);
         });
}

LineWords::Answers LineWords::ReadQuestion(std::string_view sentence) const {
  bool closed = false;
  for (const LineEnding& word : words_.inner) {
    if ((word.language & languages_) == 0 || sentence.find(word.text) == sentence.npos) continue;
    if (word.sense == LineSense::kOpen) return Answers::kOpen;
    closed |= word.sense == LineSense::kClosed;
  }
  std::size_t words = 0;
  std::size_t place = 0;  // of the word in its clause
  bool conditional = false;
  bool open = false;
  LineSenses senses;
  for (std::size_t at = 0; at < sentence.size();) {
    const CodePoint c = DecodeAt(sentence, at);
    if (IsComma(c.value) || IsColon(c.value) || IsLongDash(c.value) || c.value == kInverted) {
      place = 0;
    }
    if (QuestionMarkAtEnd(sentence.substr(0, at + c.size)) > 0) break;
    if (!IsWordPart(c.value)) {
      at += c.size;
      continue;
    }
    const std::size_t begin = at;
    while (at < sentence.size() && IsWordPart(DecodeAt(sentence, at).value)) {
      at += DecodeAt(sentence, at).size;
    }
    ++words;
    if (at - begin > kLongWord) {
      if (RunsOn(c.value)) words += 2;
      ++place;
      continue;
    }
    senses = {};
    AddWord(sentence.substr(begin, at - begin), senses);
    if (words == 1 && senses.order) return Answers::kOpen;
    conditional |= words == 1 && senses.condition;
    closed |= senses.closed;
    open |= senses.open;
    if (senses.open && place < kAskingWords) return Answers::kOpen;
    ++place;
    if (RunsOn(c.value)) words += 2;
  }
  if (senses.open) return Answers::kOpen;  // its last word
  if (conditional && open) return Answers::kOpen;
  if ((main_ & words_.closed) != 0) return closed ? Answers::kYesNo : Answers::kOpen;
  return words >= kShortQuestion ? Answers::kYesNo : Answers::kOpen;
}

bool LineWords::Asks(std::string_view text) const {
  // A title may end with such a word, but not with a stop.
  if (EndsInQuestionMark(text) || (EndsInStop(text) && EndsLikeQuestion(text))) return true;
  const LineSenses senses = Read(text);
  return senses.order || (senses.ask_word && HasQuestionMark(text));
}

void LineWords::ReadFirstWord(std::string_view text, LineSenses& senses) const {
  const std::string_view whole = text;
  while (!text.empty() && !WordBeginsAt(text, 0)) text.remove_prefix(DecodeAt(text, 0).size);
  const bool wide = !text.empty() && RunsOn(DecodeAt(text, 0).value);
  std::size_t end = 0;
  for (int letters = 0; end < text.size() && end < kLongWord;) {
    const CodePoint c = DecodeAt(text, end);
    // Marks that are written on a letter belong to its word.
    if (!IsLetter(c.value) && !IsMark(c.value)) break;
    end += c.size;
    if (!wide) continue;
    AddWord(text.substr(0, end), senses);
    if (++letters == kLettersOfScript) break;
  }
  if (!wide && end > 0) AddWord(text.substr(0, end), senses);
  std::string_view tail = WithoutTail(whole);
  for (int i = 0; i < 2 && !tail.empty(); ++i) {
    const CodePoint last = DecodeBefore(tail, tail.size());
    if (IsLetter(last.value) || IsMark(last.value)) break;
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
  senses.open |= found->second.Has(LineSense::kOpen, spoken_);
  senses.closed |= found->second.Has(LineSense::kClosed, languages_);
}

}  // namespace qsift
