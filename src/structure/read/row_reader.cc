#include "src/structure/read/row_reader.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/legend.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kShortScale = 32;   // bytes; of a word of a table's own scale
constexpr std::size_t kWordsOfScale = 3;  // in a value of a scale that stands there once
constexpr std::uint32_t kTableGap = 3;    // lines between two rows of one table

// A cell with a part of its own in the question.
bool IsReply(const TableCell& cell) {
  return !cell.IsEmpty() && (cell.role == ColumnRole::kReply || cell.role == ColumnRole::kNotes);
}

// The last piece that says something.
const CellPiece* LastOf(const TableCell& cell) {
  const auto found = std::find_if(cell.pieces.rbegin(), cell.pieces.rend(),
                                  [](const CellPiece& piece) { return !piece.text.empty(); });
  return found == cell.pieces.rend() ? nullptr : &*found;
}

}  // namespace

void RowReader::ReadPrompt(const TableQuestion& row) {
  Question& question = *draft_.question;
  question.number = blocks_.text.substr(row.number.begin, row.number.size());
  composer_.Begin();
  for (std::uint32_t line = row.line; line <= row.last_line; ++line) {
    for (const TableCell& cell : row.cells) {
      if (IsReply(cell) || cell.role == ColumnRole::kOption) continue;
      const CellPiece& piece = cell.pieces[line - row.line];
      const bool prompt = cell.role == ColumnRole::kPrompt;
      Span text = prompt ? piece.text : Span{};
      const std::size_t mark =
          &piece == LastOf(cell) ? blocks_.rules->marks.RequiredAfter(blocks_.Text(text)) : 0;
      if (mark > 0) {
        text = Trimmed(blocks_.text, {text.begin, text.end - static_cast<std::uint32_t>(mark)});
        question.required = true;
      }
      composer_.AddPlainLine(line, text, piece.cover);
      if (cell.role == ColumnRole::kNumber && question.number.empty()) {
        const Span number = BareNumber(blocks_.text, piece.text);
        question.number = blocks_.text.substr(number.begin, number.size());
      }
    }
  }
  question.prompt = composer_.End();
}

void RowReader::ReadReply(const TableQuestion& row) {
  Question& question = *draft_.question;
  // "Question (delete Yes/No as appropriate)".
  draft_.hint->deletion |= draft_.wording.AsksToDelete(blocks_.Text(row.head));
  const TableCell* reply = nullptr;
  const TableCell* notes = nullptr;
  for (const TableCell& cell : row.cells) {
    if (IsReply(cell)) (cell.role == ColumnRole::kReply ? reply : notes) = &cell;
  }
  for (const TableOption& option : row.options) AddOption(row, option);
  if (reply != nullptr) {
    ReadReplyCell(row, *reply);
  } else if (row.legend >= 0) {
    draft_.AddLegend(LegendOf(row), -1, {});
  } else if (!row.laid_out && ScaleOf(row).signs) {
    draft_.AddLegend(blocks_.legend, -1, {});
  }
  if (notes == nullptr) return;
  if (question.answer) {
    question.notes.push_back(ReadCell(*notes));
  } else {
    question.answer = ReadCell(*notes);
  }
}

void RowReader::DecideKind(const TableQuestion& row) const {
  Kind& kind = draft_.hint->kind;
  if (kind == Kind::kText && row.closed) kind = Kind::kYesNo;
  const bool replied = std::any_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) {
    return cell.role == ColumnRole::kReply && !cell.IsEmpty();
  });
  if (kind == Kind::kText && !replied && InScale(row)) kind = Kind::kChoice;
}

// Boxes with labels are options; a word of the vocabulary or of a scale is what was chosen, and
// what another column says about it is the answer; any other text is the answer itself.
void RowReader::ReadReplyCell(const TableQuestion& row, const TableCell& cell) {
  Question& question = *draft_.question;
  std::vector<FoundOption> options;
  if (row.options.empty() && !cell.IsEmpty() &&
      std::all_of(cell.pieces.begin(), cell.pieces.end(), [&](const CellPiece& piece) {
        return piece.text.empty() || ReadOptionText(blocks_, piece.line, piece.text, piece.cover,
                                                    options) == OptionEvidence::kMarked;
      })) {
    for (const FoundOption& option : options) draft_.AddOption(option);
    return;
  }
  const Leaf leaf = ReadCell(cell);
  const std::string_view said = draft_.Text(leaf.text);
  if (row.legend >= 0) {
    const std::int32_t code = CodeIn(LegendOf(row), said);
    draft_.AddLegend(LegendOf(row), code, said);
    if (code >= 0) {
      question.notes.push_back(leaf);
      return;
    }
  } else if (ScaleOf(row).signs) {
    if (const LegendSign sign = LegendSignAt(blocks_, said); sign.size == said.size()) {
      question.notes.push_back(leaf);
      return draft_.AddLegend(blocks_.legend,
                              static_cast<std::int32_t>(sign.entry - blocks_.legend.data()), said);
    }
  }
  if (draft_.AddOneLeft(leaf)) return;
  if (blocks_.rules->words.ValueOf(said) != Value::kLabel || IsScale(row, said)) {
    question.notes.push_back(leaf);
    draft_.hint->reply = leaf.text;
  } else {
    question.answer = leaf;
  }
}

const CodeLegend& RowReader::LegendOf(const TableQuestion& row) const {
  return (*legends_)[static_cast<std::size_t>(row.legend)];
}

Leaf RowReader::ReadCell(const TableCell& cell) {
  composer_.Begin();
  for (const CellPiece& piece : cell.pieces) composer_.AddLine(piece.line, piece.text, piece.cover);
  return composer_.End();
}

// The label stands in the header, the mark in the cell.
void RowReader::AddOption(const TableQuestion& row, const TableOption& found) {
  Option option;
  composer_.Begin();
  // The lines of a head are one label.
  for (const CellPiece& piece : found.head) {
    composer_.AddLine(found.head.front().line, piece.text, Span{});
  }
  for (const CellPiece& piece : row.cells[found.cell].pieces) {
    composer_.AddLine(piece.line, Span{}, piece.cover);
  }
  option.label = composer_.End();
  option.value = blocks_.rules->words.ValueOf(draft_.Text(option.label.text));
  option.state = found.state;
  option.mark = blocks_.text.substr(found.mark.begin, found.mark.size());
  draft_.question->options.push_back(std::move(option));
}

void RowReader::DecideHabits(const Outline& outline) {
  legends_ = &outline.legends;
  const std::vector<TableQuestion>& rows = outline.rows;
  for (std::size_t k = 0; k < rows.size();) {
    std::unordered_map<std::string_view, std::size_t> values;
    std::size_t signs = 0;
    std::size_t replies = 0;
    std::size_t repeated = 0;
    std::size_t end = k;
    bool listed = false;
    do {
      listed |= ListsSigns(rows[end].reply_head);
      for (const TableCell& cell : rows[end].cells) {
        if (rows[end].laid_out || cell.role != ColumnRole::kReply || cell.pieces.size() != 1 ||
            cell.IsEmpty())
          continue;
        const Span text = cell.pieces.front().text;
        const std::string_view said = blocks_.text.substr(text.begin, text.size());
        if (said.size() > kShortScale || EndsInStop(said)) continue;
        ++replies;
        signs += LegendSignAt(blocks_, said).size == said.size();
        const bool again = ++values[said] > 1;
        if (again) recurring_.insert(said);
        repeated += again || blocks_.rules->words.ValueOf(said) != Value::kLabel;
      }
      ++end;
    } while (end < rows.size() && rows[end].line <= rows[end - 1].last_line + kTableGap);
    scales_.push_back({rows[end - 1].line, repeated > 0 && 3 * repeated >= replies,
                       listed || 2 * signs > replies});
    k = end;
  }
}

// "Answer (o / x)" where the document explains both signs.
bool RowReader::ListsSigns(Span head) const {
  const std::string_view said = blocks_.Text(head);
  const LegendEntry* first = nullptr;
  for (std::size_t at = 0; at < said.size(); at += DecodeAt(said, at).size) {
    const LegendEntry* sign = LegendSignAt(blocks_, said.substr(at)).entry;
    if (sign == nullptr || sign == first) continue;
    if (first != nullptr) return true;
    first = sign;
  }
  return false;
}

const RowReader::TableScale& RowReader::ScaleOf(const TableQuestion& row) const {
  return *std::lower_bound(
      scales_.begin(), scales_.end(), row.line,
      [](const TableScale& scale, std::uint32_t line) { return scale.last_row < line; });
}

// The replies of the row's table are of a scale.
bool RowReader::InScale(const TableQuestion& row) const {
  return !row.laid_out && ScaleOf(row).scale;
}

bool RowReader::IsScale(const TableQuestion& row, std::string_view said) const {
  return !said.empty() && said.size() <= kShortScale && !EndsInStop(said) &&
         said.find(',') == said.npos && InScale(row) &&
         (recurring_.contains(said) ||
          (std::none_of(said.begin(), said.end(), IsDigit) && CountWords(said) <= kWordsOfScale));
}

}  // namespace qsift
