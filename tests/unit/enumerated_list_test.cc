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
      {"bold", "a) wood\nb) **stone**\nc) clay\n", "a) wood|+b) stone|c) clay"},
      {"the whole line bold", "a) wood\n**b) stone**\nc) clay\n", "a) wood|+b) stone|c) clay"},
      {"underlined", "a) wood\nb) __stone__\nc) clay\n", "a) wood|+b) stone|c) clay"},
      {"most of them bold", "A. **wood**\nB. **stone**\nC. clay\n", ""},
      {"numbers across the line", "1 wood    2 stone (x)    3 clay\n", "1 wood|+2 stone|3 clay"},
      {"no number across it", "1 wood    2 less than 3 stones (x)    3 clay\n",
       "1 wood|+2 less than 3 stones|3 clay"},
      {"numbers without a mark", "1 wood    2 stone    3 clay\n", ""},
      {"a bold item of a reply", "1. wood\n2. **stone**\n3. clay\n", ""},
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

TEST_CASE("A reply that is the number of an option selects it") {
  const auto labels = [](const std::string& reply) {
    return LabelsOf(
        test::ExtractText("問１　水車は何色ですか。\n　①　赤　②　青　③　緑\n\n　回答：" + reply +
                          "\n\n問２　誰が使いますか。\n\n　回答：村の人\n\n問３　いつ建てられました"
                          "か。\n\n　回答：昔\n"));
  };
  CHECK(labels("②") == "① 赤|+② 青|③ 緑");
  CHECK(labels("２") == "① 赤|+② 青|③ 緑");
  CHECK(labels("①、③") == "+① 赤|② 青|+③ 緑");
  CHECK(labels("②\n\n　理由：空の色です。") == "① 赤|+② 青|③ 緑");
  CHECK(labels("②以外") == "① 赤|② 青|③ 緑");
  CHECK(labels("④") == "① 赤|② 青|③ 緑");
  // Reasons that are counted, too: the first may be one of their numbers.
  CHECK(labels("②\n\n　③　空の色です。") == "① 赤|② 青|③ 緑");
}

TEST_CASE("Lettered lists below a piece of code, where other questions have such lists") {
  const std::string code =
      "## 1\n\nWhat does it print?\n\n```\nprint(1)\n```\n\n- A. one\n- B. two\n\n";
  const std::string others =
      "## 2\n\nWhich is a mill?\n\n- A. this\n- B. that\n\n## 3\n\nWhich is a barn?\n\n- A. this\n"
      "- B. that\n";
  CHECK(LabelsOf(test::ExtractText(code + others)) == "A. one|B. two");
  // A sentence above the list may be a reply that goes on with it.
  const std::string reply =
      "## 1\n\nWhat does it print?\n\nIt prints numbers.\n\n- A. one\n- B. two\n\n";
  CHECK(LabelsOf(test::ExtractText(reply + others)).empty());
}

TEST_CASE("Labels side by side with ticks are options where the prompt asks to choose") {
  const auto labels = [](const std::string& prompt, const std::string& line) {
    return LabelsOf(test::ExtractText("1. " + prompt + "\n" + line +
                                      "\n\n2. Who?\n\nAnn\n\n3. When?\n\nNow\n"));
  };
  const std::string choose = "Which do you use? (select all that apply)";
  const std::string tick = " \xE2\x9C\x93";
  CHECK(labels(choose, "Mill" + tick + "  Old barn  Shed" + tick) == "+Mill|Old barn|+Shed");
  CHECK(labels(choose, "Mill" + tick + "  Old barn  Shed") == "+Mill|Old barn|Shed");
  CHECK(labels(choose, "Mill  Old barn  Shed").empty());
  CHECK(labels("What do you see?", "Mill" + tick + "  Old barn  Shed").empty());
}

TEST_CASE("Numbers with a dash count options where a reply names one") {
  const Document document = test::ExtractText(
      "1. What is it made of?\n   1 - wood\n   2 - stone\n   Answer: 2\n\n2. When?\n   Answer: "
      "4\n\n"
      "3. Is it dry?\n   1 - yes\n   2 - no\n   Answer: 1\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(LabelsOf(document) == "1 - wood|+2 - stone");
  CHECK(document.questions[1].options.empty());
  CHECK(document.questions[2].selection.observed.at(0).value == Value::kYes);
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Options are counted on the line of the prompt") {
  const Document document = test::ExtractText(
      "1. What is it made of:   1 - wood   2 - stone (x)\n2. Is it dry?     1. Yes     2. No (x)\n"
      "3. Is it far?     1. Yes     2. No\n4. Is it old?  1 mill   2 barns\n");
  CHECK(test::OutlineOf(document) ==
        "q1 choice ?1 - wood +2 - stone = observed 2 - stone: What is it made of:\n"
        "q2 yes_no ?1. Yes +2. No = observed no: Is it dry?\n"
        "q3 yes_no ?1. Yes ?2. No = lost: Is it far?\n"
        "q4 yes_no = unmarked: Is it old? => 1 mill   2 barns\n");
  CHECK(test::CoverageDefect(document).empty());
}

}  // namespace qsift
