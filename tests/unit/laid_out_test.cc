#include "src/structure/choose/laid_out.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Selected(const Document& document, std::size_t k) {
  const Question& question = document.questions.at(k);
  std::string all;
  for (const Option& option : question.options) {
    if (option.state == State::kSelected) all += document.Text(option.label.text);
  }
  // What the mark shows is what was observed.
  return question.selection.observed.empty() ? "" : all;
}

std::string Options(const Document& document, std::size_t k) {
  std::string all;
  for (const Option& option : document.questions.at(k).options) {
    if (!all.empty()) all += '|';
    all += document.Text(option.label.text);
  }
  return all;
}

std::string SectionOf(const Document& document, std::size_t k) {
  const std::int32_t section = document.questions.at(k).section;
  if (section == kNoIndex) return {};
  return std::string(
      document.Text(document.sections.at(static_cast<std::size_t>(section)).title.text));
}

}  // namespace

TEST_CASE("Each line shows which of its cells asks") {
  const Document document = test::ExtractText(
      "Roof\tDoes it leak?\t\u2610 Yes\t\u2612 No\n"
      "\tIf yes, where?\t______\n"
      "\tWhat is it made of?\tslate, tar\n"
      "\tState of the gutters\t\u2610 good\t\u2612 fair\t\u2610 poor\n"
      "Fuel\t\u2612 wood\t\u2610 coal\n"
      "\t\u2610 gas (from the mains)\n"
      "Walls\tAre they damp?\t\u2612 Yes\t\u2610 No\tthe northern one\n\n"
      "Thank you.\n");
  REQUIRE(document.questions.size() == 6);
  CHECK(document.Text(document.questions[0].prompt.text) == "Does it leak?");
  CHECK(document.questions[0].kind == Kind::kYesNo);
  CHECK(Selected(document, 0) == "No");
  CHECK(SectionOf(document, 0) == "Roof");
  CHECK_FALSE(document.questions[1].answer);
  CHECK(document.Text(document.questions[2].answer->text) == "slate, tar");
  CHECK(SectionOf(document, 2) == "Roof");
  CHECK(Options(document, 3) == "good|fair|poor");
  CHECK(Selected(document, 3) == "fair");
  CHECK(document.Text(document.questions[4].prompt.text) == "Fuel");
  CHECK(Options(document, 4) == "wood|coal|gas (from the mains)");
  CHECK(SectionOf(document, 4).empty());
  CHECK(SectionOf(document, 5) == "Walls");
  CHECK(Selected(document, 5) == "Yes");
  CHECK(document.Text(document.questions[5].answer->text) == "the northern one");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Gaps of blanks part cells as tabs do") {
  const Document document = test::ExtractText(
      "Doors      Are they locked at night?   [ ] Yes   [x] No\n"
      "           Are the keys counted?       [x] Yes   [ ] No\n"
      "Windows    [x] wood   [ ] steel\n"
      "           [ ] plastic\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[0].prompt.text) == "Are they locked at night?");
  CHECK(SectionOf(document, 1) == "Doors");
  CHECK(Selected(document, 1) == "Yes");
  CHECK(Options(document, 2) == "wood|steel|plastic");
  CHECK(SectionOf(document, 2).empty());
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Rows of marks alone, and of one shape, are no such lines") {
  // The heads name the options.
  const Document heads = test::ExtractText(
      "Question\tYes\tNo\nIs it dry?\t\u2610\t\u2612\nIs it warm?\t\u2612\t\u2610\n");
  REQUIRE(heads.questions.size() == 2);
  CHECK(Options(heads, 0) == "Yes|No");
  // Boxes of one question, of which a cell holds one each.
  const Document boxes = test::ExtractText(
      "Which rooms are used?\n\u2612 hall\t\u2610 attic\n\u2610 cellar\t\u2612 shed\n");
  REQUIRE(boxes.questions.size() == 1);
  CHECK(Selected(boxes, 0) == "hallshed");
  // A list of values asks nothing.
  CHECK(test::ExtractText("Oak\t10 kg\tdry\nAsh\t20 kg\twet\n").questions.empty());
}

}  // namespace qsift
