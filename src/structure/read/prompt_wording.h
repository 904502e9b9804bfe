#pragma once

// What wordings say by the rules of the packs: how a prompt asks to choose, whether yes or no can
// answer it, whether a line asks for details of the question above. Used by question_reader.h.

#include <optional>
#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"
#include "src/structure/lines/line_words.h"

namespace qsift {

struct PromptRule;

struct PromptCues {
  std::optional<Kind> kind;  // how it asks to choose
  bool polar = false;        // it can be answered with yes or no
  bool request = false;      // it asks for more than yes, though it could be answered so
  bool deletion = false;     // the options that do not apply are to be deleted
};

class PromptWording {
 public:
  explicit PromptWording(const Blocks& blocks) : blocks_(blocks), words_(blocks) {}

  // Of a prompt with its notes. What `known` says already is kept.
  PromptCues Read(std::string_view wording, PromptCues known);

  // Yes or no answers the prompt, whatever sentences stand before what it asks.
  bool AsksYesOrNo(std::string_view prompt);

  // An instruction for the whole form says that options are to be deleted.
  bool AsksToDelete(std::string_view instruction);

  // "Mark only one oval." under a prompt says how to choose.
  bool IsCue(std::size_t line);

  // The text begins with an order: it asks for more than stands before it.
  bool Orders(std::string_view text) const;

  // The line asks for details of the question that it stands under, as a prompt would.
  bool FollowsUp(std::size_t line);

 private:
  bool IsPolar(const PromptRule& polar, std::string_view wording) const;

  const Blocks& blocks_;
  LineWords words_;
  std::vector<int> matches_;  // scratch
};

}  // namespace qsift
