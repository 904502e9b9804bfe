#include "src/structure/choose/contexts.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// The first question of three, with the lines between its number and its reply.
std::string First(const std::string& lines) {
  const Document document =
      test::ExtractText("QUESTION 1\n" + lines + "Answer: Yes, by post.\n\nQUESTION 2\n" +
                        "Who keeps the list?\n\nAnswer: Ann.\n\nQUESTION 3\n" +
                        "When does it close?\n\nAnswer: In May.\n");
  CHECK(test::CoverageDefect(document).empty());
  const std::string outline = test::OutlineOf(document);
  return outline.substr(0, outline.find("\nq2"));
}

}  // namespace

TEST_CASE("What a numbered question is about stands above what it asks") {
  const std::string asked = "q1 yes_no = observed yes: May offers be sent by post?";
  const std::string reply = " => Yes, by post.";
  CHECK(First("May offers be sent by post?\n\n") == asked + reply);
  CHECK(First("Clause 7 says: \"Offers are sent to the office of the\nharbour.\"\n\n"
              "May offers be sent by post?\n\n") ==
        asked + " [Clause 7 says: \"Offers are sent to the office of the harbour.\"]" + reply);
  CHECK(First("Offers are sent to the office.\n\nIt is closed in May.\n\n"
              "May offers be sent by post?\n\n") ==
        asked + " [Offers are sent to the office.\n\nIt is closed in May.]" + reply);
}

TEST_CASE("The number joins what asks though it counts with no other") {
  const Document document = test::ExtractText(
      "QUESTION 4\nOffers are sent to the office.\n\nMay they be sent by post?\n\n"
      "Answer: Yes.\n");
  REQUIRE(document.questions.size() == 1);
  CHECK(document.questions[0].number == "4");
  CHECK(document.Text(document.questions[0].prompt.text) == "May they be sent by post?");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Where the lines above ask, too, or are many, a number stays with them") {
  CHECK(
      First("Is the office open?\n\nMay offers be sent by post?\n\n").find("Is the office open?") !=
      std::string::npos);
  for (const auto& [lines, joined] : {std::pair{11, true}, {12, false}}) {
    std::string above;
    for (int i = 0; i < lines; ++i) above += "It is closed on the day of the fair of the town.\n";
    CHECK(First(above + "\nMay offers be sent by post?\n\n")
              .starts_with("q1 yes_no = observed yes: May offers be sent by post?") == joined);
  }
}

TEST_CASE("A heading between a number and what asks parts them") {
  const Document document = test::ExtractText(
      "Question 3\n\nThe weir closes at nine.\n\nIs it closed on Sunday?\n\nAnswer: Yes.\n\n"
      "Question 4\n\nSECTION B: SAFETY\n\nIs the weir safe for boats?\n\nAnswer: No.\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() >= 2);
  const Question& safe = document.questions[1];
  CHECK(document.Text(safe.prompt.text) == "Is the weir safe for boats?");
  REQUIRE(safe.answer);
  CHECK(document.Text(safe.answer->text) == "No.");
}

}  // namespace qsift
