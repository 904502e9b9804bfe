#pragma once

// What the rule packs say about legal citations. Two readers share the work:
//   grammar  the words of one language: instruments with a title behind or before them
//   rules    patterns, each for one form of an instrument or a pinpoint
// and the joins of a language tie a pinpoint to its instrument. Filled by load_citations.cc.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/match/word_index.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

// What a word can be in a citation, as a set of bits.
enum WordClass : std::uint16_t {
  kInstrument = 1U << 0U,    // "law", "resolution": heads the name of an instrument
  kUnit = 1U << 1U,          // "article": heads a pinpoint
  kConnector = 1U << 2U,     // "of", "and": may stand inside a title in lower case
  kTitleOpener = 1U << 3U,   // "on": after an instrument word, a title follows
  kOrganisation = 1U << 4U,  // "ministry", "department": such a name is no instrument
  kTitleStop = 1U << 5U,     // "was", "states": no title goes on over it
  kNumberMark = 1U << 6U,    // "no": a number follows
  kQualifier = 1U << 7U,     // "national": with it a lower-case instrument word is a name
  kOf = 1U << 8U,            // "of": ties a pinpoint to its instrument
  kArticle = 1U << 9U,       // "the"
  kAnd = 1U << 10U,          // "and", "or": joins pinpoints and titles
  kGenericHead = 1U << 11U,  // "law": with a title, named even in lower case
  kHeadStart = 1U << 12U,    // "strategic": begins an instrument name of several words

  kAnchorWord = kInstrument | kHeadStart,
};

struct CitationWord {
  std::uint16_t classes = 0;
  std::string kind;  // of an instrument word
};

// The vocabulary of the grammar in one language.
struct CitationLexicon {
  std::string lang;
  LanguageMask language = 0;
  StringMap<CitationWord> words;  // by folded word or words
  WordIndex index;                // of all of them: indices in `known`
  WordIndex anchors_index;        // of those that begin the name of an instrument: the same
  std::vector<const CitationWord*> known;
  StringMap<std::string> synonyms;  // folded word -> folded word, in identifiers
};

// What a named group of a rule's pattern holds. A digit at the end of a name is no part of it, so
// that alternatives of one pattern can name the same field.
enum class CitationField : std::uint8_t {
  kCite,    // cite: the citation, where it is less than the whole match
  kHead,    // head: the word that tells the kind
  kNumber,  // number
  kRaw,     // raw: the number as printed, where `number` is a part of it
  kYear,    // year: of two or four digits
  kYearTo,  // year_to
  kDay,     // day
  kMonth,   // month: a number or a word of the vocabulary
  kTitle,   // title
  kIssuer,  // issuer
  kSerial,  // serial: the number within its year, where `number` holds both
  kUnit,    // unit: a word of the vocabulary's units
  kAt,      // at, or u_UNIT: the number of a pinpoint
  kTo,      // to, or to_UNIT: the last of a range
  kAgain,   // again: a number of the unit that the list began with
};

struct CitationGroup {
  CitationField field = CitationField::kCite;
  std::string unit;  // of u_UNIT and to_UNIT
};

// A pattern and its groups: groups[i] is the (i + 1)th.
struct CitationPattern {
  Pattern pattern;
  std::vector<CitationGroup> groups;
};

struct CitationRule {
  enum class Gives : std::uint8_t { kInstrument, kPinpoint };
  enum class Where : std::uint8_t {
    kAnywhere,  // at its anchors
    kBehind,    // behind a pinpoint alone: "Art. 5 GG"
    kBefore,    // before a pinpoint alone: "GG Art. 5"
  };

  std::string id;
  std::string lang;
  LanguageMask language = 0;  // 0: all
  std::uint16_t vocabulary = 0;
  Gives gives = Gives::kInstrument;
  Where where = Where::kAnywhere;
  std::string kind;
  StringMap<std::string> kinds;  // folded text of `head` -> kind
  CitationPattern first;
  CitationPattern more;  // what goes on with a list behind a match; may be empty
  bool split = false;    // the items of a list are citations each
  bool names = false;    // its title stands for the instrument elsewhere in the text, too
  bool capital = false;  // its anchors begin with a capital in the text, too
  bool alone = true;     // it is a citation without a pinpoint or an antecedent, too
  Mention mention = Mention::kFull;
  std::uint16_t lead = 0;   // bytes that a match may begin before its anchor
  std::uint16_t reach = 0;  // and that it may go on behind it
  int priority = 0;
  std::string country;                 // of the instrument, ISO 3166-1 in lower case; "eu", "un"
  StringMap<std::string> identifiers;  // kind, or "" for all -> with {number}, {year} and so on
  std::vector<std::string> aliases;    // the same, of other schemes
};

// A pattern behind an instrument, with the names of its groups in order.
struct CitationJoin {
  Pattern pattern;
  std::vector<std::string> names;

  // The number of a group; -1 where there is none.
  int Group(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<int>(i) + 1;
    }
    return -1;
  }
};

// What the packs of one language share.
struct CitationVocabulary {
  std::string lang;
  StringMap<std::string> units;        // folded word -> unit
  StringMap<std::string> instruments;  // folded word -> kind
  StringMap<std::uint8_t> months;      // folded word -> 1 to 12
  StringMap<std::string> ordinals;     // folded word -> number
  StringMap<std::string> issuers;      // folded word -> its name in identifiers
  std::vector<std::pair<std::string, std::string>> tokens;
  std::vector<std::pair<std::string, std::string>>
      any;         // "unit": a pattern for any unit, and so on
  Pattern of;      // between a pinpoint and its instrument
  Pattern behind;  // between an instrument and its pinpoint
  Pattern within;  // between two pinpoints of one place
  Pattern also;    // between two pinpoints of one instrument, but of two places
  CitationJoin
      short_name;       // behind an instrument: group `alias`, the name that it has from there on
  Pattern approved_by;  // between an instrument and the one that approved it
  CitationJoin
      quoted;  // behind an instrument: group `at`, the number of a provision that is quoted
  CitationPattern dated;  // behind an instrument: groups day, month, year, of its making
};

// The words and signs where citations may begin, for one set of languages.
struct CitationAnchors {
  static constexpr std::uint16_t kTitles = 0xFFFF;  // in place of a rule: the grammar of a language

  LanguageMask languages = 0;
  WordIndex words;                                // runs of letters, single signs
  WordIndex endings;                              // of long words, where compounds are one word
  std::vector<std::size_t> ending_sizes;          // in bytes, ascending
  std::vector<std::vector<std::uint16_t>> rules;  // by the values of both
};

// The anchors of all rules. Those of a set of languages are picked out at its first use.
class CitationAnchorTable {
 public:
  CitationAnchorTable();
  CitationAnchorTable(CitationAnchorTable&&) noexcept;
  CitationAnchorTable& operator=(CitationAnchorTable&&) noexcept;
  ~CitationAnchorTable();

  // `anchor`: folded; "*" before the ending of compounds.
  void Add(std::string anchor, std::uint16_t rule, LanguageMask language);
  void Remove(std::uint16_t rule);
  const CitationAnchors& For(LanguageMask languages) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct CitationRules {
  std::vector<CitationLexicon> lexicons;
  std::vector<CitationVocabulary> vocabularies;  // the first is that of no language
  std::vector<CitationRule> rules;
  StringMap<std::uint16_t> ids;  // index in `rules`
  CitationAnchorTable anchors;
  std::vector<std::uint16_t> behind;  // rules of Where::kBehind
  std::vector<std::uint16_t> before;  // rules of Where::kBefore

  // The index of a language's vocabulary; 0, that of no language, where it has none.
  std::uint16_t VocabularyIndex(std::string_view lang) const {
    for (std::size_t i = 0; i < vocabularies.size(); ++i) {
      if (vocabularies[i].lang == lang) return static_cast<std::uint16_t>(i);
    }
    return 0;
  }
  const CitationVocabulary& VocabularyOf(std::string_view lang) const {
    return vocabularies[VocabularyIndex(lang)];
  }

  // The words of a language; nullptr where it has no grammar.
  const CitationLexicon* LexiconOf(std::string_view lang) const {
    for (const CitationLexicon& lexicon : lexicons) {
      if (lexicon.lang == lang) return &lexicon;
    }
    return nullptr;
  }
};

}  // namespace qsift
