#include "src/enrich/citation_tokens.h"

#include <algorithm>
#include <string>

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::uint16_t kAnchor = kInstrument | kUnit | kFormAnchor;
constexpr std::size_t kLongHead = 4;  // words in the name of an instrument

// The end of the word that begins at `begin`: letters and digits, with a hyphen or apostrophe
// between two of them.
std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const char c = text[i];
    if (IsAscii(c)) {
      const bool inner = (c == '-' || c == '\'') && i > begin && i + 1 < text.size() &&
                         (IsAsciiAlpha(text[i + 1]) || !IsAscii(text[i + 1]));
      if (!IsAsciiAlnum(c) && !inner) break;
      ++i;
      continue;
    }
    const CodePoint point = DecodeAt(text, i);
    const bool apostrophe = point.value == 0x2019 && i > begin &&
                            i + point.size < text.size() && IsAsciiAlpha(text[i + point.size]);
    if (!apostrophe && !IsAlnum(point.value) && point.value != 0xBA && point.value != 0xB0) break;
    i += point.size;
  }
  return i;
}

// A number with what belongs to it: "5.1.10", "2016/679", "37-51-th", "149-FZ".
std::size_t NumberEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const char c = text[i];
    const bool inner = (c == '.' || c == '/' || c == '-') && i + 1 < text.size() &&
                       (IsAsciiAlnum(text[i + 1]));
    if (!IsAsciiAlnum(c) && !inner) break;
    ++i;
  }
  return i;
}

// "Law", "LAW", "e-Government".
bool HasUpper(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); i += DecodeAt(word, i).size) {
    if (IsUpper(DecodeAt(word, i).value)) return true;
  }
  return false;
}

bool IsQuoteSign(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

const CitationWord* Look(const CitationRules& rules, std::string_view text, std::string& folded) {
  folded.clear();
  AppendFolded(text, folded);
  const auto found = rules.words.find(folded);
  return found == rules.words.end() ? nullptr : &found->second;
}

}  // namespace

bool HasCitationWord(const CitationRules& rules, std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    if (IsAscii(text[i]) && !IsAsciiAlpha(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (IsAsciiAlpha(text[end]) || !IsAscii(text[end]))) ++end;
    if (end - i < 24) {
      const CitationWord* word = Look(rules, text.substr(i, end - i), folded);
      if (word != nullptr && (word->classes & kAnchor) != 0) return true;
    }
    i = end;
  }
  return false;
}

std::vector<CitationToken> TokenizeCitations(const CitationRules& rules, std::string_view text,
                                             std::uint32_t base, const std::vector<Link>& links) {
  using Type = CitationToken::Type;
  std::vector<CitationToken> tokens;
  tokens.reserve(text.size() / 5 + 8);
  std::size_t link = 0;
  std::string folded;
  const auto add = [&](std::size_t begin, std::size_t end, Type type) -> CitationToken& {
    CitationToken& token = tokens.emplace_back();
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.type = type;
    return token;
  };
  for (std::size_t i = 0; i < text.size();) {
    while (link < links.size() && links[link].text.end - base <= i) ++link;
    if (link < links.size() && links[link].text.begin - base <= i) {
      const std::size_t end = links[link].text.end - base;
      add(i, end, Type::kLink);
      i = end;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    if (c.value == '\n') {
      add(i, i + 1, Type::kBreak);
      ++i;
    } else if (c.value == ' ' || c.value == '\t') {
      ++i;
    } else if (c.value >= '0' && c.value <= '9') {
      const std::size_t end = NumberEnd(text, i);
      add(i, end, Type::kNumber);
      i = end;
    } else if (IsAlnum(c.value)) {
      std::size_t end = WordEnd(text, i);
      if (link < links.size()) end = std::min<std::size_t>(end, links[link].text.begin - base);
      CitationToken& token = add(i, end, Type::kWord);
      token.capital = HasUpper(text.substr(i, end - i));
      token.word = Look(rules, text.substr(i, end - i), folded);
      if (token.word != nullptr) token.classes = token.word->classes;
      i = end;
    } else {
      CitationToken& token =
          add(i, i + c.size, IsQuoteSign(c.value) ? Type::kQuote : Type::kSign);
      token.word = Look(rules, text.substr(i, c.size), folded);
      if (token.word != nullptr) token.classes = token.word->classes;
      i += c.size;
    }
  }
  // Names of instruments, the longest first: "strategic plan" before "plan".
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (std::size_t size = std::min(kLongHead, tokens.size() - i); size > 0; --size) {
      if (tokens[i].type != Type::kWord || tokens[i + size - 1].type != Type::kWord) continue;
      if (size == 1 && (tokens[i].classes & kInstrument) == 0) continue;
      const CitationWord* word = tokens[i].word;
      if (size > 1) {
        if ((tokens[i + size - 1].classes & kInstrument) == 0 &&
            (tokens[i].classes & kInstrument) == 0) {
          continue;
        }
        word = Look(rules, text.substr(tokens[i].span.begin,
                                       tokens[i + size - 1].span.end - tokens[i].span.begin),
                    folded);
        if (word == nullptr || (word->classes & kInstrument) == 0) continue;
      }
      tokens[i].head_size = static_cast<std::uint8_t>(size);
      tokens[i].head = word;
      break;
    }
  }
  return tokens;
}

}  // namespace qsift
