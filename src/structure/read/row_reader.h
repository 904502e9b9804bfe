#pragma once

// The row of a table as a question: the cells of its prompt, what its reply cell says, and the
// options in heads. Used by question_reader.h.

#include <string_view>
#include <unordered_set>
#include <vector>

#include "src/structure/choose/outline.h"
#include "src/structure/choose/tables.h"
#include "src/structure/read/question_draft.h"

namespace qsift {

class RowReader {
 public:
  explicit RowReader(QuestionDraft& draft) : draft_(draft) {}

  // What the replies of each table have in common. A value that recurs, or stands among such
  // values, is one of a scale, which the form asked for. The outline must outlive the reader.
  void DecideHabits(const Outline& outline);

  // The prompt covers the cells that have no part of their own, such as references and codes.
  void ReadPrompt(const TableQuestion& row);

  // The options, the reply and the notes.
  void ReadReply(const TableQuestion& row);

  // What the row says of its kind, where the question's parts leave it open.
  void DecideKind(const TableQuestion& row) const;

 private:
  // Whether the replies of a table are of a scale.
  struct TableScale {
    std::uint32_t last_row = 0;  // line
    bool scale = false;
    bool signs = false;  // most replies are signs that the document explains
  };

  void ReadReplyCell(const TableQuestion& row, const TableCell& cell);
  Leaf ReadCell(const TableCell& cell);
  void AddOption(const TableQuestion& row, const TableOption& found);
  bool ListsSigns(Span head) const;
  bool InScale(const TableQuestion& row) const;
  // That of the row's table.
  const TableScale& ScaleOf(const TableQuestion& row) const;
  bool IsScale(const TableQuestion& row, std::string_view said) const;
  const CodeLegend& LegendOf(const TableQuestion& row) const;

  QuestionDraft& draft_;
  const Blocks& blocks_ = draft_.blocks;
  Composer& composer_ = draft_.composer;
  std::vector<TableScale> scales_;  // of the tables, ordered by line
  const std::vector<CodeLegend>* legends_ = nullptr;
  std::unordered_set<std::string_view> recurring_;  // replies in tables
};

}  // namespace qsift
