#include "src/structure/lines/legend.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// A review whose boxes the line explains.
Document Review(const std::string& legend) {
  return test::ExtractText(
      "Prüfung der Mühle\n\n" + legend +
      "\n\n[x]: Das Wehr oberhalb der Mühle ist dicht und wird jede Woche begangen.\n\n"
      "[!]: Das Rad der Mühle ist geschmiert und läuft ohne Geräusch.\n\n"
      "[x]: Die Tür zum Mahlwerk ist verschlossen, und der Schlüssel hängt im Haus.\n\n"
      "[-]: Die Säcke im Lager stehen trocken und sind beschriftet.\n");
}

std::string StateOf(const Document& document, std::size_t question) {
  std::string state;
  for (const Option& option : document.questions.at(question).options) {
    if (option.state == State::kSelected) state += document.Text(option.label.text);
  }
  return state;
}

}  // namespace

TEST_CASE("A legend names the signs of its document, by signs or by words of a language") {
  for (const std::string legend :
       {"[x] = erfüllt, [!] = mangelhaft, [-] = nicht geprüft",
        "Legende: [x] – erfüllt, [!] – mangelhaft, [-] – nicht geprüft",
        "[x] bedeutet erfüllt, [!] bedeutet mangelhaft, [-] bedeutet nicht geprüft",
        "[x] = erfüllt\n\nEins\n\nZwei\n\n[!] = mangelhaft, [-] = nicht geprüft",
        "[x] oznacza erfüllt, [!] oznacza mangelhaft, [-] oznacza nicht geprüft"}) {
    INFO(legend);
    const Document document = Review(legend);
    REQUIRE(document.questions.size() == 4);
    CHECK(StateOf(document, 0) == "erfüllt");
    CHECK(StateOf(document, 1) == "mangelhaft");
    CHECK(StateOf(document, 3) == "nicht geprüft");
  }
}

TEST_CASE("One sign is no legend, nor are signs far apart, nor ones that nothing links") {
  for (const std::string legend :
       {"[!] = mangelhaft", "[x] erfüllt, [!] mangelhaft, [-] nicht geprüft",
        "[x] = erfüllt\n\nEins\n\nZwei\n\nDrei\n\n[!] = mangelhaft"}) {
    INFO(legend);
    const Document document = Review(legend);
    for (std::size_t i = 0; i < document.questions.size(); ++i) {
      CHECK(StateOf(document, i) != "mangelhaft");
    }
  }
}

TEST_CASE("A sign of the legend makes a question of a line of two words") {
  const Document document = test::ExtractText(
      "Rundgang durch die Mühle\n\n[x] = erfüllt, [!] = mangelhaft, [-] = nicht geprüft\n\n"
      "[x]: Wehr dicht\n\n[!]: Rad geschmiert\n\n[x]: Tür verschlossen\n\n"
      "[-]: Säcke trocken\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.Text(document.questions[1].prompt.text) == "Rad geschmiert");
  CHECK(StateOf(document, 1) == "mangelhaft");
}

TEST_CASE("Codes in a column of replies mean what a line of the document says") {
  const std::string rows =
      "\n\nNo\tRequirement\tAssessment\tRemarks\n"
      "1\tThe weir is tight along its whole length.\tF\t\n"
      "2\tThe wheel turns without a noise.\tPF\tgreased in May\n"
      "3\tThe door of the mill is locked at night.\tF\t\n"
      "4\tThe sacks in the store are dry.\t\t\n";
  for (const std::string legend :
       {"Use: F = fulfilled; PF = partly fulfilled; N = not fulfilled.",
        "Key (F: fulfilled, PF: partly fulfilled, N: not fulfilled)",
        "F - fulfilled\nPF - partly fulfilled\nN - not fulfilled",
        "- **F** : fulfilled ;\n- **PF** : partly fulfilled ;\n- **N** : not fulfilled in any of "
        "its parts, or only by what the town adds at its own cost.",
        "F\u2026fulfilled\u3000PF\u2026partly fulfilled\u3000N\u2026not fulfilled"}) {
    INFO(legend);
    const Document document = test::ExtractText("Mill review\n\n" + legend + rows);
    CHECK(test::CoverageDefect(document).empty());
    REQUIRE(document.questions.size() == 4);
    CHECK(StateOf(document, 0) == "fulfilled");
    CHECK(StateOf(document, 1) == "partly fulfilled");
    REQUIRE(document.questions[3].options.size() == 3);
    CHECK(StateOf(document, 3).empty());
    CHECK(document.questions[3].selection.status == SelectionStatus::kUnmarked);
    REQUIRE(document.questions[1].answer);
    CHECK(document.Text(document.questions[1].answer->text) == "greased in May");
  }
  // One of the cells is no code of the line.
  const Document other = test::ExtractText(
      "Mill review\n\nUse: F = fulfilled; X = not fulfilled.\n\nRequirement\tAssessment\n"
      "The weir is tight along its whole length.\tF\nThe wheel turns without noise.\tPF\n");
  REQUIRE(other.questions.size() == 2);
  CHECK(other.questions[0].options.empty());
}

TEST_CASE("The head of a table lists the signs that rows left blank offer") {
  const auto options = [](const std::string& head) {
    const Document document = test::ExtractText(
        "Mill review\n\n\u25CB: tight  \u25B3: nearly tight  \u00D7: leaking\n\n| Question | " +
        head +
        " |\n|---|---|\n| Is the weir tight along its whole length? | |\n"
        "| Is the roof tight after rain? | |\n");
    CHECK(test::CoverageDefect(document).empty());
    REQUIRE(document.questions.size() == 2);
    CHECK(document.questions[1].selection.observed.empty());
    return document.questions[1].options.size();
  };
  CHECK(options("Answer (\u25CB/\u25B3/\u00D7)") == 3);
  CHECK(options("Answer (\u25CB)") == 0);
  CHECK(options("Answer") == 0);
}

}  // namespace qsift
