#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string AnswerOf(const Document& document, std::size_t question) {
  const std::optional<Leaf>& answer = document.questions.at(question).answer;
  return answer ? std::string(document.Text(answer->text)) : "(none)";
}

}  // namespace

TEST_CASE("A label that recurs under the questions leads in the reply") {
  struct Case {
    std::string_view name;
    std::string label;
    std::string reply;
    std::string answer;
  };
  const Case cases[] = {
      {"known word", "Answer: ", "In the barn.", "In the barn."},
      {"known word in bold", "**Response**: ", "In the barn.", "In the barn."},
      {"bold with its colon", "**Response:** ", "In the barn.", "In the barn."},
      {"unknown word", "Vastus: ", "In the barn.", "In the barn."},
      {"equals sign", "Z= ", "In the barn.", "In the barn."},
      {"label alone", "Vastus:", "", "(none)"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    std::string text;
    for (const std::string number : {"1", "2", "3", "4"}) {
      text += number + ". Where is house " + number + "?\n\n" + c.label;
      text += c.reply.empty() ? "\n\n" : c.reply + " It is number " + number + ".\n\n";
    }
    const Document document = test::ExtractText(text);
    REQUIRE(document.questions.size() == 4);
    CHECK(AnswerOf(document, 1) == (c.reply.empty() ? c.answer : c.answer + " It is number 2."));
  }
}

TEST_CASE("Letters of a list are no label of replies") {
  std::string text;
  for (const std::string number : {"1", "2", "3", "4"}) {
    text +=
        number + ". Which houses are there?\n\nA: barn " + number + "\nB: mill " + number + "\n\n";
  }
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 4);
  CHECK(AnswerOf(document, 0) == "A: barn 1\nB: mill 1");
}

TEST_CASE("Labels after the reply are notes, and remarks on a bare word are the answer") {
  std::string text;
  for (const std::string number : {"1", "2", "3", "4"}) {
    text += number + ". Is house " + number + " dry?\n\nReply: Yes\nComments: It has a new roof " +
            number + ".\n\n";
  }
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 4);
  CHECK(AnswerOf(document, 2) == "It has a new roof 3.");
  REQUIRE(document.questions[2].selection.observed.size() == 1);
  CHECK(document.questions[2].selection.observed[0].value == Value::kYes);
}

TEST_CASE("A label with one of a few texts above the reply tells of the question") {
  std::string text;
  for (const std::string number : {"1", "2", "3", "4", "5"}) {
    text += number + ". How old is house " + number + "?\n**Weight:** high\n\nIt is " + number +
            " years old.\n\n";
  }
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 5);
  CHECK(AnswerOf(document, 3) == "It is 4 years old.");
  REQUIRE(document.questions[3].notes.size() == 1);
}

TEST_CASE("Quotes are the replies where nothing stands under them") {
  const std::string quoted =
      "1. Where?\n\n> In the barn,\n> on the left.\n\n2. When?\n\n> In May.\n\n"
      "3. Why?\n\n> It was cheap.\n";
  const Document document = test::ExtractText(quoted);
  REQUIRE(document.questions.size() == 3);
  CHECK(AnswerOf(document, 0) == "In the barn, on the left.");
  CHECK(AnswerOf(document, 2) == "It was cheap.");
  const Document notes = test::ExtractText(
      "1. Where?\n\n> Name the town.\n\nUlm\n\n2. When?\n\n> Name the year.\n\n1987\n\n"
      "3. Why?\n\n> Name reasons.\n\nIt was cheap.\n");
  REQUIRE(notes.questions.size() == 3);
  CHECK(AnswerOf(notes, 1) == "1987");
  const Document alike = test::ExtractText(
      "1. Where?\n\n> Reason\n> We plan a road.\n\n2. When?\n\n> Reason\n> We plan a park.\n\n"
      "3. Why?\n\n> Reason\n> We plan a pond.\n");
  REQUIRE(alike.questions.size() == 3);
  CHECK(AnswerOf(alike, 0) == "(none)");
}

TEST_CASE("The fence of a block of code is no part of the reply") {
  const Document document = test::ExtractText(
      "1. How do you list files?\n\n```sh\nls -l\n```\n\n2. How do you leave?\n\n```\n```\n\n"
      "3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(AnswerOf(document, 0) == "ls -l");
  CHECK(AnswerOf(document, 1) == "(none)");
}

TEST_CASE("What the form prints for a reply is no answer") {
  for (const std::string blank :
       {"______", "<describe the place>", "[Name the place]", "Your answer", "_No response_"}) {
    INFO(blank);
    const Document document =
        test::ExtractText("1. Where?\n\n" + blank + "\n\n2. When?\n\nNow\n\n3. Why?\n\nN/A\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(AnswerOf(document, 0) == "(none)");
    CHECK(AnswerOf(document, 2) == "N/A");
  }
}

TEST_CASE("Lists under the prompts of a form without replies are options") {
  const std::string blank =
      "1. How old is the house?\n- new\n- old\n- very old\n2. What is it made of?\n- wood\n- "
      "stone\n"
      "3. Who owns it?\n";
  const Document document = test::ExtractText(blank);
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].options.size() == 3);
  CHECK(document.questions[0].selection.status == SelectionStatus::kLost);
  CHECK(document.questions[1].options.size() == 2);
  CHECK(AnswerOf(document, 1) == "(none)");
  const Document replied = test::ExtractText(
      "1. What is in the house?\n\n- a stove\n- a bed\n\n2. What is around it?\n\n- a fence\n"
      "- a pond\n\n3. Who owns it?\n\nThe town has owned it since 1950.\n\n4. Since when?\n\n"
      "It was bought when the railway came.\n");
  REQUIRE(replied.questions.size() == 4);
  CHECK(replied.questions[0].options.empty());
  CHECK(AnswerOf(replied, 0) == "- a stove\n- a bed");
}

TEST_CASE("A heading with a number alone has its prompt below") {
  const Document document = test::ExtractText(
      "## Question 01\n\nWhere does the river rise?\n\n[ ] in the hills\n\n[x] in the moor\n\n"
      "## Question 02\n\nWhere does it end?\n\n[x] in the sea\n\n[ ] in a lake\n\n"
      "## Question 03\n\nHow long is it?\n\n[ ] ten miles\n\n[x] one mile\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[0].prompt.text) == "Where does the river rise?");
  CHECK(document.Text(document.questions[1].prompt.text) == "Where does it end?");
  CHECK(document.questions[1].options.size() == 2);
}

TEST_CASE("In a form whose boxes are ticked, replies stand behind prompts and in lists") {
  const Document document = test::ExtractText(
      "1. Is the gate locked at night? ........ [x] Yes  [ ] No\n"
      "   If yes, since which year? 1998\n"
      "2. Are the lamps that stand along the road between the mill and the\n"
      "   bridge lit? ......................... [ ] Yes  [x] No\n"
      "3. Is the roof tight? .................. [x] Yes  [ ] No\n"
      "   If yes, list the works of the last years:\n"
      "   - new tiles\n   - a gutter\n"
      "4. How many keys are there? Seven, one of them lost\n"
      "5. Which doors are open?\n   [x] the small one\n   [ ] the big one\n"
      "   Remarks:\n"
      "6. Who keeps the keys? The baker\n"
      "7. Who has a copy? His wife\n");
  CHECK(test::CoverageDefect(document).empty());
  const auto find = [&](std::string_view prompt) -> const Question& {
    for (const Question& question : document.questions) {
      if (document.Text(question.prompt.text).starts_with(prompt)) return question;
    }
    FAIL(prompt);
    return document.questions.front();
  };
  const auto answer = [&](std::string_view prompt) {
    const Question& question = find(prompt);
    return question.answer ? std::string(document.Text(question.answer->text)) : std::string();
  };
  CHECK(answer("If yes, since") == "1998");
  REQUIRE(find("Are the lamps").options.size() == 2);
  CHECK(find("Are the lamps").options[1].state == State::kSelected);
  CHECK(answer("If yes, list") == "- new tiles\n- a gutter");
  CHECK(answer("How many keys") == "Seven, one of them lost");
  CHECK(answer("Which doors").empty());
  CHECK(answer("Who has") == "His wife");
}

TEST_CASE("Under the last label of replies, which is empty, the form ends") {
  const Document document = test::ExtractText(
      "1. Who keeps the keys?\nRe.: The baker\n\n2. Since when?\nRe.: May\n\n"
      "3. Who pays?\nRe.: The town\n\n4. Any wishes?\nRe.:\n\n"
      "We declare that all of this is true.\nOtto Brand, mayor\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[2].answer);
  CHECK_FALSE(document.questions[3].answer);
}

TEST_CASE("Dots under the last question that nobody wrote on are followed by no reply") {
  const auto last = [](const std::string& below) {
    const Document document =
        test::ExtractText("1. Who keeps the keys?\n\nThe baker.\n\n2. Any wishes?\n\n" + below);
    CHECK(test::CoverageDefect(document).empty());
    const auto& answer = document.questions.back().answer;
    return answer ? std::string(document.Text(answer->text)) : std::string();
  };
  const std::string dots = "..............................\n";
  CHECK(last(dots + dots + "\nThank the keeper, and end the talk.\n").empty());
  // What stands right below them, or before them, was written there.
  CHECK(last(dots + "A second key.\n").find("A second key.") != std::string::npos);
  CHECK(last("A second key.\n" + dots + "\nAnd a lock.\n").find("A second key.") == 0);
}

TEST_CASE("Grades that end in one word are options in a form that lost its marks") {
  const auto outline = [](const std::string& first, const std::string& list) {
    return test::OutlineOf(test::ExtractText("MILL\n\nIs the wheel kept?\n" + first +
                                             "\n\nHow do you find the weir?\n" + list +
                                             "\n\nWho keeps it?\nThe town does.\n"));
  };
  const std::string grades = "Very sound\nRather sound\nHardly sound";
  const std::string lost = "choice ?Very sound ?Rather sound ?Hardly sound = lost: ";
  CHECK(outline("Yes\t\tNo", grades).find(lost) != std::string::npos);
  // Marks that are there, two lines, sentences, or other words.
  CHECK(outline("[x] Yes  [ ] No", grades).find(lost) == std::string::npos);
  CHECK(outline("Yes\t\tNo", "Very sound\nRather sound").find("?Very") == std::string::npos);
  CHECK(
      outline("Yes\t\tNo", "The gate is sound.\nIts bed is sound.\nSo it is sound.").find("?The") ==
      std::string::npos);
  CHECK(outline("Yes\t\tNo", "Very sound\nRather old\nHardly new").find("?Very") ==
        std::string::npos);
}

TEST_CASE("A question ends with the aside behind its mark") {
  const auto outline = [](const std::string& text) {
    return test::OutlineOf(test::ExtractText("MILL\n\n" + text));
  };
  CHECK(outline("1. Which doors are there? (several are possible)\nThe front door\n\n"
                "2. Who keeps it?\nAnn.\n")
            .find("Which doors are there? (several are possible) => The front door\n") !=
        std::string::npos);
  CHECK(outline("1. Which doors are there? (tick all)\n*\n[x] front  [ ] back\n\n"
                "2. Who keeps it?\nAnn.\n")
            .find("+front -back") != std::string::npos);
  // A wrapped aside still belongs to it.
  CHECK(outline("1. Which doors are there? (several are\npossible)\nThe front door\n\n"
                "2. Who keeps it?\nAnn.\n")
            .find("(several are possible) => The front door\n") != std::string::npos);
}

TEST_CASE("A label of replies that names who replies is no help text") {
  const Document document = test::ExtractText(
      "1. Who keeps the keys?\nReply of the harbour office:\nThe baker.\n\n"
      "2. Since when?\nReply of the harbour office:\nMay.\n\n"
      "3. Who pays?\nReply of the harbour office:\nThe town.\n");
  REQUIRE(document.questions.size() == 3);
  REQUIRE(document.questions[2].answer);
  CHECK(document.Text(document.questions[2].answer->text) == "The town.");
}

}  // namespace qsift
