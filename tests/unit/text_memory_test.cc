#include "src/text/text_memory.h"

#include "qsift/extract.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("A text is asked about once in each set of languages") {
  TextMemory<bool> memory;
  int asked = 0;
  const auto ask = [&](std::string_view text, LanguageMask languages) {
    return memory.Of(text, languages, [&] {
      ++asked;
      return text == "yes";
    });
  };
  CHECK(ask("yes", 1));
  CHECK(ask("yes", 1));
  CHECK(asked == 1);
  CHECK_FALSE(ask("no", 1));
  CHECK_FALSE(ask("no", 1));
  CHECK(asked == 2);
  CHECK(ask("yes", 3));
  CHECK(asked == 3);
  // No mask and text run together.
  CHECK_FALSE(ask("1 yes", 1));
  CHECK(asked == 4);
  const std::string longer(1000, 'x');
  CHECK_FALSE(ask(longer, 1));
  CHECK_FALSE(ask(longer, 1));
  CHECK(asked == 6);
}

TEST_CASE("Of more texts than it remembers, each is answered for") {
  TextMemory<std::size_t> memory;
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < 5000; ++i) {
      const std::string text = std::to_string(i);
      REQUIRE(memory.Of(text, i % 3, [&] { return i; }) == i);
    }
  }
}

TEST_CASE("A row that repeats the reply of another cites as it does") {
  std::string text = "Name,Which law applies?,Is the quay lit?\n";
  for (int i = 0; i < 3; ++i) text += "Quay,Article 5 of the Ports Act 1994 applies.,Yes\n";
  std::size_t rows = 0;
  Input input{"replies.csv", "replies", text};
  REQUIRE(ExtractEach(std::move(input), test::DefaultRules(), {}, [&](const Document& document) {
    ++rows;
    REQUIRE(document.questions.size() == 3);
    const Question& question = document.questions[1];
    REQUIRE(question.citations.size() == 1);
    CHECK(document.Text(question.citations[0].text) == "Article 5 of the Ports Act 1994");
    CHECK(document.questions[2].kind == Kind::kYesNo);
    return true;
  }));
  CHECK(rows == 3);
}

TEST_CASE("Rows that repeat a prompt and a reply are read as if each stood alone") {
  const std::string row = "Yes,Two lamps at the end of the quay\n";
  std::string text = "Is the quay lit?,\"If yes, which lamps are there?\"\n";
  for (int i = 0; i < 3; ++i) text += row;
  std::size_t rows = 0;
  Input input{"replies.csv", "replies", text};
  REQUIRE(ExtractEach(std::move(input), test::DefaultRules(), {}, [&](const Document& document) {
    ++rows;
    REQUIRE(document.questions.size() == 2);
    const Question& lit = document.questions[0];
    REQUIRE(lit.selection.observed.size() == 1);
    CHECK(lit.selection.observed[0].value == Value::kYes);
    CHECK_FALSE(lit.depends_on);
    REQUIRE(document.questions[1].depends_on);
    CHECK(document.questions[1].depends_on->question == 0);
    CHECK(document.language == "en");
    return true;
  }));
  CHECK(rows == 3);
}

}  // namespace qsift
