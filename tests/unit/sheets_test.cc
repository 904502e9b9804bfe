#include "src/input/sheets.h"

#include "src/input/xlsx_numbers.h"
#include "tests/catch.h"

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

}  // namespace qsift
