#include "src/output/csv.h"

#include "src/output/json_writer.h"
#include "src/output/tables.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

// What a spreadsheet computes or, after a tab or a line end, may compute; East Asian versions take
// the wide signs, too.
bool IsFormula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != text.npos) return true;
  const char32_t first = StrictDecodeAt(text, 0).value;
  return first == 0xFF1D || first == 0xFF0B || first == 0xFF0D || first == 0xFF20;
}

// A cell in quotes where it holds a separator, a quote, a line end or a blank at its edges.
void PutHarmless(std::string_view text, bool excel, Buffer& out) {
  const bool formula = excel && IsFormula(text);
  const bool quoted = formula || text.find_first_of(",\"\r\n") != text.npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (!quoted) return out.Put(text);
  out.Put('"');
  if (formula) out.Put('\'');
  while (true) {
    const std::size_t quote = text.find('"');
    out.Put(text.substr(0, quote));
    if (quote == text.npos) break;
    out.Put(std::string_view("\"\""));
    text.remove_prefix(quote + 1);
  }
  out.Put('"');
}

void PutCell(std::string_view text, bool excel, Buffer& out) {
  for (std::size_t i = FindSteering(text); i < text.size(); i = FindSteering(text, i + 1)) {
    if (text[i] == '\n' || text[i] == '\t' || text[i] == '\r') continue;
    return PutHarmless(CsvText(text), excel, out);
  }
  PutHarmless(text, excel, out);
}

}  // namespace

CsvRows::CsvRows(bool excel, Sink& sink) : out_(sink), excel_(excel) {
  if (excel) out_.Put(std::string_view("\xEF\xBB\xBF"));
}

void CsvRows::Cell(std::string_view text) {
  if (!first_) out_.Put(',');
  first_ = false;
  PutCell(text, excel_, out_);
}

void CsvRows::End() {
  out_.Put(excel_ ? std::string_view("\r\n") : std::string_view("\n"));
  first_ = true;
}

void CsvWriter::Begin(Sink& sink) {
  Buffer buffer(sink);
  if (excel_) buffer.Put(std::string_view("\xEF\xBB\xBF"));
  bool first = true;
  for (const Column& column : ColumnsOf(table_)) {
    if (!first) buffer.Put(',');
    first = false;
    buffer.Put(column.name);
  }
  buffer.Put(excel_ ? std::string_view("\r\n") : std::string_view("\n"));
}

void CsvWriter::Write(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  const std::vector<Column>& columns = ColumnsOf(table_);
  ForEachRow(document, table_, [&](const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) buffer.Put(',');
      if (cells[i].null) continue;
      switch (columns[i].type) {
        case Column::Type::kText: PutCell(cells[i].text, excel_, buffer); break;
        case Column::Type::kNumber: buffer.Put(cells[i].number); break;
        case Column::Type::kBool:
          buffer.Put(cells[i].number != 0 ? std::string_view("true") : std::string_view("false"));
          break;
      }
    }
    buffer.Put(excel_ ? std::string_view("\r\n") : std::string_view("\n"));
  });
}

void RowsWriter::Write(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  const std::vector<Column>& columns = ColumnsOf(table_);
  ForEachRow(document, table_, [&](const std::vector<Cell>& cells) {
    JsonEmitter emitter(buffer, 0);
    emitter.BeginObject();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      emitter.Key(columns[i].name);
      if (cells[i].null) {
        emitter.Null();
      } else if (columns[i].type == Column::Type::kText) {
        emitter.String(cells[i].text);
      } else if (columns[i].type == Column::Type::kNumber) {
        emitter.Number(cells[i].number);
      } else {
        emitter.Bool(cells[i].number != 0);
      }
    }
    emitter.EndObject();
    buffer.Put('\n');
  });
}

}  // namespace qsift
