#include "src/structure/choose/tables.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("A number in a cell of its own has no signs around it") {
  std::vector<std::string> numbers;
  for (const Question& question :
       test::ExtractText(
           "| No. | Question | Answer |\n|---|---|---|\n| 1. | Who keeps it? | Ann |\n"
           "| (2) | Where is it? | Here |\n| **3)** | When? | Now |\n"
           "| A.4.1 | Why? | So |\n| Q-05 | How? | Thus |\n| #6 | What? | That |\n")
           .questions) {
    numbers.push_back(question.number);
  }
  CHECK(numbers == std::vector<std::string>{"1", "2", "3", "A.4.1", "Q-05", "6"});
}

TEST_CASE("Rows of a table with a prompt and a reply column are questions") {
  const Document document = test::ExtractText(
      "# Statement\n\n| Item | Description | Ref | Support | Notes |\n|---|---|---|---|---|\n"
      "| R-1 | Reads files | 3.1 | Yes | All of them. |\n"
      "| R-2 | Writes files | 3.2 | No |  |\n"
      "| R-3 | Deletes files | 3.3 | Partial | Some \\| few. |\n\nR-3 is optional.\n");
  REQUIRE(document.questions.size() == 3);
  const Question& first = document.questions[0];
  CHECK(first.id == "qR-1");
  CHECK(first.number == "R-1");
  CHECK(document.Text(first.prompt.text) == "Reads files");
  CHECK(first.kind == Kind::kYesNo);
  CHECK(first.selection.observed.at(0).value == Value::kYes);
  CHECK(document.Text(first.answer->text) == "All of them.");
  CHECK(document.questions[1].selection.observed.at(0).value == Value::kNo);
  CHECK_FALSE(document.questions[1].answer);
  const Question& third = document.questions[2];
  CHECK(third.kind == Kind::kChoice);
  CHECK(document.Text(third.selection.observed.at(0).text) == "Partial");
  CHECK(document.Text(third.answer->text) == "Some \\| few.");
  REQUIRE(document.sections.size() == 1);
  CHECK(document.sections[0].notes.size() == 1);
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Short values that recur are of a scale, and others are replies") {
  const std::string head = "| Requirement | Answer | Notes |\n|---|---|---|\n";
  const Document scale =
      test::ExtractText(head +
                        "| It must float. | Meets | |\n| It must sail. | Meets | fast |\n"
                        "| It must turn. | Meets partly | |\n| It must stop. |  | slow |\n");
  REQUIRE(scale.questions.size() == 4);
  CHECK(scale.questions[0].kind == Kind::kChoice);
  CHECK(scale.Text(scale.questions[0].selection.observed.at(0).text) == "Meets");
  CHECK(scale.questions[2].selection.observed.size() == 1);
  CHECK(scale.questions[3].kind == Kind::kChoice);
  const Document values =
      test::ExtractText(head +
                        "| Number of boats | 3 | wooden |\n| Number of oars | 41 | |\n"
                        "| Colour of the sail | red | faded |\n");
  REQUIRE(values.questions.size() == 3);
  CHECK(values.questions[0].kind == Kind::kText);
  CHECK(values.Text(values.questions[0].answer->text) == "3");
  CHECK(values.Text(values.questions[2].answer->text) == "red");
}

TEST_CASE("Signs in a table mean what the document says") {
  const Document document = test::ExtractText(
      "\u25CB = done, \u25B3 = begun, \u00D7 = not done\n\n"
      "| Question | Answer |\n|---|---|\n| Is the roof mended? | \u25CB |\n"
      "| Is the floor mended? | \u00D7 |\n| Is the door mended? | \u25B3 |\n");
  REQUIRE(document.questions.size() == 3);
  const Question& second = document.questions[1];
  CHECK(second.kind == Kind::kChoice);
  REQUIRE(second.options.size() == 3);
  CHECK(document.Text(second.options[2].label.text) == "not done");
  CHECK(second.options[2].state == State::kSelected);
  CHECK_FALSE(second.answer);
}

TEST_CASE("Marks in a cell are options") {
  const Document document = test::ExtractText(
      "| Question | Answer |\n| --- | --- |\n| Is it open? | Yes [X] No [ ] |\n| Name | Anna |\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.questions[0].options.size() == 2);
  CHECK(document.questions[0].selection.observed.at(0).value == Value::kYes);
  CHECK(document.Text(document.questions[1].answer->text) == "Anna");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Other tables stay in the answer that they stand in") {
  const Document document = test::ExtractText(
      "1. How many? *\n\n| Year | Pupils |\n|---|---|\n| 2020 | 12 |\n\n2. Why? *\n\nSo.\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.Text(document.questions[0].answer->text) ==
        "| Year | Pupils |\n|---|---|\n| 2020 | 12 |");
}

TEST_CASE("Statements with a mark under each head are questions") {
  const Document document = test::ExtractText(
      "How far do you agree?\n\n                      No      Partly     Yes\n"
      "The mill is open.      \u25CB       \u25CB         \u25CF\n"
      "The mill is warm.      \u25CF       \u25CB         \u25CB\n\nWho keeps it?\n\nAnn.\n");
  std::vector<std::string> prompts;
  for (const Question& question : document.questions) {
    prompts.emplace_back(document.Text(question.prompt.text));
  }
  CHECK(prompts == std::vector<std::string>{"How far do you agree?", "The mill is open.",
                                            "The mill is warm.", "Who keeps it?"});
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[1].options.size() == 3);
  CHECK(document.questions[1].options[2].state == State::kSelected);
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("The number of a head that is the question is its number") {
  const Document document = test::ExtractText(
      "+--------------------------+\n| 3.6 Who keeps the mill?  |\n+==========================+\n"
      "| Ann.                     |\n+--------------------------+\n\n"
      "+--------------------------+\n| 3.7 Where does it stand? |\n+==========================+\n"
      "| By the weir.             |\n+--------------------------+\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.questions[0].number == "3.6");
  CHECK(document.Text(document.questions[0].prompt.text) == "Who keeps the mill?");
  CHECK(document.questions[1].number == "3.7");
  CHECK(test::CoverageDefect(document) == "");
}

TEST_CASE("A first row that asks as the others do heads no table") {
  const Document document = test::ExtractText(
      "The mill of Overby\n\nIs the mill open?\tyes\nWho keeps the mill?\tthe town\nIs the weir "
      "dry?\tno\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[0].prompt.text) == "Is the mill open?");
}

TEST_CASE("A table under an order asks where each row has one mark on a scale, or a grade") {
  const std::string above = "# The mill\n\n1. Who keeps it?\n\nThe town.\n\n2. Please tick:\n\n";
  struct Case {
    std::string table;
    std::size_t rows;
  };
  const std::string scale = "| Claim | agree | partly | disagree |\n|---|---|---|---|\n";
  const std::string grade = "| Aspect | Rating | Remarks |\n|---|---|---|\n";
  for (const Case& c : {
           Case{scale + "| The wheel turns well. | x | | |\n| The weir is dry. | | x | |\n"
                        "| The roof is sound. | | | x |\n",
                3},
           Case{scale + "| The wheel turns well. | x | x | |\n| The weir is dry. | | x | |\n"
                        "| The roof is sound. | | | x |\n",
                0},
           Case{scale + "| The wheel turns well. | x | | |\n| The weir is dry. | | x | |\n", 0},
           Case{grade +
                    "| The wheel of the mill turns. | 4 | |\n| The weir is dry in summer. | 2 | |\n"
                    "| The roof is sound and dry. | 3 | new |\n",
                3},
       }) {
    INFO(c.table);
    std::size_t rows = 0;
    const Document document = test::ExtractText(above + c.table);
    for (const Question& question : document.questions) {
      rows += document.Text(question.prompt.text).starts_with("The ");
    }
    CHECK(rows == c.rows);
  }
}

TEST_CASE("A row whose number begins the next one is the title of those below it") {
  CHECK(test::OutlineOf(test::ExtractText(
            "MILL\n\nNo.\tQuestion\tYes\tNo\n1\tTHE WHEEL\t\t\n1.1\tIs it greased?\tx\t\n"
            "1.2\tIs it old?\t\tx\n2\tThe weir\t\t\n2.1\tIs it tight?\tx\t\n"
            "3\tIs it open?\t\t\n3.1\tIs it free?\tx\t\n")) ==
        "# MILL\n"
        "# 1 THE WHEEL\n"
        "q1.1 yes_no +Yes -No = observed yes: Is it greased?\n"
        "q1.2 yes_no -Yes +No = observed no: Is it old?\n"
        "# 2 The weir\n"
        "q2.1 yes_no +Yes -No = observed yes: Is it tight?\n"
        "q3 yes_no -Yes -No = unmarked: Is it open?\n"
        "q3.1 yes_no +Yes -No = observed yes: Is it free?\n");
}

TEST_CASE("The foot of a page with a tab is no row of the table above it") {
  const Document document = test::ExtractText(
      "Mill form M-2\tPage 1 of 2\n\nNo.\tQuestion\tAnswer\n1\tWho keeps it?\tAnn\n"
      "2\tWhere is it?\tHere\n\nMill form M-2\tPage 2 of 2\n\nThat is all.\n");
  CHECK(document.questions.size() == 2);
  CHECK(document.furniture.size() == 3);
}

TEST_CASE("Entries beside answers are asked for, and codes beside responses are not") {
  const auto count = [](std::string_view head) {
    return test::ExtractText(
               "| " + std::string(head) +
               " |\n|---|---|\n| Nome | Mulino di Ulm |\n| Custode | Anna |\n| Ruote | 2 |\n")
        .questions.size();
  };
  CHECK(count("Voce | Risposta") == 3);
  CHECK(count("Code | Response") == 0);
}

TEST_CASE("Rows under words of the vocabulary may be left open") {
  const auto observed = [](std::string_view last) {
    const Document document = test::ExtractText(
        "C1.\tTick what you see:\n\nNo.\tItem\tYes\tNo\n1\tDry walls\tX\t\n2\tTight roof\t\tX\n" +
        std::string(last) + "4\tClean floor\t\t\n");
    std::size_t count = 0;
    for (const Question& question : document.questions) count += question.selection.observed.size();
    return count;
  };
  CHECK(observed("3\tWarm rooms\tX\t\n") == 3);
}

TEST_CASE("Cells that look like numbers of paragraphs leave a table whole") {
  CHECK(test::ExtractText("Question\tAnswer\nSurname\tBell\nAge (y)\t12\nTel.\t123\nTown\tHull\n")
            .questions.size() == 4);
  CHECK(test::ExtractText("Question\tYes\tNo\n1.\tx\n2.\t\tx\n3.\tx\n").questions.size() == 3);
}

TEST_CASE("A star at the end of a cell marks what is required") {
  const Document document = test::ExtractText(
      "| Question | Answer |\n|---|---|\n| Who keeps it? * | Ann |\n| Is it *open*? | Yes |\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.questions[0].required);
  CHECK(document.Text(document.questions[0].prompt.text) == "Who keeps it?");
  CHECK(!document.questions[1].required);
}

TEST_CASE("A ring in one cell of a row is its mark, unless others have more of them") {
  const auto outline = [](const std::string& rows) {
    return test::OutlineOf(test::ExtractText("| Question | Yes | No |\n|---|---|---|\n" + rows));
  };
  CHECK(outline("| \u958B\u3044\u305F | \u25CB | |\n| \u95C9\u3081\u305F | | \u25CB |\n") ==
        "q~1 yes_no +Yes -No = observed yes: \u958B\u3044\u305F\n"
        "q~2 yes_no -Yes +No = observed no: \u95C9\u3081\u305F\n");
  // A full ring may have stood in the other column, and was lost; not in two others.
  CHECK(outline("| Is it open? | \u25CB | |\n| Is it dry? | | \u25CB |\n").find("+") ==
        std::string::npos);
  const Document three = test::ExtractText(
      "| Question | Yes | No | N/A |\n|---|---|---|---|\n| Is it open? | \u25CB | | |\n"
      "| Is it dry? | | | \u25CB |\n");
  CHECK(test::OutlineOf(three).find("observed yes: Is it open?") != std::string::npos);
  CHECK(outline("| Is it open? | \u25CB | |\n| Is it dry? | \u25CB | \u25CB |\n").find("+") ==
        std::string::npos);
  CHECK(outline("| Is it open? | \u25CB | |\n| Is it dry? | \u25CF | |\n").find("+Yes") !=
        std::string::npos);
  CHECK(outline("| Is it open? | \u25CB | |\n| Is it dry? | \u25CF | |\n")
            .starts_with("q~1 yes_no -Yes -No = unmarked: "));
  CHECK(outline("| Is it open? | \u25CB | |\n| Is it dry? | | |\n").find("+") == std::string::npos);
}

TEST_CASE("A first row names what stands under it where no rule shows a head") {
  const auto outline = [](const std::string& table) {
    return test::OutlineOf(test::ExtractText("Kontrola przystani\n\n" + table));
  };
  const std::string marks =
      "q1 yes_no +Tak -Nie = observed yes: Czy drabina jest sucha?\n"
      "q2 yes_no -Tak +Nie = observed no: Czy lampa \u015Bwieci? => brak prądu\n"
      "q3 yes_no -Tak -Nie = unmarked: Czy lina jest zdrowa?\n";
  CHECK(outline("|Lp.|Pytanie|Tak|Nie|Uwagi|\n|1|Czy drabina jest sucha?|x||  |\n"
                "|2|Czy lampa \u015Bwieci?||x|brak prądu|\n|3|Czy lina jest zdrowa?||||\n")
            .ends_with(marks));
  CHECK(outline("Lp. | Pytanie | Tak | Nie | Uwagi\n1 | Czy drabina jest sucha? | x | |\n"
                "2 | Czy lampa \u015Bwieci? | | x | brak prądu\n"
                "3 | Czy lina jest zdrowa? | | |\n")
            .find("qLp.") == std::string::npos);
  // Grades of no vocabulary, a mark under each of two.
  CHECK(outline("|Danie|Słabe|Dobre|\n|Zupa rybna|x||\n|Ryba z pieca||x|\n|Kompot||x|\n")
            .ends_with("q~1 choice +Słabe -Dobre = observed Słabe: Zupa rybna\n"
                       "q~2 choice -Słabe +Dobre = observed Dobre: Ryba z pieca\n"
                       "q~3 choice -Słabe +Dobre = observed Dobre: Kompot\n"));
  CHECK(outline("|Pytanie|Odpowiedź|\n|Czy port jest czynny?|Tak|\n|Kto go prowadzi?|Gmina|\n")
            .find(": Pytanie") == std::string::npos);
}

TEST_CASE("A column for remarks in which nobody wrote is no option") {
  const auto outline = [](const std::string& head) {
    return test::OutlineOf(test::ExtractText(
        "MILL\n\nNo.  Question              Yes    No    " + head +
        "\n\n1    Is the wheel dry?     x\n\n2    Is the weir tight?           x\n"));
  };
  CHECK(outline("Remarks").find("Remarks") == std::string::npos);
  CHECK(outline("Unclear").find("-Yes +No -Unclear") != std::string::npos);
}

TEST_CASE("A first row without a rule that asks, is marked or names nothing heads no table") {
  const auto questions = [](const std::string& table) {
    return test::ExtractText("Check\n\n" + table).questions.size();
  };
  CHECK(questions("|Is it open?|Yes|\n|Is it dry?|No|\n|Is it lit?|Yes|\n") == 3);
  CHECK(questions("|Is it open?|x||\n|Is it dry?||x|\n|Is it lit?|x||\n") == 3);
  CHECK(questions("|Site|Depot|\n|Visitor|A. Brown|\n|Day|Monday|\n") == 0);
}

}  // namespace qsift
