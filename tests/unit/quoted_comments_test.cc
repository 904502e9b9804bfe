#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("Quoted comments ask, whatever they say, where what stands below replies to them") {
  const Document document = test::ExtractText(
      "Reply to the referees\n\n"
      "> E1. The introduction is too long.\n\n"
      "We have cut it by half.\n\n"
      "> E2. Who counted the birds?\n\n"
      "Two wardens did.\n\n"
      "> p. 4: the scale bar is missing.\n"
      "Added.\n\n"
      "> Please say how the nests were found,\n"
      "> and by whom.\n\n"
      "By the wardens, on foot. Is it the best way? It was for us.\n");
  CHECK(
      test::OutlineOf(document) ==
      "# Reply to the referees\n"
      "qE1 text: The introduction is too long. => We have cut it by half.\n"
      "qE2 text: Who counted the birds? => Two wardens did.\n"
      "q~1 text: p. 4: the scale bar is missing. => Added.\n"
      "q~2 text: Please say how the nests were found, and by whom. => By the wardens, on foot. Is "
      "it the best way? It was for us.\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("The boxes and replies of a quoted form are quoted, too") {
  const Document document = test::ExtractText(
      "Dear Ann, see below.\n\n"
      "> 1.1 Which tools do you own? Mark them with x.\n"
      "> [x] saw\n> [ ] axe\n> [x] plane\n\n"
      "The axe is lent.\n\n"
      "> 1.2 Who sharpens them?\n\nBen does.\n\n"
      "> 1.3 How many are there in all?    12, all old\n"
      ">\n"
      "> 1.4 Are they kept in a dry place that can be\n"
      "> locked?                           yes\n"
      ">\n"
      "> 1.5 Please state for the shed:\n>\n> a) Its size\n\n4 m\n\n> b) Its age\n\nnew\n");
  REQUIRE(document.questions.size() == 7);
  const Question& tools = document.questions[0];
  REQUIRE(tools.options.size() == 3);
  CHECK(tools.selection.observed.size() == 2);
  CHECK(document.Text(tools.answer->text) == "The axe is lent.");
  CHECK(document.Text(document.questions[2].prompt.text) == "How many are there in all?");
  CHECK(document.Text(document.questions[2].answer->text) == "12, all old");
  CHECK(document.questions[3].selection.observed.at(0).value == Value::kYes);
  CHECK(document.Text(document.questions[5].prompt.text) == "Its size");
  CHECK(document.Text(document.questions[5].answer->text) == "4 m");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Quotes that reply to the prompts of a form are no comments") {
  const Document document = test::ExtractText(
      "1. Who keeps the key?\n> The warden.\n> Since May.\n\n"
      "2. Is it open?\n> Yes.\n\n"
      "3. Where is the map?\n> On the wall. Is it large?\n\n"
      "4. What is missing?\n> A lamp.\n\nThat is all.\n");
  CHECK(document.questions.size() == 4);
}

TEST_CASE(
    "What is asked stands below a number that is marked as required, the reply behind a sign") {
  const Document document = test::ExtractText(
      "Frage 1 (Pflicht)\nName der M\u00FChle\n\u00BB Obere M\u00FChle\n\n"
      "Frage 2 (Pflicht)\nLiegt ein Plan vor?\n\u00BB Ja\n\n"
      "Frage 3\nWas fehlt?\n\u00BB\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].required);
  CHECK(document.Text(document.questions[0].prompt.text) == "Name der M\u00FChle");
  REQUIRE(document.questions[0].answer);
  CHECK(document.Text(document.questions[0].answer->text) == "Obere M\u00FChle");
  CHECK(document.questions[1].required);
  CHECK(document.questions[1].selection.status == SelectionStatus::kObserved);
  CHECK_FALSE(document.questions[2].required);
  CHECK_FALSE(document.questions[2].answer.has_value());
}

}  // namespace qsift
