#include "qsift/output.h"
#include "src/output/csv.h"
#include "src/output/json.h"
#include "src/output/json_writer.h"
#include "src/output/schema.h"
#include "src/output/tables.h"
#include "src/output/text_table.h"
#include "src/output/yaml.h"

namespace qsift {
namespace {

std::string TableSchema(std::string_view name, Table table) {
  std::string out;
  StringSink sink(out);
  {
    Buffer buffer(sink);
    JsonEmitter json(buffer, 2);
    const auto put = [&](std::string_view key, std::string_view value) {
      json.Key(key);
      json.String(value);
    };
    json.BeginObject();
    put("$schema", "http://json-schema.org/draft-07/schema#");
    put("title", std::string("One row of the qsift table ") + std::string(name));
    put("type", "object");
    json.Key("additionalProperties");
    json.Bool(false);
    json.Key("required");
    json.BeginList();
    for (const Column& column : ColumnsOf(table)) json.String(column.name);
    json.EndList();
    json.Key("properties");
    json.BeginObject();
    for (const Column& column : ColumnsOf(table)) {
      const std::string_view type = column.type == Column::Type::kText     ? "string"
                                    : column.type == Column::Type::kNumber ? "integer"
                                                                           : "boolean";
      json.Key(column.name);
      json.BeginObject();
      json.Key("type");
      if (column.nullable) {
        json.BeginInlineList();
        json.String(type);
        json.String("null");
        json.EndInlineList();
      } else {
        json.String(type);
      }
      put("description", column.description);
      json.EndObject();
    }
    json.EndObject();
    json.EndObject();
    buffer.Put('\n');
  }
  return out;
}

}  // namespace

std::unique_ptr<Writer> MakeWriter(const OutputOptions& options) {
  const Table table = options.table == Table::kNone ? Table::kQuestions : options.table;
  switch (options.format) {
    case OutputFormat::kYaml: return std::make_unique<YamlWriter>(options.compact);
    case OutputFormat::kJson: return std::make_unique<JsonWriter>(options.array, options.compact);
    case OutputFormat::kJsonLines:
      if (options.table != Table::kNone) return std::make_unique<RowsWriter>(table);
      return std::make_unique<JsonLinesWriter>(options.compact);
    case OutputFormat::kCsv: return std::make_unique<CsvWriter>(table, options.excel);
    case OutputFormat::kTable: return std::make_unique<TextTableWriter>(table, options.width);
    case OutputFormat::kMarkdown: return std::make_unique<MarkdownTableWriter>(table);
  }
  return nullptr;
}

std::string_view Name(Table table) {
  switch (table) {
    case Table::kNone: return {};
    case Table::kDocuments: return "documents";
    case Table::kQuestions: return "questions";
    case Table::kOptions: return "options";
    case Table::kLinks: return "links";
    case Table::kCitations: return "citations";
    case Table::kInstruments: return "instruments";
  }
  return {};
}

std::string JsonSchema(std::string_view name) {
  if (name == "document") return std::string(DocumentSchema());
  for (const Table table : {Table::kDocuments, Table::kQuestions, Table::kOptions, Table::kLinks,
                            Table::kCitations, Table::kInstruments}) {
    if (name == Name(table)) return TableSchema(name, table);
  }
  return {};
}

}  // namespace qsift
