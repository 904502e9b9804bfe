#pragma once

// The numbers and words of citations, normalized.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/text/string_map.h"

namespace qsift {

struct CitationVocabulary;
struct CitationWords;

// Two-ten-one in Chinese digits is 21; empty if the text is something else.
std::string FromHan(std::string_view text);

// The value of a word or words in a vocabulary, with or without the dot of an abbreviation; empty
// where it has none.
std::string Lookup(const StringMap<std::string>& map, std::string_view text);

// The parts of a pinpoint's number: "6.1.3" and "6(1)(c)", ordinal words and Chinese numerals
// written with digits.
std::vector<std::string> PinpointPath(std::string_view number,
                                      const CitationVocabulary& vocabulary);

// The issuer that a numbered instrument's text names ("Government Resolution No. 73"), as one word
// of the vocabulary; empty if it names none.
std::string IssuerIn(std::string_view text, const CitationVocabulary& vocabulary);

// "1998" to 1998; 0 if the text is not a year from 1800 to 2199.
std::uint32_t ParseYear(std::string_view text);

// Two capital letters or more: "GDPR", "DSGVO".
bool IsAcronym(std::string_view word);

// A number with its year: "274/2014", "2002/58/EC", "2014:274".
bool HoldsYear(std::string_view number);

// Fills the number of an instrument as it is known, and its year where the number holds it:
// "133/2011" is 133 of 2011, "14.133" is 14133, "021-2017-PCM" is of 2017, "2014:274" is 274 of
// 2014.
void ReadInstrumentNumber(std::string_view raw, const CitationWords& words, Citation& citation);

// One of the pinpoints has a number, and not just a unit.
bool HasNumber(const std::vector<Pinpoint>& pinpoints);

}  // namespace qsift
