#include "src/text/unicode.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("DecodeAt reads one code point and never past the end") {
  struct Case {
    std::string text;
    char32_t value;
    std::uint32_t size;
  };
  const Case cases[] = {
      {"a", U'a', 1},
      {"\xC3\xA9", U'\u00E9', 2},
      {"\xE2\x98\x92", U'\u2612', 3},
      {"\xF0\x9F\x97\xB9", U'\U0001F5F9', 4},
      {"\xE2\x98", 0xE2, 1},
      {"\x80", 0x80, 1},
  };
  for (const Case& c : cases) {
    const std::string exact = c.text;  // ASan sees an overread
    const CodePoint found = DecodeAt(exact, 0);
    CHECK(found.value == c.value);
    CHECK(found.size == c.size);
  }
}

TEST_CASE("DecodeBefore mirrors DecodeAt") {
  const std::string text = "a\xC3\xA9\xE2\x98\x92";
  CHECK(DecodeBefore(text, 6).value == U'\u2612');
  CHECK(DecodeBefore(text, 3).value == U'\u00E9');
  CHECK(DecodeBefore(text, 1).value == U'a');
}

TEST_CASE("AppendFolded folds case in any script and joins blanks") {
  struct Case {
    std::string_view text;
    std::string_view folded;
  };
  const Case cases[] = {
      {"Don't  Know", "don't know"},
      {"\xD0\x94\xD0\x90", "\xD0\xB4\xD0\xB0"},  // DA in Cyrillic
      {"Don\xE2\x80\x99t", "don't"},             // typographic apostrophe
      {"\xC4\xB0"
       "L",
       "il"},  // capital I with a dot
      {" \t\nA \n", "a "},
      {"\xC3\x89T\xC3\x89 \n \xC3\x80", "\xC3\xA9t\xC3\xA9 \xC3\xA0"},  // "ETE A" with accents
      {"", ""},
      // Blanks within eight bytes, over their border and after them.
      {"A@Z[ `a{ z", "a@z[ `a{ z"},
      {"ABC  EFGHIJ", "abc efghij"},
      {"ABCDEFG  IJ", "abcdefg ij"},
      {"ABCDEFGH  J", "abcdefgh j"},
      {"ABCD\tFGHIJ", "abcd fghij"},
      {"ABCD\nFGHIJ", "abcd fghij"},
      {"ABCDEFGHI\tK", "abcdefghi k"},
      {"ABCDEFGH IJ ", "abcdefgh ij "},
      {" ABCDEFGHIJ", "abcdefghij"},
  };
  for (const Case& c : cases) {
    std::string out;
    AppendFolded(c.text, out);
    CHECK(out == c.folded);
  }
  std::string joined = "Kept ";
  AppendFolded(" As It Is", joined);
  CHECK(joined == "Kept as it is");
}

TEST_CASE("AppendLower folds case and keeps the rest as it is") {
  std::string out = "Kept";
  AppendLower("  A@Z[ `a{\tDON\u2019T \u00C9\u0416\u1E9E", out);
  CHECK(out == "Kept  a@z[ `a{\tdon\u2019t \u00E9\u0436\u00DF");
}

TEST_CASE("Control characters of both tables are blank") {
  for (const char32_t c : std::u32string_view(U"\x1F \x7F\x80\x9B\x9F\xA0\xAD\x200B\x202E")) {
    CHECK(IsBlank(c));
  }
  for (const char32_t c : std::u32string_view(U"!~\xA1\xAC\xAE\x2010")) CHECK_FALSE(IsBlank(c));
}

TEST_CASE("Word boundaries hold outside ASCII") {
  const std::string text = "No\xC3\xA9";
  CHECK(WordBeginsAt(text, 2));
  CHECK_FALSE(WordBeginsAt("No.", 2));
  CHECK(WordEndsAt(text, text.size()));
}

TEST_CASE("CountCodePoints counts characters, not bytes") {
  CHECK(CountCodePoints("a\xC3\xA9\xE2\x98\x92") == 3);
  CHECK(CountCodePoints("") == 0);
}

}  // namespace qsift
