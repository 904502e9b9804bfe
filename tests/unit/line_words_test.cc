#include "src/structure/lines/line_words.h"

#include "src/text/question_mark.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("Yes or no answers a question without a word that asks for more") {
  struct Case {
    std::string_view language;
    std::string prompt;
    bool yes_no;
  };
  const Case cases[] = {
      {"en", "The mill burnt down in 1900. Was it built again?", true},
      {"en", "Is the mill old? (e.g. more than a hundred years)", true},
      {"en", "Describe the mill. Is it old", false},
      {"en", "Could you describe the mill?", false},
      {"es", "\xC2\xBFVisitas el molino cada a\xC3\xB1o?", true},
      {"es",
       "\xC2\xBF"
       "Cu\xC3\xA1ntas veces visitas el molino?",
       false},
      {"es",
       "\xC2\xBF"
       "Conoces el molino? (el viejo, no el nuevo)",
       true},
      {"it", "Il mulino dispone di una ruota?", true},
      {"it", "In quale anno \xC3\xA8 stato costruito il mulino?", false},
      {"it", "Nome del mulino?", false},
      {"pl", "Czy m\xC5\x82yn ma ko\xC5\x82o?", true},
      {"pl",
       "Kto jest w\xC5\x82"
       "a\xC5\x9B"
       "cicielem m\xC5\x82yna?",
       false},
      {"tr",
       "De\xC4\x9Firmen \xC3\xA7"
       "al\xC4\xB1\xC5\x9F\xC4\xB1yor mu?",
       true},
      {"tr", "De\xC4\x9Firmen ne zaman yap\xC4\xB1ld\xC4\xB1?", false},
      {"zh", "\xE7\xA3\xA8\xE5\x9D\x8A\xE6\x98\xAF\xE5\x90\xA6\xE5\xBC\x80\xE6\x94\xBE\xEF\xBC\x9F",
       true},
      {"zh",
       "\xE7\xA3\xA8\xE5\x9D\x8A\xE5\x9C\xA8\xE4\xBB\x80\xE4\xB9\x88\xE5\x9C\xB0\xE6\x96\xB9"
       "\xEF\xBC\x9F",
       false},
  };
  for (const Case& c : cases) {
    INFO(c.prompt);
    ExtractOptions options;
    options.language = c.language;
    const Document document =
        std::move(Extract({"a.txt", "a", "1. " + c.prompt + "\n\n2. A?\n\n3. B?\n"},
                          test::DefaultRules(), options))
            .value();
    REQUIRE(document.questions.size() == 3);
    CHECK((document.questions[0].kind == Kind::kYesNo) == c.yes_no);
  }
}

TEST_CASE("A question ends with the mark of its script") {
  for (const std::string_view text :
       {"Is it old?", "水车旧吗？", "هل هو قديم؟", "Πόσο παλιός είναι;", "Πόσο παλιός είναι\u037E",
        "ወፍጮው አሮጌ ነው፧"}) {
    INFO(text);
    CHECK(QuestionMarkAtEnd(text) > 0);
    CHECK(HasQuestionMark(text));
    CHECK(AfterLastQuestionMark(std::string(text) + " mill") == text.size());
  }
  for (const std::string_view text : {"It is old;", "Старая;", "1;", ";", "", "Παλιός·"}) {
    INFO(text);
    CHECK(QuestionMarkAtEnd(text) == 0);
    CHECK_FALSE(HasQuestionMark(text));
    CHECK(AfterLastQuestionMark(text) == text.npos);
  }
  CHECK(HasQuestionMark("Παλιός; Ναι."));
  CHECK(QuestionMarkAtEnd("Παλιός; Ναι.") == 0);
}

TEST_CASE("Greek questions without numbers are told by their semicolons") {
  const Document document = test::ExtractText(
      "Έρευνα για τον μύλο\n\nΠόσο παλιός είναι ο μύλος του χωριού;\n\nΔιακοσίων ετών περίπου.\n\n"
      "Ποιος φροντίζει τον τροχό κάθε άνοιξη;\n\nΟ δήμος.\n\nΠότε ανοίγει ο μύλος για "
      "επισκέπτες;\n\n"
      "Κάθε Κυριακή.\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[1].prompt.text) ==
        "Ποιος φροντίζει τον τροχό κάθε άνοιξη;");
  CHECK(document.questions[1].answer.has_value());
}

}  // namespace qsift
