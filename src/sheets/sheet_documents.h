#pragma once

// Sheets as documents: the stage for CSV, TSV and XLSX that stands where the structure stage stands
// for texts. It is fed row by row and keeps no more than the first rows and the document that it
// works on. Comes after the readers of input/sheets.h and before the selection stage.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/model/sheet.h"
#include "src/rules/prompts.h"
#include "src/sheets/question_rows.h"
#include "src/sheets/respondents.h"
#include "src/sheets/row_document.h"
#include "src/text/text_memory.h"

namespace qsift {

class SheetDocuments {
 public:
  // `take` is called with each respondent's document, and the row that it stood in; it returns
  // false to stop. Both must outlive the stage.
  using TakeDocument = std::function<bool(SheetDocument&&, std::uint32_t row)>;
  SheetDocuments(const Rules& rules, TakeDocument take)
      : rules_(rules), take_(std::move(take)), shared_(rules), own_(rules) {}

  // Takes a row; returns false to stop.
  bool Take(const SheetInfo& info, const SheetRow& row);

  // After the last row. False where `take` stopped it.
  bool Finish();

  // What is left after Finish(): the rows that belong to no respondent, as one document. Without
  // questions it is plain text, one line per row, for the structure stage.
  SheetDocument Rest() { return shared_.Take(); }

  std::size_t respondents() const { return respondents_; }

 private:
  bool Decide();
  bool Use(const SheetRow& row);

  const Rules& rules_;
  TakeDocument take_;
  RowDocument shared_;
  RowDocument own_;  // of the respondent at hand
  SheetInfo info_;
  std::vector<SheetRow> first_;
  std::optional<QuestionRows> questions_;
  std::optional<RespondentColumns> columns_;
  std::size_t respondents_ = 0;
  bool begun_ = false;
  bool decided_ = false;
};

// Finds, once the languages are known, the questions without options that yes or no answers.
// `polar` remembers their prompts.
void FindPolarQuestions(const PromptRules& rules, LanguageMask languages, TextMemory<bool>& polar,
                        const Document& document, SelectionHints& hints);

}  // namespace qsift
