#pragma once

// Pieces of citations: what single rules find in a text, before join.h ties pinpoints to
// instruments. Matching begins at anchors, words and signs that a rule names, so that a rule costs
// nothing in a text without them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {

struct CitationPiece {
  Span text;                           // in the text that is read
  bool pinpoint = false;               // else an instrument
  bool follows = false;                // an item of a list after its first one
  const CitationRule* rule = nullptr;  // nullptr: found by the grammar, or by a short name
  std::uint16_t vocabulary = 0;
  bool resolved = false;     // what it points to is found
  bool weak = false;         // too little speaks for it to be a citation without a pinpoint
  bool soft = false;         // a policy: known by a name or by years
  bool points_back = false;  // "that Act": a citation if it is known what it points to
  int points = 0;            // of evidence, by the grammar
  std::string evidence;      // what they were given for, if asked for
  Span name;                 // the words that distinguish it from others of its kind; may be empty
  Span short_name;           // in a bracket; may be empty
  std::string serial;        // the number within its year, if the rule gives it
  Citation citation;         // the fields that the piece fills; spans in the text
};

// Gives the instrument of a piece its identifiers, from its fields.
void NameInstrument(const CitationRules& rules, std::string_view text, CitationPiece& piece);

// One rule at one of its anchors: what `qsift explain` shows.
struct CitationTrial {
  const CitationRule* rule = nullptr;
  std::uint32_t anchor = 0;  // offset
  bool matched = false;
  bool no_capital = false;  // which the anchor demands
};

// Finds pieces by the rules of no language and those of `languages`.
class CitationPieces {
 public:
  CitationPieces(const CitationRules& rules, LanguageMask languages, std::string_view text)
      : rules_(rules), languages_(languages), text_(text) {}

  // Appends the pieces at anchors, in no order; they may overlap.
  void Find(std::vector<CitationPiece>& pieces);

  // From now on, Find() writes down what it tries.
  void Trace(std::vector<CitationTrial>* trials) { trials_ = trials; }

  // The instrument right after, or right before, a pinpoint in its own language; false if there
  // is none. `free`: nothing before it is read.
  bool FindAfter(const CitationPiece& pinpoint, CitationPiece& piece) const;
  bool FindBefore(const CitationPiece& pinpoint, std::size_t free, CitationPiece& piece) const;

  // Adds the date that is given after an instrument: "was adopted in May 2020".
  void ReadDate(CitationPiece& piece) const;

 private:
  bool Try(std::uint16_t index, std::size_t anchor, std::vector<CitationPiece>& pieces);
  void Read(const CitationRule& rule, const CitationPattern& pattern, const MatchView& match,
            CitationPiece& piece) const;
  std::size_t UnitEnd(const CitationRule& rule, std::size_t at) const;
  std::uint32_t FirstGroup(const MatchView& match, Span whole) const;
  // Reads a match that stands beside a pinpoint; false if it holds no instrument.
  bool ReadBeside(const CitationRule& rule, const MatchView& match, CitationPiece& piece) const;
  void ReadList(const CitationRule& rule, std::vector<CitationPiece>& pieces) const;
  struct Date {
    int day = 0;
    int month = 0;
  };
  void ReadYear(std::string_view text, const CitationVocabulary& vocabulary,
                Citation& citation) const;
  static int ReadMonth(std::string_view text, const CitationVocabulary& vocabulary);
  void ReadDatePart(CitationField field, std::string_view text,
                    const CitationVocabulary& vocabulary, Date& date, Citation& citation) const;
  static void PutDate(Date date, Citation& citation);
  bool Speaks(const CitationRule& rule) const { return CountsIn(rule.language, languages_); }
  bool IsBeside(const CitationRule& rule, const CitationPiece& pinpoint) const {
    // A sign is of many languages: "5 §".
    return Speaks(rule) && (rule.lang.empty() || rule.vocabulary == pinpoint.vocabulary ||
                            !IsAsciiAlpha(text_[pinpoint.text.begin]));
  }
  const CitationVocabulary& Vocabulary(const CitationRule& rule) const {
    return rules_.vocabularies[rule.vocabulary];
  }

  const CitationRules& rules_;
  LanguageMask languages_;
  std::string_view text_;
  std::vector<std::size_t> free_;  // by rule: where its last match ended
  std::vector<CitationTrial>* trials_ = nullptr;
};

}  // namespace qsift
