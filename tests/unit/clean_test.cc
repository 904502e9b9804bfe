#include "src/input/clean.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("Clean edits what only converters care about") {
  struct Case {
    std::string_view name;
    std::string text;
    std::string_view clean;
  };
  const Case cases[] = {
      {"nothing to do", "1. Name\nAnna\n", "1. Name\nAnna\n"},
      {"CRLF and CR", "a\r\nb\rc\n", "a\nb\nc\n"},
      {"no-break space",
       "a\xC2\xA0"
       "b",
       "a b"},
      {"ideographic space", "\xE6\x98\xAF\xE3\x80\x80\xE5\x90\xA6", "\xE6\x98\xAF \xE5\x90\xA6"},
      {"soft hyphen", "infor\xC2\xADmation", "information"},
      {"zero-width space",
       "a\xE2\x80\x8B"
       "b",
       "ab"},
      {"line separator",
       "a\xE2\x80\xA8"
       "b",
       "a\nb"},
      {"NUL and escape",
       std::string("a\0\x1B"
                   "b",
                   4),
       "ab"},
      {"form feed stays", "a\fb", "a\fb"},
      {"joiner beside ASCII",
       "a\xE2\x80\x8D"
       "b",
       "ab"},
      {"joiner in Persian", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE",
       "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"},
      {"other punctuation stays", "\xE2\x80\x93\xE2\x80\xA6", "\xE2\x80\x93\xE2\x80\xA6"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Cleaned once = Clean(c.text);
    CHECK(once.text() == c.clean);
    const Cleaned twice = Clean(once.text());
    CHECK(twice.text() == once.text());
  }
}

TEST_CASE("The map of Clean leads every byte back") {
  const std::string text =
      "a\r\nb\xC2\xA0"
      "c\xC2\xAD"
      "d";
  const Cleaned clean = Clean(text);
  REQUIRE(clean.text() == "a\nb cd");
  const std::uint32_t expected[] = {0, 1, 3, 4, 6, 9};
  for (std::uint32_t i = 0; i < 6; ++i) CHECK(clean.map.Map(i) == expected[i]);
  CHECK(clean.map.Map(Span{4, 6}) == Span{6, 10});
}

}  // namespace qsift
