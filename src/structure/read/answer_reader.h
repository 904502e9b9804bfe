#pragma once

// The answer of a question: what its label leads in, or what stands under the prompt, from one
// person or several, and remarks on it. Used by question_reader.h.

#include <cstddef>
#include <vector>

#include "src/structure/read/question_draft.h"

namespace qsift {

class AnswerReader {
 public:
  explicit AnswerReader(QuestionDraft& draft) : draft_(draft) {}

  // Up to the line `tail`. `last`: no question follows.
  void Read(std::size_t tail, bool last);

 private:
  // Where in the text what one of several people says begins, and the place of it on its line.
  struct Said {
    std::size_t text = 0;
    RespondentLine line;
  };

  bool IsLeftToFillIn(std::size_t tail) const;
  std::size_t FindReply(std::size_t tail) const;
  void ReadReply(std::size_t tail, bool labelled);
  void ReadReplies(const Leaf& leaf, const std::vector<Said>& said);
  void ReadRemarks(std::size_t tail);

  QuestionDraft& draft_;
  const Blocks& blocks_ = draft_.blocks;
  Composer& composer_ = draft_.composer;
  QuestionLines& lines_ = draft_.lines;
  const ReplyHabits& habits_ = draft_.habits;
};

}  // namespace qsift
