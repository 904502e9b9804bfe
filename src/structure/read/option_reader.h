#pragma once

// The options of a question, wherever they stand under its prompt, and the notes right under them.
// Used by question_reader.h.

#include <cstddef>

#include "src/structure/read/enumerated_list.h"
#include "src/structure/read/question_draft.h"

namespace qsift {

class OptionReader {
 public:
  explicit OptionReader(QuestionDraft& draft) : draft_(draft) {}

  void ReadOptions();

  // Lines under the options that ask for more ("If yes, which:") are notes of the question. True
  // where one does.
  bool ReadAfterOptions();

 private:
  bool TakeBracketLetters(EnumeratedList& list) const;
  bool ReadEnumerated(std::size_t line);
  bool ReadOptionsBelow();
  bool AsksAbove(std::size_t line) const;

  QuestionDraft& draft_;
  const Blocks& blocks_ = draft_.blocks;
  Composer& composer_ = draft_.composer;
  QuestionLines& lines_ = draft_.lines;
  const ReplyHabits& habits_ = draft_.habits;
  PromptWording& wording_ = draft_.wording;
};

}  // namespace qsift
