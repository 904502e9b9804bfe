#include "src/citations/tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHead = 4;  // words in the name of an instrument

// ASCII letters and digits.
constexpr std::array<bool, 256> MakeWordBytes() {
  std::array<bool, 256> bytes{};
  for (std::size_t c = 0; c < 26; ++c) bytes['a' + c] = bytes['A' + c] = true;
  for (std::size_t c = 0; c < 10; ++c) bytes['0' + c] = true;
  return bytes;
}
constexpr std::array<bool, 256> kWordByte = MakeWordBytes();

// The end of the word that begins at `begin`: letters and digits, with a hyphen or apostrophe
// between two of them.
std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    while (i < text.size() && kWordByte[static_cast<unsigned char>(text[i])]) ++i;
    if (i == text.size()) break;
    const char c = text[i];
    if (IsAscii(c)) {
      const bool inner = (c == '-' || c == '\'') && i > begin && i + 1 < text.size() &&
                         (IsAsciiAlpha(text[i + 1]) || !IsAscii(text[i + 1]));
      if (!inner) break;
      ++i;
      continue;
    }
    const CodePoint point = DecodeAt(text, i);
    const bool apostrophe = point.value == 0x2019 && i > begin && i + point.size < text.size() &&
                            IsAsciiAlpha(text[i + point.size]);
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
    const bool inner =
        (c == '.' || c == '/' || c == '-') && i + 1 < text.size() && (IsAsciiAlnum(text[i + 1]));
    if (!IsAsciiAlnum(c) && !inner) break;
    ++i;
  }
  return i;
}

// "Law", "LAW", "e-Government".
bool HasUpper(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (IsAscii(word[i])) {
      if (IsAsciiUpper(word[i++])) return true;
      continue;
    }
    const CodePoint c = DecodeAt(word, i);
    if (IsUpper(c.value)) return true;
    i += c.size;
  }
  return false;
}

bool IsQuoteSign(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

}  // namespace

CitationTokens::CitationTokens(const CitationLexicon& rules, std::string_view text,
                               std::uint32_t base, const std::vector<Link>& links, Storage& storage)
    : rules_(rules), text_(text), tokens_(storage.tokens), anchors_(storage.anchors) {
  tokens_.clear();
  anchors_.clear();
  using Type = CitationToken::Type;
  auto link = static_cast<std::size_t>(
      std::upper_bound(links.begin(), links.end(), base,
                       [](std::uint32_t at, const Link& l) { return at < l.text.end; }) -
      links.begin());
  for (std::size_t i = 0; i < text.size();) {
    while (link < links.size() && links[link].text.end - base <= i) ++link;
    std::size_t stop = text.size();
    if (link < links.size()) {
      stop = links[link].text.begin - base;
      if (stop <= i) {
        Add(i, links[link].text.end - base, Type::kLink);
        i = links[link].text.end - base;
        continue;
      }
    }
    if (text[i] == ' ' || text[i] == '\t') {
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    if (c.value == '\n') {
      Add(i, i + 1, Type::kBreak);
      ++i;
    } else if (c.value >= '0' && c.value <= '9') {
      const std::size_t end = std::min(NumberEnd(text, i), stop);
      Add(i, end, Type::kNumber);
      i = end;
    } else if (c.value < 0x80 ? kWordByte[c.value] : IsAlnum(c.value)) {
      const std::size_t end = std::min(WordEnd(text, i), stop);
      std::uint32_t found = WordIndex::kMissing;
      if (rules.anchors_index.MayHold(text[i], end - i)) {
        found = rules.anchors_index.Find(text.substr(i, end - i));
      }
      Add(i, end, Type::kWord);
      if (found != WordIndex::kMissing) {
        tokens_.back().word = static_cast<std::uint16_t>(found);
        anchors_.push_back(static_cast<std::uint32_t>(tokens_.size() - 1));
      }
      i = end;
    } else {
      Add(i, i + c.size, IsQuoteSign(c.value) ? Type::kQuote : Type::kSign);
      i += c.size;
    }
  }
  FindHeads();
}

void CitationTokens::Add(std::size_t begin, std::size_t end, CitationToken::Type type) {
  CitationToken& token = tokens_.emplace_back();
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.type = type;
}

const CitationWord* CitationTokens::Word(std::size_t i) {
  if (i >= tokens_.size()) return nullptr;
  CitationToken& token = tokens_[i];
  if (token.word == CitationToken::kNotAsked) {
    using Type = CitationToken::Type;
    const bool has_word = token.type == Type::kWord || token.type == Type::kSign;
    const std::uint32_t found = has_word ? rules_.index.Find(Text(i)) : WordIndex::kMissing;
    token.word =
        found == WordIndex::kMissing ? CitationToken::kUnknown : static_cast<std::uint16_t>(found);
  }
  return token.word == CitationToken::kUnknown ? nullptr : rules_.known[token.word];
}

std::uint16_t CitationTokens::Classes(std::size_t i) {
  const CitationWord* word = Word(i);
  return word == nullptr ? std::uint16_t{0} : word->classes;
}

bool CitationTokens::IsCapital(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].type != CitationToken::Type::kWord) return false;
  return HasUpper(Text(i));
}

// Names of instruments, the longest first: "strategic plan" before "plan".
void CitationTokens::FindHeads() {
  for (const std::uint32_t i : anchors_) {
    if ((Classes(i) & (kInstrument | kHeadStart)) == 0) continue;
    for (std::size_t size = std::min(kLongHead, tokens_.size() - i); size > 0; --size) {
      if (tokens_[i + size - 1].type != CitationToken::Type::kWord) continue;
      std::uint32_t found = tokens_[i].word;
      if (size > 1) {
        if ((Classes(i) & kHeadStart) == 0) continue;
        found = rules_.index.Find(text_.substr(
            tokens_[i].span.begin, tokens_[i + size - 1].span.end - tokens_[i].span.begin));
      }
      if (found == WordIndex::kMissing || (rules_.known[found]->classes & kInstrument) == 0)
        continue;
      tokens_[i].head_size = static_cast<std::uint8_t>(size);
      tokens_[i].head = static_cast<std::uint16_t>(found);
      break;
    }
  }
}

}  // namespace qsift
