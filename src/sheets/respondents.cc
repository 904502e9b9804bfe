#include "src/sheets/respondents.h"

#include <algorithm>

#include "src/rules/rules.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

using After = RowDocument::After;

// "3. Is it lit?", "3.1) Where?": the number as printed, and what is asked.
void Divide(std::string_view head, Field& field) {
  std::size_t end = 0;
  while (end < head.size() && (IsDigit(head[end]) || (end > 0 && head[end] == '.'))) ++end;
  std::string_view number = head.substr(0, end);
  const bool dotted = number.ends_with('.');
  while (number.ends_with('.')) number.remove_suffix(1);
  const bool closed = dotted || (end < head.size() && (head[end] == ')' || head[end] == ':'));
  if (!number.empty() && number.size() <= 8 && closed && end < head.size()) {
    const std::string_view rest = TrimmedCell(head.substr(dotted ? end : end + 1));
    if (!rest.empty()) {
      field.number = number;
      field.prompt = rest;
      return;
    }
  }
  field.prompt = head;
}

class Finder {
 public:
  Finder(const Rules& rules, const std::vector<SheetRow>& rows) : rules_(rules), rows_(rows) {}

  std::optional<RespondentColumns> Find() {
    if (rows_.empty()) return std::nullopt;
    service_ = rules_.services.Find(rows_.front().cells);
    const bool known = service_ != nullptr;
    if (!known) service_ = rules_.services.Other();
    found_.service = service_;
    found_.head_rows = service_ == nullptr ? 1 : service_->head_rows;
    if (LacksLastHead()) --found_.head_rows;
    if (rows_.size() <= found_.head_rows) return std::nullopt;
    const std::size_t columns = ColumnCount();
    for (std::size_t k = 0; k < columns; ++k) found_.fields.push_back(FieldOf(k));
    if (service_ != nullptr && service_->grouped) FindGrids();
    if (known) return std::move(found_);
    // Without a known service, every column must have a head, and at least one head must ask.
    std::size_t asking = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      if (CellOf(rows_.front(), k).empty()) return std::nullopt;
      asking += QuestionMarkAtEnd(found_.fields[k].prompt) > 0 ? 1U : 0U;
    }
    if (columns < 2 || asking == 0) return std::nullopt;
    return std::move(found_);
  }

 private:
  // A respondent's row stands where the last row of heads should: Qualtrics can leave out its row
  // of ids.
  bool LacksLastHead() const {
    if (service_ == nullptr || service_->head_sign.empty() || found_.head_rows < 2) return false;
    if (rows_.size() < found_.head_rows) return true;
    const std::vector<std::string>& cells = rows_[found_.head_rows - 1].cells;
    return std::none_of(cells.begin(), cells.end(), [&](const std::string& cell) {
      return TrimmedCell(cell).starts_with(service_->head_sign);
    });
  }

  // Columns under one question are the rows of a grid, not options, if none ever holds its own
  // label and some hold something else: "How good is it?" over "Crane" and "Quay".
  void FindGrids() {
    std::vector<Field>& fields = found_.fields;
    for (std::size_t begin = 0, end = 0; begin < fields.size(); begin = end) {
      bool labels = false;
      bool others = false;
      for (end = begin; end < fields.size() && fields[end].kind == fields[begin].kind &&
                        fields[end].prompt == fields[begin].prompt;
           ++end) {
        for (std::size_t r = found_.head_rows; r < rows_.size(); ++r) {
          const std::string_view cell = CellOf(rows_[r], end);
          labels |= !cell.empty() && cell == fields[end].label;
          others |= !cell.empty() && cell != fields[end].label;
        }
      }
      if (fields[begin].kind != FieldKind::kOption || labels || !others) continue;
      for (std::size_t k = begin; k < end; ++k) fields[k].kind = FieldKind::kPart;
    }
  }

  std::size_t ColumnCount() const {
    std::size_t columns = 0;
    for (std::size_t r = 0; r < found_.head_rows; ++r) {
      columns = std::max(columns, rows_[r].cells.size());
    }
    return columns;
  }

  Field FieldOf(std::size_t column) {
    Field field;
    const std::string_view first = CellOf(rows_.front(), column);
    const std::string_view head =
        service_ == nullptr ? first : CellOf(rows_[service_->prompt_row - 1], column);
    Divide(head.empty() ? first : head, field);
    if (service_ == nullptr) return field;
    const std::string folded = Folded(first);
    field.id = service_->ids.contains(folded);
    field.name = service_->names.contains(folded);
    field.time = service_->times.contains(folded);
    if (field.id || field.name || field.time || service_->skip.contains(folded)) {
      field.kind = FieldKind::kService;
      return field;
    }
    if (service_->grouped) return Grouped(column, std::move(field));
    MatchView match;
    if (service_->option && service_->option->MatchAt(field.prompt, 0, &match)) {
      Field option = Named(match, *service_->option, "option", field);
      const bool whole = !service_->summary || HasHead(option.prompt);
      option.kind =
          whole && HoldsMarks(column, option.label) ? FieldKind::kOption : FieldKind::kPart;
      if (option.kind == FieldKind::kOption || !service_->summary) return option;
    }
    if (service_->part && service_->part->MatchAt(field.prompt, 0, &match)) {
      Field part = Named(match, *service_->part, "part", field);
      part.kind = FieldKind::kPart;
      return part;
    }
    if (service_->summary && IsSummary(field.prompt)) field.kind = FieldKind::kService;
    return field;
  }

  static Field Named(const MatchView& match, const Pattern& pattern, std::string_view group,
                     const Field& from) {
    Field field = from;
    field.prompt = match[pattern.Group("question")];
    field.label = match[pattern.Group(group)];
    return field;
  }

  // The question stands above its first option, and nothing stands above the others.
  Field Grouped(std::size_t column, Field field) {
    if (field.prompt.empty()) {
      field = group_;
    } else {
      group_ = field;
    }
    const std::string_view second = CellOf(rows_[1], column);
    if (second.empty() || service_->whole.contains(Folded(second))) return field;
    field.kind = FieldKind::kOption;
    field.label = second;
    return field;
  }

  bool HasHead(std::string_view head) const {
    for (std::size_t k = 0; k < rows_.front().cells.size(); ++k) {
      if (CellOf(rows_.front(), k) == head) return true;
    }
    return false;
  }

  // A column that repeats what the columns of its options say.
  bool IsSummary(const std::string& head) const {
    MatchView match;
    for (std::size_t k = 0; k < rows_.front().cells.size(); ++k) {
      const std::string_view other = CellOf(rows_.front(), k);
      if (service_->option && service_->option->MatchAt(other, 0, &match) &&
          match[service_->option->Group("question")] == head) {
        return true;
      }
    }
    return false;
  }

  // In the rows at hand, nothing but marks or the label stands under the head of an option.
  bool HoldsMarks(std::size_t column, std::string_view label) const {
    for (std::size_t r = found_.head_rows; r < rows_.size(); ++r) {
      const std::string_view cell = CellOf(rows_[r], column);
      if (cell.empty()) continue;
      const bool mark = service_->selected.empty()
                            ? cell == label
                            : service_->selected.contains(Folded(cell)) ||
                                  service_->unselected.contains(Folded(cell));
      if (!mark) return false;
    }
    return true;
  }

  const Rules& rules_;
  const std::vector<SheetRow>& rows_;
  const ServiceRule* service_ = nullptr;
  RespondentColumns found_;
  Field group_;
};

class Writer {
 public:
  Writer(const RespondentColumns& columns, const SheetInfo& info, const SheetRow& row,
         RowDocument& out)
      : columns_(columns), info_(info), row_(row), out_(out) {}

  void Write() {
    for (std::size_t k = 0; k < columns_.fields.size();) {
      const Field& field = columns_.fields[k];
      out_.At(row_.number, static_cast<std::uint32_t>(k + 1));
      switch (field.kind) {
        case FieldKind::kService: WriteService(k++, field); break;
        case FieldKind::kQuestion: WriteQuestion(k++, field); break;
        case FieldKind::kPart: WriteQuestion(k++, field); break;
        case FieldKind::kOption: k = WriteOptions(k); break;
      }
    }
    // What stands beyond the last head.
    for (std::size_t k = columns_.fields.size(); k < row_.cells.size(); ++k) {
      const std::string_view cell = CellOf(row_, k);
      if (cell.empty()) continue;
      out_.At(row_.number, static_cast<std::uint32_t>(k + 1));
      out_.document().unplaced.push_back(out_.Add(cell, After::kLine));
    }
  }

 private:
  void WriteService(std::size_t column, const Field& field) {
    const std::string_view cell = CellOf(row_, column);
    if (cell.empty()) return;
    Respondent& respondent = out_.document().respondent;
    if (field.id && respondent.id.empty()) respondent.id = cell;
    if (field.name && respondent.name.empty()) respondent.name = cell;
    if (field.time && respondent.time_to_complete.empty()) respondent.time_to_complete = cell;
    std::string text = field.prompt;
    text.append(": ").append(cell);
    out_.document().furniture.push_back({FurnitureKind::kRespondent, out_.Add(text, After::kLine)});
  }

  Question Begin(const Field& field) {
    Question question;
    question.number = field.number;
    const std::string_view prompt = field.prompt.empty() ? "-" : std::string_view(field.prompt);
    if (field.number.empty()) {
      question.prompt = out_.Add(prompt, After::kParagraph);
      return question;
    }
    std::string text = field.number;
    text.append(". ");
    const auto lead = static_cast<std::uint32_t>(text.size());
    question.prompt = out_.Add(text.append(prompt), After::kParagraph);
    question.prompt.text.begin += lead;
    return question;
  }

  void WriteQuestion(std::size_t column, const Field& field) {
    Question question = Begin(field);
    Kind kind = Kind::kText;
    Span reply;
    if (field.kind == FieldKind::kPart) question.label = out_.Add(field.label, After::kLine);
    const std::string_view cell = CellOf(row_, column);
    const std::string_view separator =
        columns_.service == nullptr ? std::string_view() : columns_.service->separator;
    if (!separator.empty() && cell.ends_with(separator)) {
      for (std::string_view rest = cell; !rest.empty();) {
        const std::size_t end = rest.find(separator);
        const std::string_view choice = TrimmedCell(rest.substr(0, end));
        if (!choice.empty()) {
          question.options.push_back(out_.AddOption(choice, State::kSelected, After::kLine));
        }
        rest = end == rest.npos ? std::string_view() : rest.substr(end + separator.size());
      }
      kind = Kind::kMultipleChoice;
    } else if (const SheetChoices* const choices =
                   info_.ChoicesOf(row_.number, static_cast<std::uint32_t>(column + 1))) {
      const bool found = out_.AddListed(choices->labels, cell, After::kLine, question);
      kind = out_.KindOf(question.options);
      if (!found && !cell.empty()) question.answer = out_.Add(cell, After::kLine);
    } else if (!cell.empty()) {
      reply = out_.SetAnswer(question, out_.Add(cell, After::kLine));
    }
    out_.Keep(std::move(question), kind, reply);
  }

  // The options of one question stand side by side. Returns the column after them.
  std::size_t WriteOptions(std::size_t column) {
    const Field& first = columns_.fields[column];
    Question question = Begin(first);
    std::string other;
    std::size_t other_column = 0;
    for (; column < columns_.fields.size(); ++column) {
      const Field& field = columns_.fields[column];
      if (field.kind != FieldKind::kOption || field.prompt != first.prompt) break;
      const std::string_view cell = CellOf(row_, column);
      out_.At(row_.number, static_cast<std::uint32_t>(column + 1));
      question.options.push_back(
          out_.AddOption(field.label, IsChosen(cell, field) ? State::kSelected : State::kUnselected,
                         After::kLine));
      const bool by_label = columns_.service->selected.empty();
      if (by_label && !cell.empty() && cell != field.label) {
        if (!other.empty()) other += "\n";
        other += cell;
        other_column = column;
      }
    }
    if (!other.empty()) {
      out_.At(row_.number, static_cast<std::uint32_t>(other_column + 1));
      question.answer = out_.Add(other, After::kLine);
    }
    out_.Keep(std::move(question), Kind::kMultipleChoice);
    return column;
  }

  bool IsChosen(std::string_view cell, const Field&) const {
    if (columns_.service->selected.empty()) return !cell.empty();
    return columns_.service->selected.contains(Folded(cell));
  }

  const RespondentColumns& columns_;
  const SheetInfo& info_;
  const SheetRow& row_;
  RowDocument& out_;
};

}  // namespace

std::optional<RespondentColumns> FindRespondentColumns(const Rules& rules,
                                                       const std::vector<SheetRow>& rows) {
  return Finder(rules, rows).Find();
}

void AddRespondent(const RespondentColumns& columns, const SheetInfo& info, const SheetRow& row,
                   RowDocument& out) {
  out.BeginSheet(info.name);
  Writer(columns, info, row, out).Write();
}

}  // namespace qsift
