#pragma once

// The words, numbers and signs of a text, as the citation grammar reads them. Links are one token
// each: nothing inside a link is ever read as law.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/citation_rules.h"

namespace qsift {

struct CitationToken {
  enum class Type : std::uint8_t { kWord, kNumber, kSign, kQuote, kBreak, kLink };

  static constexpr std::uint16_t kUnknown = 0xFFFE;   // a word that the rules do not know
  static constexpr std::uint16_t kNotAsked = 0xFFFF;  // not looked up yet

  Span span;  // in the text
  Type type = Type::kWord;
  std::uint8_t head_size = 0;      // tokens of the instrument name that begins here, or 0
  std::uint16_t word = kNotAsked;  // index in CitationLexicon::known
  std::uint16_t head = kUnknown;   // the same, of the name of an instrument that begins here
};

// The tokens of a text. Most words are never asked for; they are looked up when they are.
class CitationTokens {
 public:
  // What a text needs, kept from one text to the next.
  struct Storage {
    std::vector<CitationToken> tokens;
    std::vector<std::uint32_t> anchors;
  };

  // `links` are the links found in the text, with spans that count from `base`. The storage must
  // outlive the tokens and is theirs meanwhile.
  CitationTokens(const CitationLexicon& rules, std::string_view text, std::uint32_t base,
                 const std::vector<Link>& links, Storage& storage);

  std::size_t size() const { return tokens_.size(); }
  const CitationToken& operator[](std::size_t i) const { return tokens_[i]; }
  std::string_view Text(std::size_t i) const {
    return text_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }

  // The classes of a word or sign (of WordClass), 0 for others and behind the end.
  std::uint16_t Classes(std::size_t i);

  // The word as the rules know it; nullptr where they do not.
  const CitationWord* Word(std::size_t i);

  // The instrument whose name begins at a token with a head_size.
  const CitationWord* Head(std::size_t i) const { return rules_.known[tokens_[i].head]; }

  // It holds an upper-case letter: "Law", "LAW", "e-Government".
  bool IsCapital(std::size_t i) const;

  // Tokens that begin the name of an instrument, in order.
  const std::vector<std::uint32_t>& anchors() const { return anchors_; }

 private:
  void Add(std::size_t begin, std::size_t end, CitationToken::Type type);
  void FindHeads();

  const CitationLexicon& rules_;
  std::string_view text_;
  std::vector<CitationToken>& tokens_;
  std::vector<std::uint32_t>& anchors_;
};

}  // namespace qsift
