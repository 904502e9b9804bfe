#include "src/structure/choose/evidence.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> PromptsIn(const std::string& text) {
  const Document document = test::ExtractText(text);
  std::vector<std::string> prompts;
  for (const Question& question : document.questions) {
    prompts.emplace_back(document.Text(question.prompt.text));
  }
  return prompts;
}

}  // namespace

TEST_CASE("What lines begin questions is told by their neighbours and the document") {
  struct Case {
    std::string_view name;
    std::string text;
    std::vector<std::string> prompts;
  };
  const Case cases[] = {
      {"a label behind options, above its reply",
       "1. Is it old?\n\n[ ] Yes\n[x] No\n\nReasons:\nIt was built last year.\n\n2. Is it open?\n\n"
       "[x] Yes\n[ ] No\n\n3. Who keeps it?\n\nAnn.\n",
       {"Is it old?", "Reasons:", "Is it open?", "Who keeps it?"}},
      {"a heading that asks above a form with numbers",
       "Why do we ask?\n\nThe state counts all mills.\n\n1. Who?\n\nAnn.\n\n2. Where?\n\nHere.\n\n"
       "3. When?\n\nNow.\n\n4. Why?\n\nSo.\n\n5. How?\n\nWell.\n",
       {"Who?", "Where?", "When?", "Why?", "How?"}},
      {"statements of a legend without links",
       "Legend: [x] done, [!] late, [-] not due\n\n### Roof\n[x] The roof of it was mended.\n"
       "[!] The tiles were paid for at last.\n\n### Floor\n[-] The floor of it was swept.\n[x] The "
       "stairs of it were "
       "mended.\n",
       {"The roof of it was mended.", "The tiles were paid for at last.",
        "The floor of it was swept.", "The stairs of it were mended."}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(PromptsIn(c.text) == c.prompts);
  }
}

}  // namespace qsift
