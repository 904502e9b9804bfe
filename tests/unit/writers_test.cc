#include <simdjson.h>
#include <yaml-cpp/yaml.h>

#include "qsift/output.h"
#include "src/output/json_writer.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Written(const Document& document, OutputOptions options) {
  std::string out;
  StringSink sink(out);
  const std::unique_ptr<Writer> writer = MakeWriter(options);
  writer->Begin(sink);
  writer->Write(document, sink);
  writer->End(sink);
  return out;
}

// The answers are what YAML 1.1 readers mistake for other types.
const char* const kTricky[] = {"No",  "yes",        "325:17", "1_000", "=",  "~",  "null", "0x1F",
                               "1e3", "- a",        "# b",    "a: b",  "'",  "\"", "\\",   "%x",
                               "@x",  "`",          "!t",     "&a",    "*a", "|",  ">",    "?",
                               "<<",  "2001-01-01", " x",     "{a}",   "[a]"};

std::string TrickyForm() {
  std::string text;
  int number = 0;
  for (const char* const answer : kTricky) {
    text += std::to_string(++number) + ". What is written here? *\n\nx" + answer + "\n\n";
  }
  return text;
}

}  // namespace

TEST_CASE("PutQuoted escapes what JSON and YAML must not see") {
  struct Case {
    std::string text;
    std::string_view quoted;
  };
  const Case cases[] = {
      {"plain", "\"plain\""},
      {"a\"b\\c", "\"a\\\"b\\\\c\""},
      {"a\nb\tc\x01", "\"a\\nb\\tc\\u0001\""},
      {"\x7F", "\"\\u007f\""},
      {"\xE2\x80\xA8\xC2\x85\xEF\xBB\xBF", "\"\\u2028\\u0085\\ufeff\""},
      {"\xE2\x98\x92\xC2\xA0", "\"\xE2\x98\x92\xC2\xA0\""},
      {"12345678\"", "\"12345678\\\"\""},
      {"1234567\"90", "\"1234567\\\"90\""},
      {"\"234567890", "\"\\\"234567890\""},
      {"12345678901", "\"12345678901\""},
      {"1234567890\n", "\"1234567890\\n\""},
  };
  for (const Case& c : cases) {
    std::string out;
    StringSink sink(out);
    {
      Buffer buffer(sink);
      PutQuoted(c.text, buffer);
    }
    CHECK(out == c.quoted);
  }
}

TEST_CASE("YAML and JSON of a document say the same") {
  const Document document = test::ExtractText(TrickyForm());
  REQUIRE(document.questions.size() == std::size(kTricky));
  const YAML::Node yaml = YAML::Load(Written(document, {OutputFormat::kYaml}));
  simdjson::dom::parser parser;
  const std::string text = Written(document, {OutputFormat::kJson});
  const simdjson::dom::element json = parser.parse(text);
  for (std::size_t i = 0; i < std::size(kTricky); ++i) {
    const std::string answer = std::string("x") + kTricky[i];
    INFO(answer);
    CHECK(yaml["questions"][i]["answer"]["text"].as<std::string>() == answer);
    const std::string_view same = json["questions"].at(i)["answer"]["text"];
    CHECK(same == answer);
  }
  CHECK(yaml["questions"][0]["number"].Tag() == "!");  // a quoted scalar is a string
}

TEST_CASE("Text of several lines is a literal block that reads back") {
  const Document document =
      test::ExtractText("1. Where?\n\nFirst.\n\nSecond:\n  - a\n  - b\n\n2. When?\n\nNow\n");
  REQUIRE(document.questions.size() == 2);
  const std::string text = Written(document, {OutputFormat::kYaml});
  CHECK(text.find("text: |-\n") != std::string::npos);
  const YAML::Node yaml = YAML::Load(text);
  CHECK(yaml["questions"][0]["answer"]["text"].as<std::string>() ==
        document.Text(document.questions[0].answer->text));
}

TEST_CASE("CSV quotes as RFC 4180 asks, and shields spreadsheets where it is told to") {
  const Document document =
      test::ExtractText("1. Where?\n\nHere, \"there\"\nAnd\n\n2. When?\n\n=1+1\n\n3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  const std::string plain = Written(document, {OutputFormat::kCsv, Table::kQuestions});
  CHECK(plain.substr(0, 12) == "document,id,");
  CHECK(plain.find(",\"Here, \"\"there\"\"\nAnd\",") != std::string::npos);
  CHECK(plain.find(",=1+1,") != std::string::npos);
  CHECK(plain.find('\r') == std::string::npos);
  OutputOptions options{OutputFormat::kCsv, Table::kQuestions};
  options.excel = true;
  const std::string excel = Written(document, options);
  CHECK(excel.substr(0, 3) == "\xEF\xBB\xBF");
  CHECK(excel.find(",\"'=1+1\",") != std::string::npos);
  CHECK(excel.find("\r\n") != std::string::npos);
}

TEST_CASE("No cell of a spreadsheet begins with a sign that it computes") {
  OutputOptions options{OutputFormat::kCsv, Table::kQuestions};
  options.excel = true;
  for (const std::string sign : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    const std::string answer = sign + "SUM(A1)";
    const Document document =
        test::ExtractText("1. Where?\n\n" + answer + "\n\n2. When?\n\nNow\n\n3. Why?\n\nSo\n");
    INFO(answer);
    REQUIRE(document.questions.at(0).answer);
    CHECK(document.Text(document.questions[0].answer->text) == answer);
    CHECK(Written(document, options).find(",\"'" + answer + "\",") != std::string::npos);
  }
  const Document harmless =
      test::ExtractText("1. Where?\n\na@b=c\n\n2. When?\n\n\uFF21\n\n3. Why?\n\nSo\n");
  const std::string written = Written(harmless, options);
  CHECK(written.find(",a@b=c,") != std::string::npos);
  CHECK(written.find(",\uFF21,") != std::string::npos);
}

TEST_CASE("Every table has a schema and rows with its columns") {
  const Document document = test::ExtractText(
      "1. Is there a law?\n\n[x] Yes\n\n[ ] No\n\n2. If yes, which?\n\nLaw on Rivers "
      "<https://a.example.org>\n\n"
      "3. Why?\n\nSo\n");
  struct Case {
    Table table;
    std::string_view name;
    std::size_t rows;
  };
  const Case cases[] = {{Table::kQuestions, "questions", 3},
                        {Table::kOptions, "options", 2},
                        {Table::kLinks, "links", 1},
                        {Table::kCitations, "citations", 1},
                        {Table::kInstruments, "instruments", 1}};
  simdjson::dom::parser parser;
  for (const Case& c : cases) {
    INFO(c.name);
    const std::string schema_text = JsonSchema(c.name);
    const simdjson::dom::element schema = parser.parse(schema_text);
    std::size_t columns = 0;
    REQUIRE(simdjson::dom::array(schema["required"]).size() > 0);
    columns = simdjson::dom::array(schema["required"]).size();
    const std::string rows = Written(document, {OutputFormat::kJsonLines, c.table});
    std::size_t count = 0;
    simdjson::dom::parser rows_parser;
    for (const simdjson::dom::element row : rows_parser.parse_many(rows)) {
      CHECK(simdjson::dom::object(row).size() == columns);
      ++count;
    }
    CHECK(count == c.rows);
  }
  CHECK(JsonSchema("nothing").empty());
}

}  // namespace qsift
