#pragma once

// The grammar of instruments, one for all languages: a head ("law", "закон") takes in what belongs
// to its name on either side, in the order that its language allows: numbers, dates, issuers,
// titles, capital words. Every part is evidence; what has enough of it is a citation.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/citations/entities.h"
#include "src/citations/pieces.h"

namespace qsift {

// A mention of an instrument as entities [first, last).
struct CitationMention {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t head = 0;
  std::size_t title_first = 0;  // an empty range where no title is printed
  std::size_t title_last = 0;
  std::size_t number = 0;      // index of the number, kNone for none
  std::size_t date = 0;        // index of the date, kNone for none
  std::size_t aside = 0;       // index of the bracket after its name; 0 for none
  std::size_t short_name = 0;  // index of its short name in a bracket; 0 for none
  LanguageMask languages = 0;  // that know its head; 0 for a name that none knows
  bool same = false;           // it points to an instrument before it
  bool phrase = false;         // words between the head and its year
  bool quoted = false;         // a quoted name before the head
  bool named = false;          // a capital word besides the head
  bool parties = false;        // "between" two of them
  int points = 0;              // of evidence
  std::string evidence;        // what they were given for, if asked for

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

class CitationGrammar {
 public:
  // `tell`: write down the evidence of each mention.
  CitationGrammar(const CitationRules& rules, const CitationEntities& entities, bool tell = false)
      : rules_(rules), entities_(entities), tell_(tell) {}

  // All mentions in order, none overlapping another. Those with too few points for a citation of
  // their own may still be the instrument of a pinpoint.
  std::vector<CitationMention> Parse();

  // A mention by a name [first, last) that no language knows, with the number, date and gazette
  // after it.
  CitationMention ReadNamed(std::size_t first, std::size_t last) const;

  // The end of a proper name that begins at an entity: capital words, joined by connectors.
  std::size_t NameEnd(std::size_t begin) const;

 private:
  using Type = CitationEntity::Type;

  bool Has(std::size_t i, std::uint32_t classes) const { return entities_.Has(i, classes); }
  bool Is(std::size_t i, Type type) const { return entities_.Is(i, type); }
  bool IsSign(std::size_t i, char sign) const { return entities_.IsSign(i, sign); }
  bool IsCapital(std::size_t i) const { return entities_.IsCapital(i); }
  bool IsSoft(const CitationMention& mention) const { return Has(mention.head, kPolicy); }
  std::string_view Kind(const CitationMention& mention) const {
    const CitationWord* word = entities_[mention.head].word;
    return word == nullptr ? std::string_view() : rules_.words.kinds[word->kind];
  }
  const CitationVocabulary& Vocabulary(const CitationMention& mention) const {
    const CitationWord* word = entities_[mention.head].word;
    return rules_.vocabularies[word == nullptr ? 0 : word->vocabulary];
  }
  // As Has(), in the languages of the mention: a word of two languages may be a verb in only one.
  bool Says(const CitationMention& mention, std::size_t i, std::uint32_t classes) const {
    return entities_.Says(i, classes, mention.languages);
  }

  CitationMention Read(std::size_t head);
  bool ReadNext(const CitationMention& before, CitationMention& mention) const;
  void ReadAfter(CitationMention& mention);
  bool TakeNumber(CitationMention& mention) const;
  void SetNumber(CitationMention& mention, std::size_t number) const;
  bool TakeDate(CitationMention& mention) const;
  std::size_t PlaceEnd(const CitationMention& mention, std::size_t i) const;
  bool IsLabel(std::size_t number) const;
  bool IsAbbreviated(const CitationMention& mention) const;
  bool IsInitials(const CitationMention& mention, std::size_t word) const;
  bool TakeShortName(CitationMention& mention) const;
  bool TakeAbbreviation(CitationMention& mention) const;
  bool IsInitialOf(const CitationMention& mention, std::size_t word) const;
  bool TakeSeries(CitationMention& mention) const;
  bool TakeBracket(CitationMention& mention) const;
  bool TakeGazette(CitationMention& mention) const;
  bool TakeGap(CitationMention& mention) const;
  bool TakeIssuer(CitationMention& mention) const;
  bool TakeMade(CitationMention& mention) const;
  bool TakeName(CitationMention& mention) const;
  std::size_t SentenceNameEnd(const CitationMention& mention, std::size_t begin) const;
  bool TakeWord(CitationMention& mention, std::size_t word) const;
  bool TakeDefined(CitationMention& mention) const;
  bool TakeDashed(CitationMention& mention, std::size_t dash) const;
  bool TakePhrase(CitationMention& mention, std::size_t begin) const;
  bool TakeTitle(CitationMention& mention) const;
  bool TakeParties(CitationMention& mention) const;
  bool TakeQuote(CitationMention& mention) const;
  std::size_t Blank(std::size_t i) const { return Is(i, Type::kBreak) ? i + 1 : i; }
  std::size_t TitleEnd(const CitationMention& mention, std::size_t begin) const;
  bool LeadsToDate(const CitationMention& mention, std::size_t begin) const;
  bool CommaContinues(std::size_t comma) const;
  void ReadBefore(CitationMention& mention) const;
  bool ListGoesBack(std::size_t comma, std::size_t begin) const;
  bool IsMatter(std::size_t head) const;
  void ReadClosedTitle(CitationMention& mention) const;
  bool ReadQuoted(CitationMention& mention) const;
  void Count(CitationMention& mention, std::string_view part) const;
  void Weigh(CitationMention& mention) const;
  bool IsCompany(const CitationMention& mention) const;
  bool IsCommon(std::string_view kind) const;

  const CitationRules& rules_;
  const CitationEntities& entities_;
  bool tell_;
  std::size_t free_ = 0;  // the first entity after the last mention
};

}  // namespace qsift
