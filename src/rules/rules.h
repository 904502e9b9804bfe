#pragma once

// Rules: everything the stages are told by the rule packs, compiled. Each topic is a plain struct
// that its stage reads. Filled by load.cc, immutable afterwards.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/config/node.h"
#include "src/match/pattern.h"
#include "src/match/word_index.h"
#include "src/rules/citation_rules.h"
#include "src/text/string_map.h"

namespace qsift {

// What the beginning of a line may show.
enum class OpenerKind : std::uint8_t {
  kNumber,       // a question's number: groups `number`, optional `text` where the prompt begins
  kSection,      // a heading: groups `title`, optional `number`
  kNote,         // "Note:"
  kInstruction,  // "Please answer all questions"
  kClosing,      // "Thank you": what follows belongs to no question
  kPage,         // "Page 3 of 10"
  kAsk,          // "Q:" before a question without a number: group `text`
  kReply,        // "Answer:" before an answer
  kRespondent,   // the respondent's block before the first question: groups id, name, time
  kTitle,        // a label of such a block that carries no value
};

struct OpenerRule {
  OpenerKind kind = OpenerKind::kNumber;
  std::string id;
  Pattern pattern;
  LanguageMask language = 0;
  ByteRange first_bytes;
  int rank = 50;        // of a section: the lower, the higher in the hierarchy
  bool strong = false;  // one is enough evidence; others need a sequence
  bool roman = false;   // the number is a Roman one
  bool part = false;    // it numbers the parts of what another style numbers
  bool parent = false;  // of a section: the number of the next question begins with its number
};

struct OpenerRules {
  std::vector<OpenerRule> rules;
  PatternSet set{PatternSet::Anchor::kStart};  // the index in the set is the index in `rules`

  // The bytes that any opener of these languages can begin with.
  FirstBytes FirstBytesOf(LanguageMask languages) const;
};

struct MarkRule {
  std::string glyph;
  State state = State::kUnknown;
  bool box = false;    // brackets and boxes: trusted alone; other marks only beside an option
  bool words = false;  // a mark beside labels of the vocabulary only: "X"
};

// A letter that may be a mark in a document that shows it to be one.
struct SignRule {
  std::string glyph;
  State state = State::kUnknown;
};

struct MarkRules {
  std::vector<MarkRule> marks;                                // longest glyph first
  std::array<std::vector<std::uint16_t>, 256> by_first_byte;  // indices in `marks`
  FirstBytes first_bytes{};
  std::vector<std::string> brackets;  // pairs: "[]"
  std::vector<std::string> selected;  // what stands in a pair that is selected
  std::vector<SignRule> signs;
  StringSet ambiguous;                // glyphs that mean the opposite in some exports
  std::vector<std::string> required;  // "*", "(required)"
};

// What a column of a table of questions holds.
enum class ColumnRole : std::uint8_t { kOther, kNumber, kPrompt, kReply, kNotes, kOption };

// How a prompt or a type line tells the kind of a question.
struct CueRule {
  std::string id;
  Kind kind = Kind::kChoice;
  Pattern pattern;
  LanguageMask language = 0;
};

struct PromptPattern {
  Pattern pattern;
  LanguageMask language = 0;
  std::optional<Pattern> unless;  // a prompt that it matches, too, is none
};

enum class Basis : std::uint8_t { kIfYes, kIfNo, kDetail, kAbove, kSection };

// A prompt that asks for details of the closed question above it.
struct FollowUpRule {
  std::string id;
  Basis basis = Basis::kDetail;
  Pattern pattern;
  LanguageMask language = 0;
  bool numbered = false;  // its group `number` names the question that it follows
};

// What an answered follow-up says of the closed question.
struct InferenceRule {
  std::string id;
  Basis basis = Basis::kDetail;
  bool denied = false;  // of an answer that is a negation; otherwise of one with details
  Value infers = Value::kYes;
  Confidence confidence = Confidence::kMedium;
};

// What a prompt says: its cues, whether it can be answered with yes or no. Tried as one set.
struct PromptRules {
  std::vector<CueRule> cues;
  std::vector<PromptPattern> polar;  // prompts that can be answered with yes or no; behind the cues
  std::vector<PromptPattern> deletions;  // "delete as appropriate"; behind both
  PatternSet set{PatternSet::Anchor::kNone};
};

// How a prompt refers to the question above it, and prompts that ask for consent (never inferred).
struct FollowUpRules {
  std::vector<FollowUpRule> follow_ups;
  std::vector<PromptPattern> consent;  // behind the follow-ups
  PatternSet set{PatternSet::Anchor::kNone};
};

// How an answer begins.
enum class AnswerClass : std::uint8_t {
  kNegation,   // it denies: "We do not ..."
  kEmpty,      // a placeholder that says nothing: "-", "N/A"
  kNotAReply,  // a beginning like "No. 12" that is no reply
};

struct AnswerRules {
  std::vector<AnswerClass> classes;  // one a pattern of the set
  PatternSet set{PatternSet::Anchor::kNone};

  // Some pattern of the class matches the text.
  bool Is(AnswerClass wanted, std::string_view text, LanguageMask languages) const;
};

struct LinkRules {
  StringSet schemes;              // with "://" after them
  StringSet address_schemes;      // before an address: "mailto"
  StringMap<std::string> opaque;  // others, with the signs that may follow their colon
  StringSet file_suffixes;        // top-level domains that are file endings more often: "zip", "md"
  FirstBytes trailing{};          // ASCII punctuation that a link never ends with
  std::vector<std::string> wide_trailing;  // the same in other scripts, and closing quotes
};

// What a tag of HTML does to the text.
enum class TagRole : std::uint8_t {
  kBlock,         // a paragraph of its own
  kHeading,       // the same, and a heading of the level that ends its name
  kItem,          // an item of a list
  kBreak,         // a line end
  kBold,          // bold type
  kTable,         // a table,
  kRow,           // its rows,
  kCell,          // and their cells
  kPreformatted,  // text whose line ends count
  kInput,         // a check box, a radio button or a field
  kSelect,        // a list to select from,
  kOption,        // and what it offers
  kLink,          // "a"
  kSkip,          // it and what it holds is no text
  kInline,        // nothing
};

struct MarkupRules {
  StringMap<TagRole> tags;            // by name
  StringMap<std::string> references;  // what "&name;" stands for
};

// The mechanism of a check.
enum class CheckTest : std::uint8_t {
  kLostMarks,
  kDiagnostic,
  kUnplaced,
  kNumberGap,
  kNumberTwice,
  kUnanswered,
  kUnselected,
  kConflict,
  kFollowUpEmpty,
  kFollowUpContradicts,
  kAnswerIs,
  kAnswerHolds,
  kAnswerLacks,
  kLink,
  kCitation,
  kFormMissing,
  kFormAdded,
  kFormMoved,
  kFormReworded,
  kFormRenumbered,
  kFormOptions,
  kFormSection,
  kFormRequired,
  kFormPattern,
  kFormOneOf,
  kFormLength,
  kFormLink,
  kFormCite,
};

enum class LinkFlaw : std::uint8_t { kMalformed, kBare, kHttp, kRepaired, kPrivate };

struct CheckRule {
  std::string id;
  CheckTest test = CheckTest::kUnanswered;
  std::optional<Severity> severity;  // none: off unless it is turned on
  std::string message;               // with {number}, {text} and so on
  std::string why;
  std::string mend;
  std::string pass;  // a questionnaire without the defect; may be empty
  std::string fail;  // and one with it
  std::optional<Pattern> pattern;
  std::optional<Pattern> prompt;   // of the questions that it looks at
  std::size_t longest = 0;         // bytes of such a prompt; 0: any
  std::vector<std::string> codes;  // of diagnostics
  LinkFlaw flaw = LinkFlaw::kMalformed;
};

// The languages that have packs: bit i of a LanguageMask is codes[i].
struct LanguageRules {
  std::vector<std::string> codes;   // ISO 639-1
  WordIndex stopwords;              // indices in `masks`
  std::vector<LanguageMask> masks;  // the languages of each stopword
  StringMap<LanguageMask> loaded;   // while loading

  // The bit of a code; 0 where no pack has it.
  LanguageMask MaskOf(std::string_view code) const;
};

struct Pack {
  std::string id;
  std::string version;
  std::string lang;  // empty for packs of no language
  std::string description;
  std::vector<std::string> extends;    // ids of packs whose vocabularies it may use
  std::vector<std::string> overrides;  // ids of rules of other packs that it takes out
  std::string folder;                  // of its files
};

struct Rules {
  std::vector<Pack> packs;
  std::vector<RuleFile> files;
  LanguageRules languages;
  OpenerRules openers;
  MarkRules marks;
  StringMap<Value> words;  // folded option labels of the vocabulary
  FirstBytes word_first_bytes{};
  StringMap<ColumnRole> columns;  // folded header words
  PromptRules prompts;
  FollowUpRules follow_ups;
  std::vector<InferenceRule> inferences;
  AnswerRules answers;
  MarkupRules markup;
  LinkRules links;
  CitationRules citations;
  std::vector<CheckRule> checks;  // in the order of files

  // The pack that a file belongs to; nullptr where it was replaced by another.
  const Pack* PackOf(const RuleFile& file) const;
  std::string LangOf(const RuleFile& file) const {
    const Pack* pack = PackOf(file);
    return pack == nullptr ? std::string() : pack->lang;
  }
};

// The packs of the rules/ folder as they were at build time, and what was found out about them
// then, so that starting up need not.
struct EmbeddedPacks {
  std::vector<RuleFile> files;
  std::vector<ByteRange> opener_first_bytes;  // one an opener, in order
};
EmbeddedPacks EmbeddedRules();

// Compiles rule files, in order, now; fails at the first defect. With `defects`, says there what is
// wrong, the first of each file, and goes on without it.
Result<Rules> LoadRules(std::vector<RuleFile> files, std::vector<Error>* defects = nullptr);

// The same for the embedded packs, which are known to be sound: patterns are compiled at their
// first use.
Result<Rules> LoadRules(EmbeddedPacks packs);

}  // namespace qsift
