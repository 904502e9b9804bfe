#pragma once

// One question: the lines from its number to the next question or heading, read as prompt, label,
// notes, options and answer. The lines at their end that lead to the next question (a heading
// without any sign, instructions) are left to structure.cc.

#include <cstddef>
#include <string_view>
#include <vector>

#include "src/structure/choose/outline.h"
#include "src/structure/choose/tables.h"
#include "src/structure/read/answer_reader.h"
#include "src/structure/read/option_reader.h"
#include "src/structure/read/prompt_reader.h"
#include "src/structure/read/question_draft.h"
#include "src/structure/read/row_reader.h"

namespace qsift {

class QuestionReader {
 public:
  QuestionReader(const Blocks& blocks, const FurnitureLines& furniture, Composer& composer)
      : draft_(blocks, furniture, composer) {}

  // Decides how this form prints its replies, from all of its questions. Those on the lines of the
  // prompts ("3. Town: Ulm"): most questions have text there, and nothing below it.
  void DecideHabits(const Outline& outline);

  // An instruction for all questions that follow; "delete as appropriate" is remembered.
  void NoteInstruction(std::string_view text);

  // Reads the question that `start` begins from the lines [start.line, end). `last`: no question
  // follows. Returns the first line of the tail that is not the question's; `end` if there is
  // none. The lines before it are covered by leaves, but for furniture. `hint` is filled too.
  std::size_t Read(const NumberedLine& start, std::size_t end, bool last, Question& question,
                   SelectionHint& hint);

  // Reads the question of a table's row.
  void ReadRow(const TableQuestion& row, Question& question, SelectionHint& hint);

  // A short line that may be a heading: it begins like a title and does not end like a sentence.
  bool LooksLikeHeading(std::size_t line) const;

 private:
  void ReadNotes();
  void DecideKind();
  std::size_t FindTail(bool last, bool detail) const;
  std::size_t FirstTitle(const std::vector<std::size_t>& paragraphs, std::size_t last) const;
  void ReadCues();

  QuestionDraft draft_;
  const Blocks& blocks_ = draft_.blocks;
  Composer& composer_ = draft_.composer;
  QuestionLines& lines_ = draft_.lines;
  PromptWording& wording_ = draft_.wording;
  PromptReader prompts_{draft_};
  OptionReader options_{draft_};
  AnswerReader answers_{draft_};
  RowReader rows_{draft_};
};

}  // namespace qsift
