#include "src/output/yaml.h"

#include "src/output/document_writer.h"
#include "src/output/yaml_writer.h"

namespace qsift {

void YamlWriter::Write(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  buffer.Put(std::string_view("---\n"));
  YamlEmitter emitter(buffer);
  WriteDocument(document, compact_, emitter);
}

}  // namespace qsift
