#include "src/structure/unread.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("What looks like structure and became text is named") {
  struct Case {
    std::string_view name;
    std::string inside;  // of the first reply
    std::vector<std::string> found;
  };
  const Case cases[] = {
      {"nothing", "Ann.\n", {}},
      {"a question", "Ann.\n\nAnd who paid for it?\n\nBob.\n", {"unread-question 5"}},
      {"boxes",
       "Ann mended it herself, over many years.\n\nThe roof came last of all, she says.\n\n"
       "[x] the roof was mended\n\n[x] the floor was mended\n",
       {"unread-marks 7"}},
      {"a table",
       "| Day | Open |\n|---|---|\n| Monday | Yes |\n| Friday | No |\n",
       {"unread-table 3"}},
      {"a reply that is a mark", "[x]\n", {}},
      {"a table of names", "| Day | Who |\n|---|---|\n| Monday | Ann |\n| Friday | Bob |\n", {}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Who?\n\n" + c.inside + "\n2. When?\n\nNow\n\n3. Where?\n\nUlm\n");
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      found.push_back(diagnostic.code + " " + std::to_string(diagnostic.line));
    }
    CHECK(found == c.found);
  }
}

TEST_CASE("A number that was due is named where its line is no question") {
  const Document document = test::ExtractText(
      "1. Who keeps it?\n\nAnn.\n\n2. Where is it?\n\nAt the weir, as\n3. the oldest of all.\n\n"
      "4. When?\n\nNow\n\n5. Why?\n\nSo\n\n6. How?\n\nWell\n");
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "unread-question");
  CHECK(document.diagnostics[0].line == 8);
  CHECK(document.diagnostics[0].message.find("number 3") != std::string::npos);
}

}  // namespace qsift
