#pragma once

// The prompt of a question: its lines, the reply or the options on them, its label and its box.
// Used by question_reader.h.

#include <vector>

#include "src/structure/choose/numbered_line.h"
#include "src/structure/read/question_draft.h"

namespace qsift {

class PromptReader {
 public:
  explicit PromptReader(QuestionDraft& draft) : draft_(draft) {}

  // Whether replies stand on the lines of the prompts ("3. Town: Ulm"): most questions have text
  // there, and nothing below it. `extents`: the lines of the questions below their first.
  void DecideHabits(const std::vector<NumberedLine>& questions,
                    const std::vector<QuestionExtent>& extents);

  void ReadPrompt(const NumberedLine& start);
  void ReadBox(const NumberedLine& start);
  void ReadLabel();

 private:
  void ReadContext(const NumberedLine& start);
  Span TitleInBold(const NumberedLine& start) const;
  bool LeadsToBoxes(std::size_t line) const;
  bool HangsBeforeReply(std::size_t line) const;
  void TakeStar(std::size_t line, Span& text);
  void ReadBelowBoxes(Span asked);
  std::uint32_t InlineReply(std::size_t line, Span text, std::size_t next) const;
  std::uint32_t CountedOptions(std::size_t line, Span text,
                               std::vector<FoundOption>& options) const;
  std::uint32_t ReplyAfterGap(std::size_t line, Span text, std::size_t next) const;
  bool ContinuesPrompt(std::size_t line);

  QuestionDraft& draft_;
  const Blocks& blocks_ = draft_.blocks;
  Composer& composer_ = draft_.composer;
  QuestionLines& lines_ = draft_.lines;
  const ReplyHabits& habits_ = draft_.habits;
  PromptWording& wording_ = draft_.wording;
  bool question_text_ = false;   // the prompt has some so far: its number may stand alone
  bool inline_replies_ = false;  // of the form
};

}  // namespace qsift
