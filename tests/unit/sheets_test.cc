#include "src/input/sheets.h"

#include "src/input/xlsx_numbers.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::vector<std::string>> Rows(std::string_view text, char delimiter) {
  std::vector<std::vector<std::string>> rows;
  ReadDelimited(text, delimiter, "s", [&](const SheetInfo&, const SheetRow& row) {
    rows.push_back(row.cells);
    return true;
  });
  return rows;
}

}  // namespace

TEST_CASE("Records are read as RFC 4180 has them") {
  using Cells = std::vector<std::vector<std::string>>;
  CHECK(Rows("a,b\r\nc,d\r\n", ',') == Cells{{"a", "b"}, {"c", "d"}});
  CHECK(Rows("a,\"b\n\"\"c\"\"\",\n", ',') == Cells{{"a", "b\n\"c\"", ""}});
  CHECK(Rows("a\tb", '\t') == Cells{{"a", "b"}});
  CHECK(Rows("\"a\"b,c\n", ',') == Cells{{"ab", "c"}});
  CHECK(Rows("\"a,b\n", ',') == Cells{{"a,b\n"}});
  CHECK(Rows("", ',').empty());
}

TEST_CASE("A text is a table where all its records have one length") {
  CHECK(DelimiterOf("a,b\n1,2\n") == ',');
  CHECK(DelimiterOf("a;b\n1,5;2\n") == ';');
  CHECK(DelimiterOf("a\tb\n1\t2\n") == '\t');
  CHECK(DelimiterOf("a,\"b, c\"\n1,2\n") == ',');
  // One record; records of other lengths; prose; heads that are missing.
  CHECK(DelimiterOf("a,b\n") == 0);
  CHECK(DelimiterOf("a,b\n1,2,3\n") == 0);
  CHECK(DelimiterOf("Yes, we do\nNo, never\n") == 0);
  CHECK(DelimiterOf("a,,\n1,2,3\n") == 0);
  CHECK(DelimiterOf("1. Is it lit?\n\nYes\n") == 0);
}

TEST_CASE("Cells are named as sheets name them, and those of texts by their table") {
  struct Case {
    OriginalPlace place;
    std::string_view name;
  };
  const Case cases[] = {
      {{0, 0, 0, 0, 1, 1}, "A1"},     {{0, 0, 0, 0, 12, 26}, "Z12"},
      {{0, 0, 0, 0, 2, 27}, "AA2"},   {{0, 0, 0, 0, 9, 702}, "ZZ9"},
      {{0, 0, 0, 0, 7, 703}, "AAA7"}, {{0, 0, 0, 0, 1048576, 16384}, "XFD1048576"},
      {{0, 0, 0, 2, 3, 1}, "T2R3C1"}, {{0, 0, 4, 0, 0, 0}, ""},
  };
  for (const Case& c : cases) CHECK(Document::CellName(c.place) == c.name);
}

TEST_CASE("Numbers are written as a workbook shows them") {
  struct Case {
    std::string_view value;
    std::string_view format;
    std::string_view shown;
  };
  const Case cases[] = {
      {"3", "", "3"},
      {"0.1", "", "0.1"},
      {"0.30000000000000004", "", "0.3"},
      {"1234.5", "#,##0.00", "1,234.50"},
      {"-1234567", "#,##0", "-1,234,567"},
      {"0.255", "0.00%", "25.50%"},
      {"45356", "dd/mm/yyyy", "2024-03-05"},
      {"45356.5", "yyyy-mm-dd hh:mm", "2024-03-05 12:00"},
      {"0.75", "h:mm", "18:00"},
      {"59", "d/m/yy", "1900-02-28"},
      {"61", "d/m/yy", "1900-03-01"},
      {"1", "[$-409]mmmm d, yyyy", "1900-01-01"},
      {"5", "0 \"days\"", "5"},
      {"12", "@", "12"},
      {"2958466", "yyyy", "2958466"},
      {"x", "0.00", "x"},
  };
  for (const Case& c : cases) {
    INFO(c.value << " as " << c.format);
    CHECK(ShowNumber(c.value, NumberFormatOf(c.format), false) == c.shown);
  }
  CHECK(ShowNumber("43894", NumberFormatOf("yyyy"), true) == "2024-03-05");
}

TEST_CASE("Columns of ticks and crosses are options, and the sheet decides what a cross means") {
  const Document document = test::ExtractText(
      "Question,Yes,No\nIs the gate shut?,✓,✗\nIs the lamp lit?,✗,✓\nIs the well dry?,✓,✗\n");
  REQUIRE(document.questions.size() == 3);
  for (const Question& question : document.questions) {
    REQUIRE(question.options.size() == 2);
    CHECK(question.selection.status == SelectionStatus::kObserved);
    CHECK(question.selection.observed.size() == 1);
  }
  CHECK(document.questions[1].selection.observed[0].value == Value::kNo);
  CHECK(document.questions[1].options[0].mark == "✗");
  // Crosses alone select, and what stands in a column of words is a number.
  const Document crosses =
      test::ExtractText("No,Question,Yes,No\n1,Is the gate shut?,✗,\n2,Is the lamp lit?,,✗\n");
  REQUIRE(crosses.questions.size() == 2);
  CHECK(crosses.questions[0].number == "1");
  REQUIRE(crosses.questions[1].selection.observed.size() == 1);
  CHECK(crosses.questions[1].selection.observed[0].value == Value::kNo);
}

TEST_CASE("The head of a column may say how to fill it in") {
  const Document document = test::ExtractText(
      "Requirement;Compliant (Y/N);Comment\nThe gate is shut;Y;at night\nThe lamp is lit;N;\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.questions[0].selection.observed.at(0).value == Value::kYes);
  CHECK(document.questions[1].selection.observed.at(0).value == Value::kNo);
}

}  // namespace qsift
