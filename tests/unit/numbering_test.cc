#include "src/structure/choose/numbering.h"

#include "src/structure/choose/number_aside.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> NumbersIn(const std::string& text) {
  std::vector<std::string> numbers;
  for (const Question& question : test::ExtractText(text).questions) {
    numbers.push_back(question.number);
  }
  return numbers;
}

}  // namespace

TEST_CASE("ParseNumber reads components") {
  struct Case {
    std::string_view number;
    std::vector<std::uint16_t> path;
    std::uint16_t prefix;
  };
  const Case cases[] = {
      {"12", {12}, 0},     {"2.10", {2, 10}, 0},
      {"6a", {6, 1}, 0},   {"c", {3}, 0},
      {"B4", {4}, 2},      {"G2Q01", {2, 1}, 7},
      {"二十三", {23}, 0}, {"в", {3}, 0},
      {"ج", {3}, 0},       {"다", {3}, 0},
      {"十二", {12}, 0},   {"", {}, 0},
      {"--", {}, 0},       {"99999999", {0xFFFF}, 0},
      {"4bis", {4, 2}, 0}, {"Ⅳ", {4}, 0},
  };
  for (const Case& c : cases) {
    INFO(c.number);
    const NumberPath path = ParseNumber(c.number);
    REQUIRE(path.depth == c.path.size());
    for (std::size_t i = 0; i < c.path.size(); ++i) CHECK(path.at[i] == c.path[i]);
    CHECK(path.prefix == c.prefix);
  }
}

TEST_CASE("Numbers of one style in sequence begin questions") {
  struct Case {
    std::string_view name;
    std::string text;
    std::vector<std::string> numbers;
  };
  const Case cases[] = {
      {"dots", "1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n", {"1", "2"}},
      {"brackets", "1) Name?\nAnna\n2) Town?\nUlm\n", {"1", "2"}},
      {"double brackets", "(1) Name?\nAnna\n(2) Town?\nUlm\n", {"1", "2"}},
      {"dash", "1 - Name?\nAnna\n2 - Town?\nUlm\n", {"1", "2"}},
      {"no blank", "45.Name?\n\nAnna\n\n46.Town?\n\nUlm\n\n47.Street?\n\nx\n", {"45", "46", "47"}},
      {"Q", "Q1. Name?\nAnna\nQ2. Town?\nUlm\n", {"1", "2"}},
      {"word", "Question 1: Name\nAnna\nQuestion 2: Town\nUlm\n", {"1", "2"}},
      {"leading zero", "01. Name?\n\nAnna\n\n02. Town?\n\nUlm\n", {"01", "02"}},
      {"hierarchy",
       "1.1 Name?\n\nAnna\n\n1.2 Town?\n\nUlm\n\n2.1 Age?\n\n7\n",
       {"1.1", "1.2", "2.1"}},
      {"gap", "1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n\n5. Age?\n\n7\n", {"1", "2", "5"}},
      {"none", "Just a text.\n\nAnd another one.\n", {}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(NumbersIn(c.text) == c.numbers);
  }
}

TEST_CASE("Numbers inside answers never begin a question") {
  struct Case {
    std::string_view name;
    std::string inside;
  };
  const Case cases[] = {
      {"own list", "1. the first step\n2. the second step\n3. the third step"},
      {"own list with blank lines", "1. the first step.\n\n2. the second step.\n\n3. the third."},
      {"item in brackets", "(1) The office does this.\n(2) The agency does that."},
      {"provision", "5.6.1. To integrate the portals;\n5.6.2. To open the data."},
      {"wrapped decimal", "The programme says in\n4.1.4. that data are safe."},
      {"abbreviated number", "As laid down in Decision\nNo. 149 of 2019."},
      {"year", "It was founded in\n2019. Since then it has grown."},
      {"long line", std::string(5000, 'x')},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const std::string text =
        "1. Which office is in charge? *\n\nThe Office.\n\n2. What does it do? *\n\n" + c.inside +
        "\n\n3. Since when? *\n\n2001\n\n4. Why? *\n\nBecause.\n";
    CHECK(NumbersIn(text) == std::vector<std::string>{"1", "2", "3", "4"});
    const std::string last =
        "1. Which office? *\n\nThe Office.\n\n2. Since when? *\n\n2001\n\n"
        "3. What does it do? *\n\n" +
        c.inside + "\n";
    CHECK(NumbersIn(last) == std::vector<std::string>{"1", "2", "3"});
  }
}

TEST_CASE("A line that two styles match is one question") {
  CHECK(NumbersIn(
            "1) Name?\nAnna\n2) Town?\nUlm\n3) Age?\n7\n\nQ4. Why?\nSo.\n\nQ5. Where?\nHere.\n\n"
            "Q6. When?\nNow.\n") == std::vector<std::string>{"1", "2", "3", "4", "5", "6"});
}

TEST_CASE("Counting begins anew after a heading") {
  const Document document = test::ExtractText(
      "Section A: Staff\n\n1. How many?\n\n4\n\n2. Since when?\n\n2001\n\n"
      "Section B: Budget\n\n1. How much?\n\n100\n\n2. From whom?\n\nThe state.\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[2].number == "1");
  CHECK(document.questions[0].id == "q1");
  CHECK(document.questions[2].id == "s2.q1");
  CHECK(document.questions[2].section == 1);
}

TEST_CASE("A star before some numbers of a sequence marks what is required") {
  const Document document = test::ExtractText(
      "* 1 - Who keeps the mill?\n\nAnn.\n\n2 - Where does it stand?\n\nBy the weir.\n\n"
      "* 3 - When was it built?\n\nLong ago.\n\n4 - Is it open?\n\nAt times.\n");
  REQUIRE(document.questions.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(document.questions[i].required == (i % 2 == 0));
  for (const Question& question :
       test::ExtractText("* 1. Who?\n\nAnn.\n\n* 2. Where?\n\nHere.\n").questions) {
    CHECK_FALSE(question.required);
  }
}

TEST_CASE("What stands beside a number above its prompt is no prompt") {
  const Document document = test::ExtractText(
      "Question 1 (the harbour office)\nWho keeps the keys?\nReply:\nThe baker.\n\n"
      "Question 2 (lot 1) [urgent]\nSince when?\nReply:\nMay.\n\n"
      "Question 3 of 4 \u00B7 (required)\nWho pays?\nReply:\nThe town.\n\n"
      "Question 4 / 4\nWhat is planned?\nReply:\nA gate.\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 4);
  const std::string_view prompts[] = {"Who keeps the keys?", "Since when?", "Who pays?",
                                      "What is planned?"};
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(document.questions[k].number == std::to_string(k + 1));
    CHECK(document.Text(document.questions[k].prompt.text) == prompts[k]);
    CHECK(document.questions[k].answer);
  }
  CHECK(document.questions[2].required);
}

TEST_CASE("Asides of numbers are brackets and counts alone") {
  CHECK(IsNumberAside("(lots 1 and 2)", 4, false));
  CHECK(IsNumberAside("of 20", 20, false));
  CHECK(IsNumberAside("de 21 \u00B7 Obligatoria", 1, true));
  CHECK_FALSE(IsNumberAside("de 21 \u00B7 Obligatoria", 1, false));
  CHECK_FALSE(IsNumberAside("de 21 \u00B7 para todos", 1, true));
  CHECK_FALSE(IsNumberAside("of 19", 20, false));
  CHECK_FALSE(IsNumberAside("of 12345", 20, false));
  CHECK_FALSE(IsNumberAside("(who else?)", 4, false));
  CHECK_FALSE(IsNumberAside("(lots) and more", 4, false));
  CHECK(IsNumberAside("among 20", 4, false));
  CHECK_FALSE(IsNumberAside("concerning 20", 4, false));
  CHECK_FALSE(IsNumberAside("", 4, true));
  CHECK_FALSE(IsNumberAside(": -", 4, true));
  CHECK(IsNumberAside("(" + std::string(57, 'a') + ")", 4, false));
  CHECK_FALSE(IsNumberAside("(" + std::string(59, 'a') + ")", 4, false));
}

TEST_CASE("A letter of any script before a number belongs to it") {
  const Document document = test::ExtractText(
      "أ-1  هل القاعة مفتوحة؟\nالإجابة: نعم\n\nأ-2  من يحفظ المفتاح؟\nالإجابة: سلمى\n\n"
      "ب-1  هل الباب جديد؟\nالإجابة: لا\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].number == "أ-1");
  CHECK(document.questions[2].number == "ب-1");
}

}  // namespace qsift
