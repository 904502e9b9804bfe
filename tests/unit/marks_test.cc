#include "src/structure/lines/marks.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// The questions of a form whose first three are these, one after another.
std::string Outline(const std::string& body) {
  return test::OutlineOf(
      test::ExtractText("1. Is it old?\n\n" + body + "\n\n2. Who?\n\nAnn\n\n3. When?\n\nNow\n"));
}

}  // namespace

TEST_CASE("Marks beside options") {
  struct Case {
    std::string_view name;
    std::string body;
    std::string outline;  // of the first question, without its prompt
  };
  const Case cases[] = {
      {"wide brackets", "( X ) Yes\n(   ) No", "yes_no +Yes -No = observed yes"},
      {"braces", "{x} Yes { } No", "yes_no +Yes -No = observed yes"},
      {"bars", "|x| Yes |_| No", "yes_no +Yes -No = observed yes"},
      {"bars on lines of their own", "|_| Yes\n|X| No", "yes_no -Yes +No = observed no"},
      {"rows of low lines", "_X_ Yes   ___ No", "yes_no +Yes -No = observed yes"},
      {"low lines alone", "___ Yes\n___ No", "yes_no -Yes -No = unmarked"},
      {"mark below its label", "Yes\n\nNo\nX", "yes_no ?Yes +No = observed no"},
      {"mark above its label", "X\nYes\n\nNo", "yes_no +Yes ?No = observed yes"},
      {"boxes above their labels", "\xE2\x98\x90\nYes\n\n\xE2\x98\x92\nNo",
       "yes_no -Yes +No = observed no"},
      {"mark below, in its column", "Yes      No\n         X", "yes_no ?Yes +No = observed no"},
      {"mark as close to two", "Yes\nX\nNo", "yes_no ?Yes ?No = lost"},
      {"letter after a gap, in a list", "Mill\nBarn   X\nShed",
       "choice ?Mill +Barn ?Shed = observed Barn"},
      {"numbers before the boxes", "1 [x] Yes\n2 [ ] No\n10 [ ] Part of it",
       "yes_no +Yes -No -Part of it = observed yes"},
      {"two labels and no mark", "Yes      No", "yes_no ?Yes ?No = lost"},
      {"Wingdings", "\xEF\x83\xBE Yes\n\xEF\x82\xA8 No", "yes_no +Yes -No = observed yes"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(Outline(c.body) ==
          "q1 " + c.outline + ": Is it old?\nq2 text: Who? => Ann\nq3 text: When? => Now\n");
  }
}

TEST_CASE("The number before a box belongs to its option") {
  const Document document =
      test::ExtractText("1. Is it old?\n\n1 [x] Yes\n2 [ ] No\n\n2. Who?\n\nAnn\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("A long number before a box is text") {
  CHECK(Outline("100 [x] Yes\n200 [ ] No").starts_with("q1 yes_no = unmarked: Is it old? => 100"));
}

TEST_CASE("Bars with nothing but blanks between them are cells of a table") {
  CHECK(Outline("| | Yes\n|  | No").find("-Yes") == std::string::npos);
  CHECK(Outline("|x | Yes\n| x| No").find("+Yes") == std::string::npos);
}

TEST_CASE("Letters stand for boxes where the document shows it") {
  const std::string pair = "1. Is it old?\n\n4 Yes\no No\n\n2. Is it far?\n\no Yes\n4 No\n\n";
  const Document shown =
      test::ExtractText(pair + "3. Which?\n\nSelect all that apply.\n\n4 Mill\no Barn\n4 Shed\n");
  CHECK(test::OutlineOf(shown) ==
        "q1 yes_no +Yes -No = observed yes: Is it old?\nq2 yes_no -Yes +No = observed no: Is it "
        "far?\n"
        "q3 multiple_choice +Mill -Barn +Shed = observed Mill Shed: Which? [Select all that "
        "apply.]\n");
  REQUIRE(shown.marks.conventions.size() == 2);
  CHECK(shown.marks.conventions[0].glyph == "4");
  CHECK(shown.marks.conventions[0].votes == 2);
  // The same letter before both labels of each pair shows nothing.
  const Document same = test::ExtractText(
      "1. Is it old?\n\no Yes\no No\n\n2. Is it far?\n\no Yes\no No\n\n3. When?\n\nNow\n");
  CHECK(same.marks.conventions.empty());
  for (const Question& question : same.questions) CHECK(question.selection.observed.empty());
}

TEST_CASE(
    "Full-width brackets, and brackets right behind a word, are marks beside the vocabulary") {
  const auto outline = [](const std::string& body) {
    return test::OutlineOf(test::ExtractText("1. 房子是否老旧？" + body +
                                             "\n\n2. 谁？\n答：安\n\n3. 何时？\n答：现在\n"));
  };
  const auto begins = [&](const std::string& body, std::string_view wanted) {
    INFO(body);
    CHECK(outline(body).substr(0, wanted.size()) == wanted);
  };
  begins("  是（√）  否（  ）", "q1 yes_no +是 -否 = observed yes: ");
  begins("\n是（　）　否（√）", "q1 yes_no -是 +否 = observed no: ");
  begins("\n是( ) 否(x)", "q1 yes_no -是 +否 = observed no: ");
  begins("  是（  ）  否（  ）", "q1 yes_no -是 -否 = unmarked: ");
  // Words of no vocabulary, and brackets that hold more.
  begins("\n参加人数（　）人", "q1 yes_no = ");
  begins("\n是（第一年）", "q1 yes_no = observed yes: ");
}

TEST_CASE("Words that are struck out leave the others chosen") {
  const auto begins = [](const std::string& body, std::string_view wanted) {
    INFO(body);
    CHECK(Outline(body).substr(0, wanted.size()) == wanted);
  };
  begins("~~Yes~~ / No", "q1 yes_no -Yes +No = observed no: ");
  begins("Yes / ~~No~~ / ~~N/A~~", "q1 yes_no +Yes -No -N/A = observed yes: ");
  begins("~~Yes~~ / ~~No~~", "q1 yes_no -Yes -No = unmarked: ");
  begins("Yes / No", "q1 yes_no ?Yes ?No = lost: ");
  begins("~~Yes / No~~", "q1 yes_no");
  CHECK(Outline("~~Yes / No~~").find("+") == std::string::npos);
}

TEST_CASE("A word in bold beside plain ones is chosen") {
  const auto begins = [](const std::string& body, std::string_view wanted) {
    INFO(body);
    CHECK(Outline(body).substr(0, wanted.size()) == wanted);
  };
  begins("**Yes** / No", "q1 yes_no +Yes -No = observed yes: ");
  begins("Yes / __No__ / N/A", "q1 yes_no -Yes +No -N/A = observed no: ");
  begins("__Yes__ / No", "q1 yes_no +Yes -No = observed yes: ");
  begins("**Yes** / **No**", "q1 yes_no ?Yes ?No = lost: ");
  begins("**Yes / No**", "q1 yes_no ?Yes ?No = lost: ");
  // On the line of the question, too, with one blank before it.
  const Document document = test::ExtractText(
      "1. Is it old?     yes / **no**\n2. Is it dry? **yes** / no\n3. Is it wet? ~~yes~~ / no\n"
      "4. Is it far?     yes / no\n");
  CHECK(test::CoverageDefect(document).empty());
  CHECK(test::OutlineOf(document) ==
        "q1 yes_no -yes +no = observed no: Is it old?\n"
        "q2 yes_no +yes -no = observed yes: Is it dry?\n"
        "q3 yes_no -yes +no = observed no: Is it wet?\n"
        "q4 yes_no ?yes ?no = lost: Is it far?\n");
}

TEST_CASE("A word or an arrow after an option says that it was chosen") {
  const auto begins = [](const std::string& body, std::string_view wanted) {
    INFO(body);
    CHECK(Outline(body).substr(0, wanted.size()) == wanted);
  };
  begins("Mill\nBarn [selected]\nShed", "q1 choice ?Mill +Barn ?Shed = observed Barn: ");
  begins("Mill\nBarn <-- Selected\nShed", "q1 choice ?Mill +Barn ?Shed = observed Barn: ");
  begins("Mill\nBarn \u2190 selected\nShed", "q1 choice ?Mill +Barn ?Shed = observed Barn: ");
  begins("ja\nnein [ausgew\u00E4hlt]", "q1 yes_no ?ja +nein = observed no: ");
  // A box before the label tells more than the word behind it.
  begins("- [x] Mill [selected]\n- [x] Barn\n- [ ] Shed",
         "q1 choice +Mill [selected] +Barn -Shed = observed Mill [selected] Barn: ");
  // A reply of one line, other words and other brackets, and an arrow without one of these words.
  begins("ja\nnein (ausgew\u00E4hlt)", "q1 yes_no = unmarked: ");
  begins("Mill (selected)\nBarn\nShed", "q1 yes_no = unmarked: ");
  begins("Mill\nBarn \u2190\nShed", "q1 yes_no = unmarked: ");
  begins("Nightly copies (selected)", "q1 yes_no = unmarked: ");
  begins("Mill\nBarn [disputed]\nShed", "q1 yes_no = unmarked: ");
  begins("Mill\nBarn <-- the old one\nShed", "q1 yes_no = unmarked: ");
}

TEST_CASE("A letter that hangs before a list of labels marks one of them") {
  const auto outline = [](const std::string& body) {
    return test::OutlineOf(test::ExtractText("1. Which is it? (choose one)\n\n" + body + "\n"));
  };
  CHECK(outline("  Mill\nx Barn\n  Shed").find("+Barn") != std::string::npos);
  CHECK(outline("Mill\nx Barn\nShed").find("+Barn") == std::string::npos);
  // Where nothing asks to choose it may begin a reply: "x axis".
  CHECK(Outline("  Mill\nx Barn\n  Shed").starts_with("q1 yes_no = unmarked: "));
}

TEST_CASE("One number of a scale is set apart") {
  CHECK(Outline("1  2  [3]  4").starts_with("q1 choice -1 -2 +3 -4 = observed 3: "));
  CHECK(Outline("5 4 (3) 2 1").starts_with("q1 choice -5 -4 +3 -2 -1 = observed 3: "));
  CHECK(Outline("1  2  3  4").find("observed") == std::string::npos);
  CHECK(Outline("1  [2]  [3]  4").find("observed") == std::string::npos);
  CHECK(Outline("1  2  [3]").find("observed") == std::string::npos);
  CHECK(Outline("1  2  <3>  4").find("observed") == std::string::npos);
  CHECK(Outline("1  [3]  4").find("observed") == std::string::npos);
  CHECK(Outline("12  [13]  14").find("observed") == std::string::npos);
  CHECK(Outline("1  [2]").find("observed") == std::string::npos);
  const Document document = test::ExtractText(
      "1. The hall is warm.       1   2   [3]   4\n2. The hall is dry.        [1]   2   3   4\n"
      "3. The hall is large.      1   2   3   [4]\n");
  CHECK(test::CoverageDefect(document).empty());
  CHECK(test::OutlineOf(document) ==
        "q1 choice -1 -2 +3 -4 = observed 3: The hall is warm.\n"
        "q2 choice +1 -2 -3 -4 = observed 1: The hall is dry.\n"
        "q3 choice -1 -2 -3 +4 = observed 4: The hall is large.\n");
}

TEST_CASE("The ends of a scale of boxes have names") {
  CHECK(
      Outline("cold  [ ] 1  [ ] 2  [x] 3  warm").starts_with("q1 choice -1 -2 +3 = observed 3: "));
  CHECK(Outline("cold [ ] 1  [ ] 2  [x] 3  warm").find("observed") == std::string::npos);
  CHECK(Outline("cold  [ ] 1  [x] 2  warm").find("observed") == std::string::npos);
  CHECK(Outline("cold  [ ] a  [ ] b  [x] c  warm").find("observed") == std::string::npos);
}

TEST_CASE("Dots that lead to a box are no part of its label") {
  CHECK(Outline("Mill ........ [ ]\nBarn ........ [x]")
            .starts_with("q1 choice -Mill +Barn = observed Barn: "));
  CHECK(Outline("Mill ... [ ]\nBarn etc. [x]")
            .starts_with("q1 choice -Mill ... +Barn etc. = observed Barn etc.: "));
}

TEST_CASE("Columns of marks are options") {
  CHECK(test::OutlineOf(
            test::ExtractText("| Statement | Agree | Neutral | Disagree |\n|---|---|---|---|\n"
                              "| The mill is old | X | | |\n| The barn is far | | | X |\n")) ==
        "q~1 choice +Agree -Neutral -Disagree = observed Agree: The mill is old\n"
        "q~2 choice -Agree -Neutral +Disagree = observed Disagree: The barn is far\n");
}

TEST_CASE("Numbers on a scale of boxes are labels, and ticks and crosses may follow theirs") {
  CHECK(Outline("1 [ ]  2 [ ]  3 [x]  4 [ ]").starts_with("q1 choice -1 -2 +3 -4 = observed 3"));
  CHECK(Outline("Yes \u2717   No \u2713").starts_with("q1 yes_no -Yes +No = observed no"));
  const Document document = test::ExtractText(
      "1. Is it old?\nYes \u2713   No \u2717\n\n2. Is it dry?\nYes \u2717   No \u2713\n\n"
      "3. Is it wet?\nYes \u2717   No \u2713\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].selection.observed.at(0).value == Value::kYes);
  CHECK(document.questions[1].selection.observed.at(0).value == Value::kNo);
}

TEST_CASE("What is written beside a place to write in is kept") {
  const Document document = test::ExtractText(
      "1. Which apply? Tick all that apply.\n[x] mill\n[ ] barn\n[x] other\n<please name it>: a "
      "ship\n\n"
      "2. Who?\n\nAnn\n\n3. When?\n\nNow\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].options.size() == 3);
  REQUIRE(document.questions[0].answer);
  CHECK(document.Text(document.questions[0].answer->text) == "<please name it>: a ship");
}

TEST_CASE("A round sign in brackets is a button that is on or off") {
  const Document document = test::ExtractText(
      "1. Is the hall open?\n(●) Yes   (○) No\n\n2. Is the door new?\n❍ Yes\n❍ No\n");
  REQUIRE(document.questions.size() == 2);
  REQUIRE(document.questions[0].selection.observed.size() == 1);
  CHECK(Name(document.questions[0].selection.observed[0].value) == "yes");
  CHECK(document.questions[1].options.size() == 2);
  // Where no sign is filled, a ring may be the choice.
  const Document ring = test::ExtractText("1. Is the hall open?\n(○) Yes   ( ) No\n");
  REQUIRE(ring.questions.size() == 1);
  for (const Option& option : ring.questions[0].options) CHECK(option.mark != "(○)");
}

}  // namespace qsift
