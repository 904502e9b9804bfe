#pragma once

// One question: the lines from its number to the next question or heading, read as prompt, label,
// notes, options and answer. The lines at their end that lead to the next question (a heading
// without any sign, instructions) are left to structure.cc.

#include <cstddef>
#include <optional>
#include <vector>

#include "src/structure/blocks.h"
#include "src/structure/composer.h"
#include "src/structure/numbering.h"
#include "src/structure/options.h"
#include "src/structure/tables.h"

namespace qsift {

using FurnitureLines = std::vector<std::optional<FurnitureKind>>;

class QuestionReader {
 public:
  QuestionReader(const Blocks& blocks, const FurnitureLines& furniture, Composer& composer)
      : blocks_(blocks), furniture_(furniture), composer_(composer) {}

  // Reads the question that `start` begins from the lines [start.line, end). `last`: no question
  // follows. Returns the first line of the tail that is not the question's; `end` if there is
  // none. The lines before it are covered by leaves, but for furniture.
  std::size_t Read(const NumberedLine& start, std::size_t end, bool last, Question& question);

  // Reads the question of a table's row.
  void ReadRow(const TableQuestion& row, Question& question);

  // A short line that may be a heading: it begins like a title and does not end like a sentence.
  bool LooksLikeHeading(std::size_t line) const;

 private:
  void Begin(Question& question);
  bool InText(std::size_t line) const;
  std::size_t Next(std::size_t line) const;
  void ReadPrompt(const NumberedLine& start);
  bool ContinuesPrompt(std::size_t line) const;
  void ReadLabel();
  void ReadNotes();
  bool IsNote(std::size_t line) const;
  void ReadOptions();
  std::size_t CountOptions(std::vector<FoundOption>& found) const;
  void ReadBold(std::vector<FoundOption>& found) const;
  void AddOption(const FoundOption& found);
  void ReadAfterOptions(std::size_t tail);
  void ReadAnswer(std::size_t tail);
  void DecideKind();
  std::size_t FindTail(bool last) const;
  void ReadCues();

  const Blocks& blocks_;
  const FurnitureLines& furniture_;
  Composer& composer_;
  Question* question_ = nullptr;
  std::size_t at_ = 0;           // the next line to read
  std::size_t end_ = 0;          // of the question's lines
  std::size_t prompt_line_ = 0;  // the last line of the prompt
  std::optional<Kind> cue_;      // how the prompt asks to choose
  bool polar_ = false;           // it can be answered with yes or no
  std::vector<int> matches_;     // scratch
};

}  // namespace qsift
