#include "src/structure/lines/speakers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/turn_labels.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/string_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongName = 40;    // bytes
constexpr std::size_t kWordsOfName = 4;  // a longer label is a phrase
constexpr std::uint32_t kFewTurns = 3;   // turns of one who asks
constexpr std::uint32_t kFewReplies = 2;
constexpr std::size_t kLongInitials = 3;  // bytes
constexpr std::size_t kLongNumber = 16;   // bytes of the word before a number

// The bytes of a time in brackets, with the blanks after it: "[00:01:12] "; 0 where none stands.
std::size_t TimeSize(std::string_view text) {
  if (text.empty() || (text.front() != '[' && text.front() != '(')) return 0;
  const char close = text.front() == '[' ? ']' : ')';
  std::size_t at = text.find_first_not_of("0123456789:.,-> ", 1);
  if (at == text.npos || at < 3 || text[at] != close) return 0;
  for (++at; at < text.size() && IsSpace(text[at]);) ++at;
  return at;
}

struct Label {
  std::string name;      // folded
  std::size_t size = 0;  // bytes of the content up to what is said
};

// "[RK] ": the bytes up to what is said; 0 where no name in brackets begins the text.
std::size_t BracketedSize(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  const std::size_t close = text.find(']');
  if (close == text.npos || close < 3 || close > kLongName || close + 2 >= text.size()) return 0;
  const std::string_view name = text.substr(1, close - 1);
  const bool upper = std::all_of(name.begin(), name.end(), [](char c) {
    return IsAsciiUpper(c) || !IsAscii(c) || IsDigit(c);
  });
  return upper && IsLetter(DecodeAt(name, 0).value) && text[close + 1] == ' ' ? close + 2 : 0;
}

// "P.- ", "R. — ", "Q - ": initials, and a dash after them.
std::size_t InitialsSize(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < kLongInitials && IsAsciiUpper(text[at])) ++at;
  if (at == 0) return 0;
  while (at < text.size() && (text[at] == '.' || text[at] == ' ')) ++at;
  if (at >= text.size()) return 0;
  const CodePoint dash = DecodeAt(text, at);
  if (!IsDash(dash.value)) return 0;
  at += dash.size;
  const std::size_t said = text.find_first_not_of(' ', at);
  return said == text.npos || said == at ? 0 : said;
}

// "site_owner | ": the bytes up to the label of the field; 0 where there is no such name.
std::size_t FieldNameSize(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at <= kLongName &&
         (IsAsciiAlnum(text[at]) || text[at] == '_' || text[at] == '.' || text[at] == '-')) {
    ++at;
  }
  const std::string_view rest = text.substr(at);
  if (at < 2 || !rest.starts_with(" | ") || rest.find('|', 2) != rest.npos) return 0;
  return at + 3;
}

// The name before a colon that a line begins with, in brackets or before a dash, where something is
// said after it.
std::optional<Label> LabelOf(std::string_view content) {
  const PlainText plain = PlainBeginning(content);
  std::string_view text = plain.text();
  const std::size_t time = TimeSize(text);
  text.remove_prefix(time);
  for (const std::size_t size : {BracketedSize(text), InitialsSize(text)}) {
    if (size == 0) continue;
    const std::size_t begin = text.front() == '[' ? 1 : 0;
    const std::size_t end = text.find_first_of("]. -\xE2", begin);
    return Label{Folded(text.substr(begin, end - begin)), plain.Offset(time + size)};
  }
  std::size_t words = 1;
  std::size_t at = 0;
  while (at < text.size() && at <= kLongName) {
    const CodePoint c = DecodeAt(text, at);
    if (IsColon(c.value)) {
      std::size_t end = at + c.size;
      while (end < text.size() && (IsSpace(text[end]) || text[end] == '*')) ++end;
      const bool spaced = c.value != ':' || end > at + c.size;
      if (at == 0 || !spaced || end >= text.size()) return {};
      return Label{Folded(text.substr(0, at)), plain.Offset(time + end)};
    }
    if (IsSpace(text[at]) && ++words > kWordsOfName) return {};
    const bool fits = IsWordPart(c.value) || IsSpace(text[at]) || c.value == '.' ||
                      c.value == '-' || c.value == '\'' || c.value == 0x2019;
    if (!fits || (at == 0 && !IsLetter(c.value))) return {};
    at += c.size;
  }
  return {};
}

struct Speaker {
  std::uint32_t lines = 0;  // that begin with the name, numbered ones too
  std::uint32_t turns = 0;
  std::uint32_t asking = 0;    // turns with a question mark in them
  std::uint32_t answered = 0;  // turns right before one of another speaker
  std::uint32_t replying = 0;  // turns right after one of a speaker who asks
  std::uint32_t below = 0;     // turns right below a line that ends with a question mark
  bool bracketed = false;
  Turn role = Turn::kNone;
};

class Conversation {
 public:
  explicit Conversation(const Blocks& blocks) : blocks_(blocks) {}

  std::vector<SpokenLine> Run() {
    Collect();
    told_.resize(blocks_.size());
    if (Elect()) {
      Tell();
    } else {
      TellReplies();
    }
    TellNamed();
    TellLabels(blocks_, told_);
    return std::move(told_);
  }

 private:
  struct TurnAt {
    std::uint32_t line = 0;
    std::uint16_t label = 0;
    Speaker* speaker = nullptr;
  };

  void Collect() {
    std::vector<std::optional<Label>> labels(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!HoldsText(blocks_.facts[i].sign)) continue;
      const std::size_t number = NumberSize(i);
      labels[i] = LabelOf(blocks_.Content(i).substr(number));
      if (!labels[i]) continue;
      labels[i]->size += number;
      ++speakers_[labels[i]->name].lines;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::optional<Label>& label = labels[i];
      Speaker* const speaker = label ? &speakers_[label->name] : nullptr;
      // After a number only a name that recurs is one of a speaker.
      if (Numbered(i) && (speaker == nullptr || speaker->lines < kFewTurns)) {
        if (HoldsText(blocks_.facts[i].sign) && HasQuestionMark(blocks_.Content(i))) {
          numbers_.push_back(static_cast<std::uint32_t>(i));
        }
        continue;
      }
      if (speaker == nullptr) continue;
      ++speaker->turns;
      speaker->bracketed = blocks_.Content(i).starts_with('[');
      if (i > 0 && QuestionMarkAtEnd(blocks_.Content(i - 1)) > 0) ++speaker->below;
      turns_.push_back(
          {static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(label->size), speaker});
    }
    for (std::size_t k = 0; k < turns_.size(); ++k) {
      const std::size_t end = k + 1 < turns_.size() ? turns_[k + 1].line : blocks_.size();
      bool asks = false;
      for (std::size_t i = turns_[k].line; i < end && !asks; ++i) {
        if (i > turns_[k].line && Numbered(i)) break;
        asks = HasQuestionMark(blocks_.Content(i));
      }
      turns_[k].speaker->asking += asks;
      const bool answered = k + 1 < turns_.size() && turns_[k + 1].speaker != turns_[k].speaker;
      turns_[k].speaker->answered += answered;
    }
  }

  // The bytes of the number that the content begins with, "3. " or "Question 3. ".
  std::size_t NumberSize(std::size_t i) const {
    const std::string_view content = blocks_.Content(i);
    std::size_t at = 0;
    while (at < content.size() && at < kLongNumber && !IsDigit(content[at])) {
      const CodePoint c = DecodeAt(content, at);
      if (!IsLetter(c.value) && c.value != ' ') return 0;
      at += c.size;
    }
    const std::size_t digits = at;
    while (at < content.size() && IsDigit(content[at])) ++at;
    if (at == digits || at + 1 >= content.size()) return 0;
    const bool sign = content[at] == '.' || content[at] == ')';
    return sign && content[at + 1] == ' ' ? at + 2 : 0;
  }

  bool Numbered(std::size_t i) const { return blocks_.Opener(i, OpenerKind::kNumber) != nullptr; }

  // Whether somebody asks and somebody replies, more often than numbered lines ask between them.
  bool Elect() {
    std::uint32_t asked = 0;
    for (auto& [name, speaker] : speakers_) {
      const bool asks = speaker.turns >= kFewTurns && 2 * speaker.asking >= speaker.turns &&
                        3 * speaker.answered >= 2 * speaker.turns;
      if (!asks) continue;
      speaker.role = Turn::kAsk;
      asked += speaker.turns;
    }
    for (std::size_t k = 0; k + 1 < turns_.size(); ++k) {
      if (turns_[k].speaker->role != Turn::kAsk) continue;
      Speaker& next = *turns_[k + 1].speaker;
      if (next.role == Turn::kNone) ++next.replying;
    }
    std::uint32_t replied = 0;
    for (auto& [name, speaker] : speakers_) {
      if (speaker.role != Turn::kNone || speaker.replying < kFewReplies) continue;
      speaker.role = Turn::kReply;
      replied += speaker.replying;
    }
    // The number before the first of them stands outside.
    return asked > NumbersBetween() + 1 && 2 * replied >= asked;
  }

  // The numbered lines that ask, from the first turn of one who asks to the last.
  std::size_t NumbersBetween() const {
    const auto asks = [](const TurnAt& turn) { return turn.speaker->role == Turn::kAsk; };
    const auto first = std::find_if(turns_.begin(), turns_.end(), asks);
    const auto last = std::find_if(turns_.rbegin(), turns_.rend(), asks);
    if (first == turns_.end()) return 0;
    return static_cast<std::size_t>(
        std::count_if(numbers_.begin(), numbers_.end(),
                      [&](std::uint32_t line) { return first->line < line && line < last->line; }));
  }

  // What was said last ends with its paragraph: nobody tells where the conversation ends.
  bool EndsTurn(std::size_t i, bool last) const {
    return blocks_.facts[i].sign == Sign::kHeading || (last && blocks_.lines[i].blanks > 0);
  }

  void Tell() {
    for (std::size_t k = 0; k < turns_.size(); ++k) {
      const TurnAt& turn = turns_[k];
      if (turn.speaker->role == Turn::kNone) continue;
      told_[turn.line] = {turn.speaker->role, turn.label};
      if (turn.speaker->role != Turn::kReply) continue;
      const std::size_t end = k + 1 < turns_.size() ? turns_[k + 1].line : blocks_.size();
      for (std::size_t i = turn.line + 1; i < end; ++i) {
        if (EndsTurn(i, k + 1 == turns_.size())) break;
        told_[i].turn = Turn::kReply;
      }
    }
  }

  // Where nobody has a label who asks, a name in brackets below the questions replies to them.
  void TellReplies() {
    for (const TurnAt& turn : turns_) {
      const Speaker& speaker = *turn.speaker;
      if (speaker.bracketed && speaker.turns >= kFewTurns && 2 * speaker.below >= speaker.turns) {
        told_[turn.line] = {Turn::kReply, turn.label};
      }
    }
  }

  // "site_owner | Who owns the site?": a dump names each field, and no two alike. What stands below
  // is what was filled in.
  void TellNamed() {
    std::vector<std::pair<std::size_t, std::size_t>> named;  // lines, bytes of the name
    StringSet names;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::string_view content = blocks_.Content(i);
      const std::size_t size = FieldNameSize(content);
      if (size == 0 || blocks_.facts[i].sign != Sign::kNone) continue;
      named.emplace_back(i, size);
      names.emplace(content.substr(0, size));
      filled += i + 1 < blocks_.size() && blocks_.facts[i + 1].sign == Sign::kQuote;
    }
    if (named.size() < kFewTurns || names.size() < named.size() || 3 * filled < 2 * named.size()) {
      return;
    }
    for (const auto& [line, size] : named) {
      told_[line] = {Turn::kAsk, static_cast<std::uint16_t>(size)};
    }
  }

  const Blocks& blocks_;
  StringMap<Speaker> speakers_;
  std::vector<TurnAt> turns_;
  std::vector<std::uint32_t> numbers_;  // lines
  std::vector<SpokenLine> told_;
};

}  // namespace

std::vector<SpokenLine> FindSpeakers(const Blocks& blocks) { return Conversation(blocks).Run(); }

}  // namespace qsift
