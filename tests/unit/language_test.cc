#include "src/language/language.h"

#include "src/rules/rules.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("The language is told by its common words") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  struct Case {
    std::string_view text;
    std::string_view code;
  };
  const Case cases[] = {
      {"Which is the name of the office that you are in?", "en"},
      {"Quel est le nom de la personne et de son service ?", "fr"},
      {"Wie ist der Name der Stelle und wer ist für sie da?", "de"},
      {"¿Cuál es el nombre de la oficina y de su director?", "es"},
      {"Qual é o nome da pessoa e do seu serviço? Não há outro.", "pt"},
      {"Какой орган отвечает за это и есть ли у него план?", "ru"},
      {"你是否有成文的制度？", "zh"},
      {"هل يوجد قانون في البلد أو من الوزارة؟", "ar"},
      {"Anna Ulm 12", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const DetectedLanguages detected = DetectLanguages(rules, c.text);
    CHECK(detected.code == c.code);
    CHECK((detected.mask & rules.MaskOf(c.code)) == rules.MaskOf(c.code));
    if (c.code.empty()) CHECK(detected.mask == kAllLanguages);
  }
}

TEST_CASE("A language with a fifth of the words is spoken, too") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  const auto mask_of = [&](int english, int german) {
    std::string text;
    for (int i = 0; i < english; ++i) text += "the ";
    for (int i = 0; i < german; ++i) text += "und ";
    return DetectLanguages(rules, text).mask;
  };
  CHECK((mask_of(10, 2) & rules.MaskOf("de")) != 0);
  CHECK((mask_of(11, 2) & rules.MaskOf("de")) == 0);
  CHECK((mask_of(12, 2) & rules.MaskOf("de")) == 0);
  CHECK((mask_of(10, 2) & rules.MaskOf("en")) != 0);
}

TEST_CASE("What neighbours have in common says nothing of the second one") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  const DetectedLanguages danish =
      DetectLanguages(rules, "Hvad er det, der bruges af havnen, og hvad skal der til efter det?");
  CHECK(danish.code == "da");
  CHECK((danish.mask & rules.MaskOf("nb")) == 0);
  const DetectedLanguages norwegian =
      DetectLanguages(rules, "Hva er det som brukes av havna, og hva skal til etter det?");
  CHECK(norwegian.code == "nb");
  CHECK((norwegian.mask & rules.MaskOf("da")) == 0);
  // As many of the words of the one as of the other: both are read.
  const DetectedLanguages both = DetectLanguages(rules, "Det er ikke til salg");
  CHECK((both.mask & rules.MaskOf("da")) != 0);
  CHECK((both.mask & rules.MaskOf("nb")) != 0);
}

TEST_CASE("Words with vowel signs and words without blanks between them are known") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  CHECK(DetectLanguages(rules, "\u092F\u0939 \u0915\u094D\u092F\u093E \u0939\u0948?").code == "hi");
  CHECK(DetectLanguages(rules, "\u0E17\u0E48\u0E32\u0E40\u0E23\u0E37\u0E2D").code == "th");
}

TEST_CASE("A language is told by a few words at least") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  CHECK(DetectLanguages(rules, "the the the", 3).code == "en");
  CHECK(DetectLanguages(rules, "the the", 3).code.empty());
  CHECK(DetectLanguages(rules, "the the").code == "en");
  CHECK(DetectLanguages(rules, "the").code.empty());
}

TEST_CASE("Lines that come again count as if they were read again") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  StopwordMemory lines;
  for (const std::string_view text :
       {"the quay of the port", "the quay of the port\n\nder Kai und die Werft",
        "der Kai und die Werft\nthe quay of the port\n", "\nder Kai und die Werft\n", "quay", ""}) {
    const DetectedLanguages read = DetectLanguages(rules, text);
    const DetectedLanguages known = DetectLanguages(rules, text, kFewWords, &lines);
    CHECK(known.code == read.code);
    CHECK(known.mask == read.mask);
  }
}

TEST_CASE("The user's word decides, and an unknown language leaves all packs in play") {
  const LanguageRules& rules = test::DefaultRules().rules().languages;
  CHECK(NamedLanguage(rules, "fr").mask == rules.MaskOf("fr"));
  CHECK(NamedLanguage(rules, "xx").mask == kAllLanguages);
}

TEST_CASE("Selections and follow-ups are read in every language") {
  struct Case {
    std::string_view name;
    std::string text;
    std::string_view observed;  // of question 1
    std::string_view inferred;  // of question 2
  };
  const Case cases[] = {
      {"fr",
       "1. Existe-t-il une loi ? *\n\nOui, depuis 2019.\n\n2. Avez-vous un plan ? "
       "*\n\nOui\n\nNon\n\n"
       "3. Si oui, veuillez préciser.\n\nLe plan de la ville.\n",
       "yes", "yes"},
      {"de",
       "1. Gibt es ein Gesetz? *\n\nNein. Das Amt ist dagegen.\n\n2. Haben Sie einen Plan? "
       "*\n\nJa\n\nNein\n\n"
       "3. Falls ja, bitte angeben.\n\nDer Plan der Stadt.\n",
       "no", "yes"},
      {"es",
       "1. ¿Existe una ley? *\n\nSí, desde 2019.\n\n2. ¿Tiene un plan? *\n\nSí\n\nNo\n\n"
       "3. En caso afirmativo, indique el enlace.\n\nNo existe un plan.\n",
       "yes", "no"},
      {"pt",
       "1. Existe uma lei? *\n\nSim, desde 2019.\n\n2. Há um plano? *\n\nSim\n\nNão\n\n"
       "3. Em caso afirmativo, indique.\n\nO plano da cidade.\n",
       "yes", "yes"},
      {"ru",
       "1. Есть ли закон? *\n\nДа, с 2019 года.\n\n2. Имеется ли план? *\n\nДа\n\nНет\n\n"
       "3. Если да, укажите ссылку.\n\nПлан города.\n",
       "yes", "yes"},
      {"zh",
       "1. 你是否有制度？\n\n是，2019年起。\n\n2. 是否有计划？\n\n是\n\n否\n\n3. "
       "如果是，请说明。\n\n城市的计划。\n",
       "yes", "yes"},
      {"ar",
       "1. هل يوجد قانون؟\n\nنعم، منذ 2019.\n\n2. هل توجد خطة؟\n\nنعم\n\nلا\n\n"
       "3. إذا كانت الإجابة نعم، يرجى التوضيح.\n\nخطة المدينة.\n",
       "yes", "yes"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document = test::ExtractText(c.text);
    REQUIRE(document.questions.size() == 3);
    const Selection& first = document.questions[0].selection;
    REQUIRE(first.observed.size() == 1);
    CHECK(Name(first.observed[0].value) == c.observed);
    const Selection& second = document.questions[1].selection;
    CHECK(second.observed.empty());
    REQUIRE(second.inferred.size() == 1);
    CHECK(Name(second.inferred[0].value) == c.inferred);
    CHECK(document.questions[2].depends_on);
  }
}

}  // namespace qsift
