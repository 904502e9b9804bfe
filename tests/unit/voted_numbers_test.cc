#include "src/structure/choose/voted_numbers.h"

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

// Three questions with their replies, each after what the style puts before it.
std::string Numbered(const std::string& first, const std::string& second,
                     const std::string& third) {
  return first + "Who keeps the mill?\n\nAnn.\n\n" + second +
         "Where does it stand?\n\nAt the weir.\n\n" + third + "State its age.\n\nNobody knows.\n";
}

}  // namespace

TEST_CASE("Numbers in any style begin questions where their shape counts on") {
  struct Case {
    std::string_view name;
    std::string text;
    std::vector<std::string> numbers;
  };
  const Case cases[] = {
      {"bare", Numbered("1 ", "2 ", "3 "), {"1", "2", "3"}},
      {"a tab", Numbered("1\t", "2\t", "3\t"), {"1", "2", "3"}},
      {"brackets", Numbered("[1] ", "[2] ", "[3] "), {"1", "2", "3"}},
      {"a slash", Numbered("1/ ", "2/ ", "3/ "), {"1", "2", "3"}},
      {"a word of no pack", Numbered("Kysymys 1: ", "Kysymys 2: ", "Kysymys 3: "), {"1", "2", "3"}},
      {"two words", Numbered("Câu hỏi 1. ", "Câu hỏi 2. ", "Câu hỏi 3. "), {"1", "2", "3"}},
      {"an abbreviation",
       Numbered("Dotaz č. 1: ", "Dotaz č. 2: ", "Dotaz č. 3: "),
       {"1", "2", "3"}},
      {"a letter of another script", Numbered("Б1 — ", "Б2 — ", "Б3 — "), {"Б1", "Б2", "Б3"}},
      {"codes of letters and digits",
       Numbered("[G1Q01] ", "[G1Q02] ", "[G2Q01] "),
       {"G1Q01", "G1Q02", "G2Q01"}},
      {"a sign", Numbered("№ 1 ", "№ 2 ", "№ 3 "), {"1", "2", "3"}},
      {"an ordinal", Numbered("1.º ", "2.º ", "3.º "), {"1", "2", "3"}},
      {"wide brackets", Numbered("【1】", "【2】", "【3】"), {"1", "2", "3"}},
      {"Han around it", Numbered("第1问 ", "第2问 ", "第3问 "), {"1", "2", "3"}},
      {"a quote", Numbered("> Question 1. ", "> Question 2. ", "> Question 3. "), {"1", "2", "3"}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(NumbersIn(c.text) == c.numbers);
  }
}

TEST_CASE("An aside beside a number is no prompt, where the line below says more") {
  std::string text;
  for (const char* number : {"7 (Annex B, 2.1)", "8", "9 (Annex C)"}) {
    text += std::string("Query no. ") + number + "\nMay the bidder deliver in parts?\n\nYes.\n\n";
  }
  const Document document = test::ExtractText(text);
  CHECK(NumbersIn(text) == std::vector<std::string>{"7", "8", "9"});
  for (const Question& question : document.questions) {
    CHECK(document.Text(question.prompt.text) == "May the bidder deliver in parts?");
  }
}

TEST_CASE("Numbers that are not voted for stay in the text") {
  struct Case {
    std::string_view name;
    std::string inside;
  };
  const Case cases[] = {
      {"counts", "12 mills\n\n3 barns\n\n1 well\n\n"},
      {"a list that asks nothing", "Item 1 bread\nItem 2 butter\nItem 3 salt\n\n"},
      {"a quoted list", "> 1. bread\n> 2. butter\n> 3. salt\n\n"},
      {"jumps", "[7] See the map.\n\n[31] See the plan.\n\n[2] See the book.\n\n"},
      {"a small letter", "1 of us\n\n2 of them\n\n3 of you\n\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const std::string text = "1. Who keeps the mill?\n\nAnn.\n\n2. What is in it?\n\n" + c.inside +
                             "3. Where does it stand?\n\nAt the weir.\n";
    CHECK(NumbersIn(text) == std::vector<std::string>{"1", "2", "3"});
  }
}

}  // namespace qsift
