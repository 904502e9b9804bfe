#include "qsift/records.h"

#include <simdjson.h>

namespace qsift {

Result<Record> ParseRecord(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  const simdjson::error_code failed = parser.parse(line.data(), line.size()).get(object);
  if (failed != simdjson::SUCCESS) {
    return Error{"", 0, 0, std::string("not a JSON object: ") + simdjson::error_message(failed)};
  }
  Record record;
  std::string_view text;
  if (object["text"].get(text) != simdjson::SUCCESS) {
    return Error{"", 0, 0, "the record has no \"text\" string"};
  }
  record.text = text;
  std::string_view id;
  std::int64_t number = 0;
  if (object["id"].get(id) == simdjson::SUCCESS) {
    record.id = id;
  } else if (object["id"].get(number) == simdjson::SUCCESS) {
    record.id = std::to_string(number);
  }
  return record;
}

}  // namespace qsift
