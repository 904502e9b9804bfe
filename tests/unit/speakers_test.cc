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

}  // namespace qsift
