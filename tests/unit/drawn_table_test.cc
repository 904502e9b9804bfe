#include "src/structure/lines/drawn_table.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// A table in ASCII with its lines drawn: "+-+" and "|". A tilde is a hyphen.
std::string Drawn(std::string_view text) {
  std::string drawn;
  for (const char c : text) {
    switch (c) {
      case '+': drawn += "\u253C"; break;
      case '-': drawn += "\u2500"; break;
      case '~': drawn += '-'; break;
      case '|': drawn += "\u2502"; break;
      default: drawn += c;
    }
  }
  return drawn;
}

}  // namespace

TEST_CASE("Borders are of drawn lines alone, rows stand between upright ones") {
  CHECK(DrawnBorderOf(Drawn("+--+--+")).joints);
  CHECK(DrawnBorderOf("\u250C\u2500\u2500\u2510").drawn);
  CHECK_FALSE(DrawnBorderOf("\u250C\u2500\u2500\u2510").joints);
  CHECK_FALSE(DrawnBorderOf(Drawn("--")).drawn);
  CHECK(DrawnBorderOf(Drawn("---")).drawn);
  CHECK_FALSE(DrawnBorderOf(Drawn("+--a--+")).drawn);
  CHECK_FALSE(DrawnBorderOf("+--+--+").drawn);
  CHECK(CountDrawnCells(Drawn("| a | b |")) == 2);
  CHECK(CountDrawnCells(Drawn("| a |")) == 1);
  CHECK(CountDrawnCells(Drawn("| a | b")) == 0);
  CHECK(CountDrawnCells("| a | b |") == 0);
}

TEST_CASE("The rows of a drawn table are questions, with cells of several lines") {
  const Document document =
      test::ExtractText(Drawn("Part I. Mills\n\n"
                              "+----+----------------+-----+----+-------+\n"
                              "| No | Question       | Yes | No | Not   |\n"
                              "|    |                |     |    | appli~|\n"
                              "|    |                |     |    | cable |\n"
                              "+----+----------------+-----+----+-------+\n"
                              "| 1  | 2              | 3   | 4  | 5     |\n"
                              "+----+----------------+-----+----+-------+\n"
                              "|1.1.| Does the wheel | X   |    |       |\n"
                              "|    | turn?          |     |    |       |\n"
                              "+----+----------------+-----+----+-------+\n"
                              "|1.2.| Is it new?     |     |    |   X   |\n"
                              "+----+----------------+-----+----+-------+\n\n"
                              "Part II. Barns\n\n"
                              "+----+----------------+-----+----+-------+\n"
                              "| 1  | 2              | 3   | 4  | 5     |\n"
                              "+----+----------------+-----+----+-------+\n"
                              "|2.1.| Is there hay?  |     | X  |       |\n"
                              "+----+----------------+-----+----+-------+\n"
                              "|2.2.| Is it dry?     |     |    |       |\n"
                              "+----+----------------+-----+----+-------+\n"));
  CHECK(test::OutlineOf(document) ==
        "# Part I Mills\n"
        "q1.1 yes_no +Yes -No -Not applicable = observed yes: Does the wheel turn?\n"
        "q1.2 yes_no -Yes -No +Not applicable = observed not_applicable: Is it new?\n"
        "# Part II Barns\n"
        "q2.1 yes_no -Yes +No -Not applicable = observed no: Is there hay?\n"
        "q2.2 yes_no -Yes -No -Not applicable = unmarked: Is it dry?\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("A frame around one text is no table") {
  const Document document = test::ExtractText(
      "\u250C\u2500\u2500\u2500\u2500\u2500\u2510\n\u2502 Mills \u2502\n"
      "\u2514\u2500\u2500\u2500\u2500\u2500\u2518\n\n1. Who keeps it?\n\nAnn\n\n2. Why?\n\nSo\n");
  CHECK(document.questions.size() == 2);
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Rows without borders between them are rows where each begins like one") {
  const auto prompts = [](const std::string& second) {
    const Document document = test::ExtractText(
        "┌────────────────────┬───────┐\n│ Question           │ Reply │\n"
        "├────────────────────┼───────┤\n│ Is the mill open?  │ Yes   │\n" +
        second + "└────────────────────┴───────┘\n");
    CHECK(test::CoverageDefect(document).empty());
    return document.questions.size();
  };
  CHECK(prompts("│ Is the weir dry?   │ No    │\n") == 2);
  CHECK(prompts("│ (in winter, too)   │       │\n") == 1);
}

}  // namespace qsift
