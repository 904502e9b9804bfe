// Any bytes as a line of JSON Lines: it is refused, or read, and what is written of it is JSON
// again that says the same id and the same text.

#include "qsift/records.h"

#include "qsift/output.h"
#include "qsift/scan.h"
#include "src/output/json_writer.h"
#include "tests/fuzz/parts.h"
#include "tests/helpers.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  const Result<Record> record =
      ParseRecord(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!record) return 0;
  std::string line;
  StringSink sink(line);
  {
    Buffer buffer(sink);
    JsonEmitter json(buffer, 0);
    json.BeginObject();
    PutField(json, "id", record->id);
    PutField(json, "text", record->text);
    json.EndObject();
  }
  const Result<Record> back = ParseRecord(line);
  test::Require(back && back->id == record->id && back->text == record->text, "another record");
  std::string out;
  StringSink results(out);
  WriteScanRecord(ScanText(record->id, record->text, test::DefaultRules(), {}), results);
  const Result<Document> document =
      Extract({"fuzz", record->id, record->text}, test::DefaultRules(), {});
  if (document) test::Require(test::CoverageDefect(*document).empty(), "coverage");
  return 0;
}
