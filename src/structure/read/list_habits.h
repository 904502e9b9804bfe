#pragma once

// Which lists stand under the questions of a form: such as can be chosen from, such as letters
// count, and items that recur. Used by reply_habits.cc.

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "src/structure/lines/blocks.h"
#include "src/structure/lines/options.h"
#include "src/structure/read/respondents.h"

namespace qsift {

// The line says something: it is no furniture, rule or comment.
bool IsSaid(const Blocks& blocks, const FurnitureLines& furniture, std::size_t line);

// What can stand under a prompt and is no item, mark or label of the vocabulary.
bool IsPlain(const Blocks& blocks, std::size_t line);

class ListHabits {
 public:
  // All three must outlive it.
  ListHabits(const Blocks& blocks, const FurnitureLines& furniture, const Respondents& respondents)
      : blocks_(blocks), furniture_(furniture), respondents_(respondents) {}

  // The lines under a prompt: nothing, a list and nothing else, or text of another kind.
  void Add(const QuestionExtent& extent);

  // Lists under prompts are what can be chosen: few questions have other text.
  bool Choices() const { return lists_ >= kFewest && 4 * prose_ <= lists_ + empty_; }
  bool Lettered() const { return lettered_ >= kFewest; }
  // Words to choose from stand under a prompt, and no mark under any.
  bool Lost() const { return lost_ > 0 && marked_ == 0; }
  // Items that stand under several prompts.
  void TakeItems(std::unordered_set<std::string_view>& items) const;

 private:
  static constexpr std::size_t kFewest = 2;  // questions over a list, at least

  struct SeenItem {
    std::size_t questions = 0;
    std::size_t last = static_cast<std::size_t>(-1);  // the first line of the question
  };

  bool IsProse(std::size_t line, bool first) const;

  const Blocks& blocks_;
  const FurnitureLines& furniture_;
  const Respondents& respondents_;
  std::unordered_map<std::string_view, SeenItem> items_;
  std::vector<std::size_t> list_;     // scratch
  std::vector<FoundOption> options_;  // scratch
  std::size_t lettered_ = 0;          // questions over a list that letters count
  std::size_t lists_ = 0;             // questions over a list and nothing else
  std::size_t lost_ = 0;              // questions over different words of the vocabulary
  std::size_t marked_ = 0;            // questions with a mark
  std::size_t prose_ = 0;
  std::size_t empty_ = 0;
};

}  // namespace qsift
