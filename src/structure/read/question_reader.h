#pragma once

// One question: the lines from its number to the next question or heading, read as prompt, label,
// notes, options and answer. The lines at their end that lead to the next question (a heading
// without any sign, instructions) are left to structure.cc.

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "src/model/selection_hint.h"
#include "src/structure/choose/numbering.h"
#include "src/structure/choose/outline.h"
#include "src/structure/choose/tables.h"
#include "src/structure/lines/blocks.h"
#include "src/structure/read/composer.h"
#include "src/structure/read/enumerated_list.h"
#include "src/structure/read/option_list.h"
#include "src/structure/read/prompt_wording.h"
#include "src/structure/read/respondents.h"

namespace qsift {

class QuestionReader {
 public:
  QuestionReader(const Blocks& blocks, const FurnitureLines& furniture, Composer& composer)
      : blocks_(blocks),
        lines_{blocks, furniture, habits_},
        composer_(composer),
        wording_(blocks) {}

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
  // Whether the replies of a table are of a scale.
  struct TableScale {
    std::uint32_t last_row = 0;  // line
    bool scale = false;
    bool signs = false;  // most replies are signs that the document explains
  };

  // Where in the text what one of several people says begins, and the place of it on its line.
  struct Said {
    std::size_t text = 0;
    RespondentLine line;
  };

  void Begin(Question& question, SelectionHint& hint);
  void ReadPrompt(const NumberedLine& start);
  std::uint32_t InlineReply(const NumberedLine& start, std::size_t next) const;
  bool ContinuesPrompt(std::size_t line);
  void ReadBox(const NumberedLine& start);
  void ReadLabel();
  void ReadNotes();
  void ReadOptions();
  bool ReadEnumerated(std::size_t line);
  bool ReadOptionsBelow();
  void AddOption(const FoundOption& found);
  void AddOption(const TableQuestion& row, const TableOption& found);
  void ReadReplyCell(const TableQuestion& row, const TableCell& cell);
  Leaf ReadCell(const TableCell& cell);
  bool ReadAfterOptions();
  std::size_t FindReply(std::size_t tail) const;
  void ReadAside(std::size_t end);
  void ReadAnswer(std::size_t tail, bool last);
  void ReadReply(std::size_t tail, bool labelled);
  void ReadRemarks(std::size_t tail);
  void ReadReplies(const Leaf& leaf, const std::vector<Said>& said);
  void ReadRowHabits(const std::vector<TableQuestion>& rows);
  bool InScale(const TableQuestion& row) const;
  // That of the row's table.
  const TableScale& ScaleOf(const TableQuestion& row) const;
  bool IsScale(const TableQuestion& row, std::string_view said) const;
  // Leaves out of a prompt's line what begins at `end`.
  void EndBefore(std::uint32_t end, Span& text, Span& cover) const;
  const CodeLegend& LegendOf(const TableQuestion& row) const;
  void AddLegend(const std::vector<LegendEntry>& legend, std::int32_t chosen,
                 std::string_view mark);
  void DecideKind();
  std::size_t FindTail(bool last, bool detail) const;
  void ReadCues();

  const Blocks& blocks_;
  Respondents respondents_;
  ReplyHabits habits_;
  QuestionLines lines_;
  Composer& composer_;
  PromptWording wording_;
  Question* question_ = nullptr;
  SelectionHint* hint_ = nullptr;   // of the question
  std::size_t at_ = 0;              // the next line to read
  std::size_t prompt_line_ = 0;     // the last line of the prompt
  bool question_text_ = false;      // the prompt has some so far: its number may stand alone
  PromptCues cues_;                 // of the question
  bool inline_replies_ = false;     // of the form
  std::vector<TableScale> scales_;  // of the tables, ordered by line
  const std::vector<CodeLegend>* legends_ = nullptr;
  std::unordered_set<std::string_view> recurring_;  // replies in tables
  bool deletions_ = false;  // of the form: options that do not apply are deleted
};

}  // namespace qsift
