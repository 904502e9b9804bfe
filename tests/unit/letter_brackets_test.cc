#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// What the outline says of the first question, up to its prompt.
std::string First(const std::string& first, const std::string& second) {
  const Document document =
      test::ExtractText("1. " + first + "\nA. stone\nB. wood\nC. clay\n\n2. " + second +
                        "\nA. mill\nB. barn\n\n3. Who keeps it?\nAnswer: Ann, since the war.\n");
  CHECK(test::CoverageDefect(document).empty());
  const std::string outline = test::OutlineOf(document);
  return outline.substr(0, outline.find(": "));
}

}  // namespace

TEST_CASE("Letters in brackets at the end of prompts select among lettered options") {
  const std::string other = "Kind of house ( B )";
  CHECK(First("Walls ( C )", other) == "q1 choice -A. stone -B. wood +C. clay = observed C. clay");
  CHECK(First("Walls\uFF08 AC \uFF09", other).find("+A. stone -B. wood +C. clay") !=
        std::string::npos);
  CHECK(First("Walls (A, C)", other).find("+A. stone -B. wood +C. clay") != std::string::npos);
  CHECK(First("Which walls has it? (  )", other) ==
        "q1 choice -A. stone -B. wood -C. clay = unmarked");
}

TEST_CASE("Brackets that are no place for a letter select nothing") {
  const std::string other = "Kind of house ( B )";
  const auto nothing = [](const std::string& outline) {
    INFO(outline);
    CHECK(outline.find('+') == std::string::npos);
    CHECK(outline.find("observed") == std::string::npos);
  };
  nothing(First("Walls ( D )", other));           // no such option
  nothing(First("Walls ( see C )", other));       // words
  nothing(First("Walls ( CA )", other));          // not in order
  nothing(First("Material(C)", other));           // part of a word
  nothing(First("Which has (C) in it?", other));  // not at the end
  // One prompt alone may speak of a letter.
  nothing(First("Vitamin ( C )", "Kind of house"));
}

}  // namespace qsift
