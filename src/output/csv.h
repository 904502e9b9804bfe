#pragma once

// Tables as CSV (RFC 4180, UTF-8, a header always) and as JSON Lines (one object per row).

#include <string_view>

#include "qsift/output.h"
#include "src/output/json_writer.h"

namespace qsift {

// Rows of cells, for tables whose columns are known late.
class CsvRows {
 public:
  CsvRows(bool excel, Sink& sink);
  void Cell(std::string_view text);
  void End();  // of a row

 private:
  Buffer out_;
  bool excel_;
  bool first_ = true;  // cell of its row
};

class CsvWriter final : public Writer {
 public:
  // `excel`: a byte order mark, CRLF, and a quote before cells that a spreadsheet would compute.
  CsvWriter(Table table, bool excel) : table_(table), excel_(excel) {}
  void Begin(Sink& sink) override;
  void Write(const Document& document, Sink& sink) override;

 private:
  Table table_;
  bool excel_;
};

class RowsWriter final : public Writer {
 public:
  explicit RowsWriter(Table table) : table_(table) {}
  void Write(const Document& document, Sink& sink) override;

 private:
  Table table_;
};

}  // namespace qsift
