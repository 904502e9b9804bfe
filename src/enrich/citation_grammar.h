#pragma once

// The grammar of citations that is common to many languages: an instrument is a head word with a
// number, a title behind it ("Law on Privacy"), a title before it ("General Administrative Law")
// or both; a pinpoint is a unit with numbers, before or after its instrument. The words come from
// the rule packs. Forms that fit no grammar are patterns (citations.cc).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/enrich/citation_tokens.h"

namespace qsift {

// A citation as token indices [first, last).
struct CitationMention {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t instrument_first = 0;  // the instrument alone, without its pinpoints
  std::size_t instrument_last = 0;
  const CitationWord* head = nullptr;  // nullptr for a pinpoint without an instrument
  std::size_t title_first = 0;         // empty range where no title is printed
  std::size_t title_last = 0;
  std::size_t number = 0;  // index of the number token; 0 for none (a number is never first)
  std::uint32_t year = 0;
  std::uint32_t year_to = 0;
  std::vector<Pinpoint> pinpoints;
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
  std::optional<CitationMention> ReadLonePinpoint(std::size_t unit) const;
  void ReadNumber(CitationMention& mention) const;
  void ReadYear(CitationMention& mention) const;
  void ReadTitleBehind(CitationMention& mention) const;
  std::size_t TitleEnd(std::size_t begin) const;
  bool CommaContinues(std::size_t comma) const;
  std::size_t NameEnd(std::size_t begin) const;
  std::size_t TitleBegin(std::size_t head) const;
  std::optional<CitationMention> ReadQuoted(std::size_t head) const;
  bool IsSpecific(const CitationMention& mention, std::size_t head) const;

  // Reads units and numbers from `i`; the index behind them, or `i` where there are none.
  std::size_t ReadPinpoints(std::size_t i, std::vector<Pinpoint>& pinpoints) const;
  std::size_t ReadUnit(std::size_t i, std::vector<Pinpoint>& pinpoints) const;
  std::size_t ReadNumbers(std::size_t i, const std::string& unit,
                          std::vector<Pinpoint>& pinpoints) const;

  std::string_view text_;
  CitationTokens& tokens_;
  std::size_t free_ = 0;  // the first token behind the last mention
};

// "1998" to 1998; 0 where the text is no year from 1800 to 2199.
std::uint32_t ParseYear(std::string_view text);

}  // namespace qsift
