#pragma once

// The document model (schema "qsift/1"): what Extract() found in one questionnaire. The Document
// owns two texts: `source`, the decoded input, and `text`, the cleaned and reflowed reading of it
// (soft wraps joined, markup and marks left out). Models keep spans into `text`; Source() maps
// them back to the place in `source`. Written by the writers of output.h.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/span.h"

namespace qsift {

inline constexpr std::int32_t kNoIndex = -1;  // "no such index"

// One leaf of the document: a prompt, note, option, answer, heading, furniture or unplaced text.
struct Leaf {
  Span text;                     // in Document::text; may be empty (a rule of dashes says nothing)
  std::uint32_t first_part = 0;  // its parts in Document::parts: the trimmed stretches of source
  std::uint32_t part_count = 0;  // that it covers, number, bullet and mark included
};

// The text from `text` on in Document::text comes from `source` on in Document::source; the two run
// in step, byte by byte, until the next anchor.
struct Anchor {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
};

// Where a stretch of the source, read out of an office document or a sheet, stands in the original:
// from `source` on, up to the next place.
struct OriginalPlace {
  std::uint32_t source = 0;     // in Document::source
  std::uint32_t part = 0;       // index in Document::original_parts
  std::uint32_t paragraph = 0;  // in the part, from 1; 0: none
  std::uint32_t table = 0;      // in the part, from 1; 0: in no table
  std::uint32_t row = 0;        // of the table or the sheet, from 1; 0: none
  std::uint32_t column = 0;
};

// A field is a label with its value ("Company: ..."), a statement an assertion with a box.
enum class Kind : std::uint8_t {
  kText,
  kYesNo,
  kSingleChoice,
  kMultipleChoice,
  kChoice,
  kField,
  kStatement
};
enum class Value : std::uint8_t { kLabel, kYes, kNo, kNotApplicable, kUnknown, kOther };
enum class State : std::uint8_t { kUnknown, kSelected, kUnselected };
enum class SelectionStatus : std::uint8_t { kObserved, kInferred, kConflict, kUnmarked, kLost };
enum class Confidence : std::uint8_t { kHigh, kMedium, kLow };
enum class MarkState : std::uint8_t { kNone, kObserved, kMixed, kLost, kBlank };
enum class LinkKind : std::uint8_t { kUrl, kWww, kDomain, kEmail, kIp };
inline constexpr std::size_t kLinkKinds = 5;

std::string_view Name(Kind kind);
std::string_view Name(Value value);
std::string_view Name(State state);
std::string_view Name(SelectionStatus status);
std::string_view Name(Confidence confidence);
std::string_view Name(MarkState state);
std::string_view Name(LinkKind kind);

struct Section {
  std::string id;
  std::string number;  // as printed; empty if the heading has none
  Leaf title;
  std::int32_t parent = kNoIndex;  // index in Document::sections
  std::vector<Leaf> notes;
};

struct Option {
  Leaf label;
  Value value = Value::kLabel;
  State state = State::kUnknown;
  std::string mark;  // the glyph as printed; empty if the source shows none
};

// One chosen value: of the vocabulary, or the label of an option.
struct Choice {
  Value value = Value::kLabel;
  std::int32_t option = kNoIndex;  // index in Question::options; kNoIndex for a reply in words
  Span text{};                     // of a reply in words that the vocabulary does not have
};

struct Evidence {
  std::string rule;
  std::int32_t question = kNoIndex;  // index in Document::questions
  Span text;                         // in Document::text
};

struct Selection {
  SelectionStatus status = SelectionStatus::kLost;
  std::vector<Choice> observed;
  std::vector<Choice> inferred;
  std::optional<Confidence> confidence;  // of what was inferred
  std::vector<Evidence> evidence;
  bool all_left = false;  // the form asks to delete options, and none of them was
  bool one_left = false;  // and all were but the one that the question shows
};

// What one of several people replied to a question; part of its answer.
struct Reply {
  Span respondent;  // the name as printed, in Document::text
  Span text;        // what is said, in Document::text; may be empty
  Selection selection;
};

// Nothing is chosen in questions of this kind.
inline bool IsOpen(Kind kind) { return kind == Kind::kText || kind == Kind::kField; }

struct Dependency {
  std::int32_t question = kNoIndex;  // index in Document::questions
  Value value = Value::kYes;
  std::string basis;  // "wording", "number" or "detail"
};

struct Link {
  Span text;  // as found, in Document::text
  LinkKind kind = LinkKind::kUrl;
  std::uint32_t count = 1;    // links of the same answer with the same canonical URL
  std::uint32_t target = 0;   // index in Document::link_targets
  std::string_view evidence;  // of a repaired link: what the repair rests on, a literal; else empty
};

// What the links with one canonical URL have in common.
struct LinkTarget {
  std::string url;           // canonical, repaired where it had to be
  bool valid = true;         // the URL Standard's parser takes it, and mail can reach it
  std::uint32_t count = 0;   // links of the document
  Span first;                // the text of the first, in Document::text
  std::string registrable;   // the public suffix and the label before it; empty if there is none
  std::string unicode_host;  // the host in its own script, where IDNA encoded it
};

struct Pinpoint {
  std::string unit;               // "article", "chapter", "provision"
  std::vector<std::string> path;  // "6.1.3" is ["6", "1", "3"]
  std::vector<std::string> to;    // the last of a range; empty if there is none
};

// How a text speaks of an instrument.
enum class Mention : std::uint8_t {
  kFull,     // by name or number: "Law No. 12 of 2003"
  kShort,    // by a short name or an abbreviation: "the 2003 Law", "GDPR"
  kAnaphor,  // by pointing: "that Law", "thereof"
  kBare,     // not at all: "Article 5"
};
std::string_view Name(Mention mention);

struct Citation {
  Span text;
  std::string rule;
  std::string lang;
  std::string kind;             // of the citation: "law", "article", "resolution" ...
  std::string instrument_kind;  // of the instrument that it belongs to
  Span title;                   // empty if none is printed
  Span parent;                  // the instrument that the pinpoints belong to; may be empty
  std::string issuer;           // who made it, as one word: "government"; may be empty
  std::string number;           // as the instrument is known: "133" of "133/2011", "2016/679"
  std::string number_raw;       // as printed
  std::uint32_t year = 0;       // 0: none printed
  std::uint32_t year_to = 0;    // the last of a range of years
  std::string date;             // of the instrument, ISO 8601: "2011-11-18"; may be empty
  std::vector<Pinpoint> pinpoints;
  Mention mention = Mention::kFull;
  std::string instrument;  // the identifier of one of Document::instruments; may be empty
  std::string name;        // the words of its title that identify it, folded; may be empty
  std::string country;     // of the instrument, ISO 3166-1 in lower case, "eu", "un"; may be empty
  // Why it has the identifier of another mention, a literal: "short-name", "pointing", "number",
  // "number-and-year", "title", "title-and-link", "longer-title"; empty if its own words give
  // it.
  std::string_view basis;
  // Akoma Ntoso's FRBR URI of the work, with the country "zz" where it is not known; a CELEX number
  // for acts of the European Union. Empty if the instrument is not known.
  std::string id;
  std::vector<std::string> aliases;  // the same in other schemes: ELI, URN:LEX
  std::string approved_by;           // the instrument that approved this one, as the text says
  std::int32_t link = kNoIndex;  // index in the links of the same question: what the answer gives
  std::string url_rule;          // the rule that tied them
  Confidence confidence = Confidence::kHigh;
};

// What citations name. Its mentions are the citations that have its identifier.
struct Instrument {
  std::string instrument;  // its identifier in the document: "law/2011/133"
  std::string kind;
  Span title;  // the longest that is printed; may be empty
  std::string issuer;
  std::string number;
  std::uint32_t year = 0;
  std::uint32_t year_to = 0;
  std::string date;
  std::string country;
  std::vector<std::string> short_names;  // "GDPR", as the text has them
  std::string id;                        // as in its citations
  std::vector<std::string> aliases;
  std::string approved_by;  // the identifier of another; may be empty
  Span url;                 // the first link that the text gives for it; may be empty
  std::uint32_t mentions = 0;
  Span first;  // its first mention
};

struct Question {
  std::string id;
  std::string number;  // as printed; empty if the form numbers nothing
  std::int32_t section = kNoIndex;
  std::int32_t parent = kNoIndex;  // index in Document::questions, of a sub-question's question
  Leaf prompt;
  std::optional<Leaf> label;
  bool required = false;
  std::vector<Leaf> notes;
  Kind kind = Kind::kText;
  State state = State::kUnknown;              // of the box before a statement
  std::string mark;                           // the box as printed; empty if there is none
  Confidence confidence = Confidence::kHigh;  // that this is a question of the form
  std::vector<Option> options;
  Selection selection;
  std::optional<Leaf> answer;
  std::vector<Reply> replies;  // of several people, who have a selection each
  std::optional<Dependency> depends_on;
  std::vector<Link> links;          // of the answer
  std::vector<Citation> citations;  // of the answer
};

enum class FurnitureKind : std::uint8_t {
  kPageNumber,
  kRunningHead,
  kRule,
  kRespondent,
  kMarkup,
  kContents
};
std::string_view Name(FurnitureKind kind);

struct Furniture {
  FurnitureKind kind = FurnitureKind::kRule;
  Leaf leaf;
};

struct Respondent {
  std::string id;
  std::string name;
  std::string time_to_complete;  // as printed
};

// What a sign means in this document, where that is not its usual meaning.
struct MarkConvention {
  std::string glyph;
  State state = State::kUnknown;
  std::uint32_t votes = 0;    // questions that make sense this way
  std::uint32_t against = 0;  // and the other way
};

struct MarkSummary {
  MarkState state = MarkState::kNone;
  std::uint32_t closed = 0;    // questions with options or a yes/no wording
  std::uint32_t observed = 0;  // of them, those whose selection the source shows
  std::vector<MarkConvention> conventions;
};

struct Document {
  std::string id;
  std::string path;
  std::string sha256;  // of the input's bytes, in hexadecimal
  std::uint64_t bytes = 0;
  std::string encoding;
  std::string language;  // ISO 639-1; empty if nothing was recognised
  Respondent respondent;
  MarkSummary marks;

  std::string source;
  std::string text;                         // empty if the source itself is what was read (Scan)
  std::vector<Anchor> anchors;              // ascending in `text`
  std::vector<Span> parts;                  // in `source`
  std::vector<std::uint32_t> line_starts;   // offsets in `source`, ascending, the first is 0
  std::vector<std::string> original_parts;  // "word/document.xml"; the names of sheets
  std::vector<OriginalPlace> places;        // ascending in `source`; none if it is the original

  std::vector<Section> sections;
  std::vector<Question> questions;
  std::vector<Link> links;              // outside every answer
  std::vector<Citation> citations;      // outside every answer
  std::vector<Instrument> instruments;  // of all citations, by their first mention
  std::vector<LinkTarget> link_targets;
  std::vector<Furniture> furniture;
  std::vector<Leaf> unplaced;
  std::vector<Diagnostic> diagnostics;

  std::string_view Text(Span span) const;

  const LinkTarget& Target(const Link& link) const { return link_targets[link.target]; }

  // The bytes of `source` that a non-empty span of `text` was read from.
  Span Source(Span text) const;

  // The hull of a leaf's parts in `source`.
  Span Hull(const Leaf& leaf) const;

  // The hull of a question in `source`: from its number to the end of its answer.
  Span Hull(const Question& question) const;

  // The line, from 1, and the column in code points, from 1, of an offset in `source`.
  Position PositionOf(std::uint32_t source_offset) const;
  std::uint32_t LineOf(std::uint32_t source_offset) const;

  // The place in the original; nullptr if the source is the original.
  const OriginalPlace* OriginalOf(std::uint32_t source_offset) const;

  // The cell of such a place: "C12" of a sheet, "T2R3C1" of a text's table; empty outside cells.
  static std::string CellName(const OriginalPlace& place);

  // The place as one word: "word/document.xml:12", "Answers!C12"; empty if there is none.
  std::string OriginalName(std::uint32_t source_offset) const;

  // The line of `source` that holds the offset, without its line end.
  std::string_view SourceLine(std::uint32_t source_offset) const;
};

}  // namespace qsift
