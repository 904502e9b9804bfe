#include "src/structure/lines/speakers.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> Prompts(const Document& document) {
  std::vector<std::string> prompts;
  for (const Question& question : document.questions) {
    prompts.emplace_back(document.Text(question.prompt.text));
  }
  return prompts;
}

}  // namespace

TEST_CASE("One whose turns ask, and are answered by another, asks the questions") {
  const Document document = test::ExtractText(
      "The mill at Overby\n\n"
      "Marta: How old is the mill?\n"
      "Jon: It was built in 1870.\n\n"
      "Marta: Thank you. And who keeps it?\n"
      "Jon: The town. Who else would? Nobody here has the money.\n"
      "We asked the county. Would they pay? They would not.\n\n"
      "Marta: Tell me about the wheel. Is it the old one?\n"
      "Jon: No, it is new.\n\n"
      "Marta: Does it turn?\n"
      "Ida: In spring it does.\n");
  CHECK(Prompts(document) ==
        std::vector<std::string>{"How old is the mill?", "Thank you. And who keeps it?",
                                 "Tell me about the wheel. Is it the old one?", "Does it turn?"});
  REQUIRE(document.questions.size() == 4);
  CHECK(document.Text(document.questions[0].answer->text) == "It was built in 1870.");
  CHECK(document.Text(document.questions[1].answer->text)
            .ends_with("Would they pay? They would not."));
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Names of speakers are bold, have times, and stand before wide colons") {
  for (const auto& [asks, replies] :
       {std::pair("**Samtalsledare:** ", "**Svar från by:** "),
        std::pair("[00:01:12] Int.: ", "[00:01:15] P2: "),
        std::pair("(00:12) M-L: ", "(00:13) O'Hara: "),
        std::pair("\u8A18\u8005\uFF1A", "\u753A\u9577\uFF1A"), std::pair("> A: ", "> B: ")}) {
    std::string text = "Kvarnen\n\n";
    for (const char* question : {"Hur gammal?", "Varf\u00F6r d\u00E5?", "Och hjulet?"}) {
      text += std::string(asks) + question + "\n" + replies + "Sedan 1870.\n\n";
    }
    INFO(text);
    CHECK(Prompts(test::ExtractText(text)) ==
          std::vector<std::string>{"Hur gammal?", "Varf\u00F6r d\u00E5?", "Och hjulet?"});
  }
}

TEST_CASE("Numbered questions stand beside a conversation, and not in it") {
  std::string talk;
  std::string form;
  for (int i = 1; i <= 3; ++i) {
    talk += "Marta: How old is it?\n\nJon: It is old.\n\n";
    form += std::to_string(i) + ". Where does it stand?\n\nAt the weir.\n\n";
  }
  const auto first = [](const std::string& text) { return Prompts(test::ExtractText(text)).at(0); };
  CHECK(first(talk + form) == "How old is it?");
  CHECK(Prompts(test::ExtractText(talk + form)).size() == 6);
  // Where numbers ask as often as a name does, the name is a label in their questions.
  std::string mixed;
  for (int i = 1; i <= 3; ++i) {
    mixed += std::to_string(i) + ". Where does it stand?\n\nNote: Do you know it?\nAnswer: No.\n\n";
  }
  CHECK(Prompts(test::ExtractText(mixed)) == std::vector<std::string>(3, "Where does it stand?"));
}

TEST_CASE("A label that asks twice, or that nobody answers, is no speaker") {
  const auto labelled = [](const std::string& text) {
    for (const std::string& prompt : Prompts(test::ExtractText(text))) {
      if (prompt.starts_with("Marta: ")) return true;
    }
    return false;
  };
  const std::string turn = "Marta: How old is the mill?\nJon: It is old.\n\n";
  CHECK(labelled(turn + turn + "End\n"));
  CHECK_FALSE(labelled(turn + turn + turn + "End\n"));
  const std::string alone = "Marta: How old is the mill?\nIt is old.\n\n";
  CHECK(labelled(alone + alone + alone));
}

TEST_CASE("Initials before a dash, and after a number, name who speaks") {
  for (const auto& [asks, replies] :
       {std::pair("P.- ", "R.- "), std::pair("Q \u2013 ", "A \u2013 "),
        std::pair("Question 1. MT: ", "JB: ")}) {
    std::string text = "The mill\n\n";
    for (const char* question : {"How old is it?", "Who keeps it?", "Does it turn?"}) {
      text += std::string(asks) + question + "\n" + replies + "Since 1870 the town has.\n\n";
    }
    INFO(text);
    const Document document = test::ExtractText(text);
    CHECK(Prompts(document) ==
          std::vector<std::string>{"How old is it?", "Who keeps it?", "Does it turn?"});
    REQUIRE(!document.questions.empty());
    REQUIRE(document.questions[0].answer);
    CHECK(document.Text(document.questions[0].answer->text) == "Since 1870 the town has.");
  }
}

TEST_CASE("A name in brackets replies below questions that nobody signs") {
  const std::string mail =
      "Dear keeper,\n\na/ How old is the mill?\n[JB] From 1870.\n\nb/ Who keeps it?\n"
      "[JB] The town.\n\nc/ Please send us a plan of the weir.\n[MT] Attached.\n\n"
      "d/ Does it turn?\n[JB] In spring.\n";
  const Document document = test::ExtractText(mail);
  REQUIRE(document.questions.size() == 4);
  CHECK(document.Text(document.questions[1].answer->text) == "The town.");
  CHECK(document.questions[2].number == "c");
}

TEST_CASE("Labels of questions and replies stand alone on their lines") {
  std::string plain;
  std::string dated;
  for (int i = 1; i <= 3; ++i) {
    const std::string n = std::to_string(i);
    plain += "Question\n\nTo ask the council what mill " + n +
             " has cost the town.\n\nAnswer\n\nMill " + n + " cost nothing.\n\n";
    dated += "Wie alt ist M\u00FChle " + n + "?\nAntwort 1" + n + ".05.2024\nHundert Jahre.\n\n";
  }
  const Document asked = test::ExtractText(plain);
  REQUIRE(asked.questions.size() == 3);
  CHECK(Prompts(asked)[1] == "To ask the council what mill 2 has cost the town.");
  CHECK(asked.Text(asked.questions[1].answer->text) == "Mill 2 cost nothing.");
  CHECK(test::CoverageDefect(asked).empty());
  const Document answered = test::ExtractText(dated);
  REQUIRE(answered.questions.size() == 3);
  CHECK(answered.Text(answered.questions[2].answer->text) == "Hundert Jahre.");
  // A word of a reply alone is none of these, nor is one label.
  CHECK(test::ExtractText("Answer\n\nThe mill is old.\n").questions.empty());
}

TEST_CASE("Names of fields before a bar are no part of what a dump asks") {
  const Document document = test::ExtractText(
      "mill_owner | Name of the owner *\n> Overby town\nmill_age | How old is it?\n> From 1870\n"
      "mill_weir | Is the weir dry?\n>\n");
  CHECK(Prompts(document) ==
        std::vector<std::string>{"Name of the owner", "How old is it?", "Is the weir dry?"});
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[1].answer->text) == "From 1870");
  CHECK_FALSE(document.questions[2].answer.has_value());
}

}  // namespace qsift
