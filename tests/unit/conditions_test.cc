// Follow-ups and remarks without a number, in the languages of the packs.

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("A condition that the question above meets begins a question") {
  struct Case {
    std::string_view text;
    std::string_view prompt;
    std::string_view basis;
  };
  const Case cases[] = {
      {"1. Is er een alarm?\n\n[x] Ja\n[ ] Nee\n\nZo ja, hoeveel?\n\nTwee.\n\n2. Wie beheert "
       "het?\n\n"
       "Mevrouw De Wit.\n",
       "Zo ja, hoeveel?", "yes"},
      {"1. Czy jest alarm?\n\n[ ] Tak\n[x] Nie\n\nJe\xC5\xBC"
       "eli nie, prosz\xC4\x99 poda\xC4\x87 pow\xC3\xB3"
       "d:\n\nNie ma potrzeby.\n\n2. Kto go pilnuje?\n\nAnna.\n",
       "Je\xC5\xBC"
       "eli nie, prosz\xC4\x99 poda\xC4\x87 pow\xC3\xB3"
       "d:",
       "no"},
      {"1. Alarm var m\xC4\xB1?\n\n[x] Evet\n[ ] Hay\xC4\xB1r\n\nEvet ise, ka\xC3\xA7 "
       "tane?\n\n\xC4\xB0ki.\n\n"
       "2. Kim bak\xC4\xB1yor?\n\nAyla.\n",
       "Evet ise, ka\xC3\xA7 tane?", "yes"},
      {"1. Is there an alarm?\n\n[x] Yes\n[ ] No\n\nIf yes, how many?\n\nTwo.\n\n2. Who keeps "
       "it?\n\n"
       "Ann.\n",
       "If yes, how many?", "yes"},
  };
  for (const Case& c : cases) {
    const Document document = test::ExtractText(std::string(c.text));
    REQUIRE(document.questions.size() == 3);
    const Question& follow_up = document.questions[1];
    CHECK(document.Text(follow_up.prompt.text) == c.prompt);
    REQUIRE(follow_up.depends_on);
    CHECK(follow_up.depends_on->question == 0);
    CHECK((follow_up.depends_on->value == Value::kYes) == (c.basis == "yes"));
    CHECK(follow_up.answer);
  }
}

TEST_CASE("Room for remarks is a question, unless it stands under many") {
  const Document once = test::ExtractText(
      "1. Is it old?\n\nYes.\n\n2. Who keeps it?\n\nAnn.\n\nAny other comments:\n\nNone so far.\n");
  REQUIRE(once.questions.size() == 3);
  CHECK(once.Text(once.questions.back().prompt.text) == "Any other comments:");
  const Document often = test::ExtractText(
      "1. Is it old?\n\nYes.\n\nOther comments:\n\nNone.\n\n2. Who keeps it?\n\nAnn.\n\n"
      "Other comments:\n\nNone.\n");
  CHECK(often.questions.size() == 2);
  const Document title = test::ExtractText(
      "GENERAL COMMENTS\n\n1. Is it old?\n\nYes.\n\n2. Who keeps it?\n\nAnn.\n\n"
      "FURTHER COMMENTS\n\n3. Since when?\n\n1999.\n");
  CHECK(title.questions.size() == 3);
}

}  // namespace qsift
