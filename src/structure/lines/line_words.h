#pragma once

// What the words of a text say of it: whether it asks, orders or sets a condition (topic
// `line_words` of the rule packs). What it ends with is in text/punctuation.h.

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
  bool guide = false;   // it heads the instructions of a form
  bool open = false;    // a question that begins so is answered with more than yes or no
  bool closed = false;  // a question that holds it is answered with yes or no
};

class LineWords {
 public:
  explicit LineWords(const Blocks& blocks);

  // By its first word, or by its ending in languages that ask there. After a condition ("If yes,
  // describe it") what follows the comma counts, too.
  // `condition`: one is known to begin the text.
  LineSenses Read(std::string_view text, bool condition = false) const;

  // The text from its first sentence on that asks; empty where none does, or where one before it
  // orders.
  std::string_view FirstQuestion(std::string_view text) const;

  // Yes or no answers the question that begins the text. Told by the words of open questions, or of
  // closed ones where the document's language has a word for them.
  bool AsksYesOrNo(std::string_view text) const;

  // It ends with a question mark, orders, or begins with a word that asks and has a question mark.
  bool Asks(std::string_view text) const;

  // It ends with a word that asks by itself, in a script without blanks.
  bool EndsLikeQuestion(std::string_view sentence) const;

 private:
  enum class Answers { kYesNo, kOpen };
  Answers ReadQuestion(std::string_view sentence) const;
  void ReadFirstWord(std::string_view text, LineSenses& senses) const;
  void AddWord(std::string_view word, LineSenses& senses) const;

  const LineWordRules& words_;
  LanguageMask languages_;      // of the document
  LanguageMask main_;           // the likeliest of them
  LanguageMask spoken_;         // with those of form software
  mutable std::string folded_;  // scratch
};

}  // namespace qsift
