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
      {"a label after options, above its reply",
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
      {"orders in paragraphs of their own, with what was written below",
       "1. Who keeps the mill?\nThe town keeps it.\n\nPlease describe the wheel in a few words.\n"
       "It is of oak and turns slowly.\n\n2. Is the weir dry?\nIt is dry in summer.\n\n"
       "Please return the form to the town hall.\n\n3. Who pays?\nThe town pays.\n",
       {"Who keeps the mill?", "Please describe the wheel in a few words.", "Is the weir dry?",
        "Who pays?"}},
      {"titles in capitals with numbers of their own",
       "PART 1 - KEEPING THE MILL\n\nWho keeps it?\nThe town.\n\nWho pays?\nThe town.\n\n"
       "PART 2 - TURNING THE WHEEL\n\nDoes it turn?\nIn spring.\n\nHow fast?\nSlowly.\n\n"
       "PART 3 - THE WEIR\n\nIs it dry?\nYes.\n\nWho mends it?\nThe town.\n",
       {"Who keeps it?", "Who pays?", "Does it turn?", "How fast?", "Is it dry?", "Who mends it?"}},
      {"replies and boxes end the lines of unnumbered questions",
       "Is the mill of the town open?   [x] yes   [ ] no\nHow many people came to see it last "
       "year? 400\nWho showed them round the mill? "
       "The keeper and her son\nWhen was the last of the tours? In May\nWhat did it cost the "
       "town?\n"
       "Nothing.\n",
       {"Is the mill of the town open?", "How many people came to see it last year?",
        "Who showed them round the mill?", "When was the last of the tours?",
        "What did it cost the town?"}},
      {"letters with a point under a number",
       "1 - About the mill:\n   a. Who keeps it?\n   The town keeps it.\n   b. Who pays?\n"
       "   The town pays.\n\n2 - Is it open?\nIt is open in May.\n\n3 - Is it dry?\nIt is.\n",
       {"About the mill:", "Who keeps it?", "Who pays?", "Is it open?", "Is it dry?"}},
      {"a name with a number over what it asks",
       "**Item 1.**\nWho keeps the mill?\n\nThe town.\n\n**Item 2.**\nIs it open?\n\nIn May.\n\n"
       "**Item 3.**\nIs it dry?\n\nYes.\n",
       {"Who keeps the mill?", "Is it open?", "Is it dry?"}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(PromptsIn(c.text) == c.prompts);
  }
}

}  // namespace qsift
