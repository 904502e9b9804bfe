#pragma once

// Tables as CSV (RFC 4180, UTF-8, a header always) and as JSON Lines (an object a row).

#include "qsift/output.h"

namespace qsift {

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
