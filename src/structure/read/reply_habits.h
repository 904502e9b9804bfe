#pragma once

// How this form prints its replies, by the evidence of all of its questions: after labels that
// recur under them ("R= ..."), in quotes; which lines under its prompts recur and are help texts,
// and whether lists under them are what can be chosen. Gathered once, before the questions are
// read; used by question_reader.h and option_list.h.

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "src/structure/lines/blocks.h"
#include "src/structure/read/line_label.h"
#include "src/structure/read/respondents.h"

namespace qsift {

class ReplyHabits {
 public:
  ReplyHabits() = default;
  ReplyHabits(const Blocks& blocks, const FurnitureLines& furniture,
              const std::vector<QuestionExtent>& extents, const Respondents& respondents);

  // What stands after a label of replies that begins the line; empty where there is no such label.
  std::optional<Span> ReplyOn(const Blocks& blocks, std::size_t line) const;

  // The line begins with another label that recurs under the questions.
  bool IsOtherLabel(const Blocks& blocks, std::size_t line) const;

  // The line, or a label with one of a few texts after it, stands under several prompts, always
  // above something else.
  bool IsHelp(const Blocks& blocks, std::size_t line) const;

  // The label leads in a remark on the reply.
  static bool IsRemark(const Blocks& blocks, std::string_view name);

  // Replies stand in quotes.
  bool quotes() const { return quotes_; }

  // Lists under prompts are what can be chosen.
  bool lists() const { return lists_; }

  // Boxes stand under most prompts.
  bool boxed() const { return boxed_; }

  // Lists that letters count stand under several prompts.
  bool lettered() const { return lettered_; }

  // Boxes are ticked under several prompts, or beside them.
  bool ticked() const { return ticked_; }

  // Options stand under prompts, and no mark does.
  bool lost() const { return lost_; }

  // Replies begin on the line of their label, as a rule.
  bool on_label_lines() const { return on_label_lines_; }

  // The line is an item of lists under several prompts.
  bool IsListed(std::string_view content) const { return items_.contains(content); }

 private:
  std::unordered_set<std::string_view> replies_;  // labels
  std::unordered_set<std::string_view> others_;   // labels
  std::unordered_set<std::string_view> told_;     // labels of what the form says of questions
  std::unordered_set<std::string_view> help_;
  std::unordered_set<std::string_view> items_;
  bool letters_ = false;  // "A:" and "B:" begin items of lists
  bool quotes_ = false;
  bool lists_ = false;
  bool lettered_ = false;
  bool boxed_ = false;
  bool ticked_ = false;
  bool lost_ = false;
  bool on_label_lines_ = false;
};

}  // namespace qsift
