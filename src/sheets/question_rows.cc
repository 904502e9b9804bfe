#include "src/sheets/question_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/rules/rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kHeads = 20;       // rows that may hold the heads
constexpr std::size_t kLongestBox = 12;  // bytes, brackets included

// "[x]", "(X)": the brackets of the rules count as marks, too.
std::optional<State> StateOf(const Rules& rules, std::string_view text) {
  if (const MarkRule* const mark = rules.marks.MarkOf(text)) return mark->state;
  for (const std::string& pair : rules.marks.brackets) {
    if (text.size() < 2 || text.front() != pair.front() || text.back() != pair.back()) continue;
    const std::string_view inside = TrimmedCell(text.substr(1, text.size() - 2));
    if (inside.empty()) return State::kUnselected;
    const auto& signs = rules.marks.selected;
    if (std::find(signs.begin(), signs.end(), inside) != signs.end()) return State::kSelected;
  }
  return std::nullopt;
}

struct BoxSign {
  std::size_t size = 0;  // bytes; none if there is no box
  State state = State::kUnknown;
};

// The box that a text begins with: "☒", "[ ]".
BoxSign BoxAt(const Rules& rules, std::string_view text) {
  if (text.empty()) return {};
  for (const std::uint16_t index : rules.marks.by_first_byte[static_cast<unsigned char>(text[0])]) {
    const MarkRule& mark = rules.marks.marks[index];
    if (mark.box && text.starts_with(mark.glyph)) return {mark.glyph.size(), mark.state};
  }
  for (const std::string& pair : rules.marks.brackets) {
    if (text.front() != pair.front()) continue;
    const std::size_t size = text.substr(0, kLongestBox).find(pair.back()) + 1;
    if (const auto state = StateOf(rules, text.substr(0, size))) return {size, *state};
  }
  return {};
}

struct Box {
  std::string_view sign;
  State state;
  std::string_view label;
};

// "☒ Yes ☐ No": boxes with a label after each. None if the text is anything else.
std::vector<Box> BoxesIn(const Rules& rules, std::string_view text) {
  std::vector<Box> boxes;
  for (BoxSign sign = BoxAt(rules, text); sign.size > 0;) {
    std::size_t end = sign.size;
    BoxSign next;
    for (; end < text.size(); ++end) {
      if (text[end - 1] <= ' ') next = BoxAt(rules, text.substr(end));
      if (next.size > 0) break;
    }
    const std::string_view label = TrimmedCell(text.substr(sign.size, end - sign.size));
    if (label.empty()) return {};
    boxes.push_back({text.substr(0, sign.size), sign.state, label});
    text.remove_prefix(end);
    sign = next;
  }
  return boxes;
}

std::vector<ColumnRole> RolesOf(const Rules& rules, const SheetRow& row) {
  std::vector<ColumnRole> roles;
  for (const std::string& cell : row.cells) {
    std::string head(TrimmedCell(cell));
    std::erase(head, '*');
    const ColumnRole role = RoleOfHead(rules.columns, head).value_or(ColumnRole::kOther);
    const bool seen = std::find(roles.begin(), roles.end(), role) != roles.end();
    roles.push_back(seen ? ColumnRole::kOther : role);
  }
  return roles;
}

bool Has(const std::vector<ColumnRole>& roles, ColumnRole role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

// Columns with nothing but marks under their heads become options, if there are at least two. "No"
// is a number in English, but for a column of marks.
void FindOptions(const Rules& rules, const std::vector<SheetRow>& rows, std::size_t head,
                 std::vector<ColumnRole>& roles) {
  std::vector<std::size_t> columns;
  for (std::size_t k = 0; k < roles.size(); ++k) {
    const bool word = rules.words.values.contains(Folded(CellOf(rows[head], k)));
    const bool open = roles[k] == ColumnRole::kOther || (word && roles[k] == ColumnRole::kNumber);
    if (!open || CellOf(rows[head], k).empty()) continue;
    std::size_t marks = 0;
    bool only = true;
    for (std::size_t r = head + 1; r < rows.size(); ++r) {
      const std::string_view cell = CellOf(rows[r], k);
      if (cell.empty()) continue;
      const bool mark = StateOf(rules, cell).has_value();
      marks += mark ? 1U : 0U;
      only &= mark;
    }
    if (only && (marks > 0 || word)) columns.push_back(k);
  }
  if (columns.size() < 2) return;
  for (const std::size_t column : columns) roles[column] = ColumnRole::kOption;
}

}  // namespace

std::optional<QuestionColumns> FindQuestionColumns(const Rules& rules,
                                                   const std::vector<SheetRow>& rows) {
  for (std::size_t i = 0; i < rows.size() && i < kHeads; ++i) {
    QuestionColumns found{i, RolesOf(rules, rows[i])};
    if (!Has(found.roles, ColumnRole::kPrompt)) continue;
    FindOptions(rules, rows, i, found.roles);
    if (Has(found.roles, ColumnRole::kReply) || Has(found.roles, ColumnRole::kOption)) return found;
  }
  return std::nullopt;
}

void AddPlainRow(const SheetRow& row, RowDocument& out) {
  bool first = true;
  for (std::size_t k = 0; k < row.cells.size(); ++k) {
    const std::string_view cell = CellOf(row, k);
    if (cell.empty()) continue;
    out.At(row.number, static_cast<std::uint32_t>(k + 1));
    out.document().unplaced.push_back(
        out.Add(cell, first ? RowDocument::After::kLine : RowDocument::After::kTab));
    first = false;
  }
}

void QuestionRows::AddReply(const SheetInfo& info, const SheetRow& row, std::size_t column,
                            RowDocument& out, Question& question,
                            std::optional<Leaf>& reply) const {
  const std::string_view cell = CellOf(row, column);
  const SheetChoices* const choices =
      info.ChoicesOf(row.number, static_cast<std::uint32_t>(column + 1));
  if (choices != nullptr) {
    const bool found = out.AddListed(choices->labels, cell, RowDocument::After::kTab, question);
    if (found || cell.empty()) return;
  }
  if (AddBoxes(cell, out, question)) return;
  if (!cell.empty()) reply = out.Add(cell, RowDocument::After::kTab);
}

bool QuestionRows::AddBoxes(std::string_view cell, RowDocument& out, Question& question) const {
  const std::vector<Box> boxes = BoxesIn(rules_, cell);
  for (const Box& box : boxes) {
    question.options.push_back(
        out.AddOption(box.label, box.state, RowDocument::After::kTab, box.sign));
  }
  return !boxes.empty();
}

void QuestionRows::Add(const SheetInfo& info, const SheetRow& row, RowDocument& out) const {
  std::size_t filled = 0;
  std::size_t first = 0;
  bool prompted = false;
  for (std::size_t k = 0; k < row.cells.size(); ++k) {
    if (CellOf(row, k).empty()) continue;
    if (filled++ == 0) first = k;
    prompted |= RoleOf(k) == ColumnRole::kPrompt;
  }
  if (filled == 0) return;
  const bool numbers = Has(columns_.roles, ColumnRole::kNumber);
  // A row with nothing but one text heads the rows under it.
  if (filled == 1 && (!prompted || numbers)) {
    out.At(row.number, static_cast<std::uint32_t>(first + 1));
    Section section;
    section.id = fmt::format("s{}", out.document().sections.size() + 1);
    section.title = out.Add(CellOf(row, first), RowDocument::After::kParagraph);
    out.document().sections.push_back(std::move(section));
    return;
  }
  if (!prompted) return AddPlainRow(row, out);
  Question question;
  if (!out.document().sections.empty()) {
    question.section = static_cast<std::int32_t>(out.document().sections.size()) - 1;
  }
  std::optional<Leaf> reply;
  std::optional<Leaf> comment;
  auto after = RowDocument::After::kLine;
  const std::size_t columns = std::max(row.cells.size(), columns_.roles.size());
  for (std::size_t k = 0; k < columns; ++k) {
    const std::string_view cell = CellOf(row, k);
    const ColumnRole role = RoleOf(k);
    out.At(row.number, static_cast<std::uint32_t>(k + 1));
    if (role == ColumnRole::kOption) {
      const std::optional<State> state = StateOf(rules_, cell);
      question.options.push_back(
          out.AddOption(CellOf(head_, k), state.value_or(State::kUnselected), after,
                        state && cell.find('\n') == cell.npos ? cell : std::string_view()));
      after = RowDocument::After::kTab;
      continue;
    }
    if (role == ColumnRole::kReply) {
      AddReply(info, row, k, out, question, reply);
      continue;
    }
    if (cell.empty()) continue;
    // The boxes of one question may stand in a column each, with a head only over the first.
    const bool headless = role == ColumnRole::kOther && CellOf(head_, k).empty();
    if (headless && AddBoxes(cell, out, question)) continue;
    const Leaf leaf = out.Add(cell, after);
    after = RowDocument::After::kTab;
    switch (role) {
      case ColumnRole::kNumber: {
        question.number = cell;
        while (question.number.size() > 1 && question.number.back() == '.') {
          question.number.pop_back();
        }
        question.notes.push_back(leaf);
        break;
      }
      case ColumnRole::kPrompt: question.prompt = leaf; break;
      case ColumnRole::kNotes: comment = leaf; break;
      case ColumnRole::kReply:
      case ColumnRole::kOption:
      case ColumnRole::kOther: question.notes.push_back(leaf); break;
    }
  }
  Span word;
  if (reply && comment) {
    question.notes.push_back(*reply);
    word = reply->text;
  } else if (reply) {
    word = out.SetAnswer(question, *reply);
  }
  if (comment) question.answer = comment;
  const Kind kind = question.options.empty() ? Kind::kText : out.KindOf(question.options);
  out.Keep(std::move(question), kind, word);
}

}  // namespace qsift
