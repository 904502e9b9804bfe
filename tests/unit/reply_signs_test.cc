#include "src/structure/lines/reply_signs.h"

#include "tests/answers.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
TEST_CASE("A pointing sign under each of several questions leads in its reply") {
  CHECK(
      test::AnswersIn("1. When was it mended?\n   \u25B6 2024. 2. 5. by a smith\n\n"
                      "2. Who keeps it?\n   \u25B6 Ann, and\n      1. her son\n      2. a clerk\n\n"
                      "3. Who pays?\n   \u25B6\n\n4. What is it for?\n   \u25B6 Corn\n") ==
      std::vector<std::string>{"2024. 2. 5. by a smith", "Ann, and\n1. her son\n2. a clerk", "",
                               "Corn"});
}

TEST_CASE("A pointing sign that stands twice, or before the items of lists, is a bullet") {
  CHECK(test::AnswersIn("1. When was it mended?\n   \u25B6 In spring\n\n"
                        "2. Who keeps it?\n   \u25B6 Ann\n\n3. Who pays?\n\nNobody\n")
            .at(0) == "\u25B6 In spring");
  const Document lists = test::ExtractText(
      "1. When was it mended?\n   \u25B6 In spring\n   \u25B6 In autumn\n\n"
      "2. Who keeps it?\n   \u25B6 Ann\n   \u25B6 Bob\n\n"
      "3. Who pays?\n   \u25B6 Ann\n   \u25B6 Bob\n");
  REQUIRE(lists.questions.size() == 3);
  CHECK(lists.questions[1].options.size() == 2);
}

}  // namespace qsift
