#pragma once

// The heads of a table whose columns are told by their places alone, and what stands under them on
// a line. Used by text_grid.h, which reads the rows.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "src/rules/columns.h"
#include "src/structure/lines/blocks.h"
#include "src/structure/lines/segments.h"

namespace qsift {

inline constexpr std::size_t kLongGrid = 200;  // rows of a table set by position

class TextHeads {
 public:
  // Nothing where the line is no head: it has no words for prompts and for replies, no two words of
  // the vocabulary side by side, and no number before columns that hold replies. `blocks` must
  // outlive it.
  static std::optional<TextHeads> Read(const Blocks& blocks, std::size_t line);

  // Columns that no head names: the number, the prompt and the reply that a numbered line holds,
  // and most of those below it, some of them wrapped. Nothing where they do not stand so.
  // `end`: the line before which nothing else needs to be tried.
  static std::optional<TextHeads> Imply(const Blocks& blocks, std::size_t line, std::size_t& end);

  std::size_t size() const { return heads_.size(); }
  std::size_t key() const { return key_; }     // the column of what is asked
  bool known() const { return known_; }        // the packs know heads of prompts and of replies
  bool chosen() const { return chosen_; }      // some heads are a choice to be marked
  bool single() const { return single_; }      // of no vocabulary, which single marks show to be so
  bool numbered() const { return numbered_; }  // the first column holds numbers
  bool implied() const { return implied_; }    // the line is the first row
  std::vector<ColumnRole> Roles() const;
  bool IsChoice(std::size_t k) const { return heads_[k].marks; }
  std::vector<Span> Cells() const;       // what the heads say
  bool StandOn(std::size_t line) const;  // the line repeats them, as on another page

  // The cells of a line under the heads; false where text crosses a column, or fills none.
  bool Place(std::size_t line, std::vector<Span>& cells) const;
  // A cell under a head of a choice is filled.
  bool HoldMark(const std::vector<Span>& cells) const;
  // The head that a single mark stands under, or beside.
  std::optional<std::size_t> MarkColumn(const Segment& segment) const;

 private:
  struct Head {
    Segment at;
    ColumnRole role = ColumnRole::kOther;
    bool marks = false;  // a choice to be marked
  };

  TextHeads(const Blocks& blocks, std::size_t line) : blocks_(blocks), line_(line) {}

  bool ReadHeads(std::size_t line);
  ColumnRole RoleOf(const Segment& head, bool by_words) const;
  bool FindChoice();
  void TakeNeighbours(std::size_t line);
  bool HoldsMarksAlone(std::size_t line, std::size_t k) const;
  bool FindMarked(std::size_t line);
  std::size_t EndOfLabels(std::size_t line) const;
  std::size_t FirstMarks() const;
  bool ImplyLabels(std::size_t line);
  std::optional<std::size_t> TextColumn(const Segment& segment, bool last) const;

  const Blocks& blocks_;
  std::size_t line_;
  std::vector<Head> heads_;
  std::size_t key_ = 0;
  bool known_ = false;
  bool single_ = false;
  bool chosen_ = false;
  bool numbered_ = false;
  bool implied_ = false;
};

// A rule stands on the line, right below what stands above it.
bool IsRuleBelow(const Blocks& blocks, std::size_t line);

}  // namespace qsift
