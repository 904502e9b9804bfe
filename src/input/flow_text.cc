#include "src/input/flow_text.h"

#include <algorithm>
#include <optional>

#include "src/input/flow_shown.h"
#include "src/input/struck.h"
#include "src/rules/marks.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongNumber = 8;  // bytes; of a cell that holds only a number

// "12", "3.1.", "(4)": the number of a question in a cell of its own.
bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= kLongNumber &&
         std::any_of(text.begin(), text.end(), IsDigit) &&
         text.find_first_not_of("0123456789.()") == text.npos;
}

class Writer {
 public:
  Writer(const MarkRules& marks, const ColumnRules& columns, Reading& reading)
      : marks_(marks), columns_(columns), out_(reading) {}

  void Write(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
      if (!blocks[i].table.empty()) {
        WriteTable(blocks[i++].table.front());
        continue;
      }
      const std::size_t end = EndOfOptions(blocks, i);
      if (end > i) {
        for (const bool lit = Any(blocks, i, end, WholeType::kHighlighted); i < end; ++i) {
          const WholeType type = TypeOf(blocks[i].paragraph);
          const bool chosen = lit ? type == WholeType::kHighlighted : type == WholeType::kPlain;
          WriteParagraph(blocks[i].paragraph, chosen ? State::kSelected : State::kUnselected);
        }
        continue;
      }
      WriteParagraph(blocks[i++].paragraph, State::kUnknown);
    }
  }

 private:
  static bool Any(const std::vector<Block>& blocks, std::size_t begin, std::size_t end,
                  WholeType type) {
    return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                       blocks.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Block& block) { return TypeOf(block.paragraph) == type; });
  }

  // Neighbouring short paragraphs, some struck out or highlighted and others not, are options; the
  // end of such a run that begins at `begin`, or `begin`.
  static std::size_t EndOfOptions(const std::vector<Block>& blocks, std::size_t begin) {
    std::size_t end = begin;
    while (end < blocks.size() && blocks[end].table.empty() &&
           TypeOf(blocks[end].paragraph) != WholeType::kNone) {
      ++end;
    }
    if (end < begin + 2) return begin;
    const bool struck = Any(blocks, begin, end, WholeType::kStruck);
    const bool lit = Any(blocks, begin, end, WholeType::kHighlighted);
    const bool plain = Any(blocks, begin, end, WholeType::kPlain);
    return plain && struck != lit ? end : begin;
  }

  // `chosen`: the paragraph is an option whose type shows its state.
  void WriteParagraph(const Paragraph& paragraph, State chosen) {
    if (const StruckOptions struck = FindStruckOptions(paragraph); !struck.options.empty()) {
      Paragraph asked = paragraph;
      Run prompt;
      prompt.text = struck.prompt;
      asked.runs = {std::move(prompt)};
      asked.choices = struck.options;
      return WriteParagraph(asked, State::kUnknown);
    }
    ShownText shown = ShowParagraph(paragraph, chosen, '\n');
    std::string lead;
    if (paragraph.heading > 0) lead.append(paragraph.heading, '#').append(1, ' ');
    if (paragraph.bullet && !shown.begins_with_mark) {
      lead.append(std::size_t{2} * paragraph.level, ' ').append("- ");
    }
    if (!paragraph.number.empty()) lead.append(paragraph.number).append(1, ' ');
    if (TrimWhite(shown.text).empty() && paragraph.choices.empty()) {
      // A number that nothing follows is printed all the same.
      if (paragraph.number.empty() || shown.text.empty()) return EndParagraph();
    }
    const bool item = paragraph.list >= 0 && paragraph.list == last_list_;
    const bool tight = paragraph.note || (shown.begins_with_mark && last_mark_) ||
                       (item && paragraph.bullet) || joins_;
    if (joins_) {
      out_.text += ' ';
    } else if (tight) {
      EndLine();
    } else {
      EndParagraph();
    }
    joins_ = false;
    PutPlace(paragraph);
    out_.text += lead;
    const std::size_t at = out_.text.size();
    for (const ShownText::Conflict& conflict : shown.conflicts) {
      out_.conflicts.push_back({static_cast<std::uint32_t>(at + conflict.at), conflict.kind});
    }
    out_.text += shown.text;
    for (const ListItem& item_of_list : paragraph.choices) {
      EndLine();
      WriteChoice(item_of_list);
    }
    last_list_ = paragraph.list;
    last_mark_ = shown.begins_with_mark || !paragraph.choices.empty();
  }

  void WriteChoice(const ListItem& item) {
    if (item.conflict) {
      out_.conflicts.push_back({static_cast<std::uint32_t>(out_.text.size()), *item.conflict});
    }
    if (item.state == State::kSelected) out_.text.append(kTicked).append(" ");
    if (item.state == State::kUnselected) out_.text.append(kEmptyBox).append(" ");
    out_.text += item.text;
  }

  void PutPlace(const Paragraph& paragraph) {
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    out_.places.push_back({at, paragraph.part, paragraph.index, table_, row_, column_});
  }

  void EndLine() {
    if (!out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
  }
  void EndParagraph() {
    EndLine();
    if (out_.text.size() > 1 && out_.text[out_.text.size() - 2] != '\n') out_.text += '\n';
    last_list_ = -1;
    last_mark_ = false;
  }

  bool IsMark(std::string_view text) const {
    return std::any_of(marks_.marks.begin(), marks_.marks.end(),
                       [&](const MarkRule& mark) { return mark.glyph == text; });
  }

  std::optional<ColumnRole> RoleOf(const FlowCell& cell) const {
    std::string folded = Folded(ShowCell(cell).text);
    std::erase(folded, '*');
    const auto role = columns_.find(folded);
    if (role == columns_.end()) return std::nullopt;
    return role->second;
  }

  // The rows have a header that says what the columns hold, or columns of marks, or are data
  // without any mark. Every other table is laid out for the eye: its cells are read in order.
  bool HasColumns(const FlowTable& table) const {
    if (table.rows.size() < 2 || table.rows.front().size() < 2) return false;
    bool prompt = false;
    bool reply = false;
    for (const FlowCell& cell : table.rows.front()) {
      const std::optional<ColumnRole> role = RoleOf(cell);
      prompt |= role == ColumnRole::kPrompt;
      reply |= role == ColumnRole::kReply;
    }
    if (prompt && reply) return true;
    std::size_t mark_columns = 0;
    std::size_t marks = 0;
    bool numbered = false;
    const std::size_t columns = table.rows.front().size();
    for (std::size_t k = 0; k < columns; ++k) {
      bool only_marks = !ShowCell(table.rows.front()[k]).text.empty();
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (k >= table.rows[r].size()) continue;
        const ShownText shown = ShowCell(table.rows[r][k]);
        const bool mark = IsMark(shown.text);
        numbered |= k == 0 && (IsNumber(shown.text) || StartsWithNumber(table.rows[r][k]));
        marks += mark || HasChoice(table.rows[r][k]) ? 1U : 0U;
        if (r > 0) only_marks &= mark || shown.text.empty();
      }
      mark_columns += only_marks ? 1U : 0U;
    }
    if (mark_columns >= 2 && marks > 0) return true;
    return columns >= 3 && marks == 0 && !numbered;
  }

  static bool StartsWithNumber(const FlowCell& cell) {
    return !cell.blocks.empty() && cell.blocks.front().table.empty() &&
           !cell.blocks.front().paragraph.number.empty();
  }

  static bool HasChoice(const FlowCell& cell) {
    return std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
      return !block.paragraph.choices.empty() ||
             std::any_of(block.paragraph.runs.begin(), block.paragraph.runs.end(),
                         [](const Run& run) { return run.mark; });
    });
  }

  void WriteTable(const FlowTable& table) {
    const std::uint32_t outer_table = table_;
    const std::uint32_t outer_row = row_;
    const std::uint32_t outer_column = column_;
    table_ = ++tables_;
    if (HasColumns(table)) {
      WriteColumns(table);
    } else {
      WriteLayout(table);
    }
    table_ = outer_table;
    row_ = outer_row;
    column_ = outer_column;
  }

  // A pipe table.
  void WriteColumns(const FlowTable& table) {
    EndParagraph();
    std::size_t columns = 0;
    for (const auto& row : table.rows) {
      std::size_t width = 0;
      for (const FlowCell& cell : row) width += cell.span;
      columns = std::max(columns, width);
    }
    row_ = 0;
    for (const auto& row : table.rows) {
      ++row_;
      column_ = 0;
      for (const FlowCell& cell : row) {
        ++column_;
        out_.text += "| ";
        WriteCell(cell);
        out_.text += ' ';
        for (std::uint32_t extra = 1; extra < cell.span; ++extra) out_.text += "|  ";
        column_ += cell.span - 1;
      }
      for (; column_ < columns; ++column_) out_.text += "|  ";
      out_.text += "|\n";
      if (row_ > 1) continue;
      for (std::size_t i = 0; i < columns; ++i) out_.text += "|---";
      out_.text += "|\n";
    }
    EndParagraph();
  }

  void WriteCell(const FlowCell& cell) {
    if (cell.continued) return;
    if (!cell.blocks.empty() && cell.blocks.front().table.empty()) {
      PutPlace(cell.blocks.front().paragraph);
    }
    const ShownText shown = ShowCell(cell);
    std::size_t conflict = 0;
    for (std::size_t i = 0; i < shown.text.size(); ++i) {
      if (conflict < shown.conflicts.size() && shown.conflicts[conflict].at == i) {
        out_.conflicts.push_back(
            {static_cast<std::uint32_t>(out_.text.size()), shown.conflicts[conflict++].kind});
      }
      if (shown.text[i] == '|') out_.text += '\\';
      out_.text += shown.text[i];
    }
  }

  void WriteLayout(const FlowTable& table) {
    row_ = 0;
    for (const auto& row : table.rows) {
      ++row_;
      column_ = 0;
      for (const FlowCell& cell : row) {
        column_ += cell.span;
        if (cell.continued) continue;
        const ShownText shown = ShowCell(cell);
        if (shown.text.empty()) continue;
        Write(cell.blocks);
        // The number of a question stands before what it numbers.
        joins_ = IsNumber(shown.text) && cell.blocks.size() == 1;
      }
      if (joins_) EndParagraph();
      joins_ = false;
    }
    EndParagraph();
  }

  const MarkRules& marks_;
  const ColumnRules& columns_;
  Reading& out_;
  std::uint32_t tables_ = 0;
  std::uint32_t table_ = 0;  // around the paragraph, from 1; 0: none
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::int32_t last_list_ = -1;  // of the paragraph before, where no blank line follows it
  bool last_mark_ = false;
  bool joins_ = false;  // the next paragraph goes on on the same line
};

}  // namespace

void WriteFlow(const std::vector<Block>& flow, const MarkRules& marks, const ColumnRules& columns,
               Reading& reading) {
  Writer(marks, columns, reading).Write(flow);
  while (!reading.text.empty() && reading.text.back() == '\n') reading.text.pop_back();
  if (!reading.text.empty()) reading.text += '\n';
}

std::string PlainFlow(const std::vector<Block>& flow) {
  std::string out;
  const auto append = [&](std::string_view text) {
    text = TrimWhite(text);
    if (text.empty()) return;
    if (!out.empty()) out += ' ';
    out += text;
  };
  for (const Block& block : flow) {
    if (!block.table.empty()) {
      for (const auto& row : block.table.front().rows) {
        for (const FlowCell& cell : row) append(PlainFlow(cell.blocks));
      }
      continue;
    }
    std::string text;
    for (const Run& run : block.paragraph.runs) text += run.text;
    std::replace_if(text.begin(), text.end(), IsWhite, ' ');
    append(text);
  }
  return out;
}

}  // namespace qsift
