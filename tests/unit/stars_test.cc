#include "src/structure/lines/stars.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<bool> Required(const std::string& text) {
  std::vector<bool> required;
  for (const Question& question : test::ExtractText(text).questions) {
    required.push_back(question.required);
  }
  return required;
}

}  // namespace

TEST_CASE("The last star beside a word opens or closes an emphasis") {
  CHECK(LastStarOf("**Is it old?** *If so, how") == Star::kOpens);
  CHECK(LastStarOf("how old is it?*") == Star::kCloses);
  CHECK(LastStarOf("*If so*, how") == Star::kCloses);
  CHECK(LastStarOf("(*if it is old") == Star::kOpens);
  CHECK(LastStarOf("3 * 4") == Star::kNone);
  CHECK(LastStarOf("**bold** and __bold__") == Star::kNone);
  CHECK(LastStarOf("") == Star::kNone);
}

TEST_CASE("A star that closes a hint marks nothing as required") {
  CHECK(Required("**Is the mill old?** *If so, how\nold is it?*\n\nNo.\n\n"
                 "**Who keeps it?** *Name them.*\n\nAnn.\n\n**When?** *One line\nwill\ndo.*\n\n"
                 "Now.\n") == std::vector<bool>{false, false, false});
  CHECK(Required("1. Is the mill *very* old? *\n\nNo.\n\n2. Who keeps it?*\n\nAnn.\n\n"
                 "3. When?\n\nNow.\n") == std::vector<bool>{true, true, false});
}

TEST_CASE("A hint in italics goes on though a sentence ends on its first line") {
  const Document document = test::ExtractText(
      "**For what was the mill built?** *Was it for corn, or was it for the wool of the town?\n"
      "Was it for both of them?*\n\nFor corn.\n\n"
      "**Who keeps it?** *Is it the town?*\n\nAnn.\n\n**When was it built?**\n\nIn 1870.\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[0].answer->text) == "For corn.");
  CHECK(document.Text(document.questions[0].prompt.text).find("Was it for both of them?") !=
        std::string_view::npos);
  // Without the star the line is its own.
  CHECK(test::ExtractText(
            "**For what was the mill built?** Was it for corn, or was it for the wool?\n"
            "Was it for both of them?\n\nFor corn.\n\n**Who keeps it?**\n\nAnn.\n")
            .questions.size() == 3);
}

}  // namespace qsift
