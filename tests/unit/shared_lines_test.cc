#include "src/structure/choose/shared_lines.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("Questions that share a line are divided") {
  CHECK(test::OutlineOf(test::ExtractText("1. Name? Ann 2. Town? Ulm\n3. Is it old? No\n"
                                          "4. Who pays? Bob 5. Since when? 1990\n6. Why? So\n")) ==
        "q1 text: Name? => Ann\nq2 text: Town? => Ulm\nq3 yes_no = observed no: Is it old? => No\n"
        "q4 text: Who pays? => Bob\nq5 text: Since when? => 1990\nq6 text: Why? => So\n");
}

TEST_CASE("A number in an answer divides nothing where none is missing") {
  CHECK(test::OutlineOf(test::ExtractText("1. Where?\n\nSee section 2. The rest is old.\n\n"
                                          "2. When?\n\nNow\n\n3. Why?\n\nSo\n")) ==
        "q1 text: Where? => See section 2. The rest is old.\nq2 text: When? => Now\n"
        "q3 text: Why? => So\n");
}

TEST_CASE("What cannot be read is kept whole, with a warning") {
  struct Case {
    std::string_view code;
    std::string text;
    std::uint32_t line;
  };
  const Case cases[] = {
      {"one-line-form",
       "Mill form\n\n1. What is the name of the mill? Hillside 2. Where is it? In Ulm, by the "
       "river "
       "3. Is it old? Yes [x] No [ ] 4. Who pays for it? The town\n",
       3},
      {"interleaved-columns",
       "1. Whose is it?            8. Is it old?\nAnn's                      [x] Yes [ ] No\n"
       "2. Where is it?            9. Who runs it?\nIn Ulm                     Bob\n"
       "3. Is it far?              10. Why?\n[ ] Yes [x] No             So\n",
       1},
  };
  for (const Case& c : cases) {
    INFO(c.code);
    const Document document = test::ExtractText(c.text);
    CHECK(document.questions.empty());
    CHECK_FALSE(document.unplaced.empty());
    CHECK(test::CoverageDefect(document).empty());
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].code == c.code);
    CHECK(document.diagnostics[0].severity == Severity::kWarning);
    CHECK(document.diagnostics[0].line == c.line);
  }
}

}  // namespace qsift
