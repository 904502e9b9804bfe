#include "src/structure/lines/speakers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "src/rules/openers.h"
#include "src/text/question_mark.h"
#include "src/text/string_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongName = 40;    // bytes
constexpr std::size_t kWordsOfName = 4;  // a longer label is a phrase
constexpr std::uint32_t kFewTurns = 3;   // turns of one who asks
constexpr std::uint32_t kFewReplies = 2;

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

// The name before a colon that a line begins with, where something is said after it.
std::optional<Label> LabelOf(std::string_view content) {
  const PlainText plain = PlainBeginning(content);
  std::string_view text = plain.text();
  const std::size_t time = TimeSize(text);
  text.remove_prefix(time);
  std::size_t words = 1;
  std::size_t at = 0;
  while (at < text.size() && at <= kLongName) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value == ':' || c.value == 0xFF1A) {
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
  std::uint32_t turns = 0;
  std::uint32_t asking = 0;    // turns with a question mark in them
  std::uint32_t answered = 0;  // turns right before one of another speaker
  std::uint32_t replying = 0;  // turns right after one of a speaker who asks
  Turn role = Turn::kNone;
};

class Conversation {
 public:
  explicit Conversation(const Blocks& blocks) : blocks_(blocks) {}

  std::vector<SpokenLine> Run() {
    Collect();
    if (!Elect()) return std::vector<SpokenLine>(blocks_.size());
    return Tell();
  }

 private:
  struct TurnAt {
    std::uint32_t line = 0;
    std::uint16_t label = 0;
    Speaker* speaker = nullptr;
  };

  void Collect() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Sign sign = blocks_.facts[i].sign;
      const bool text = sign == Sign::kNone || sign == Sign::kQuote || sign == Sign::kBullet;
      if (!text) continue;
      if (Numbered(i)) {
        if (HasQuestionMark(blocks_.Content(i))) numbers_.push_back(static_cast<std::uint32_t>(i));
        continue;
      }
      const auto label = LabelOf(blocks_.Content(i));
      if (!label) continue;
      Speaker& speaker = speakers_.try_emplace(label->name).first->second;
      ++speaker.turns;
      turns_.push_back(
          {static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(label->size), &speaker});
    }
    for (std::size_t k = 0; k < turns_.size(); ++k) {
      const std::size_t end = k + 1 < turns_.size() ? turns_[k + 1].line : blocks_.size();
      bool asks = false;
      for (std::size_t i = turns_[k].line; i < end && !asks && !Numbered(i); ++i) {
        asks = HasQuestionMark(blocks_.Content(i));
      }
      turns_[k].speaker->asking += asks;
      const bool answered = k + 1 < turns_.size() && turns_[k + 1].speaker != turns_[k].speaker;
      turns_[k].speaker->answered += answered;
    }
  }

  bool Numbered(std::size_t i) const { return blocks_.Opener(i, OpenerKind::kNumber) != nullptr; }

  // Whether somebody asks and somebody replies, more often than numbered lines ask between them.
  bool Elect() {
    std::uint32_t asked = 0;
    for (auto& [name, speaker] : speakers_) {
      const bool asks = speaker.turns >= kFewTurns && 3 * speaker.asking >= 2 * speaker.turns &&
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

  std::vector<SpokenLine> Tell() const {
    std::vector<SpokenLine> told(blocks_.size());
    for (std::size_t k = 0; k < turns_.size(); ++k) {
      const TurnAt& turn = turns_[k];
      if (turn.speaker->role == Turn::kNone) continue;
      told[turn.line] = {turn.speaker->role, turn.label};
      if (turn.speaker->role != Turn::kReply) continue;
      const std::size_t end = k + 1 < turns_.size() ? turns_[k + 1].line : blocks_.size();
      for (std::size_t i = turn.line + 1; i < end; ++i) {
        if (EndsTurn(i, k + 1 == turns_.size())) break;
        told[i].turn = Turn::kReply;
      }
    }
    return told;
  }

  const Blocks& blocks_;
  StringMap<Speaker> speakers_;
  std::vector<TurnAt> turns_;
  std::vector<std::uint32_t> numbers_;  // lines
};

}  // namespace

std::vector<SpokenLine> FindSpeakers(const Blocks& blocks) { return Conversation(blocks).Run(); }

}  // namespace qsift
