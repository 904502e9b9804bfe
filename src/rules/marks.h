#pragma once

// The marks beside options: the topics `marks`, `signs`, `brackets`, `required_marks`,
// `reply_tags` and `legend_links` of rule files. Read by the structure and the selection stage.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/text/first_bytes.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

struct MarkRule {
  std::string glyph;
  State state = State::kUnknown;
  bool box = false;    // brackets and boxes: trusted alone; other marks only beside an option
  bool words = false;  // a mark only beside labels of the vocabulary: "X"
};

// A letter that may be a mark in a document that shows it to be one.
struct SignRule {
  std::string glyph;
  State state = State::kUnknown;
};

// Full-width brackets, which stand right after a word.
struct WideBrackets {
  std::string open;
  std::string close;
};

struct MarkRules {
  std::vector<MarkRule> marks;                                // longest glyph first
  std::array<std::vector<std::uint16_t>, 256> by_first_byte;  // indices in `marks`
  FirstBytes first_bytes{};
  std::vector<std::string> brackets;  // pairs: "[]"
  std::vector<WideBrackets> wide_brackets;
  std::vector<std::string> selected;    // what stands in a pair that is selected
  std::vector<std::string> unselected;  // in one that is not, where others hold a filled sign
  StringSet chosen;                     // folded words for an option that was chosen: "selected"
  std::vector<std::string> arrows;      // that lead from such a word to the option: "<--"
  FirstBytes arrow_begins{};            // the first bytes of those
  std::vector<SignRule> signs;
  StringSet ambiguous;                    // glyphs that mean the opposite in some exports
  std::vector<std::string> required;      // "*", "(required)"
  FirstBytes required_begins{};           // the first bytes of those
  FirstBytes tail_ends{};                 // the last bytes of those and of the tags
  std::vector<std::string> tags;          // "[single choice]": how to reply, no part of the prompt
  std::vector<std::string> legend_links;  // between a sign and its meaning: "="

  // The mark that the whole text is; nullptr if it is not one.
  const MarkRule* MarkOf(std::string_view text) const;

  // The bytes of the mark of a required question that the text begins with, before something else:
  // a sign alone may be a bullet and counts only at the end. 0 if there is none.
  std::size_t RequiredBefore(std::string_view text) const;
  // The bytes of such a mark that the text ends with, after something else; 0 where there is none.
  std::size_t RequiredAfter(std::string_view text) const;
};

void LoadMarks(RuleReader& reader, const Node& list, LanguageMask language, MarkRules& rules);
void LoadSigns(RuleReader& reader, const Node& list, LanguageMask language, MarkRules& rules);
void LoadBrackets(RuleReader& reader, const Node& map, LanguageMask language, MarkRules& rules);
void LoadRequiredMarks(RuleReader& reader, const Node& list, LanguageMask language,
                       MarkRules& rules);
void LoadReplyTags(RuleReader& reader, const Node& list, LanguageMask language, MarkRules& rules);
void LoadLegendLinks(RuleReader& reader, const Node& list, LanguageMask language, MarkRules& rules);

// After the last file: orders and indexes the marks.
void FinishMarks(MarkRules& rules);

}  // namespace qsift
