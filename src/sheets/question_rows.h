#pragma once

// Sheets with one question per row ("ID | Question | Answer | Comment"), with heads anywhere in the
// first rows. Used by sheet_documents.h.

#include <optional>
#include <vector>

#include "src/model/sheet.h"
#include "src/rules/columns.h"
#include "src/sheets/row_document.h"

namespace qsift {

// What the columns of such a sheet hold, and which row says so.
struct QuestionColumns {
  std::size_t head = 0;           // index of the row of heads
  std::vector<ColumnRole> roles;  // by column
};

// Nothing if none of these rows names a column for questions and one for replies or marks.
std::optional<QuestionColumns> FindQuestionColumns(const Rules& rules,
                                                   const std::vector<SheetRow>& rows);

class QuestionRows {
 public:
  QuestionRows(const Rules& rules, QuestionColumns columns, const SheetRow& head)
      : rules_(rules), columns_(std::move(columns)), head_(head) {}

  // Adds a row under the heads: a question, a heading, or text of its own.
  void Add(const SheetInfo& info, const SheetRow& row, RowDocument& out) const;

 private:
  ColumnRole RoleOf(std::size_t column) const {
    return column < columns_.roles.size() ? columns_.roles[column] : ColumnRole::kOther;
  }
  // Makes options of a cell of boxes with labels; false if it is anything else.
  bool AddBoxes(std::string_view cell, RowDocument& out, Question& question) const;
  void AddReply(const SheetInfo& info, const SheetRow& row, std::size_t column, RowDocument& out,
                Question& question, std::optional<Leaf>& reply) const;

  const Rules& rules_;
  QuestionColumns columns_;
  SheetRow head_;
};

// A row that belongs to no question: one leaf, its cells with tabs between them.
void AddPlainRow(const SheetRow& row, RowDocument& out);

}  // namespace qsift
