#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Read(std::string_view grid) {
  const Document document =
      test::ExtractText("1. How old are you?\n\nForty.\n\n2. How do you like these?\n\n" +
                        std::string(grid) + "\n3. What would you change?\n\nThe hours.\n");
  CHECK(test::CoverageDefect(document).empty());
  std::string read;
  for (const Question& question : document.questions) {
    if (!question.number.empty()) continue;
    read.append(document.Text(question.prompt.text)).append(":");
    for (const Option& option : question.options) {
      read.append(option.state == State::kSelected ? " +" : " -");
      read.append(document.Text(option.label.text));
    }
    read.append("\n");
  }
  return read;
}

}  // namespace

TEST_CASE("Marks under heads in plain columns answer the rows") {
  CHECK(Read("                 Good   Fair   Poor\n"
             "Opening hours     [ ]    [x]    [ ]\n"
             "Staff             [x]    [ ]    [ ]\n") ==
        "Opening hours: -Good +Fair -Poor\nStaff: +Good -Fair -Poor\n");
  CHECK(Read("Statement        Good   Fair\n\n"
             "Opening hours     \xE2\x97\x8B      \xE2\x97\x8F\n\n"
             "Staff             \xE2\x97\x8F      \xE2\x97\x8B\n") ==
        "Opening hours: -Good +Fair\nStaff: +Good -Fair\n");
  CHECK(Read("                   Very      No\n"
             "                   good      opinion\n"
             "The books and      ( )       (x)\n"
             "papers\n"
             "Staff              (x)       ( )\n") ==
        "The books and papers: -Very good +No opinion\nStaff: +Very good -No opinion\n");
}

TEST_CASE("Text in columns under known heads is a table, with cells over several lines") {
  const Document document = test::ExtractText(
      "CHECKS\n\n"
      "No   Requirement                Response     Remarks\n\n"
      "1    The cellar is dry.         Yes          since the\n"
      "                                             new roof\n"
      "2    The windows are tight      No\n"
      "     and the doors closed.\n"
      "3    The key is kept apart.     Yes\n\n"
      "That is all.\n");
  CHECK(test::OutlineOf(document) ==
        "# CHECKS\n"
        "q1 yes_no = observed yes: The cellar is dry. [Yes] => since the new roof\n"
        "q2 yes_no = observed no: The windows are tight and the doors closed. [No]\n"
        "q3 yes_no = observed yes: The key is kept apart. [Yes]\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Leaders divide questions from their replies") {
  const Document document = test::ExtractText(
      "Checks\n\n"
      "Is the cellar dry? ........... [x] Yes  [ ] No\n"
      "Are the windows tight? ....... [ ] Yes  [x] No\n"
      "Who keeps the key? \xE2\x80\xA6\xE2\x80\xA6\xE2\x80\xA6 Ann Berg\n\n"
      "That is all.\n");
  CHECK(test::OutlineOf(document) ==
        "# Checks\n"
        "q~1 yes_no +Yes -No = observed yes: Is the cellar dry?\n"
        "q~2 yes_no -Yes +No = observed no: Are the windows tight?\n"
        "q~3 text: Who keeps the key? => Ann Berg\n");
  CHECK(test::CoverageDefect(document).empty());
  CHECK(test::ExtractText("Contents\n\nThe registry ........ 3\nThe keeper .......... 5\n")
            .questions.empty());
}

TEST_CASE("A row of a table over a rule of dashes goes on without a word in its other columns") {
  const Document document = test::ExtractText(
      "Checks\n\n"
      "Question                     Answer\n"
      "---------------------------  -------\n"
      "Is the cellar dry?           Yes\n"
      "Are the windows tight and    No\n"
      "the doors closed?\n");
  CHECK(test::OutlineOf(document) ==
        "# Checks\n"
        "q~1 yes_no = observed yes: Is the cellar dry? [Yes]\n"
        "q~2 yes_no = observed no: Are the windows tight and the doors closed? [No]\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Marks without heads, or in one row, are no grid") {
  CHECK(Read("Opening hours     [ ]    [x]    [ ]\n"
             "Staff             [x]    [ ]    [ ]\n")
            .empty());
  CHECK(Read("                 Good   Fair   Poor\n"
             "Opening hours     [ ]    [x]    [ ]\n")
            .empty());
}

TEST_CASE("A row has a mark under one head and nothing under the others") {
  CHECK(Read("                        good    fair    no view\n"
             "  Opening hours          X\n"
             "  Staff and its ways                     X\n"
             "  Books                          X\n") ==
        "Opening hours: +good -fair -no view\nStaff and its ways: -good -fair +no view\n"
        "Books: -good +fair -no view\n");
}

TEST_CASE("Marks before what they answer stand under heads, or under those of the rows above") {
  CHECK(Read("Yes  No\n"
             "[x]  [ ]  Damp walls, or walls that\n"
             "          were damp\n"
             "[ ]  [x]  Loose tiles\n\n"
             "Outside\n\n"
             "[x]  [ ]  Blocked gutters\n"
             "[ ]  [x]  A leaning fence\n") ==
        "Damp walls, or walls that were damp: +Yes -No\nLoose tiles: -Yes +No\n"
        "Blocked gutters: +Yes -No\nA leaning fence: -Yes +No\n");
  CHECK(Read("Y N\n(x) ( ) Damp walls\n( ) (x) Loose tiles\n") ==
        "Damp walls: +Y -N\nLoose tiles: -Y +N\n");
  // One row, no heads, or as many heads as do not fit.
  CHECK(Read("Yes  No\n[x]  [ ]  Damp walls\n") == "");
  CHECK(Read("[x]  [ ]  Damp walls\n[ ]  [x]  Loose tiles\n") == "");
  CHECK(Read("Yes  No  Both  None\n[x]  [ ]  Damp walls\n[ ]  [x]  Loose tiles\n") == "");
}

}  // namespace qsift
