#pragma once

// The grammar of instruments that are known by a title: a head word with a number, a title behind
// it ("Law on Privacy"), a title before it ("General Administrative Law") or both. The words come
// from the rule packs. Other forms, and all pinpoints, are patterns (citation_pieces.h).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/citations/tokens.h"

namespace qsift {

// A citation as token indices [first, last).
struct CitationMention {
  std::size_t first = 0;
  std::size_t last = 0;
  const CitationWord* head = nullptr;
  std::size_t title_first = 0;  // empty range where no title is printed
  std::size_t title_last = 0;
  std::size_t number = 0;  // index of the number token; 0 for none (a number is never first)
  std::uint32_t year = 0;
  std::uint32_t year_to = 0;
};

class CitationGrammar {
 public:
  // Both must outlive the grammar; `tokens` are those of `text`.
  CitationGrammar(std::string_view text, CitationTokens& tokens) : text_(text), tokens_(tokens) {}

  // All mentions in order, none overlapping another.
  std::vector<CitationMention> Parse();

 private:
  using Type = CitationToken::Type;

  bool Has(std::size_t i, std::uint16_t classes) const {
    return (tokens_.Classes(i) & classes) != 0;
  }
  bool Is(std::size_t i, Type type) const { return i < tokens_.size() && tokens_[i].type == type; }
  bool IsSign(std::size_t i, char sign) const {
    return i < tokens_.size() && text_[tokens_[i].span.begin] == sign &&
           tokens_[i].span.size() == 1;
  }
  std::string_view Text(std::size_t i) const { return tokens_.Text(i); }
  bool IsCapital(std::size_t i) const { return tokens_.IsCapital(i); }

  std::optional<CitationMention> ReadInstrument(std::size_t head);
  bool IsLoud(std::size_t i) const;
  void ReadNumber(CitationMention& mention) const;
  void ReadYear(CitationMention& mention) const;
  void ReadTitleBehind(CitationMention& mention) const;
  std::size_t TitleEnd(std::size_t begin) const;
  bool CommaContinues(std::size_t comma) const;
  std::size_t NameEnd(std::size_t begin) const;
  std::size_t TitleBegin(std::size_t head) const;
  std::optional<CitationMention> ReadQuoted(std::size_t head) const;
  bool IsSpecific(const CitationMention& mention, std::size_t head) const;

  std::string_view text_;
  CitationTokens& tokens_;
  std::size_t free_ = 0;  // the first token behind the last mention
};

}  // namespace qsift
