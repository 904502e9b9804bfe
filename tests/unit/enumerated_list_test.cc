#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// The labels of the first question's options; the selected ones with a "+".
std::string LabelsOf(const Document& document) {
  std::string labels;
  const Question& question = document.questions.at(0);
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (!labels.empty()) labels += "|";
    for (const Choice& choice : question.selection.observed) {
      if (choice.option == static_cast<std::int32_t>(i)) labels += "+";
    }
    labels += document.Text(question.options[i].label.text);
  }
  return labels;
}

}  // namespace

TEST_CASE("Lettered lists that are options") {
  struct Case {
    std::string_view name;
    std::string list;
    std::string labels;
  };
  const Case cases[] = {
      {"marked before", "   a) wood\n X b) stone\n   c) clay\n", "a) wood|+b) stone|c) clay"},
      {"marked after", "A. wood\nB. stone \xE2\x88\x9A\nC. clay\n", "A. wood|+B. stone|C. clay"},
      {"on one line", "A. wood  B. stone  C. clay\n", "A. wood|B. stone|C. clay"},
      {"a blank after the last", "A. wood \xE2\x88\x9A\nB. stone\nC. other: ______\n",
       "+A. wood|B. stone|C. other: ______"},
      {"wrapped", "a) wood of trees that\n   grew there\nb) stone \xE2\x88\x9A\n",
       "a) wood of trees that grew there|+b) stone"},
      {"a reply of sentences", "a) The wall is made of wood.\nb) The roof is made of clay.\n", ""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document = test::ExtractText("1. What is it made of?\n\n" + c.list +
                                                "\n2. When was it built?\n\nIn May.\n\n3. Why?\n\n"
                                                "It was needed.\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(LabelsOf(document) == c.labels);
    CHECK(test::CoverageDefect(document).empty());
  }
}

TEST_CASE("Numbered lists are options where a reply with a label follows") {
  const Document document = test::ExtractText(
      "Q1. What is it made of?\n1) wood\n2) stone\nAnswer: 2\n\nQ2. When?\nAnswer: Now\n\n"
      "Q3. Why?\nAnswer: So\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(LabelsOf(document) == "1) wood|+2) stone");
}

TEST_CASE("A reply names options by label, letter or number") {
  struct Case {
    std::string reply;
    std::string labels;
  };
  const Case cases[] = {
      {"B", "a) wood|+b) stone|c) clay"},
      {"a, c", "+a) wood|b) stone|+c) clay"},
      {"Stone", "a) wood|+b) stone|c) clay"},
      {"c) clay", "a) wood|b) stone|+c) clay"},
      {"stone; clay", "a) wood|+b) stone|+c) clay"},
      {"straw", "a) wood|b) stone|c) clay"},
      {"stone, straw", "a) wood|b) stone|c) clay"},
      {"", "a) wood|b) stone|c) clay"},
  };
  for (const Case& c : cases) {
    INFO(c.reply);
    const Document document =
        test::ExtractText("1. What is it made of?\na) wood\nb) stone\nc) clay\nAnswer: " + c.reply +
                          "\n\n2. When?\nAnswer: Now\n\n3. Why?\nAnswer: So\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(LabelsOf(document) == c.labels);
  }
}

TEST_CASE("Boxes under a help text are options in a form of boxes") {
  const std::string boxes = "\n\n[ ] wood\n[x] stone\n\n";
  const Document document = test::ExtractText(
      "1. What is it made of?\n\nThink of the walls only, as roofs are asked for below." + boxes +
      "2. What is around it?" + boxes + "3. What is below it?" + boxes);
  REQUIRE(document.questions.size() == 3);
  CHECK(LabelsOf(document) == "wood|+stone");
  CHECK_FALSE(document.questions[0].answer);
}

TEST_CASE("A piece of code belongs to the box above it") {
  const std::string options = "\n\n[ ] 1\n\n```sh\nls -a\n```\n\n[x] 2\n\n```sh\nls -l\n```\n\n";
  const Document document =
      test::ExtractText("1. Which lists all files?" + options + "2. Which lists names?" + options +
                        "3. Which lists dates?" + options);
  REQUIRE(document.questions.size() == 3);
  CHECK(LabelsOf(document) == "1|+2");
  CHECK_FALSE(document.questions[0].answer);
  CHECK(test::CoverageDefect(document).empty());
}

}  // namespace qsift
