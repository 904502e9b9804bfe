#include "qsift/records.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("ParseRecord reads id and text and names what is wrong") {
  struct Case {
    std::string_view line;
    std::string_view id;
    std::string_view text;
    std::string_view error;
  };
  const Case cases[] = {
      {R"({"id":"a","text":"x\ny"})", "a", "x\ny", ""},
      {R"({"text":"x","other":[1]})", "", "x", ""},
      {R"({"id":7,"text":""})", "7", "", ""},
      {R"({"id":"a"})", "", "", "the record has no \"text\" string"},
      {R"({"id":"a","text":1})", "", "", "the record has no \"text\" string"},
      {"not json", "", "", "not a JSON object: "},
      {"[1]", "", "", "not a JSON object: "},
  };
  for (const Case& c : cases) {
    INFO(c.line);
    const Result<Record> record = ParseRecord(c.line);
    REQUIRE(record.ok() == c.error.empty());
    if (record) {
      CHECK(record->id == c.id);
      CHECK(record->text == c.text);
    } else {
      CHECK(record.error().message.substr(0, c.error.size()) == c.error);
    }
  }
}

}  // namespace qsift
