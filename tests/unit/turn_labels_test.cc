#include "src/structure/lines/turn_labels.h"

#include "tests/answers.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
TEST_CASE("A label that names its question is no part of the reply") {
  struct Case {
    std::string_view name;
    std::string first;
    std::string second;
  };
  const Case cases[] = {
      {"a colon", "Answer to question 1:\n", "Answer to question 2:\n"},
      {"none", "Answer to question 1\n", "Answer to question 2\n"},
      {"on the line of the reply", "Answer to Q. 1: ", "Answer to Q. 2: "},
      {"bold", "**Answer to question 1:** ", "**Answer to question 2:** "},
      {"whose it is", "Our reply to comment 1:\n", "Our reply to comment 2:\n"},
      {"parts and several questions", "Reply to questions 1 a) and b):\n", "Reply to no. 2-4:\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(test::AnswersIn("1. Who keeps the mill?\n\n" + c.first +
                          "The town keeps it.\n\n2. Who mends it?\n\n" + c.second +
                          "A smith from Overby.\n\n3. Who pays?\n\nNobody.\n") ==
          std::vector<std::string>{"The town keeps it.", "A smith from Overby.", "Nobody."});
  }
  CHECK(
      test::AnswersIn("1. Wem geh\u00F6rt die M\u00FChle?\n\nAntwort zu Frage 1:\n\nDer Stadt.\n\n"
                      "2. Wer pflegt sie?\n\nAntwort zu Frage 2:\n\nEin Schmied.\n") ==
      std::vector<std::string>{"Der Stadt.", "Ein Schmied."});
  CHECK(test::AnswersIn(
            "1. \u041A\u0442\u043E \u044D\u0442\u043E?\n\n"
            "\u041E\u0442\u0432\u0435\u0442 \u043D\u0430 \u0432\u043E\u043F\u0440\u043E\u0441 "
            "\u2116 1:\n\u0410\u043D\u043D\u0430.\n\n"
            "2. \u0413\u0434\u0435?\n\n\u041E\u0442\u0432\u0435\u0442 \u043D\u0430 "
            "\u0432\u043E\u043F\u0440\u043E\u0441 \u2116 2:\n\u0422\u0430\u043C.\n") ==
        std::vector<std::string>{"\u0410\u043D\u043D\u0430.", "\u0422\u0430\u043C."});
}

TEST_CASE("Words after the number, or a single line, make no label that names a question") {
  const auto first = [](const std::string& a, const std::string& b) {
    return test::AnswersIn("1. Who keeps the mill?\n\n" + a +
                           "\nThe town.\n\n2. Who mends it?\n\n" + b +
                           "\nA smith.\n\n3. Who pays?\n\nNobody.\n")
        .at(0);
  };
  CHECK(first("Answer to question 1:", "Answer to question 2:") == "The town.");
  CHECK(first("Answer to 1 letters:", "Answer to 2 letters:").starts_with("Answer to"));
  CHECK(first("Answer to question 1 and 3:", "Answer to question 2 and 4:") == "The town.");
  CHECK(first("Answer to question 1 with 3:", "Answer to question 2 with 4:")
            .starts_with("Answer to"));
  CHECK(first("Answer to question 1:", "It is a smith.").starts_with("Answer to"));
  CHECK(first("Grain of field 1:", "Grain of field 2:").starts_with("Grain of"));
}

TEST_CASE("A label of several words stands on a line of its own") {
  const std::string text =
      "1. Who keeps the mill?\n\nOur response\nThe town keeps it.\n\n"
      "2. Who mends it?\n\nOur response\nA smith.\n";
  CHECK(test::AnswersIn(text) == std::vector<std::string>{"The town keeps it.", "A smith."});
  // Once it is a line like any other.
  CHECK(test::AnswersIn("1. Who keeps the mill?\n\nOur response\nThe town keeps it.\n\n"
                        "2. Who mends it?\n\nA smith.\n")
            .at(0)
            .starts_with("Our response"));
}

TEST_CASE("Labels that count with nothing asked between them are no labels of replies") {
  const Document document = test::ExtractText(
      "1. Which times hold?\n\nResponse time level 1: an hour\nResponse time level 2: a day\n\n"
      "2. Who leads?\n\nAnn\n\n3. Since when?\n\nMay\n");
  REQUIRE(document.questions.size() == 3);
  REQUIRE(document.questions[0].answer);
  CHECK(document.Text(document.questions[0].answer->text)
            .starts_with("Response time level 1: an hour"));
}

}  // namespace qsift
