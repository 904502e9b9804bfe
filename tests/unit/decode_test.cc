#include "src/input/decode.h"

#include "qsift/digest.h"

#include "tests/catch.h"

namespace qsift {
namespace {

std::string Utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) {
    if (little) out.push_back(c);
    out.push_back('\0');
    if (!little) out.push_back(c);
  }
  return out;
}

}  // namespace

TEST_CASE("Decode names the encoding and yields UTF-8") {
  struct Case {
    std::string bytes;
    std::string_view text;
    std::string_view encoding;
  };
  const Case cases[] = {
      {"", "", "utf-8"},
      {"caf\xC3\xA9", "caf\xC3\xA9", "utf-8"},
      {"\xEF\xBB\xBF"
       "1. Name",
       "1. Name", "utf-8"},
      {"\xFF\xFE" + Utf16("1. Name", true), "1. Name", "utf-16le"},
      {"\xFE\xFF" + Utf16("1. Name", false), "1. Name", "utf-16be"},
      {Utf16("1. Name of the unit", true), "1. Name of the unit", "utf-16le"},
  };
  for (const Case& c : cases) {
    const Result<Decoded> decoded = Decode(c.bytes, "x");
    REQUIRE(decoded);
    CHECK(decoded->text == c.text);
    CHECK(decoded->encoding == c.encoding);
    CHECK(decoded->diagnostics.empty());
  }
}

TEST_CASE("UTF-16 without a mark is told by its NUL bytes") {
  const auto wide = [](int ascii, int cyrillic, bool little) {
    std::string out = Utf16(std::string(static_cast<std::size_t>(ascii), 'a'), little);
    for (int i = 0; i < cyrillic; ++i) out += little ? "\x31\x04" : "\x04\x31";
    return out;
  };
  for (const bool little : {true, false}) {
    const std::string name = little ? "utf-16le" : "utf-16be";
    const Result<Decoded> half = Decode(wide(5, 5, little), "x");
    REQUIRE(half);
    CHECK(half->encoding == name);
    const Result<Decoded> less = Decode(wide(4, 6, little), "x");
    CHECK((!less || less->encoding != name));
  }
}

TEST_CASE("Control characters make a file binary where they are many") {
  const std::string controls(5, '\x01');
  CHECK_FALSE(Decode(controls + std::string(244, 'a'), "x"));
  CHECK(Decode(controls + std::string(245, 'a'), "x"));
  CHECK(Decode(std::string(4, '\x01') + "a", "x"));
}

TEST_CASE("Decode guesses a legacy encoding and says so") {
  // "Quelle est la capitale préférée ? Été, forêt, où, déjà" in Latin-1.
  const Result<Decoded> decoded = Decode(
      "Quelle est la capitale pr\xE9"
      "f\xE9r\xE9"
      "e ?\n\xC9t\xE9, for\xEAt, o\xF9, d\xE9j\xE0\n",
      "x");
  REQUIRE(decoded);
  CHECK(decoded->text.find("pr\xC3\xA9"
                           "f\xC3\xA9r\xC3\xA9"
                           "e") != std::string::npos);
  REQUIRE(decoded->diagnostics.size() == 1);
  CHECK(decoded->diagnostics[0].code == "guessed-encoding");
  CHECK(decoded->diagnostics[0].line == 1);
  CHECK(decoded->diagnostics[0].column == 26);
}

TEST_CASE("Decode keeps UTF-8 with a few bad bytes as UTF-8") {
  const Result<Decoded> decoded = Decode("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 ok\nbad \xFF byte", "x");
  REQUIRE(decoded);
  CHECK(decoded->encoding == "utf-8");
  CHECK(decoded->text.find("bad \xEF\xBF\xBD byte") != std::string::npos);
  REQUIRE(decoded->diagnostics.size() == 1);
  CHECK(decoded->diagnostics[0].code == "invalid-utf8");
  CHECK(decoded->diagnostics[0].line == 2);
  CHECK(decoded->diagnostics[0].column == 5);
}

TEST_CASE("Decode refuses what is no text") {
  const Result<Decoded> decoded = Decode(std::string(100, '\x01'), "file.bin");
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().file == "file.bin");
  CHECK(decoded.error().message.find("export it as plain text") != std::string::npos);
}

TEST_CASE("Sha256 of the test vectors of FIPS 180-4") {
  CHECK(Sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace qsift
