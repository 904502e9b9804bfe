#include "src/text/harmless.h"

#include "src/model/excerpt.h"
#include "src/output/json_writer.h"
#include "src/text/unicode.h"
#include "tests/catch.h"

namespace qsift {
namespace {

std::string Quoted(std::string_view text) {
  std::string out;
  StringSink sink(out);
  {
    Buffer buffer(sink);
    PutQuoted(text, buffer);
  }
  return out;
}

}  // namespace

TEST_CASE("Each destination has its way of writing what steers") {
  struct Case {
    std::string_view text;
    std::string_view shown;
    std::string_view json;
    std::string_view xml;
    std::string_view csv;
  };
  const Case cases[] = {
      {"a/b c.txt", "a/b c.txt", "\"a/b c.txt\"", "a/b c.txt", "a/b c.txt"},
      {"a\nb\tc\rd", "a\\nb\\tc\\rd", "\"a\\nb\\tc\\u000dd\"", "a&#10;b&#9;c&#13;d", "a\nb\tc\rd"},
      {"\x1b[31m\a\x7f", "\\x1b[31m\\x07\\x7f", "\"\\u001b[31m\\u0007\\u007f\"",
       "\\x1b[31m\\x07&#127;", "\\x1b[31m\\x07\\x7f"},
      {"a\xC2\x9B"
       "31m",
       "a\\u009b31m", "\"a\\u009b31m\"", "a&#155;31m", "a\\u009b31m"},
      {"\xE2\x80\xAE"
       "fdp.exe",
       "\\u202efdp.exe", "\"\\u202efdp.exe\"", "&#8238;fdp.exe", "\\u202efdp.exe"},
      {"x\xE2\x81\xA6", "x\\u2066", "\"x\\u2066\"", "x&#8294;", "x\\u2066"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", "\\ufffe\\uffff", "\"\\ufffe\\uffff\"", "\\ufffe\\uffff",
       "\\ufffe\\uffff"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD", "\"\xEF\xBF\xBD\"", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
      {"caf\xE9.txt", "caf\\xe9.txt", "\"caf\\\\xe9.txt\"", "caf\\xe9.txt", "caf\\xe9.txt"},
      {"\xED\xA0\x80", "\\xed\\xa0\\x80", "\"\\\\xed\\\\xa0\\\\x80\"", "\\xed\\xa0\\x80",
       "\\xed\\xa0\\x80"},
      {"\xC0\xAF", "\\xc0\\xaf", "\"\\\\xc0\\\\xaf\"", "\\xc0\\xaf", "\\xc0\\xaf"},
      {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", "\"\\\\xf4\\\\x90\\\\x80\\\\x80\"",
       "\\xf4\\x90\\x80\\x80", "\\xf4\\x90\\x80\\x80"},
      {"end\xE2\x82", "end\\xe2\\x82", "\"end\\\\xe2\\\\x82\"", "end\\xe2\\x82", "end\\xe2\\x82"},
      {"<a & \"b\">", "<a & \"b\">", "\"<a & \\\"b\\\">\"", "&lt;a &amp; &quot;b&quot;&gt;",
       "<a & \"b\">"},
      // What shapes words and emoji stays, and is shown where it hides between other letters.
      {"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE",
       "\"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\"", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE",
       "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"},
      {"a\xE2\x80\x8C"
       "b",
       "a\\u200cb",
       "\"a\xE2\x80\x8C"
       "b\"",
       "a\xE2\x80\x8C"
       "b",
       "a\xE2\x80\x8C"
       "b"},
      {"\xF3\xA0\x80\x81", "\\U000e0001", "\"\xF3\xA0\x80\x81\"", "\xF3\xA0\x80\x81",
       "\xF3\xA0\x80\x81"},
  };
  for (const Case& c : cases) {
    INFO(c.shown);
    CHECK(Shown(c.text) == c.shown);
    CHECK(Quoted(c.text) == c.json);
    CHECK(XmlText(c.text) == c.xml);
    CHECK(CsvText(c.text) == c.csv);
  }
}

TEST_CASE("No character that prints nothing reaches a terminal") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    AppendUtf8(c, text);
    text += "b";
    const std::string shown = Shown(text);
    const bool space = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
                       c == 0x205F || c == 0x3000 || c == ' ';  // as wide as it looks
    if (IsBlank(c) && !space && shown == text) FAIL_CHECK(std::hex << static_cast<unsigned>(c));
    if (IsAlnum(c) && shown != text) FAIL_CHECK(std::hex << static_cast<unsigned>(c));
    if (Steers(c) && shown == text) FAIL_CHECK(std::hex << static_cast<unsigned>(c));
    REQUIRE(IsValidUtf8(Quoted(text)));
  }
}

TEST_CASE("No line becomes a command of a build log") {
  struct Case {
    std::string_view text;
    std::string_view shown;
  };
  const Case cases[] = {
      {"::error file=a::b", "\\x3a:error file=a::b"},
      {" \xC2\xA0 ::error::b", " \xC2\xA0 \\x3a:error::b"},
      {"a ::error::b", "a ::error::b"},
      {":error:", ":error:"},
      {"a ##[error]b", "a ##\\x5berror]b"},
      {"##vso[task.setvariable variable=x]y", "##vso\\x5btask.setvariable variable=x]y"},
      {"# [x] #[y] a[z]", "# [x] #[y] a[z]"},
  };
  for (const Case& c : cases) CHECK(Shown(c.text) == c.shown);
  CHECK(ShownLines("a\t::b\n") == "a\t::b\n");  // not first on its line
  CHECK(ShownLines("a\n\t::b\n::c\n") == "a\n\t\\x3a:b\n\\x3a:c\n");
}

TEST_CASE("Workflow commands take neither line ends nor separators from a text") {
  CHECK(WorkflowData("100%\r\n::error::x, y: z") == "100%25\\r\\n::error::x, y: z");
  CHECK(WorkflowProperty("a:b,c%d\n") == "a%3Ab%2Cc%25d\\n");
}

TEST_CASE("A name becomes one file name") {
  CHECK(AsFileName("../../etc/x") == "..%2F..%2Fetc%2Fx");
  CHECK(AsFileName("a b\xC3\xA9.c") == "a b\xC3\xA9.c");
  CHECK(AsFileName(std::string_view("a\0\n\xFF", 4)) == "a%00%0A%FF");
  CHECK(Utf8Name("a\xFF\n") == "a\\xff\n");
}

TEST_CASE("The caret stands under its column though characters before it are shown as escapes") {
  const Excerpt excerpt = ExcerptOf("a\x1b\t\xC3\xA9x", 5);
  CHECK(excerpt.line == "a\\x1b\t\xC3\xA9x");
  CHECK(excerpt.caret == "     \t ");
}

}  // namespace qsift
