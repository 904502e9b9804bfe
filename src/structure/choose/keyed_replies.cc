#include "src/structure/choose/keyed_replies.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "src/structure/lines/emphasis.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewestKeys = 3;  // fewer are replies only where each question has one
constexpr std::size_t kWordsOfKey = 4;
constexpr std::size_t kLongKey = 40;  // bytes of the words before the number

struct Key {
  std::string look;         // the folded words, and the sign after the number
  std::string_view number;  // without a dot at its end
  std::size_t size = 0;     // bytes of the text up to what is said
};

// "Re 3:", "Zu Frage 4.", "Al punto 5 -": words, a number and a sign.
std::optional<Key> ReadKey(std::string_view text) {
  std::size_t at = 0;
  std::size_t words = 0;
  while (at < text.size() && at <= kLongKey && IsLetter(DecodeAt(text, at).value)) {
    while (at < text.size() && WordBeginsAt(text, at)) at += DecodeAt(text, at).size;
    if (++words > kWordsOfKey || at >= text.size() || text[at] != ' ') return std::nullopt;
    ++at;
  }
  if (words == 0) return std::nullopt;
  const std::size_t begin = at;
  while (at < text.size() && (IsDigit(text[at]) || text[at] == '.')) ++at;
  std::size_t end = at;
  while (end > begin && text[end - 1] == '.') --end;
  if (end == begin) return std::nullopt;
  const bool dot = end < at;
  while (at < text.size() && text[at] == ' ') ++at;
  const char32_t sign = at < text.size() ? DecodeAt(text, at).value : 0;
  const bool signed_key = IsColon(sign) || IsDash(sign) || sign == ')';
  if (!dot && !signed_key) return std::nullopt;
  if (signed_key) at += DecodeAt(text, at).size;
  while (at < text.size() && text[at] == ' ') ++at;
  Key key;
  AppendFolded(text.substr(0, begin), key.look);
  key.look.push_back(signed_key ? ':' : '.');
  key.number = text.substr(begin, end - begin);
  key.size = at;
  return key;
}

// The questions that have a number of their own, by that number.
std::map<std::string, std::uint32_t, std::less<>> ByNumber(
    const Blocks& blocks, const std::vector<NumberedLine>& questions) {
  std::map<std::string, std::uint32_t, std::less<>> by_number;
  for (std::size_t k = 0; k < questions.size(); ++k) {
    std::string_view number = blocks.Text(questions[k].number);
    if (questions[k].sub || number.empty()) continue;
    while (!number.empty() && number.back() == '.') number.remove_suffix(1);
    // A number that comes again names nothing.
    if (!by_number.emplace(number, static_cast<std::uint32_t>(k)).second) return {};
  }
  return by_number;
}

}  // namespace

std::vector<KeyedReply> FindKeyedReplies(const Blocks& blocks,
                                         const std::vector<NumberedLine>& questions) {
  if (questions.size() < 2) return {};
  const auto by_number = ByNumber(blocks, questions);
  if (by_number.size() < 2) return {};
  std::map<std::string, std::vector<KeyedReply>> looks;
  for (std::size_t line = questions.back().line + std::size_t{1}; line < blocks.size(); ++line) {
    const LineFacts& facts = blocks.facts[line];
    if (!HoldsText(facts.sign)) continue;
    const PlainText plain = PlainBeginning(blocks.Content(line));
    const std::optional<Key> key = ReadKey(plain.text());
    if (!key) continue;
    const auto named = by_number.find(key->number);
    if (named == by_number.end()) continue;
    std::vector<KeyedReply>& found = looks[key->look];
    // A key that counts back begins something else.
    if (!found.empty() && found.back().question >= named->second) continue;
    Span text = facts.content;
    text.begin += std::min(text.size(), plain.Offset(key->size));
    found.push_back({static_cast<std::uint32_t>(line), named->second, text});
  }
  std::vector<KeyedReply> best;
  for (auto& [look, found] : looks) {
    if (found.size() > best.size()) best = std::move(found);
  }
  if (best.size() < kFewestKeys && best.size() < by_number.size()) return {};
  // Right below the last question they are the parts of its reply.
  if (best.empty() || blocks.lines[best.front().line].blanks == 0) return {};
  return best;
}

}  // namespace qsift
