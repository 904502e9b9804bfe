#include "src/output/json.h"

#include "src/output/document_writer.h"
#include "src/output/json_writer.h"

namespace qsift {

void JsonWriter::Begin(Sink& sink) {
  if (array_) sink.Write("[\n");
}

void JsonWriter::Write(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter emitter(buffer, 2);
  WriteDocument(document, compact_, emitter);
  if (!array_) buffer.Put('\n');
}

void JsonWriter::Separator(Sink& sink) {
  if (array_) sink.Write(",\n");
}

void JsonWriter::End(Sink& sink) {
  if (array_) sink.Write("\n]\n");
}

void JsonLinesWriter::Write(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter emitter(buffer, 0);
  WriteDocument(document, compact_, emitter);
  buffer.Put('\n');
}

void WriteScanRecord(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter emitter(buffer, 0);
  DocumentWriter<JsonEmitter>(document, emitter).WriteScan();
  buffer.Put('\n');
}

void WriteErrorRecord(std::string_view id, std::string_view message, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter emitter(buffer, 0);
  emitter.BeginObject();
  emitter.Key("id");
  if (id.empty()) {
    emitter.Null();
  } else {
    emitter.String(id);
  }
  emitter.Key("error");
  emitter.String(message);
  emitter.EndObject();
  buffer.Put('\n');
}

}  // namespace qsift
