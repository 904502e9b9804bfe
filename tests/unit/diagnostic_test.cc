#include "qsift/diagnostic.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("Messages have the form that editors and CI read") {
  struct Case {
    Error error;
    std::string_view text;
  };
  const Case cases[] = {
      {{"a.yaml", 3, 5, "unknown key 'x'", "    x: 1", "rules"},
       "a.yaml:3:5: error[rules]: unknown key 'x'\n    x: 1\n    ^"},
      {{"a.txt", 0, 0, "is a folder", "", "unreadable"}, "a.txt: error[unreadable]: is a folder"},
      {{"", 0, 0, "no memory", "", "error"}, "error: no memory"},
      {{"a", 1, 3, "m", "\t\xC3\xA9x", "c"}, "a:1:3: error[c]: m\n\t\xC3\xA9x\n\t ^"},
  };
  for (const Case& c : cases) CHECK(Format(c.error) == c.text);
  CHECK(Format(Diagnostic{Severity::kWarning, "marks-lost", "all lost", 0, 0}, "a.txt", "") ==
        "a.txt: warning[marks-lost]: all lost");
}

}  // namespace qsift
