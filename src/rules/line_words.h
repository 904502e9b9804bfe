#pragma once

// Words that lines begin or end with, by what they say of the line: the topic `line_words` of rule
// files. Read by the structure stage.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

// What the first word of a line, or its ending, says of it.
enum class LineSense : std::uint8_t {
  kAsk,
  kOrder,
  kCondition,
  kGuide,
  kOpen,    // a question that begins with it wants more than yes or no
  kClosed,  // a question with it is answered with yes or no
  kDeny,    // a condition with it is met where the reply is no
};

// The languages in which a word that begins lines has each sense.
struct LineWord {
  std::array<LanguageMask, 7> languages{};

  void Add(LineSense sense, LanguageMask language) {
    languages[static_cast<std::size_t>(sense)] |= language;
  }
  bool Has(LineSense sense, LanguageMask spoken) const {
    return (languages[static_cast<std::size_t>(sense)] & spoken) != 0;
  }
};

struct LineEnding {
  std::string text;  // folded
  LineSense sense = LineSense::kAsk;
  LanguageMask language = 0;
};

struct LineWordRules {
  StringMap<LineWord> begins;  // by folded word
  std::vector<LineEnding> endings;
  std::vector<LineEnding> inner;  // of kOpen, kClosed and kDeny in scripts without blanks, anywhere
  LanguageMask closed = 0;        // the languages that mark a yes/no question
  LanguageMask tone = 0;  // the languages whose questions without a word of kOpen are closed
};

void LoadLineWords(RuleReader& reader, const Node& map, LanguageMask language,
                   LineWordRules& rules);

}  // namespace qsift
