#include "src/structure/choose/sub_questions.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("Questions inside questions") {
  struct Case {
    std::string_view name;
    std::string text;
    std::string outline;
  };
  const Case cases[] = {
      {"letters that ask",
       "1. Describe the mill:\n\n(a) Who runs it?\n\nAnn\n\n(b) Is it old?\n\n[x] Yes [ ] No\n\n"
       "2. Is there a barn?\n\nNo\n\n3. When?\n\nNow\n",
       "q1 text: Describe the mill:\nq1.a text: Who runs it? => Ann\n"
       "q1.b yes_no +Yes -No = observed yes: Is it old?\n"
       "q2 yes_no = observed no: Is there a barn? => No\nq3 text: When? => Now\n"},
      {"letters of another script",
       "1. Опишите мельницу:\n\nа) Кто ею управляет?\n\nАнна\n\nб) Она старая?\n\nДа\n\n"
       "2. Есть ли амбар?\n\nНет\n\n3. Когда?\n\nСейчас\n",
       "q1 text: Опишите мельницу:\nq1.а text: Кто ею управляет? => Анна\n"
       "q1.б yes_no = observed yes: Она старая? => Да\nq2 yes_no = observed no: Есть ли амбар? => "
       "Нет\n"
       "q3 text: Когда? => Сейчас\n"},
      {"letters before nouns, each with a reply",
       "1. For each barn, please state:\n\n(a) the year it was built;\n\n1890\n\n(b) its "
       "owner.\n\nAnn\n\n2. Is there a mill?\n\nNo\n\n3. When?\n\nNow\n",
       "q1 text: For each barn, please state:\nq1.a text: the year it was built; => 1890\n"
       "q1.b text: its owner. => Ann\nq2 yes_no = observed no: Is there a mill? => No\n"
       "q3 text: When? => Now\n"},
      {"letters before nouns, each with boxes of its own",
       "1. The barn has:\n   a) a roof .......... Yes [x]   No [ ]\n"
       "   b) doors of oak, which the smith of the town has made for it\n      in the year of the "
       "fire "
       "..... Yes [ ]   No [x]\n\n"
       "2. Is there a mill?\n\nNo\n\n3. When?\n\nNow\n",
       "q1 text: The barn has:\nq1.a yes_no +Yes -No = observed yes: a roof\n"
       "q1.b yes_no -Yes +No = observed no: doors of oak, which the smith of the town has made for "
       "it in the year of the fire\n"
       "q2 yes_no = observed no: Is there a mill? => No\nq3 text: When? => Now\n"},
      {"parts that end one sentence",
       "1. How many of the barns are\n\n   a) old,\n\n   b) let?\n\nTwo.\n\n"
       "2. Is there a mill?\n\nNo\n\n3. When?\n\nNow\n",
       "q1 text: How many of the barns are\nq1.a text: old,\nq1.b text: let? => Two.\n"
       "q2 yes_no = observed no: Is there a mill? => No\nq3 text: When? => Now\n"},
      {"parts of a reply end as sentences do",
       "1. Which barns do you have\n\n   a) one that is old,\n\n   b) one that is let.\n\n"
       "2. Is there a mill?\n\nNo\n\n3. When?\n\nNow\n",
       "q1 text: Which barns do you have => a) one that is old,\n\nb) one that is let.\n"
       "q2 yes_no = observed no: Is there a mill? => No\nq3 text: When? => Now\n"},
      {"letters of titles in an answer",
       "1. What do you do?\n\n(a) In spring\n\nWe sow.\n\n(b) In autumn\n\nWe reap.\n\n"
       "2. When?\n\nNow\n\n3. Why?\n\nSo\n",
       "q1 text: What do you do? => (a) In spring\n\nWe sow.\n\n(b) In autumn\n\nWe reap.\n"
       "q2 text: When? => Now\nq3 text: Why? => So\n"},
      {"hangul letters before a full stop",
       "가. 관리인은 누구입니까?\n\n안나\n\n나. 언제 지었습니까?\n\n1990\n\n다. 창고가 "
       "있습니까?\n\n예\n",
       "q가 text: 관리인은 누구입니까? => 안나\nq나 text: 언제 지었습니까? => 1990\n"
       "q다 yes_no = observed yes: 창고가 있습니까? => 예\n"},
      {"letters of an answer",
       "1. Who runs it?\n\n(a) Ann, in spring;\n(b) Bob, in autumn.\n\n2. When?\n\nNow\n\n"
       "3. Why?\n\nSo\n",
       "q1 text: Who runs it? => (a) Ann, in spring;\n(b) Bob, in autumn.\nq2 text: When? => Now\n"
       "q3 text: Why? => So\n"},
      {"numbers that repeat their question's",
       "5. Is there a mill?\n\n(x) Yes ( ) No\n\n5a. If yes, whose?\n\nAnn's\n\n5b. Since when?\n\n"
       "1990\n\n6. Why?\n\nSo\n\n7. When?\n\nNow\n",
       "q5 yes_no +Yes -No = observed yes: Is there a mill?\nq5a text: If yes, whose? => Ann's\n"
       "q5b text: Since when? => 1990\nq6 text: Why? => So\nq7 text: When? => Now\n"},
      {"a list of another question's numbers stays in the answer",
       "1. Which rules?\n\n4.1 on mills\n4.2 on barns\n\n2. When?\n\nNow\n\n3. Why?\n\nSo\n",
       "q1 text: Which rules? => 4.1 on mills\n4.2 on barns\nq2 text: When? => Now\n"
       "q3 text: Why? => So\n"},
      {"titles over numbers that repeat theirs",
       "1. Mills\n\n1.1 Who runs them?\n\nAnn\n\n1.2 Since when?\n\n1990\n\n2. Barns\n\n"
       "2.1 Who runs them?\n\nBob\n",
       "# 1 Mills\nq1.1 text: Who runs them? => Ann\nq1.2 text: Since when? => 1990\n# 2 Barns\n"
       "q2.1 text: Who runs them? => Bob\n"},
      {"questions over numbers that repeat theirs",
       "1. Is there a mill?\n\nYes\n\n1.1 Who runs it?\n\nAnn\n\n2. Is there a barn?\n\nNo\n\n"
       "2.1 Who wants one?\n\nBob\n",
       "q1 yes_no = observed yes: Is there a mill? => Yes\nq1.1 text: Who runs it? => Ann\n"
       "q2 yes_no = observed no: Is there a barn? => No\nq2.1 text: Who wants one? => Bob\n"},
      {"titles in capitals over numbers of another style",
       "1. MILLS\n\n1) Who runs them?\n\nAnn\n\n2) Where?\n\nUlm\n\n2. BARNS\n\n3) "
       "Whose?\n\nBob's\n",
       "# 1 MILLS\nq1 text: Who runs them? => Ann\nq2 text: Where? => Ulm\n# 2 BARNS\n"
       "q3 text: Whose? => Bob's\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(test::OutlineOf(test::ExtractText(c.text)) == c.outline);
  }
}

TEST_CASE("A part names its question as parent") {
  const Document document = test::ExtractText(
      "1. Is there a mill?\n\nYes\n\n1a. Whose?\n\nAnn's\n\n2. Is there a barn?\n\nNo\n\n"
      "3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[0].parent == kNoIndex);
  CHECK(document.questions[1].parent == 0);
  CHECK(document.questions[2].parent == kNoIndex);
}

}  // namespace qsift
