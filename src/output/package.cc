#include "qsift/package.h"

#include <functional>
#include <utility>

#include "src/output/json_writer.h"
#include "src/output/tables.h"

namespace qsift {
namespace {

using Names = std::vector<std::string_view>;

struct ForeignKey {
  Names fields;
  std::string_view resource;
  Names keys;
};
struct Keys {
  Names primary;
  std::vector<ForeignKey> foreign;
};

Keys KeysOf(Table table) {
  const ForeignKey document{{"document"}, "documents", {"id"}};
  switch (table) {
    case Table::kNone: break;
    case Table::kDocuments: return {{"id"}, {}};
    case Table::kQuestions: return {{"document", "id"}, {document}};
    case Table::kOptions:
      return {{}, {document, {{"document", "question"}, "questions", {"document", "id"}}}};
    case Table::kLinks:
    case Table::kCitations: return {{}, {document}};
    case Table::kInstruments: return {{"document", "instrument"}, {document}};
  }
  return {};
}

std::string_view TypeOf(Column::Type type) {
  switch (type) {
    case Column::Type::kText: return "string";
    case Column::Type::kNumber: return "integer";
    case Column::Type::kBool: return "boolean";
  }
  return {};
}

class Descriptor {
 public:
  explicit Descriptor(Buffer& out) : out_(out, 2) {}

  void Write(const WideTable& wide, std::string_view version) {
    out_.BeginObject();
    Put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    Put("name", "questionnaires");
    Put("title", "Questionnaires, as qsift read them");
    Put("description", std::string("Written by qsift ").append(version));
    out_.Key("resources");
    out_.BeginList();
    for (const Table table : PackageTables()) {
      Resource(Name(table), [&] { TableSchema(table); });
    }
    Resource("wide", [&] { WideSchema(wide); });
    out_.EndList();
    out_.EndObject();
  }

 private:
  void Put(std::string_view key, std::string_view text) { PutField(out_, key, text); }

  void PutNames(std::string_view key, const Names& names) {
    out_.Key(key);
    out_.BeginInlineList();
    for (const std::string_view name : names) out_.String(name);
    out_.EndInlineList();
  }

  void Resource(std::string_view name, const std::function<void()>& schema) {
    out_.BeginObject();
    Put("name", name);
    Put("type", "table");
    Put("path", std::string(name).append(".csv"));
    Put("scheme", "file");
    Put("format", "csv");
    Put("mediatype", "text/csv");
    Put("encoding", "utf-8");
    out_.Key("schema");
    out_.BeginObject();
    Put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    schema();
    out_.EndObject();
    out_.EndObject();
  }

  void TableSchema(Table table) {
    out_.Key("fields");
    out_.BeginList();
    for (const Column& column : ColumnsOf(table)) {
      out_.BeginObject();
      Put("name", column.name);
      Put("type", TypeOf(column.type));
      Put("description", column.description);
      if (!column.categories.empty()) PutNames("categories", column.categories);
      out_.EndObject();
    }
    out_.EndList();
    PutMissing({{"", "the source shows none"}});
    PutKeys(KeysOf(table));
  }

  void WideSchema(const WideTable& wide) {
    const auto field = [this](std::string_view name, std::string_view type,
                              std::string_view title) {
      out_.BeginObject();
      Put("name", name);
      Put("type", type);
      Put("title", title);
      out_.EndObject();
    };
    out_.Key("fields");
    out_.BeginList();
    field("document", "string", "id of the document");
    field("respondent", "string", "who answered, as the form service printed it");
    for (const WideTable::Column& column : wide.Columns()) {
      const bool option = column.part == WideRow::Part::kOption;
      field(column.name, option ? "boolean" : "string", column.title);
    }
    out_.EndList();
    std::vector<MissingValue> missing = MissingValues();
    missing.insert(missing.begin(), {"", "no answer"});
    PutMissing(missing);
    PutKeys({{"document"}, {{{"document"}, "documents", {"id"}}}});
  }

  void PutMissing(const std::vector<MissingValue>& values) {
    out_.Key("missingValues");
    out_.BeginList();
    for (const MissingValue& missing : values) {
      out_.BeginObject();
      Put("value", missing.value);
      Put("label", missing.label);
      out_.EndObject();
    }
    out_.EndList();
  }

  void PutKeys(const Keys& keys) {
    if (!keys.primary.empty()) PutNames("primaryKey", keys.primary);
    if (keys.foreign.empty()) return;
    out_.Key("foreignKeys");
    out_.BeginList();
    for (const ForeignKey& key : keys.foreign) {
      out_.BeginObject();
      PutNames("fields", key.fields);
      out_.Key("reference");
      out_.BeginObject();
      Put("resource", key.resource);
      PutNames("fields", key.keys);
      out_.EndObject();
      out_.EndObject();
    }
    out_.EndList();
  }

  JsonEmitter out_;
};

}  // namespace

const std::vector<Table>& PackageTables() {
  static const std::vector<Table> tables = {Table::kDocuments, Table::kQuestions,
                                            Table::kOptions,   Table::kLinks,
                                            Table::kCitations, Table::kInstruments};
  return tables;
}

std::string PackageDescriptor(const WideTable& wide, std::string_view version) {
  std::string out;
  StringSink sink(out);
  {
    Buffer buffer(sink);
    Descriptor(buffer).Write(wide, version);
    buffer.Put('\n');
  }
  return out;
}

}  // namespace qsift
