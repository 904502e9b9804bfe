#include "src/selection/follow_up.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

struct Case {
  std::string_view name;
  std::string follow_up;  // prompt of question 2
  std::string answer;
  std::string_view inferred;  // of question 1
  std::string_view rule;
  bool depends;
};

}  // namespace

TEST_CASE("An answered follow-up implies a selection that the source lost") {
  const Case cases[] = {
      {"if yes", "If yes, please provide link and detail.", "The Water Act.", "yes",
       "core/if-yes-answered", true},
      {"if no", "If no, explain why.", "Time was short.", "no", "core/if-no-answered", true},
      {"if no, denied", "If no, explain why.", "There was no time.", "no", "core/if-no-denied",
       true},
      {"bare detail", "Please provide link and detail.", "The Water Act.", "yes",
       "core/detail-answered", true},
      {"above", "Please provide link and detail on above, including costs.", "The Water Act.",
       "yes", "core/above-answered", true},
      {"topic and detail", "Rivers - please provide link and detail:", "The Water Act.", "yes",
       "core/detail-answered", true},
      {"negation", "If yes, please provide link and detail.", "We do not have one.", "no",
       "core/if-yes-denied", true},
      {"blank", "If yes, please provide link and detail.", "", "", "", true},
      {"placeholder", "If yes, please provide link and detail.", "N/A", "", "", true},
      {"another question", "What is the name of the office?", "The Office.", "", "", false},
      {"another request", "Please describe the office in charge of floods.", "The Office.", "", "",
       false},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Is there a law on water? *\n\nYes\n\nNo\n\n2. " + c.follow_up +
                          "\n\n" + c.answer + "\n\n3. Town? *\n\nUlm\n");
    REQUIRE(document.questions.size() == 3);
    const Selection& selection = document.questions[0].selection;
    CHECK(selection.observed.empty());
    CHECK(document.questions[1].depends_on.has_value() == c.depends);
    if (c.inferred.empty()) {
      CHECK(selection.inferred.empty());
      CHECK(selection.status == SelectionStatus::kLost);
      continue;
    }
    REQUIRE(selection.inferred.size() == 1);
    CHECK(Name(selection.inferred[0].value) == c.inferred);
    CHECK(selection.status == SelectionStatus::kInferred);
    REQUIRE(selection.evidence.size() == 1);
    CHECK(selection.evidence[0].rule == c.rule);
    CHECK(selection.evidence[0].question == 1);
    CHECK(document.Text(selection.evidence[0].text) == c.answer);
  }
}

TEST_CASE("Evidence of several follow-ups that agree is as sure as the surest of it") {
  const std::string question = "1. Is there a law on water? *\n\nYes\n\nNo\n\n";
  const std::string rest = "4. Town? *\n\nUlm\n";
  const Document both =
      test::ExtractText(question +
                        "2. If yes, please provide link and detail.\n\nThe Water Act.\n\n"
                        "3. Please provide link and detail on above.\n\nThe River Act.\n\n" +
                        rest);
  const Selection& selection = both.questions.at(0).selection;
  REQUIRE(selection.evidence.size() == 2);
  CHECK(selection.evidence[0].rule == "core/if-yes-answered");
  CHECK(selection.confidence == Confidence::kHigh);
  const Document turned =
      test::ExtractText(question +
                        "2. Please provide link and detail on above.\n\nThe Water Act.\n\n"
                        "3. If yes, please provide link and detail.\n\nThe River Act.\n\n" +
                        rest);
  CHECK(turned.questions.at(0).selection.confidence == Confidence::kHigh);
  const Document one =
      test::ExtractText(question +
                        "2. Please provide link and detail on above.\n\nThe Water Act.\n\n"
                        "3. If yes, please provide link and detail.\n\n" +
                        rest);
  CHECK(one.questions.at(0).selection.confidence == Confidence::kMedium);
}

TEST_CASE("Evidence for a yes and for a no implies nothing") {
  const Document document = test::ExtractText(
      "1. Is there a law on water? *\n\nYes\n\nNo\n\n2. If yes, please provide link.\n\n"
      "The Water Act.\n\n3. If no, explain why.\n\nTime was short.\n\n4. Town? *\n\nUlm\n");
  const Selection& selection = document.questions.at(0).selection;
  CHECK(selection.inferred.empty());
  CHECK(selection.evidence.empty());
  CHECK(selection.status == SelectionStatus::kLost);
}

TEST_CASE("A section is about the question above it where they share most of their words") {
  struct Case {
    std::string_view title;
    bool about;
  };
  // Five words of the title, three or two of which the question has.
  for (const Case& c : {Case{"Chief water engineer bridge tunnel", true},
                        Case{"Chief water canal bridge tunnel", false}}) {
    INFO(c.title);
    const Document document =
        test::ExtractText("1. Does the city have a Chief Water Engineer? *\n\nYes\n\nNo\n\n# " +
                          std::string(c.title) + "\n\n2. Name *\n\nAnna\n\n3. Town *\n\nUlm\n");
    REQUIRE(document.questions.size() == 3);
    REQUIRE(document.sections.size() == 1);
    CHECK(document.questions[0].selection.inferred.empty() != c.about);
  }
}

TEST_CASE("A follow-up may name its question by number") {
  const Document document = test::ExtractText(
      "1. Is there a law? *\n\nYes\n\nNo\n\n2. Town? *\n\nUlm\n\n"
      "3. If you answered yes to question 1, which law?\n\nThe Water Act.\n\n4. Age? *\n\n7\n");
  REQUIRE(document.questions.size() == 4);
  REQUIRE(document.questions[2].depends_on);
  CHECK(document.questions[2].depends_on->question == 0);
  CHECK(document.questions[2].depends_on->basis == "number");
  CHECK(document.questions[0].selection.status == SelectionStatus::kInferred);
}

TEST_CASE("A follow-up may belong to a choice that offers a no") {
  const Document document = test::ExtractText(
      "1. Are the barns dry?\n\n[ ] yes, all of them\n[ ] yes, but for one\n[ ] no\n\n"
      "2. If yes, since when?\n\n1990\n\n3. Town?\n\nUlm\n");
  REQUIRE(document.questions.size() == 3);
  REQUIRE(document.questions[1].depends_on);
  CHECK(document.questions[1].depends_on->question == 0);
  CHECK(document.questions[0].selection.inferred.empty());
}

TEST_CASE("What was observed is never inferred") {
  const Document document = test::ExtractText(
      "1. Is there a law? *\n\n[ ] Yes\n\n[x] No\n\n2. If yes, please provide detail.\n\n"
      "The Water Act.\n\n3. Town? *\n\nUlm\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].selection.status == SelectionStatus::kObserved);
  CHECK(document.questions[0].selection.inferred.empty());
}

TEST_CASE("Consent is never inferred") {
  const Document document = test::ExtractText(
      "1. We agree that the answers are published. *\n\nYes\n\nNo\n\n"
      "2. If yes, please provide detail.\n\nOn the web.\n\n3. Town? *\n\nUlm\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].selection.status == SelectionStatus::kLost);
}

TEST_CASE("A section about the subject of the question above it speaks for yes") {
  const Document document = test::ExtractText(
      "1. Does the city have a Chief Water Engineer or equivalent? *\n\nYes\n\nNo\n\n"
      "Chief Water Engineer or equivalent\n\n2. Name *\n\nAnna\n\n3. Town *\n\nUlm\n");
  REQUIRE(document.questions.size() == 3);
  const Selection& selection = document.questions[0].selection;
  REQUIRE(selection.inferred.size() == 1);
  CHECK(selection.confidence == Confidence::kLow);
  CHECK(selection.evidence.at(0).rule == "core/section-answered");
  CHECK_FALSE(document.questions[1].depends_on);
}

TEST_CASE("Follow-ups of follow-ups belong to the closed question") {
  const Document document = test::ExtractText(
      "1. Is there any plan? *\n\nYes\n\nNo\n\n2. Rivers - please provide link and detail:\n\nA "
      "plan.\n\n"
      "3. Lakes - please provide link and detail:\n\n4. Town? *\n\nUlm\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[1].depends_on->question == 0);
  CHECK(document.questions[2].depends_on->question == 0);
  CHECK_FALSE(document.questions[3].depends_on);
}

TEST_CASE("A condition in other words follows the question that it repeats or names") {
  struct Dependence {
    std::string text;
    std::string_view value;  // empty where it depends on nothing
  };
  const Dependence cases[] = {
      {"If the guests gave consent, who keeps it?", "yes"},
      {"If the guests gave no consent, why?", "no"},
      {"If the answer to 1 is yes, who keeps it?", "yes"},
      {"If the guests are late, who keeps it?", ""},
      {"Where is your consent, and who keeps it?", ""},
  };
  for (const Dependence& c : cases) {
    INFO(c.text);
    const Document document = test::ExtractText(
        "1. Have the guests given, or did they ever give, their consent (what they gave)?\n\n[ ] "
        "Yes\n[ ] No\n\n2. " +
        c.text + "\n\nAnn\n\n3. Town?\n\nUlm\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(document.questions[1].depends_on.has_value() == !c.value.empty());
    if (document.questions[1].depends_on) {
      CHECK(Name(document.questions[1].depends_on->value) == c.value);
    }
  }
  const Document chinese = test::ExtractText(
      "1、去年是否发生过漏水？\n答：否。\n2、如发生过，请说明处理情况。\n答：\n3、谁保管钥匙？\n答"
      "：王芳\n");
  REQUIRE(chinese.questions.size() == 3);
  CHECK(chinese.questions[1].depends_on.has_value());
  // A choice whose options begin with yes and no.
  const Document choice = test::ExtractText(
      "1. Do you share the hall?\n\n[ ] Yes, with one club\n[ ] Yes, with several\n[ ] No, "
      "never\n\n"
      "2. If yes, with which?\n\n3. Town?\n\nUlm\n");
  REQUIRE(choice.questions.size() == 3);
  CHECK(choice.questions[1].depends_on.has_value());
}

}  // namespace qsift
