#pragma once

// The words, numbers and signs of a text, as the citation grammar reads them. Links are one token
// each: nothing inside a link is ever read as law.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/rules.h"

namespace qsift {

struct CitationToken {
  enum class Type : std::uint8_t { kWord, kNumber, kSign, kQuote, kBreak, kLink };

  Span span;  // in the text
  Type type = Type::kWord;
  bool capital = false;  // it holds an upper-case letter
  std::uint16_t classes = 0;            // of WordClass
  const CitationWord* word = nullptr;   // nullptr for a word that the rules do not know
  std::uint8_t head_size = 0;           // tokens of the instrument name that begins here, or 0
  const CitationWord* head = nullptr;   // that name
};

// The text holds a word that a citation needs: an instrument, a pinpoint unit or a form's anchor.
bool HasCitationWord(const CitationRules& rules, std::string_view text);

// `links` are the links found in the text, with spans that count from `base`.
std::vector<CitationToken> TokenizeCitations(const CitationRules& rules, std::string_view text,
                                             std::uint32_t base, const std::vector<Link>& links);

}  // namespace qsift
