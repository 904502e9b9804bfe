#include "src/rules/replies.h"

#include <algorithm>
#include <string>

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPlaceholder = 400;  // bytes; a longer text is not a placeholder

bool Any(const std::vector<Pattern>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const Pattern& pattern) { return pattern.Search(text); });
}

// The text without the characters that print nothing: "T\u200BBD" is read as "TBD" by everybody.
std::string Printed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (c.value < 0x80 || !IsBlank(c.value)) out.append(text.substr(i, c.size));
    i += c.size;
  }
  return out;
}

void Load(RuleReader& reader, const Node& list, std::vector<Pattern>& patterns) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectRule(node, {})) return;
    patterns.push_back(reader.ReadPattern(node, "pattern"));
  }
}

}  // namespace

bool ReplyRules::Says(std::string_view text) const { return Any(says_something, text); }

bool ReplyRules::IsPlaceholder(std::string_view text) const {
  return text.size() <= kLongPlaceholder && Any(placeholders, Printed(text));
}

bool ReplyRules::IsBlank(std::string_view text) const {
  if (text.size() > kLongPlaceholder) return false;
  while (!text.empty() && !WordBeginsAt(text, 0)) text.remove_prefix(DecodeAt(text, 0).size);
  while (!text.empty() && !WordEndsAt(text, text.size())) {
    text.remove_suffix(DecodeBefore(text, text.size()).size);
  }
  return !text.empty() && blanks.contains(Folded(text));
}

void LoadReplyBlanks(RuleReader& reader, const Node& list, LanguageMask, ReplyRules& replies) {
  for (const std::string& blank : reader.Items(list, "reply_blanks")) {
    replies.blanks.insert(Folded(blank));
  }
}

void LoadSaysSomething(RuleReader& reader, const Node& list, LanguageMask, ReplyRules& replies) {
  Load(reader, list, replies.says_something);
}

void LoadPlaceholders(RuleReader& reader, const Node& list, LanguageMask, ReplyRules& replies) {
  Load(reader, list, replies.placeholders);
}

}  // namespace qsift
