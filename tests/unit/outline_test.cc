#include "src/structure/choose/outline.h"

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

}  // namespace qsift
