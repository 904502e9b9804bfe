#pragma once

// What each line is by its own looks: the second step of the structure stage. Signs of light
// markup (bullets, heading signs, quotes, tables, comments) are recognised here and left out of
// the content; the openers of the rule packs are tried on what remains. Which of the candidates
// count is decided over the whole document in numbering.h and headings.h.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/opener.h"
#include "src/structure/lines/lines.h"
#include "src/text/language_mask.h"

namespace qsift {

struct OpenerRule;
struct FormRules;

enum class Sign : std::uint8_t {
  kNone,
  kBullet,       // "- item"
  kHeading,      // "## Title", "== Title ==", a title underlined
  kUnderline,    // the line of signs under such a title, or a rule of dashes: says nothing
  kQuote,        // "> text"
  kTable,        // "| a | b |"
  kComment,      // inside <!-- -->
  kFrontMatter,  // the YAML that begins a Markdown file
  kCode,         // between two fences of code, with them
  kContents,     // an entry of a table of contents
};

// What is said stands on such a line, by itself, in a list or in a quote.
constexpr bool HoldsText(Sign sign) {
  return sign == Sign::kNone || sign == Sign::kBullet || sign == Sign::kQuote;
}

struct LineFacts {
  Span content;  // in the clean text: without sign and enclosing emphasis; may be empty
  Sign sign = Sign::kNone;
  std::uint8_t level = 0;  // of a heading: 1 is the highest
  bool bold = false;       // emphasis encloses, or begins, the content
  bool required = false;   // a required mark ended the line; it is left out of the content
  std::array<std::int16_t, 4> openers{-1, -1, -1, -1};  // indices in OpenerRules::rules
};

// What the document says that a sign means: "[!] = Fail".
struct LegendEntry {
  std::string sign;        // "[!]", without blanks inside; "[]" for an empty pair
  std::uint32_t line = 0;  // where it is explained
  Span meaning;            // in the clean text
  bool unset = false;      // the sign of what is not filled in
};

enum class Turn : std::uint8_t { kNone, kAsk, kReply };

// What a conversation makes of a line.
struct SpokenLine {
  Turn turn = Turn::kNone;
  std::uint16_t label = 0;  // bytes of the content that name the speaker; 0 where the turn goes on
  bool quoted = false;      // a comment that is quoted, with a reply below it

  bool BeginsReply() const { return turn == Turn::kReply && label > 0; }
};

struct Blocks {
  std::string_view text;  // the clean text
  const FormRules* rules = nullptr;
  LanguageMask languages = kAllLanguages;
  LanguageMask main = kAllLanguages;  // the likeliest of them; all if unknown
  std::vector<Line> lines;
  std::vector<LineFacts> facts;       // one a line
  std::vector<MarkConvention> signs;  // letters that this document uses as marks (signs.h)
  std::vector<LegendEntry> legend;    // what it says its signs mean (legend.h)
  std::vector<SpokenLine> spoken;     // one a line (speakers.h)
  bool buttons = false;               // "(●)" is on somewhere, so that "(○)" is off
  bool quotes_ask = false;            // what is quoted is the form (quoted_comments.h)

  std::size_t size() const { return lines.size(); }
  // The languages whose words count: the document's, and English, which labels are often in.
  LanguageMask Spoken() const;
  std::string_view Text(Span span) const { return text.substr(span.begin, span.size()); }
  std::string_view Content(std::size_t line) const { return Text(facts[line].content); }
  std::string_view Body(std::size_t line) const { return Text(lines[line].body); }
  // The sign of a quote with nothing after it.
  bool IsBareQuote(std::size_t line) const {
    return facts[line].sign == Sign::kQuote && facts[line].content.empty();
  }
  // The first opener of a kind that the line shows; nullptr where it shows none.
  const OpenerStyle* Opener(std::size_t line, OpenerKind kind) const;
  // The same with the pattern that it matches.
  const OpenerRule* RuleOfOpener(std::size_t line, OpenerKind kind) const;
};

Blocks ClassifyLines(std::string_view text, std::vector<Line> lines, const FormRules& rules,
                     LanguageMask languages);

}  // namespace qsift
