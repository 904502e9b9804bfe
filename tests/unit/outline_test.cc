#include "src/structure/choose/outline.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> PromptsIn(const std::string& text) {
  const Document document = test::ExtractText(text);
  std::vector<std::string> prompts;
  for (const Question& question : document.questions) {
    CHECK(question.number.empty());
    prompts.emplace_back(document.Text(question.prompt.text));
  }
  return prompts;
}

}  // namespace

TEST_CASE("Forms without numbers yield questions by the look of the lines that ask") {
  struct Case {
    std::string_view name;
    std::string text;
    std::vector<std::string> prompts;
  };
  const Case cases[] = {
      {"headings",
       "# Form\n\n### Where?\n\nHere.\n\n### When?\n\nNow.\n\n### Tell us more:\n\nNo.\n",
       {"Where?", "When?", "Tell us more:"}},
      {"a heading above others is a section",
       "## Anything else?\n\n### Where?\n\nHere.\n\n### When?\n\nNow.\n",
       {"Where?", "When?"}},
      {"bold lines", "**Where?**\n\nHere.\n\n**When?**\n\nNow.\n", {"Where?", "When?"}},
      {"bold bullets",
       "- **Where?** In words.\n\n    Here.\n\n- **When?**\n\n    Now.\n",
       {"Where? In words.", "When?"}},
      {"sentences above options",
       "Is it open?\n\n- [x] Yes\n\n- [ ] No\n\nIs it free? Say so.\n\n"
       "- [ ] Yes\n\n- [ ] No\n",
       {"Is it open?", "Is it free? Say so."}},
      {"one question mark in a text", "A text.\n\nWhy is it so? Nobody knows.\n\nThe end.\n", {}},
      {"commented out",
       "### Where?\n\nHere.\n\n### When?\n\nNow.\n\n<!--\n### Why?\n-->\n",
       {"Where?", "When?"}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(PromptsIn(c.text) == c.prompts);
  }
}

TEST_CASE("Numbers outweigh questions in headings") {
  const Document document = test::ExtractText(
      "## What is it?\n\n1. Name? *\n\nAnna\n\n2. Town? *\n\nUlm\n\n## Where is it?\n\n3. Age? "
      "*\n\n7\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].number == "1");
  CHECK(document.sections.size() == 2);
}

TEST_CASE("Ids of unnumbered questions count") {
  const Document document = test::ExtractText("### Where?\n\nHere.\n\n### When?\n\nNow.\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.questions[0].id == "q~1");
  CHECK(document.questions[1].id == "q~2");
}

TEST_CASE("Comments are notes and no part of an answer") {
  const Document document = test::ExtractText(
      "### Where?\n\n<!--\nin words\n-->\n\nHere. <!-- checked -->\n\n<!-- later -->\n\n### "
      "When?\n\nNow.\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.Text(document.questions[0].answer->text) == "Here.");
  CHECK(document.questions[0].notes.size() == 2);
}

TEST_CASE("Boxes before short sentences that nothing asks for are statements") {
  struct Case {
    std::string_view name;
    std::string text;
    std::size_t statements;
  };
  const Case cases[] = {
      {"two under a heading", "# The mill\n\n[x] It was swept.\n[ ] It turns.\n", 2},
      {"one alone", "# The mill\n\n[x] It was swept.\n", 0},
      {"one without a stop", "# The mill\n\n[x] It was swept.\n[ ] By hand\n", 0},
      {"under a colon",
       "# The mill\n\nIt is true of the mill of the town that:\n\n"
       "[x] It was swept.\n[ ] It turns.\n",
       0},
      {"under a line that asks, and an order",
       "# The mill\n\nWhat was done?\n\nTick all that apply.\n\n[x] It was swept.\n"
       "[ ] It was dried.\n",
       0},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document = test::ExtractText(c.text);
    CHECK(static_cast<std::size_t>(std::count_if(
              document.questions.begin(), document.questions.end(), [](const Question& question) {
                return question.kind == Kind::kStatement;
              })) == c.statements);
  }
}

TEST_CASE("Boxes before sentences under a heading that orders are statements") {
  const auto count = [](const std::string& heading, const std::string& boxes) {
    const Document document = test::ExtractText(
        "### Who keeps the hall?\n\nThe town.\n\n### " + heading + "\n\n" + boxes +
        "\n### Which rooms are used?\n\nAll of them.\n\n### When was it built?\n\nIn 1870.\n");
    return std::count_if(document.questions.begin(), document.questions.end(),
                         [](const Question& q) { return q.kind == Kind::kStatement; });
  };
  const std::string sentences = "- [x] The rules of the hall were read.\n- [ ] The fee was paid.\n";
  CHECK(count("Please confirm the following", sentences) == 2);
  CHECK(count("Please choose one of these", sentences) == 0);
  CHECK(count("Which of these is true?", sentences) == 0);
  CHECK(count("Please confirm the following", "- [x] The large hall.\n- [ ] the yard\n") == 0);
  CHECK(count("Please confirm the following", "- [x] The rules of the hall were read.\n") == 0);
}

TEST_CASE("Boxes of one group are statements together") {
  const Document document = test::ExtractText(
      "# Release\n\n## Who reads the changes?\n\nAnn and Ben.\n\n## Checks\n\n"
      "- [x] Every change was read by two people who did not write it.\n"
      "- [ ] Notes on what is new are written down.\n  Due in May.\n"
      "- [x] The tests ran on each of the three machines.\n- [x] Keys are kept.\n");
  REQUIRE(document.questions.size() == 5);
  for (std::size_t k = 1; k < 5; ++k) CHECK(document.questions[k].kind == Kind::kStatement);
  CHECK(document.questions[2].state == State::kUnselected);
  CHECK(document.Text(document.questions[4].prompt.text) == "Keys are kept.");
  // Under a line that asks they are its options.
  const Document options = test::ExtractText(
      "Which of these apply?\n\n- [x] Every change was read by two people who did not write it.\n"
      "- [ ] Notes are written.\n");
  REQUIRE(options.questions.size() == 1);
  CHECK(options.questions[0].options.size() == 2);
}

TEST_CASE("A number over a table of questions is that of its title") {
  const Document document = test::ExtractText(
      "1. The yard\n\nNo\tCheck\tResult\n1.1\tIs the gate locked?\tYes\n"
      "1.2\tIs the lamp lit?\tNo\n\n2. The house\n\nNo\tCheck\tResult\n"
      "2.1\tIs the roof tight?\tYes\n2.2\tIs the door new?\tNo\n\n"
      "3. Who keeps the keys?\n\nThe baker.\n\n4. Since when?\n\nMay.\n\n"
      "5. Who pays?\n\nThe town.\n");
  REQUIRE(document.questions.size() == 7);
  REQUIRE(document.sections.size() == 2);
  CHECK(document.Text(document.sections[1].title.text) == "The house");
  CHECK(document.questions[0].number == "1.1");
  CHECK(document.questions[3].section == 1);
}

TEST_CASE("Roman numbers of one sign head sections") {
  const Document document = test::ExtractText(
      "Ⅰ　庭\n\n1　門は閉まっていますか。\n　はい\n\n2　灯りはついていますか。\n　いいえ\n\n"
      "Ⅱ　家\n\n3　屋根は丈夫ですか。\n　はい\n\n4　戸は新しいですか。\n　はい\n");
  REQUIRE(document.sections.size() == 2);
  CHECK(document.sections[1].number == "Ⅱ");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[2].section == 1);
}

TEST_CASE("Numbered instructions before the questions are none") {
  const std::string questions =
      "\n\n1. Who keeps the keys?\nThe baker.\n\n2. Since when?\nMay.\n\n3. Who pays?\n"
      "The town.\n\n4. Where is the gate?\nAt the mill.\n\n5. Is it new?\nNo.\n";
  // They count from one again below.
  Document document = test::ExtractText(
      "Before we meet\n1. Bring the keys of the yard and of the mill.\n"
      "2. The form has two pages. Do not staple them.\n3. Write in ink.\n\nTHE YARD" +
      questions);
  CHECK(document.questions.size() == 5);
  // They are parts of a number over instructions.
  document = test::ExtractText(
      "1. Instructions\n\n1.1. All lines of the form have to be filled in.\n"
      "1.2. Replies in pencil are void.\n\n2. The yard\n\n2.1. Who keeps the keys?\nThe baker."
      "\n\n2.2. Since when?\nMay.\n\n2.3. Who pays?\nThe town.\n\n2.4. Is it new?\nNo.\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[0].number == "2.1");
}

TEST_CASE("Arrows lead in replies and follow-ups") {
  const Document document = test::ExtractText(
      "Q1. Who keeps the keys?\n  \u21B3 The baker\n\nQ2. Is the gate new? *\n  (x) Yes\n"
      "  ( ) No\n\nQ2bis. Since when?\n  \u21B3 May\n\nQ3. Is the roof tight?\n  (x) Yes\n"
      "  ( ) No\n  \u2192 If yes, who mended it?\n  The smith.\n\nQ4. Any wishes?\n  \u21B3\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 6);
  REQUIRE(document.questions[0].answer);
  CHECK(document.Text(document.questions[0].answer->text) == "The baker");
  CHECK(document.questions[2].number == "2bis");
  CHECK(document.Text(document.questions[4].prompt.text) == "If yes, who mended it?");
  CHECK_FALSE(document.questions[5].answer);
}

}  // namespace qsift
