#include "src/structure/choose/voted_numbers.h"

#include <algorithm>
#include <map>

#include "src/rules/form_rules.h"
#include "src/structure/choose/number_sequence.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/options.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kNumberWithin = 40;  // bytes of a line; its number stands no further
constexpr std::size_t kFewestVoters = 3;

bool HasDigit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (DigitValue(c.value) >= 0 || HanNumeral(c.value) > 0) return true;
    at += c.size;
  }
  return false;
}

void Mix(std::uint32_t& shape, std::uint32_t with) { shape = shape * 16777619U ^ with; }

// Capital letters before the digits belong to the number ("AB-12"), others to the words before
// it; a single "Q" is a word. The shape is what stands around the number.
void TakeLetters(const Blocks& blocks, NumberedLine& line) {
  const std::string_view number = blocks.Text(line.number);
  std::size_t digits = 0;
  std::size_t letters = 0;
  bool capitals = true;
  while (digits < number.size()) {
    const CodePoint c = DecodeAt(number, digits);
    if (DigitValue(c.value) >= 0 || HanNumeral(c.value) > 0) break;
    if (IsLetter(c.value)) ++letters;
    capitals &= IsUpper(c.value) || !IsLetter(c.value);
    digits += c.size;
  }
  const bool word = !capitals || (letters == 1 && number.front() == 'Q');
  if (word) line.number.begin += static_cast<std::uint32_t>(digits);
  line.path = ParseNumber(blocks.Text(line.number));
  line.shape = 1;
  for (const char c : blocks.Text({blocks.facts[line.line].content.begin, line.number.begin})) {
    Mix(line.shape, static_cast<unsigned char>(c));
  }
  Mix(line.shape, 0);
  for (const char c : blocks.Text({line.number.end, line.text.begin})) {
    if (!IsSpace(c)) Mix(line.shape, static_cast<unsigned char>(c));
  }
}

// Nothing but a blank stands after the number: "7 Name", "Item 7 Name".
bool IsBare(const Blocks& blocks, const NumberedLine& line) {
  const std::string_view between = blocks.Text({line.number.end, line.text.begin});
  return between.find_first_not_of(" \t") == between.npos;
}

bool BeginsSentence(const Blocks& blocks, Span text) {
  if (text.empty()) return true;
  const char32_t first = DecodeAt(blocks.text, text.begin).value;
  return !IsLower(first) && DigitValue(first) < 0;
}

class Election {
 public:
  explicit Election(const Blocks& blocks) : blocks_(blocks), words_(blocks) {}

  std::vector<NumberedLine> Run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (MayHoldNumber(i)) Propose(i);
      if (IsHeadingSign(blocks_, i)) headings_.push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<NumberedLine> elected;
    for (const auto& [shape, lines] : proposed_) {
      if (lines.size() < kFewestVoters) continue;
      NumberSequence sequence(blocks_, lines, headings_);
      sequence.Solve();
      const std::vector<NumberedLine> members = sequence.Members();
      if (CountOn(members) && LookLikeQuestions(members)) {
        elected.insert(elected.end(), members.begin(), members.end());
      }
    }
    return elected;
  }

 private:
  bool MayHoldNumber(std::size_t i) const {
    switch (blocks_.facts[i].sign) {
      case Sign::kUnderline:
      case Sign::kTable:
      case Sign::kComment:
      case Sign::kFrontMatter:
      case Sign::kCode:
      case Sign::kContents: return false;
      case Sign::kNone:
      case Sign::kBullet:
      case Sign::kHeading:
      case Sign::kQuote: return true;
    }
    return false;
  }

  void Propose(std::size_t i) {
    bool numbered = false;
    for (const std::int16_t index : blocks_.facts[i].openers) {
      if (index < 0) break;
      const OpenerRule& rule = blocks_.rules->openers.rules[static_cast<std::size_t>(index)];
      if (rule.kind == OpenerKind::kReply || rule.kind == OpenerKind::kPage || rule.named) return;
      if (rule.kind != OpenerKind::kNumber) continue;
      numbered = true;
      // In a quote, which is a reply more often than not, all numbers are put to the vote.
      if (blocks_.facts[i].sign != Sign::kQuote) continue;
      if (const auto line = ReadNumber(blocks_, i, rule)) Add(*line);
    }
    if (numbered) return;
    if (const auto line = ReadVotedNumber(blocks_, i)) Add(*line);
  }

  // Signs around the number, or words before it, are shape enough: some of such lines may have a
  // bullet ("* [G1Q01] Name", where the star marks what is required).
  void Add(NumberedLine line) {
    if (line.shape == 0 || IsBare(blocks_, line)) {
      const LineFacts& facts = blocks_.facts[line.line];
      for (const char c : line.rule->id) Mix(line.shape, static_cast<unsigned char>(c));
      Mix(line.shape, static_cast<std::uint32_t>(facts.sign));
      Mix(line.shape, facts.level);
      Mix(line.shape, blocks_.lines[line.line].indent >= 2 ? 1 : 0);
    }
    proposed_[line.shape].push_back(line);
  }

  // Most numbers are the ones that were due.
  static bool CountOn(const std::vector<NumberedLine>& members) {
    if (members.size() < kFewestVoters) return false;
    std::size_t due = 0;
    for (std::size_t i = 1; i < members.size(); ++i) {
      const NumberPath& a = members[i - 1].path;
      const NumberPath& b = members[i].path;
      const bool next = a.depth == b.depth && b.at[b.depth - 1U] == a.at[a.depth - 1U] + 1;
      const bool first = b.at[b.depth - 1U] <= 1;
      due += next || first || a.depth != b.depth ? 1U : 0U;
    }
    return 10 * due >= 7 * (members.size() - 1);
  }

  bool LookLikeQuestions(const std::vector<NumberedLine>& members) const {
    std::size_t asking = 0;
    std::size_t apart = 0;
    for (const NumberedLine& member : members) {
      asking += AsksSomehow(member) ? 1U : 0U;
      apart += member.line == 0 || blocks_.lines[member.line].blanks > 0 ? 1U : 0U;
    }
    const Sign sign = blocks_.facts[members.front().line].sign;
    if (sign == Sign::kHeading || sign == Sign::kQuote || IsBare(blocks_, members.front())) {
      return 2 * asking >= members.size();
    }
    return 3 * asking >= members.size() || 10 * apart >= 7 * members.size();
  }

  // A line of nothing but its number asks by the line below it.
  bool AsksSomehow(const NumberedLine& line) const {
    if (AsksForReply(blocks_, line)) return true;
    const std::string_view text = blocks_.Text(line.text);
    if (!text.empty()) return HasQuestionMark(text) || words_.Asks(text);
    const std::size_t next = line.line + std::size_t{1};
    return next < blocks_.size() && words_.Asks(blocks_.Content(next));
  }

  const Blocks& blocks_;
  LineWords words_;
  std::map<std::uint32_t, std::vector<NumberedLine>> proposed_;  // by shape
  std::vector<std::uint32_t> headings_;
};

}  // namespace

std::optional<NumberedLine> ReadVotedNumber(const Blocks& blocks, std::size_t line) {
  if (!HasDigit(blocks.Content(line).substr(0, kNumberWithin))) return std::nullopt;
  for (const OpenerRule& rule : blocks.rules->openers.voted) {
    if (rule.kind != OpenerKind::kNumber) continue;
    auto number = ReadNumber(blocks, line, rule);
    if (!number) continue;
    TakeLetters(blocks, *number);
    if (!IsBare(blocks, *number) || BeginsSentence(blocks, number->text)) return number;
  }
  return std::nullopt;
}

std::optional<NumberedLine> ReadVotedTitle(const Blocks& blocks, std::size_t line) {
  for (const OpenerRule& rule : blocks.rules->openers.voted) {
    if (rule.kind != OpenerKind::kSection) continue;
    auto title = ReadNumber(blocks, line, rule);
    // After "1st" the words go on: "1st round - what was asked".
    if (!title || (!BeginsSentence(blocks, title->text) && !HasDigit(blocks.Text(title->number)))) {
      continue;
    }
    const Span content = blocks.facts[line].content;
    title->path.depth = 1;  // "2nd" counts as 2
    title->shape = 1;
    for (const char c : rule.id) Mix(title->shape, static_cast<unsigned char>(c));
    for (const char c : blocks.Text({content.begin, title->number.begin})) {
      Mix(title->shape, static_cast<unsigned char>(c));
    }
    for (const char c : blocks.Text({title->number.end, title->text.begin})) {
      Mix(title->shape, static_cast<unsigned char>(c));
    }
    return title;
  }
  return std::nullopt;
}

void AddVotedNumbers(const Blocks& blocks, std::vector<NumberedLine>& candidates) {
  const std::vector<NumberedLine> elected = Election(blocks).Run();
  if (elected.empty()) return;
  candidates.insert(candidates.end(), elected.begin(), elected.end());
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const NumberedLine& a, const NumberedLine& b) { return a.line < b.line; });
}

}  // namespace qsift
