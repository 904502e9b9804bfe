#pragma once

// What the rule packs say about legal citations. Two readers share the work:
//   grammar  one for all languages: each language gives words and the order of a few parts
//   rules    patterns, each for one closed form, such as the numbers of a gazette
// What stands between a pinpoint and its instrument ties them. Filled by load_citations.cc.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qsift/document.h"
#include "src/match/pattern.h"
#include "src/match/word_index.h"
#include "src/match/word_trie.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

struct Node;

// What a word can be in a citation, as a set of bits.
enum WordClass : std::uint32_t {
  kInstrument = 1U << 0U,    // "law", "resolution": heads the name of an instrument
  kUnit = 1U << 1U,          // "article": heads a pinpoint
  kConnector = 1U << 2U,     // "with": may stand inside a title in lower case
  kTitleOpener = 1U << 3U,   // "on": after an instrument word, a title follows
  kOrganisation = 1U << 4U,  // "department": such a name is not an instrument
  kTitleStop = 1U << 5U,     // "was", "states": no title goes past it
  kNumberMark = 1U << 6U,    // "no": a number follows
  kQualifier = 1U << 7U,     // "national": an adjective of an instrument's name
  kOf = 1U << 8U,            // "of": ties a pinpoint to its instrument
  kArticle = 1U << 9U,       // "the"
  kAnd = 1U << 10U,          // "and", "or": joins pinpoints and titles
  kPolicy = 1U << 11U,       // "strategy": an instrument only with a name or years
  kPhraseStart = 1U << 12U,  // "strategic": may begin a phrase of several words
  kMarkAfter = 1U << 13U,    // Turkish "sayili": a number stands before it
  kRange = 1U << 14U,        // "to", "bis": between the ends of a range
  kSame = 1U << 15U,         // "the same": points to the last instrument
  kNonLegal = 1U << 16U,     // "report", "questionnaire": what bears it is not law
  kIssuer = 1U << 17U,       // "ministry": makes instruments
  kMonth = 1U << 18U,
  kOrdinal = 1U << 19U,
  kDateLead = 1U << 20U,     // "dated": a date follows
  kDateTail = 1U << 21U,     // belongs to a date after its day, month or year
  kTail = 1U << 22U,         // "et seq."
  kNamesBefore = 1U << 23U,  // of an instrument: capital words before it belong to its name
  kWordsBefore = 1U << 24U,  // of an instrument: words in lower case do, too
  kNamesAfter = 1U << 25U,   // of an instrument: capital words after it belong to its name
  kLabelAfter = 1U << 26U,   // of a unit: its number stands after it
  kLabelBefore = 1U << 27U,  // of a unit: its number stands before it
  kUnion = 1U << 29U,        // "EU": stands in a bracket before the number, or after it
  kCompound = 1U << 30U,     // of an instrument: the end of a longer word
  kParties = 1U << 30U,      // of other words, "between": the parties of a treaty follow
  kTitleCase = 1U << 31U,    // of an instrument: it has a capital in a name
  kPlain = 1U << 28U,        // known, and nothing else: it is not what it looks like
};

// What a word is in one language.
struct CitationWord {
  LanguageMask language = 0;  // 0: in all
  std::uint32_t classes = 0;
  std::uint16_t kind = 0;        // index in CitationWords::kinds, of an instrument word
  std::uint16_t unit = 0;        // the same of a unit, or the number of an ordinal
  std::uint16_t vocabulary = 0;  // index in CitationRules::vocabularies
  std::uint8_t month = 0;        // 0 if the month's number follows
};

// A list of words in a rule file, which outlives the rules, and what they all are.
struct CitationWordList {
  const Node* words = nullptr;
  CitationWord sense;
};

// The words of the grammar, for one set of languages.
struct CitationLexicon {
  WordTrie trie;                                 // values: indices in `words`
  std::vector<std::vector<CitationWord>> words;  // by what a word is in each language
};

// The words of all languages. Those of a set of languages are picked out at its first use.
class CitationLexicons {
 public:
  CitationLexicons();
  CitationLexicons(CitationLexicons&&) noexcept;
  CitationLexicons& operator=(CitationLexicons&&) noexcept;
  ~CitationLexicons();

  void Add(CitationWordList list);
  std::vector<CitationWordList>& lists();
  const CitationLexicon& For(LanguageMask languages) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What the grammar knows of words.
struct CitationWords {
  CitationLexicons lexicons;
  std::vector<std::string> kinds{std::string()};
  StringMap<std::string> synonyms;  // folded word -> folded word, in identifiers
  std::uint32_t this_century = 0;   // a year of two digits below it is one of this century

  // The year that two digits stand for.
  std::uint32_t FullYear(std::uint32_t two_digits) const {
    return two_digits + (two_digits < this_century ? 2000U : 1900U);
  }

  std::uint16_t KindIndex(std::string_view kind) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i] == kind) return static_cast<std::uint16_t>(i);
    }
    kinds.emplace_back(kind);
    return static_cast<std::uint16_t>(kinds.size() - 1);
  }
};

// How much each part of a mention speaks for or against a citation.
struct CitationEvidence {
  int needed = 4;
  StringMap<int> weights;
  std::vector<std::string> common_kinds;  // "order", "decision": often common nouns
  std::vector<std::string> bare_units;    // of pinpoints that are citations without an instrument
  std::vector<std::string> inner_units;   // of those that say nothing of what stands beside them
  int Of(std::string_view part) const {
    const auto found = weights.find(part);
    return found == weights.end() ? 0 : found->second;
  }
};

// Kinds of instruments whose mentions are taken for one instrument by more than kind and number.
struct CitationFamilies {
  std::vector<std::string> longer_titles;  // one title may begin with the other
  std::vector<std::string> one_act;        // a translation may change the kind of an act
};

// What a named group of a rule's pattern holds. A digit at the end of a name is not part of it, so
// that alternatives of one pattern can name the same field.
enum class CitationField : std::uint8_t {
  kCite,    // cite: the citation, where it is less than the whole match
  kHead,    // head: the word that gives the kind
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

// How instruments are named in public schemes.
struct CitationScheme {
  std::string country;                 // ISO 3166-1 in lower case; "eu", "un"; empty where unknown
  StringMap<std::string> identifiers;  // kind, or "" for all -> with {number}, {year} and so on
  StringMap<std::vector<std::string>> aliases;  // the same, of other schemes
};

struct CitationRule {
  enum class Gives : std::uint8_t { kInstrument, kPinpoint };
  enum class Where : std::uint8_t {
    kAnywhere,  // at its anchors
    kAfter,     // after a pinpoint alone: "Art. 5 GG"
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
  CitationPattern more;  // what goes on with a list after a match; may be empty
  bool names = false;    // its title stands for the instrument elsewhere in the text, too
  bool alone = true;     // it is a citation without a pinpoint or an antecedent, too
  Mention mention = Mention::kFull;
  std::uint16_t lead = 0;   // bytes that a match may begin before its anchor
  std::uint16_t reach = 0;  // and that it may go on after it
  int priority = 0;
  CitationScheme scheme;
};

// A pattern after an instrument, with the names of its groups in order.
struct CitationJoin {
  Pattern pattern;
  std::vector<std::string> names;

  // The number of a group; -1 if there is none.
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
  LanguageMask language = 0;
  std::uint32_t names = kNamesBefore;  // WordClass: where the name of an instrument stands
  std::uint32_t labels = kLabelAfter;  // and the number of a unit
  bool compound_names = false;         // a compound of an instrument's word is its name
  bool label_dots = false;             // which is an ordinal: "stavku 2. Zakona"
  bool number_first = false;           // a number with its mark may stand before its instrument
  bool sentence_case = false;          // of names: only the first word has a capital
  CitationScheme scheme;               // of what the grammar finds, where one country speaks it
  StringMap<std::string> units;        // folded word -> unit
  StringMap<std::string> instruments;  // folded word -> kind
  StringMap<std::uint8_t> months;      // folded word -> 1 to 12
  StringMap<int> eras;                 // folded word -> the year before its first
  StringMap<std::string> ordinals;     // folded word -> number
  StringMap<std::string> issuers;      // folded word -> its name in identifiers
  std::vector<std::pair<std::string, std::string>> tokens;
  std::vector<std::pair<std::string, std::string>>
      any;         // "unit": a pattern for any unit, and so on
  Pattern of;      // between a pinpoint and its instrument
  Pattern after;   // between an instrument and its pinpoint
  Pattern within;  // between two pinpoints of one place
  CitationJoin
      short_name;       // after an instrument: group `alias`, the name that it has from there on
  Pattern approved_by;  // between an instrument and the one that approved it
  CitationJoin quoted;  // after an instrument: group `at`, the number of a provision that is quoted
  CitationPattern dated;  // after an instrument: groups day, month, year, of its making
};

// A rule at one of its anchors.
struct AnchoredRule {
  std::uint16_t rule = 0;
  bool capital = false;  // the anchor begins with a capital in the text, too
};

// The words and signs where citations may begin, for one set of languages.
struct CitationAnchors {
  WordIndex words;                               // runs of letters, single signs
  WordIndex endings;                             // of long words, where compounds are one word
  std::vector<std::size_t> ending_sizes;         // in bytes, ascending
  std::vector<std::vector<AnchoredRule>> rules;  // by the values of both
};

// The anchors of all rules. Those of a set of languages are picked out at its first use.
class CitationAnchorTable {
 public:
  CitationAnchorTable();
  CitationAnchorTable(CitationAnchorTable&&) noexcept;
  CitationAnchorTable& operator=(CitationAnchorTable&&) noexcept;
  ~CitationAnchorTable();

  // `anchor`: folded; "*" before the ending of compounds.
  void Add(std::string anchor, AnchoredRule rule, LanguageMask language);
  void Remove(std::uint16_t rule);
  const CitationAnchors& For(LanguageMask languages) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct CitationRules {
  CitationWords words;
  CitationEvidence evidence;
  CitationFamilies families;
  std::vector<CitationVocabulary> vocabularies;  // the first is that of no language
  std::vector<CitationRule> rules;
  StringMap<std::uint16_t> ids;  // index in `rules`
  CitationAnchorTable anchors;
  std::vector<std::uint16_t> after;   // rules of Where::kAfter
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
};

}  // namespace qsift
