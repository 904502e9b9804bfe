#include "src/sheets/sheet_documents.h"
#include "src/rules/rules.h"

#include <algorithm>

namespace qsift {
namespace {

constexpr std::size_t kFirstRows = 200;  // that show what a sheet is

bool IsEmpty(const SheetRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return TrimmedCell(cell).empty(); });
}

}  // namespace

bool SheetDocuments::Take(const SheetInfo& info, const SheetRow& row) {
  if (IsEmpty(row)) return true;
  if (!begun_ || info.index != info_.index) {
    if (begun_ && !Finish()) return false;
    info_ = info;
    begun_ = true;
  }
  if (decided_) return Use(row);
  first_.push_back(row);
  return first_.size() < kFirstRows || Decide();
}

bool SheetDocuments::Finish() {
  const bool go_on = decided_ || first_.empty() || Decide();
  first_.clear();
  questions_.reset();
  columns_.reset();
  decided_ = begun_ = false;
  return go_on;
}

bool SheetDocuments::Decide() {
  decided_ = true;
  std::size_t begin = 0;
  columns_ = FindRespondentColumns(rules_, first_);
  // A sheet with heads for questions and replies is one of questions, whatever its heads ask.
  std::optional<QuestionColumns> found = FindQuestionColumns(rules_, first_);
  const bool service =
      columns_ && columns_->service != nullptr && !columns_->service->heads.empty();
  if (found && !service) {
    columns_.reset();
    shared_.BeginSheet(info_.name);
    for (std::size_t i = 0; i <= found->head; ++i) AddPlainRow(first_[i], shared_);
    begin = found->head + 1;
    const SheetRow head = first_[found->head];
    questions_.emplace(rules_, std::move(*found), head);
  } else if (columns_) {
    begin = columns_->head_rows;
  } else {
    shared_.BeginSheet(info_.name);
  }
  for (; begin < first_.size(); ++begin) {
    if (!Use(first_[begin])) return false;
  }
  first_.clear();
  return true;
}

bool SheetDocuments::Use(const SheetRow& row) {
  if (questions_) {
    questions_->Add(info_, row, shared_);
    return true;
  }
  if (!columns_) {
    AddPlainRow(row, shared_);
    return true;
  }
  AddRespondent(*columns_, info_, row, own_);
  ++respondents_;
  SheetDocument taken = own_.Take();
  own_.ReserveAs(taken);
  return take_(std::move(taken), row.number);
}

void FindPolarQuestions(const PromptRules& rules, LanguageMask languages, TextMemory<bool>& polar,
                        const Document& document, SelectionHints& hints) {
  for (std::size_t i = 0; i < document.questions.size(); ++i) {
    const Question& question = document.questions[i];
    Kind& kind = hints.questions[i].kind;
    if (kind != Kind::kText || !question.options.empty()) continue;
    const std::string_view prompt = document.Text(question.prompt.text);
    if (polar.Of(prompt, languages, [&] { return IsPolar(rules, languages, prompt); })) {
      kind = Kind::kYesNo;
    }
  }
}

}  // namespace qsift
