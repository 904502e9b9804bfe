#pragma once

// What the words and signs of a text say of it: whether it asks, orders or sets a condition (topic
// `line_words` of the rule packs), and how it ends.

#include <string>
#include <string_view>

#include "src/rules/line_words.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// What a text says by its words.
struct LineSenses {
  bool ask_word = false;
  bool order = false;
  bool condition = false;
  bool guide = false;  // it heads the instructions of a form
};

class LineWords {
 public:
  explicit LineWords(const Blocks& blocks);

  // By its first word, or by its ending in languages that ask there. After a condition ("If yes,
  // describe it") what follows the comma counts, too.
  LineSenses Read(std::string_view text) const;

  // It ends with a question mark, orders, or begins with a word that asks and has a question mark.
  bool Asks(std::string_view text) const;

 private:
  void ReadFirstWord(std::string_view text, LineSenses& senses) const;
  void AddWord(std::string_view word, LineSenses& senses) const;

  const LineWordRules& words_;
  LanguageMask spoken_;
  mutable std::string folded_;  // scratch
};

// A question mark of any script ends the text, or stands before a bracket that ends it.
bool EndsInQuestionMark(std::string_view text);
bool EndsInColon(std::string_view text);
bool EndsInStop(std::string_view text);

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends);

}  // namespace qsift
