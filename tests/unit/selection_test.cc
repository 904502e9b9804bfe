#include "src/selection/selection.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// The values that a question's selection shows, joined with ";".
std::string Observed(const Document& document, const Question& question) {
  std::string out;
  for (const Choice& choice : question.selection.observed) {
    if (!out.empty()) out += ";";
    out +=
        choice.value != Value::kLabel
            ? Name(choice.value)
            : document.Text(question.options[static_cast<std::size_t>(choice.option)].label.text);
  }
  return out;
}

struct Case {
  std::string_view name;
  std::string lines;  // under the prompt
  std::string_view kind;
  std::size_t options;
  std::string_view status;
  std::string_view observed;
};

void CheckCases(const std::vector<Case>& cases, const std::string& prompt) {
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document = test::ExtractText("1. Name?\n\nAnna\n\n2. " + prompt + "\n" +
                                                c.lines + "\n\n3. Town?\n\nUlm\n\n4. Age?\n\n7\n");
    REQUIRE(document.questions.size() == 4);
    const Question& question = document.questions[1];
    CHECK(Name(question.kind) == c.kind);
    CHECK(question.options.size() == c.options);
    CHECK(Name(question.selection.status) == c.status);
    CHECK(Observed(document, question) == c.observed);
  }
}

}  // namespace

TEST_CASE("Marks beside options are read in every position") {
  CheckCases(
      {
          {"boxes before", "\xE2\x98\x92 Yes\n\xE2\x98\x90 No", "yes_no", 2, "observed", "yes"},
          {"brackets before", "[ ] Yes\n[x] No", "yes_no", 2, "observed", "no"},
          {"bulleted brackets", "- [x] Yes\n- [ ] No", "yes_no", 2, "observed", "yes"},
          {"brackets after", "Yes [X] No [ ]", "yes_no", 2, "observed", "yes"},
          {"round brackets", "(x) Yes ( ) No", "yes_no", 2, "observed", "yes"},
          {"radio buttons", "\xE2\x97\x8F Yes\n\xE2\x97\x8B No", "yes_no", 2, "observed", "yes"},
          {"one a paragraph", "\n\xE2\x98\x91 Yes\n\n\xE2\x98\x90 No\n\n\xE2\x98\x90 N/A", "yes_no",
           3, "observed", "yes"},
          {"tick after the label", "Yes \xE2\x9C\x93\nNo", "yes_no", 2, "observed", "yes"},
          {"all empty", "[ ] Yes\n[ ] No", "yes_no", 2, "unmarked", ""},
          {"two marks", "[x] Yes\n[x] No", "yes_no", 2, "conflict", "yes;no"},
          {"private use glyphs", "\xEF\x83\xBE Yes\n\xEF\x82\xA8 No", "yes_no", 2, "observed",
           "yes"},
          {"no marks", "Yes\nNo", "yes_no", 2, "lost", ""},
          {"no marks on one line", "Yes No", "yes_no", 2, "lost", ""},
          {"no marks, three values", "\nYes\n\nNo\n\nOther", "yes_no", 3, "lost", ""},
      },
      "Is there a law?");
}

TEST_CASE("Options on the prompt's line") {
  CheckCases({{"before", "", "yes_no", 2, "observed", "yes"}}, "Is there a law?  [x] Yes  [ ] No");
  CheckCases({{"after", "", "yes_no", 2, "observed", "no"}}, "Is there a law? Yes [ ] No [x]");
}

TEST_CASE("A choice among labels") {
  CheckCases(
      {
          {"several", "[x] Red\n[ ] Green\n[x] Blue", "multiple_choice", 3, "observed", "Red;Blue"},
          {"bullets, marks lost", "- Red\n- Green\n- Blue", "multiple_choice", 3, "lost", ""},
      },
      "Which colours? Select all that apply.");
  CheckCases({{"lines up to Other", "\nRed\n\nGreen\n\nOther", "choice", 3, "lost", ""}},
             "Which colour do you like?");
  CheckCases({{"a list as an answer", "- red\n- green", "text", 0, "unmarked", ""}},
             "Describe the colours of the flag.");
}

TEST_CASE("Replies in words") {
  CheckCases(
      {
          {"alone", "Yes", "yes_no", 0, "observed", "yes"},
          {"goes on", "Yes, since 2019.", "yes_no", 0, "observed", "yes"},
          {"sentence", "No. The ministry is against it.", "yes_no", 0, "observed", "no"},
          {"emphasis", "_No._", "yes_no", 0, "observed", "no"},
          {"no punctuation", "yes for all offices", "yes_no", 0, "observed", "yes"},
          {"not applicable", "Not applicable", "yes_no", 0, "observed", "not_applicable"},
          {"with a prefix", "Answer: Yes", "yes_no", 0, "observed", "yes"},
          {"a number", "No. 12 of the list", "yes_no", 0, "unmarked", ""},
          {"a word as topic", "Yes was the most common reply.", "yes_no", 0, "unmarked", ""},
          {"a longer word", "Notes are kept.", "yes_no", 0, "unmarked", ""},
          {"a word with an accent", "No\xC3\xA9 says so.", "yes_no", 0, "unmarked", ""},
      },
      "Is there a law?");
  CheckCases(
      {
          {"makes it closed", "Yes, since 2019.", "yes_no", 0, "observed", "yes"},
          {"a free text", "None that we know of", "text", 0, "unmarked", ""},
          {"not applicable stays text", "N/A", "text", 0, "unmarked", ""},
      },
      "Law on floods");
}

TEST_CASE("What is only to be filled in is no reply") {
  CheckCases({{"dots", "........", "text", 0, "unmarked", ""},
              {"a date to fill in", "__/__/____", "text", 0, "unmarked", ""},
              {"skipped", "Respondent skipped this question", "text", 0, "unmarked", ""}},
             "When was it built?");
  const auto answered = [](std::string_view reply) {
    return test::ExtractText("1. When was it built?\n\n" + std::string(reply) +
                             "\n\n2. Who?\n\nAnn\n\n3. Where?\n\nHere\n")
        .questions.at(0)
        .answer.has_value();
  };
  CHECK_FALSE(answered("........"));
  CHECK_FALSE(answered("__/__/____"));
  CHECK_FALSE(answered("Respondent skipped this question"));
  CHECK_FALSE(answered("<free text> [optional]"));
  CHECK(answered("... 1870"));
  CHECK(answered("<b> [1870]"));
}

TEST_CASE(
    "A word that goes on without a blank, or says that there is nothing, closes no question") {
  const auto kind = [](std::string_view reply) {
    return test::ExtractText("1、请列举防护措施。\n答：" + std::string(reply) +
                             "\n\n2、谁负责？\n答：安\n\n3、何时开始？\n答：去年\n")
        .questions.at(0)
        .kind;
  };
  CHECK(kind("已安装防火墙。") == Kind::kText);
  CHECK(kind("无") == Kind::kText);
  CHECK(kind("有，三项。") == Kind::kYesNo);
}

TEST_CASE("What asks for remarks is no yes-or-no question") {
  const auto kind = [](std::string_view prompt) {
    return test::ExtractText("1. " + std::string(prompt) +
                             "\n\nThe roof leaks.\n\n2. Who?\n\nAnn\n\n3. When?\n\nNow\n")
        .questions.at(0)
        .kind;
  };
  CHECK(kind("Do you have any comments on the plan, in particular on its costs?") == Kind::kText);
  CHECK(kind("Is there anything else you would like to tell us?") == Kind::kText);
  CHECK(kind("Do you have any pets?") == Kind::kYesNo);
}

TEST_CASE("Where the head of a table asks to delete a word, the one left is an option") {
  const auto outline = [](const std::string& head) {
    return test::OutlineOf(test::ExtractText("| " + head +
                                             " | Answer |\n|---|---|\n| Is the mill open? | No |\n"
                                             "| Is the barn open? | Yes |\n"));
  };
  CHECK(outline("Question (delete Yes/No as appropriate)") ==
        "q~1 yes_no +No = observed no: Is the mill open?\n"
        "q~2 yes_no +Yes = observed yes: Is the barn open?\n");
  CHECK(outline("Question") ==
        "q~1 yes_no = observed no: Is the mill open? [No]\n"
        "q~2 yes_no = observed yes: Is the barn open? [Yes]\n");
}

TEST_CASE("The number of a reply's paragraph stands before its word") {
  CheckCases({{"a paragraph", "7. Yes, by the rules of 1990.", "yes_no", 0, "observed", "yes"},
              {"two paragraphs", "12. No.\n\n13. It was sold.", "yes_no", 0, "observed", "no"},
              {"a list", "1. Yes for the roof\n2. No for the floor", "yes_no", 0, "unmarked", ""},
              {"a count", "7 yes, 2 no", "yes_no", 0, "unmarked", ""}},
             "Is it kept?");
}

TEST_CASE("A mark between two labels belongs to the closer one") {
  CheckCases(
      {
          {"before the second", "Yes   \xE2\x9C\x93 No", "yes_no", 2, "observed", "no"},
          {"after the first", "Yes \xE2\x9C\x93   No", "yes_no", 2, "observed", "yes"},
          {"in the middle", "Yes \xE2\x9C\x93 No", "yes_no", 2, "lost", ""},
          {"before the first", "\xE2\x9C\x93 Yes   No", "yes_no", 2, "observed", "yes"},
      },
      "Is there a law?");
}

TEST_CASE("An X or bold type marks a label of the vocabulary") {
  CheckCases(
      {
          {"X before", "X Yes\nNo", "yes_no", 2, "observed", "yes"},
          {"X after", "Yes\nNo X", "yes_no", 2, "observed", "no"},
          {"X between", "Yes   x No", "yes_no", 2, "observed", "no"},
          {"bold", "**Yes**\nNo", "yes_no", 2, "observed", "yes"},
          {"all bold", "**Yes**\n**No**", "yes_no", 2, "lost", ""},
      },
      "Is there a law?");
}

TEST_CASE("Both words as they were printed are no reply") {
  CheckCases(
      {
          {"one over the other", "Yes\nNo (this one)", "yes_no", 0, "unmarked", ""},
          {"counted", "1. Yes 2. No", "yes_no", 0, "unmarked", ""},
          {"a remark below", "Yes\nNo fees are taken", "yes_no", 0, "observed", "yes"},
          {"small, in brackets", "yes\nno (this one)", "yes_no", 0, "unmarked", ""},
          {"a remark in bold", "Yes, **no** doubt.", "yes_no", 0, "observed", "yes"},
          {"a remark in brackets", "Yes. No [further comment].", "yes_no", 0, "observed", "yes"},
      },
      "Is there a law?");
}

TEST_CASE("A cross beside ticks means no where the document shows it") {
  const auto [ticked, crossed] =
      GENERATE(table<std::string, std::string>({{"☑", "☒"}, {"✓", "✗"}, {"✅", "❌"}}));
  std::string text;
  for (int number = 1; number <= 3; ++number) {
    text += std::to_string(number) + ". Is it so?\n\n" + (number == 2 ? crossed : ticked) +
            " Yes\n" + (number == 2 ? ticked : crossed) + " No\n\n";
  }
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 3);
  CHECK(Observed(document, document.questions[0]) == "yes");
  CHECK(Observed(document, document.questions[1]) == "no");
  REQUIRE(document.marks.conventions.size() == 1);
  CHECK(document.marks.conventions[0].glyph == crossed);
  CHECK(document.marks.conventions[0].state == State::kUnselected);
  CHECK(document.marks.conventions[0].votes == 3);
  CHECK(document.marks.conventions[0].against == 0);
}

TEST_CASE("Answers that repeat a few phrases show a choice") {
  std::string text;
  const char* const replies[] = {
      "Supports.", "Supports with limits\n\nNot on Sundays.", "Does not support",
      "Supports",  "Supports with limits - see above",        "Does not support",
      "Supports",  "Planned for next year, we hope."};
  int number = 0;
  for (const char* const reply : replies) {
    text += std::to_string(++number) + ". Keyboard of the device. *\n\n" + reply + "\n\n";
  }
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 8);
  const Question& second = document.questions[1];
  CHECK(second.kind == Kind::kChoice);
  REQUIRE(second.selection.observed.size() == 1);
  CHECK(document.Text(second.selection.observed[0].text) == "Supports with limits");
  CHECK(second.selection.evidence.at(0).rule == "core/repeated-reply");
  CHECK(document.questions[7].kind == Kind::kText);
  CHECK(document.questions[7].selection.observed.empty());
}

TEST_CASE("A scale is told by its share of the answers") {
  struct Case {
    std::size_t questions;
    std::size_t alike;  // they repeat one of two phrases; the others stand alone
    bool scale;
  };
  const Case cases[] = {{8, 8, true}, {7, 7, false}, {10, 7, true}, {10, 6, false}};
  for (const Case& c : cases) {
    INFO(c.questions << " questions, " << c.alike << " alike");
    std::string text;
    for (std::size_t i = 0; i < c.questions; ++i) {
      text += std::to_string(i + 1) + ". Keyboard of the device. *\n\n";
      text += i >= c.alike ? "Word" + std::string(i, 'x') : i % 2 == 0 ? "Supports" : "Lacks";
      text += "\n\n";
    }
    const Document document = test::ExtractText(text);
    REQUIRE(document.questions.size() == c.questions);
    CHECK(document.questions[0].selection.observed.empty() != c.scale);
  }
}

TEST_CASE("The document tells what became of the marks") {
  struct Summary {
    std::string text;
    std::string_view state;
    std::uint32_t closed;
    std::uint32_t observed;
  };
  const Summary cases[] = {
      {"1. Is it?\n\nYes\n\nNo\n\n2. Was it?\n\nYes\n\nNo\n", "lost", 2, 0},
      {"1. Is it?\n\n[x] Yes\n\n[ ] No\n\n2. Was it?\n\n[ ] Yes\n\n[ ] No\n", "observed", 2, 1},
      {"1. Is it?\n\n[x] Yes\n\n[ ] No\n\n2. Was it?\n\nYes\n\nNo\n", "mixed", 2, 1},
      {"1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n", "none", 0, 0},
  };
  for (const Summary& c : cases) {
    const Document document = test::ExtractText(c.text);
    CHECK(Name(document.marks.state) == c.state);
    CHECK(document.marks.closed == c.closed);
    CHECK(document.marks.observed == c.observed);
  }
}

}  // namespace qsift
