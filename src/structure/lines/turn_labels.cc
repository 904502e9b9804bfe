#include "src/structure/lines/turn_labels.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/string_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewReplies = 2;
constexpr std::size_t kLongLone = 40;       // bytes of a line that holds nothing but a label
constexpr std::size_t kLettersOfDate = 20;  // of a date after such a label
constexpr std::size_t kWordsOfTitle = 3;    // "Our response", "Answer of mayor"
constexpr std::size_t kLongKey = 60;        // bytes of a label that names its question
constexpr std::size_t kWordsOfKey = 8;
constexpr std::size_t kDotsOfNumber = 2;   // "2.1.3"; an address of a network has more
constexpr std::size_t kLongWordOfKey = 3;  // letters; of one after the number ("3 and 4", "6 a)")

// " to question 3", " zu Fragen 6 a) bis 6 c)": all of the text names what is replied to. After its
// first number stand numbers, letters and short words only, so "on 3 of the offers" names nothing.
bool IsKey(std::string_view text) {
  std::size_t words = 0;
  std::size_t inside = 0;  // dots inside numbers
  bool number = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (!IsWordPart(c.value)) {
      const bool between = IsSpace(text[at]) || IsDash(c.value) || c.value == '.' ||
                           c.value == '#' || c.value == 0xB0 || c.value == 0xBA ||
                           c.value == 0x2116;
      inside += c.value == '.' && at + 1 < text.size() && IsDigit(text[at + 1]) ? 1U : 0U;
      if (inside > kDotsOfNumber) return false;
      if (!between && (!number || (c.value != ',' && c.value != '(' && c.value != ')'))) {
        return false;
      }
      at += c.size;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && IsWordPart(DecodeAt(text, at).value)) at += DecodeAt(text, at).size;
    const std::string_view word = text.substr(begin, at - begin);
    const bool digits = IsDigit(word.front());
    if (++words > kWordsOfKey || (number && !digits && CountCodePoints(word) > kLongWordOfKey) ||
        (digits && CountCodePoints(word) > kLongWordOfKey)) {
      return false;
    }
    number |= digits;
  }
  return number;
}

class Labels {
 public:
  Labels(const Blocks& blocks, std::vector<SpokenLine>& told) : blocks_(blocks), told_(told) {}

  // "Question" and "Answer", "Response of 4 May": labels that are lines of their own.
  void TellLone() {
    std::vector<std::pair<std::size_t, Turn>> lone;
    std::size_t replies = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Turn turn = told_[i].turn == Turn::kNone ? LoneTurn(i) : Turn::kNone;
      if (turn == Turn::kNone) continue;
      lone.emplace_back(i, turn);
      replies += turn == Turn::kReply;
    }
    if (replies < kFewReplies) return;
    for (const auto& [line, turn] : lone) {
      told_[line] = {turn, static_cast<std::uint16_t>(blocks_.Content(line).size())};
    }
  }

  // "Answer to question 3:", "Our reply to comments 6 a) to c)": labels that name what they reply
  // to.
  void TellKeyed() {
    std::vector<std::pair<std::size_t, std::size_t>> keyed;  // lines, bytes of the label
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::size_t size = told_[i].turn == Turn::kNone ? KeyedSize(i) : 0;
      if (size > 0) keyed.emplace_back(i, size);
    }
    if (keyed.size() < kFewReplies || 2 * CountLed(keyed) <= keyed.size()) return;
    for (const auto& [line, size] : keyed) {
      told_[line] = {Turn::kReply, static_cast<std::uint16_t>(size)};
    }
  }

 private:
  // Before how many of the labels something asks or counts, below the one before: "Response time
  // level 2: ..." below "Response time level 1: ..." replies to nothing.
  std::size_t CountLed(const std::vector<std::pair<std::size_t, std::size_t>>& keyed) const {
    std::size_t led = 0;
    std::size_t begin = 0;
    for (const auto& [line, size] : keyed) {
      std::size_t i = begin;
      while (i < line && !Numbered(i) && !HasQuestionMark(blocks_.Content(i))) ++i;
      led += i < line ? 1U : 0U;
      begin = line + 1;
    }
    return led;
  }

  bool Numbered(std::size_t i) const { return blocks_.Opener(i, OpenerKind::kNumber) != nullptr; }

  // The bytes of the label up to what is said; 0 where no such label begins the line.
  std::size_t KeyedSize(std::size_t i) {
    const Sign sign = blocks_.facts[i].sign;
    if ((!HoldsText(sign) && sign != Sign::kHeading) || Numbered(i)) return 0;
    const PlainText plain = PlainBeginning(blocks_.Content(i));
    const std::string_view text = plain.text();
    std::size_t colon = 0;
    while (colon < text.size() && colon <= kLongKey && !IsColon(DecodeAt(text, colon).value)) {
      colon += DecodeAt(text, colon).size;
    }
    if (colon > kLongKey) return 0;
    const std::string_view label = text.substr(0, colon);
    if (std::none_of(label.begin(), label.end(), IsDigit)) return 0;
    std::size_t end = 0;
    for (std::size_t words = 0; words < kWordsOfTitle; ++words) {
      const std::size_t word = WordsEnd(label, end);
      if (word == end) return 0;
      end = word;
      if (IsKey(label.substr(end)) && TurnOfPhrase(label.substr(0, end)) == Turn::kReply) {
        if (colon == text.size()) return blocks_.Content(i).size();
        colon += DecodeAt(text, colon).size;
        while (colon < text.size() && (IsSpace(text[colon]) || text[colon] == '*')) ++colon;
        return plain.Offset(colon);
      }
    }
    return 0;
  }

  // The end of the word at the offset, with blanks before it; the offset where none stands there.
  static std::size_t WordsEnd(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t begin = end;
    while (end < text.size() && IsLetter(DecodeAt(text, end).value)) {
      end += DecodeAt(text, end).size;
    }
    return end == begin ? at : end;
  }

  // What the packs read as a label before a colon, with nothing after it but a date.
  Turn LoneTurn(std::size_t i) {
    const std::string_view content = blocks_.Content(i);
    if (content.empty() || content.size() > kLongLone || Numbered(i) ||
        (blocks_.facts[i].sign != Sign::kNone && blocks_.facts[i].sign != Sign::kHeading)) {
      return Turn::kNone;
    }
    std::size_t end = 0;
    for (std::size_t words = 0; words < kWordsOfTitle; ++words) {
      const std::size_t word = WordsEnd(content, end);
      if (word == end) break;
      end = word;
      const std::string_view rest = content.substr(end);
      const bool dated = rest.size() <= kLettersOfDate && rest.starts_with(' ') &&
                         std::count_if(rest.begin(), rest.end(), IsDigit) >= 4;
      if (rest.empty() || rest == ":" || dated) return TurnOfPhrase(content.substr(0, end));
    }
    return Turn::kNone;
  }

  Turn TurnOfPhrase(std::string_view words) {
    if (const auto known = words_.find(words); known != words_.end()) return known->second;
    const std::string phrase(words);
    return words_.emplace(phrase, TurnOfWord(phrase + ": x")).first->second;
  }

  Turn TurnOfWord(std::string_view text) {
    const OpenerRules& openers = blocks_.rules->openers;
    if (!openers.set.Match(text, blocks_.Spoken(), hits_)) return Turn::kNone;
    for (const int hit : hits_) {
      const OpenerKind kind = openers.rules[static_cast<std::size_t>(hit)].kind;
      if (kind == OpenerKind::kReply) return Turn::kReply;
      if (kind == OpenerKind::kAsk) return Turn::kAsk;
    }
    return Turn::kNone;
  }

  const Blocks& blocks_;
  std::vector<SpokenLine>& told_;
  StringMap<Turn> words_;
  std::vector<int> hits_;  // scratch
};

}  // namespace

void TellLabels(const Blocks& blocks, std::vector<SpokenLine>& told) {
  Labels labels(blocks, told);
  labels.TellLone();
  labels.TellKeyed();
}

}  // namespace qsift
