#pragma once

// The writers: a Document to YAML, JSON or CSV. They know the Document only. Text goes to a Sink,
// so that a large document is never held twice.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "qsift/document.h"

namespace qsift {

// Takes the bytes of an output in order.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void Write(std::string_view bytes) = 0;
};

// Appends to a string that outlives it.
class StringSink final : public Sink {
 public:
  explicit StringSink(std::string& out) : out_(out) {}
  void Write(std::string_view bytes) override { out_.append(bytes); }

 private:
  std::string& out_;
};

enum class OutputFormat : std::uint8_t { kYaml, kJson, kJsonLines, kCsv, kTable, kMarkdown };
enum class Table : std::uint8_t {
  kNone,
  kDocuments,
  kQuestions,
  kOptions,
  kLinks,
  kCitations,
  kInstruments
};

std::string_view Name(Table table);  // "questions"; empty for kNone

struct OutputOptions {
  OutputFormat format = OutputFormat::kYaml;
  Table table = Table::kNone;  // kNone: whole documents, and the questions table for rows
  std::size_t width = 0;       // kTable: columns of the screen; 0: as many as it takes
  bool excel = false;          // CSV with a BOM, CRLF and formula-like cells escaped
  bool array = false;          // JSON: documents stand in one array
  bool compact = false;        // YAML, JSON: without empty fields and places; follows no schema
};

// Writes the documents of one run, one after another: Begin, then Write with Separator between
// two of them, then End. A writer keeps nothing of a document.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void Begin(Sink&) {}  // headers, opening brackets
  virtual void Write(const Document& document, Sink& sink) = 0;
  virtual void Separator(Sink&) {}
  virtual void End(Sink&) {}
};

std::unique_ptr<Writer> MakeWriter(const OutputOptions& options);

// One line of `scan --to jsonl`: {"id", "links", "citations"}; or, for a record that could not be
// read, {"id", "error"} with a null id where none is known.
void WriteScanRecord(const Document& document, Sink& sink);
void WriteErrorRecord(std::string_view id, std::string_view message, Sink& sink);

// The published JSON Schema of "document", or of the rows of a table by its name; empty for any
// other name.
std::string JsonSchema(std::string_view name);

}  // namespace qsift
