#pragma once

// The question that is being read, with what the readers of its parts need: the form's habits, its
// lines, and where the text of the document is composed.

#include <string_view>
#include <vector>

#include "src/model/selection_hint.h"
#include "src/structure/lines/blocks.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/options.h"
#include "src/structure/read/composer.h"
#include "src/structure/read/prompt_wording.h"
#include "src/structure/read/question_lines.h"
#include "src/structure/read/reply_habits.h"
#include "src/structure/read/respondents.h"

namespace qsift {

struct QuestionDraft {
  const Blocks& blocks;
  Composer& composer;
  PromptWording wording;
  // Of the form.
  Respondents respondents;
  ReplyHabits habits;
  bool deletions = false;        // options that do not apply are deleted
  bool bracket_letters = false;  // the letters of the chosen options stand in the prompts
  // Of the question.
  QuestionLines lines;
  Question* question = nullptr;
  SelectionHint* hint = nullptr;
  PromptCues cues;
  std::size_t at = 0;           // the next line to read
  std::size_t prompt_line = 0;  // the last line of the prompt

  QuestionDraft(const Blocks& all, const FurnitureLines& furniture, Composer& to)
      : blocks(all), composer(to), wording(all), lines{all, furniture, habits} {}
  QuestionDraft(const QuestionDraft&) = delete;  // the lines refer to the habits
  QuestionDraft& operator=(const QuestionDraft&) = delete;

  // Both are filled while the question is read.
  void Begin(Question& to, SelectionHint& to_hint);

  std::string_view Text(Span span) const {
    return std::string_view(composer.text()).substr(span.begin, span.size());
  }
  void AddOption(const FoundOption& found);
  // Where options that do not apply are deleted, a text that is a label of the vocabulary is the
  // one that was left. False where it is none.
  bool AddOneLeft(const Leaf& text);
  // What the document says that its signs mean, as options; `chosen` is an index, or -1.
  void AddLegend(const std::vector<LegendEntry>& legend, std::int32_t chosen,
                 std::string_view mark);
  // What is no reply, up to the line `end`: a note for each paragraph.
  void ReadAside(std::size_t end);
};

}  // namespace qsift
