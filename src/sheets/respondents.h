#pragma once

// Sheets with one respondent per row, as form services export them: each row becomes a document,
// each column head a question, columns of crosses options. Used by sheet_documents.h.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/model/sheet.h"
#include "src/rules/services.h"
#include "src/sheets/row_document.h"

namespace qsift {

// What a column holds.
enum class FieldKind : std::uint8_t { kQuestion, kOption, kPart, kService };
struct Field {
  FieldKind kind = FieldKind::kQuestion;
  std::string prompt;
  std::string number;
  std::string label;  // of an option, or of a part of the question
  bool id = false;    // of the respondent
  bool name = false;
  bool time = false;
};

struct RespondentColumns {
  const ServiceRule* service = nullptr;  // nullptr if none is known
  std::size_t head_rows = 1;
  std::vector<Field> fields;
};

// Nothing if the rows are not answers of respondents: the heads are of no known service, and none
// asks. `rows`: the first ones, heads included.
std::optional<RespondentColumns> FindRespondentColumns(const Rules& rules,
                                                       const std::vector<SheetRow>& rows);

// The document of one respondent.
void AddRespondent(const RespondentColumns& columns, const SheetInfo& info, const SheetRow& row,
                   RowDocument& out);

}  // namespace qsift
