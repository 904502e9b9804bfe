#include "src/citations/citations.h"
#include "src/citations/split.h"

#include <algorithm>
#include <string>
#include <vector>

#include "src/links/links.h"
#include "src/rules/rules.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

Document Read(std::string_view text, std::string_view lang = "en") {
  const Rules& rules = test::DefaultRules().rules();
  Document document;
  document.source = text;
  FindLinks(rules.links, document.source, 0, document.links);
  const LanguageMask mask = lang.empty() ? kAllLanguages : rules.languages.MaskOf(lang);
  FindCitations(rules.citations, mask, document);
  return document;
}

std::vector<Citation> CitationsIn(std::string_view text) { return Read(text).citations; }

// The one citation of the document, which reads so.
const Citation& TheOnly(const Document& document, std::string_view cite) {
  REQUIRE(document.citations.size() == 1);
  const Citation& citation = document.citations.front();
  CHECK(document.Text(citation.text) == cite);
  return citation;
}

}  // namespace

TEST_CASE("One citation with its parts") {
  struct Case {
    std::string_view text;
    std::string_view cite;
    std::string_view kind;
    std::string_view number;
    std::uint32_t year;
    std::size_t pinpoints;
  };
  const Case cases[] = {
      {"by the Law on Water Supply and Sanitation, which", "Law on Water Supply and Sanitation",
       "law", "", 0, 0},
      {"Law on Lease of land, houses and flats to the poor was passed",
       "Law on Lease of land, houses and flats to the poor", "law", "", 0, 0},
      {"Law on Grain (wheat) trade URL: x", "Law on Grain (wheat) trade", "law", "", 0, 0},
      {"the General Forest Law says", "General Forest Law", "law", "", 0, 0},
      {"under the Freedom of Movement Act.", "Freedom of Movement Act", "act", "", 0, 0},
      {"Government Resolution No. 73 of 2019", "Government Resolution No. 73 of 2019", "resolution",
       "73", 2019, 0},
      {"(Parliament decree #54, 2018 ", "Parliament decree #54, 2018", "decree", "54", 2018, 0},
      {"online: Decree-220 (2019) /", "Decree-220 (2019)", "decree", "220", 2019, 0},
      {"Law No. 133/2011", "Law No. 133/2011", "law", "133", 2011, 0},
      {"Act 12 of 1998", "Act 12 of 1998", "act", "12", 1998, 0},
      {"with Article 6.1.3 of the Law on Rivers, \"The", "Article 6.1.3 of the Law on Rivers",
       "article", "", 0, 1},
      {"Articles 5, 6 and 7 of the Forest Act", "Articles 5, 6 and 7 of the Forest Act", "article",
       "", 0, 3},
      {"Section 25(1)(b) of the Forest Act", "Section 25(1)(b) of the Forest Act", "section", "", 0,
       1},
      {"Law on Civil Service, Chapter 15 provides", "Law on Civil Service, Chapter 15", "chapter",
       "", 0, 1},
      {"the National e-Harbour Program sets", "National e-Harbour Program", "program", "", 0, 0},
      {"its Strategic Plan 2021-2024 in", "Strategic Plan 2021-2024", "strategy", "", 2021, 0},
      {"adopted a \"Comprehensive Plan to Protect the Lakes\" in",
       "Comprehensive Plan to Protect the Lakes", "plan", "", 0, 0},
      {"the 2030 Agenda for Sustainable Development", "2030 Agenda for Sustainable Development",
       "treaty", "", 2030, 0},
      {"SDG Indicator 6.3.2 is", "SDG Indicator 6.3.2", "sdg", "6.3.2", 0, 1},
      {"Regulation (EU) 2016/679 applies", "Regulation (EU) 2016/679", "regulation", "2016/679",
       2016, 0},
      {"certified to ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "standard", "27001", 2013, 0},
      {"Order of the Minister of Mills No. 41/2022", "Order of the Minister of Mills No. 41/2022",
       "order", "41", 2022, 0},
      {"Flour (General) Regulations, 2023", "Flour (General) Regulations, 2023", "regulation", "",
       2023, 0},
      {"Official Mills Act (Cap. 187)", "Official Mills Act (Cap. 187)", "act", "187", 0, 0},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::vector<Citation> found = CitationsIn(c.text);
    REQUIRE(found.size() == 1);
    CHECK(c.text.substr(found[0].text.begin, found[0].text.size()) == c.cite);
    CHECK(found[0].kind == c.kind);
    CHECK(found[0].number == c.number);
    CHECK(found[0].year == c.year);
    CHECK(found[0].pinpoints.size() == c.pinpoints);
  }
}

TEST_CASE("What belongs to a mention in other languages") {
  struct Case {
    std::string_view lang;
    std::string_view text;
    std::string_view cite;
    std::string_view number;
    std::uint32_t year;
    std::string_view path;  // labels of the pinpoints, the outermost first
  };
  const Case cases[] = {
      // The day in another calendar stands before the same day of ours.
      {"fr", "le décret n° 4-11-57 du 9 safar 1433 (3 janvier 2012) relatif aux moulins. Il",
       "décret n° 4-11-57 du 9 safar 1433 (3 janvier 2012) relatif aux moulins", "4-11-57", 2012,
       ""},
      {"fr", "Le décret n° 11-57 du 9 Dhou El Kaada 1433 correspondant au 25 septembre 2012 vaut.",
       "décret n° 11-57 du 9 Dhou El Kaada 1433 correspondant au 25 septembre 2012", "11-57", 2012,
       ""},
      {"en", "under Royal Decree No. M/57 dated 9 Safar 1433 (3 January 2012) and others",
       "Royal Decree No. M/57 dated 9 Safar 1433 (3 January 2012)", "M/57", 2012, ""},
      {"fr", "le décret n° 11-57 du 9 moulins 1533 (3 janvier 2012) vaut.", "décret n° 11-57",
       "11-57", 0, ""},
      {"fr", "le décret n° 11-57 du 9 safar 1433 (3 moulins) vaut.", "décret n° 11-57", "11-57", 0,
       ""},
      // What a ministry is for may be a list.
      {"fr", "un arrêté du ministre de la pêche et des moulins n° 57-11 du 3 juin 2011.",
       "arrêté du ministre de la pêche et des moulins n° 57-11 du 3 juin 2011", "57-11", 2011, ""},
      {"ru", "введён приказом и.о. Министра торговли и мельниц от 3 июня 2011 года № 57.",
       "приказом и.о. Министра торговли и мельниц от 3 июня 2011 года № 57", "57", 2011, ""},
      {"bg", "по заповед на министъра на мелниците и горите № 57 от 3 юни 2011 г. се плаща",
       "заповед на министъра на мелниците и горите № 57 от 3 юни 2011 г.", "57", 2011, ""},
      // A line may end after an abbreviated head.
      {"el", "κατά το άρθρο 4 του ν.\n5711/2011 ισχύει", "άρθρο 4 του ν.\n5711/2011", "5711", 2011,
       "4"},
      {"it", "Vale il d.lgs.\n57/2011 ora.", "d.lgs.\n57/2011", "57", 2011, ""},
      // Two numbers side by side: the first is not a label of the unit.
      {"fi", "Katso ministeriön asetuksen 57/2011 4 §:n 2 momenttia.",
       "ministeriön asetuksen 57/2011 4 §:n 2 momenttia", "57", 2011, "4 2"},
      // A year says that the name of an office is that of an act.
      {"en", "It rests on the Mills Agency Act, 2011 (Act 57).", "Mills Agency Act, 2011 (Act 57)",
       "57", 2011, ""},
      {"en", "under rule 4 of the High Court (Mills) Rules, 2011.",
       "rule 4 of the High Court (Mills) Rules, 2011", "", 2011, "4"},
      // Annexes stand with an instrument by other prepositions than pinpoints.
      {"ru", "по приложению 4 к Лесному кодексу.", "приложению 4 к Лесному кодексу", "", 0, "4"},
      {"uk", "форма – додаток 4 до постанови № 57 від 3 червня 2011 р.",
       "додаток 4 до постанови № 57 від 3 червня 2011 р.", "57", 2011, "4"},
      // An adjective and what it makes of an issuer.
      {"bg", "по Регламент (ЕС) 2011/57 на Европейския парламент и на Съвета от 3 юни 2011 г.",
       "Регламент (ЕС) 2011/57 на Европейския парламент и на Съвета от 3 юни 2011 г.", "2011/57",
       2011, ""},
      {"fi", "Katso Euroopan parlamentin ja neuvoston asetusta (EU) 2011/57 nyt.",
       "Euroopan parlamentin ja neuvoston asetusta (EU) 2011/57", "2011/57", 2011, ""},
      {"et", "vt Euroopa Parlamendi ja nõukogu määrus (EL) 2011/57 nüüd",
       "Euroopa Parlamendi ja nõukogu määrus (EL) 2011/57", "2011/57", 2011, ""},
      // The series of a gazette after a number.
      {"el", "κατά το άρθρο 4 του ν. 5711/2011 (Α΄ 57) ισχύει", "άρθρο 4 του ν. 5711/2011 (Α΄ 57)",
       "5711", 2011, "4"},
      {"el", "κατά το άρθρο 4 του ν. 5711/2011 (Α 57) ισχύει", "άρθρο 4 του ν. 5711/2011", "5711",
       2011, "4"},
      {"ro", "potrivit ordinului ministrului morilor și apelor nr. 57/2011.",
       "ordinului ministrului morilor și apelor nr. 57/2011", "57", 2011, ""},
      {"pt", "nos termos do Diploma Ministerial n.º 57/2011, de 3 de Junho.",
       "Diploma Ministerial n.º 57/2011, de 3 de Junho", "57", 2011, ""},
      // Who made it, between its number and its date.
      {"pl", "zgodnie z zarządzeniem nr 57 Ministra\nMłynów z dnia 3 czerwca 2011 r. oraz",
       "zarządzeniem nr 57 Ministra\nMłynów z dnia 3 czerwca 2011 r.", "57", 2011, ""},
      {"fr", "selon l’arrêté n° 57 du ministre de la pêche du 3 juin 2011.",
       "arrêté n° 57 du ministre de la pêche du 3 juin 2011", "57", 2011, ""},
      {"fr", "selon l’arrêté n° 57 du ministre qui vint le 3 juin 2011.", "arrêté n° 57", "57", 0,
       ""},
      // A bracket that says how it was made, or where it is registered.
      {"ru", "Есть Лесной кодекс Республики Беларусь (принят 3 июня 2011 года, № 57-З).",
       "Лесной кодекс Республики Беларусь (принят 3 июня 2011 года, № 57-З)", "57-З", 2011, ""},
      {"ru", "приказ Министра от 3 июня 2011 года № 57 (зарегистрирован в Реестре под № 5711).",
       "приказ Министра от 3 июня 2011 года № 57 (зарегистрирован в Реестре под № 5711)", "57",
       2011, ""},
      {"ru", "приказ Министра от 3 июня 2011 года № 57 (зарегистрирован в Реестре).",
       "приказ Министра от 3 июня 2011 года № 57", "57", 2011, ""},
      // A name after a comma that begins with an adjective.
      {"es", "según la Ley 57 de 2011, Orgánica del Trigo.", "Ley 57 de 2011, Orgánica del Trigo",
       "57", 2011, ""},
      {"es", "según la Ley 57 de 2011, Bogotá del Trigo.", "Ley 57 de 2011", "57", 2011, ""},
      {"es", "según el Decreto 57 de 2011, Libro 2, Parte 3, Título 4.",
       "Decreto 57 de 2011, Libro 2, Parte 3, Título 4", "57", 2011, "2 3 4"},
      // A letter after a Roman figure.
      {"de", "nach Anhang IV a der Richtlinie 2011/57/EU gilt",
       "Anhang IV a der Richtlinie 2011/57/EU", "2011/57", 2011, "IV a"},
      // The only article, and the first one in letters.
      {"it", "secondo l’articolo unico della legge 3 giugno 2011, n. 57.",
       "articolo unico della legge 3 giugno 2011, n. 57", "57", 2011, "unico"},
      {"el", "κατά το άρθρο πρώτο του ν. 5711/2011 ισχύει", "άρθρο πρώτο του ν. 5711/2011", "5711",
       2011, "1"},
      // The gazette stands in for the number.
      {"sl", "Uredba o starih mlinih (Uradni list RS, št. 51/17) velja od jeseni.",
       "Uredba o starih mlinih (Uradni list RS, št. 51/17)", "51", 2017, ""},
      {"hr", "po članku 4. stavku 1. Zakona o mlinovima (»Narodne novine«, br. 140/05) mora",
       "članku 4. stavku 1. Zakona o mlinovima (»Narodne novine«, br. 140/05)", "140", 2005, "4 1"},
      // A small word before a compound is none of its name.
      {"da", "Kravet følger af forskrift 3. juni 2011 nr. 57 om kværne.",
       "forskrift 3. juni 2011 nr. 57 om kværne", "57", 2011, ""},
      // A title behind a number that has words and a tail around it.
      {"cs", "Platí nařízení vlády č. 57/2011 Sb., o zásadách mletí obilí. Dále nic.",
       "nařízení vlády č. 57/2011 Sb., o zásadách mletí obilí", "57", 2011, ""},
      {"es",
       "el Real Decreto 5/2011, de 3 de junio, por el que se aprueba el Reglamento de Molinos, y",
       "Real Decreto 5/2011, de 3 de junio, por el que se aprueba el Reglamento de Molinos", "5",
       2011, ""},
      {"es", "la Ley 57 de 2011, por medio de la cual se dictan normas sobre molinos. Rige",
       "Ley 57 de 2011, por medio de la cual se dictan normas sobre molinos", "57", 2011, ""},
      {"es", "la Ley 57 de 2011, por la cual preguntan", "Ley 57 de 2011", "57", 2011, ""},
      // An acronym after a dash, and a gazette without brackets.
      {"de", "Es gilt das Allgemeine Mühlengesetz 2011 – AMG 2011, BGBl. I Nr. 57/2011, seither.",
       "Allgemeine Mühlengesetz 2011 – AMG 2011, BGBl. I Nr. 57/2011", "57", 2011, ""},
      {"de", "Das Mühlengesetz – UKW hört man dort.", "Mühlengesetz", "", 0, ""},
      {"de", "Das Mühlengesetz – MGB hört man dort.", "Mühlengesetz", "", 0, ""},
      {"pt", "A Lei Geral dos Moinhos - LGM (Lei nº 571/2011) vale.",
       "Lei Geral dos Moinhos - LGM (Lei nº 571/2011)", "571", 2011, ""},
      {"en", "the Flour (Milling) Regulations, 2003, L.N. 101/2003, and more",
       "Flour (Milling) Regulations, 2003, L.N. 101/2003", "101", 2003, ""},
      {"en", "the Flour Regulations, Legal Notice No. 12 of 2003, as amended",
       "Flour Regulations, Legal Notice No. 12 of 2003", "12", 2003, ""},
      {"de", "nach § 38 NÖ Mühlenordnung 1973, LGBl. 1000.",
       "§ 38 NÖ Mühlenordnung 1973, LGBl. 1000", "1000", 1973, "38"},
      // Years of policies after words of their names.
      {"cs", "Platí Akční plán boje s moukou na rok 2024.", "Akční plán boje s moukou na rok 2024",
       "", 2024, ""},
      {"uk", "Діє Національний план з води та млинів на 2025–2030 роки.",
       "Національний план з води та млинів на 2025–2030 роки", "", 2025, ""},
      {"uk", "Діє Державна цільова програма «Млин».", "Державна цільова програма «Млин»", "", 0,
       ""},
      // Labels with dots, letters and tails.
      {"es", "los artículos 1o., 2o. y 14 del Reglamento de Molinos rigen.",
       "artículos 1o., 2o. y 14 del Reglamento de Molinos", "", 0, "1 2 14"},
      {"es", "los artículos 356 a 361, 364 bis y 371 de la Ley de Molinos",
       "artículos 356 a 361, 364 bis y 371 de la Ley de Molinos", "", 0, "356 364 371"},
      {"fr", "à l’article 6.1.c) et e) du règlement (UE) 2016/679",
       "article 6.1.c) et e) du règlement (UE) 2016/679", "2016/679", 2016, "6 1 c e"},
      {"sv", "enligt artikel 5.1 a–d i direktiv 2008/98/EG.",
       "artikel 5.1 a–d i direktiv 2008/98/EG", "2008/98", 2008, "5 1 a"},
      {"sv", "i 33 och 34 a §§ kvarnlagen (1971:291).", "33 och 34 a §§ kvarnlagen (1971:291)",
       "291", 1971, "33 34 a"},
      {"de", "nach den §§ 28 ff. Mühlengesetz gilt", "§§ 28 ff. Mühlengesetz", "", 0, "28"},
      {"de", "nach § 17 Abs. 2 letzter Satz MühlG", "§ 17 Abs. 2 letzter Satz MühlG", "", 0,
       "17 2 last"},
      // The bodies of the Union between a head and its number.
      {"cs", "provádí směrnici\nEvropského parlamentu a Rady (EU) 2019/1937",
       "směrnici\nEvropského parlamentu a Rady (EU) 2019/1937", "2019/1937", 2019, ""},
      {"sv", "av artikel 3.1 i Europaparlamentets och rådets direktiv 2008/98/EG.",
       "artikel 3.1 i Europaparlamentets och rådets direktiv 2008/98/EG", "2008/98", 2008, "3 1"},
      // The parties of a treaty.
      {"de", "Das Übereinkommen zwischen der Schweiz und Österreich über die Mühlen gilt.",
       "Übereinkommen zwischen der Schweiz und Österreich über die Mühlen", "", 0, ""},
      {"es", "del Tratado entre México, Estados Unidos y Canadá (TMEC) y el",
       "Tratado entre México, Estados Unidos y Canadá (TMEC)", "", 0, ""},
      {"fr", "l’accord entre le gouvernement du Mali et la Guinée du 5 mai 2011 vaut",
       "accord entre le gouvernement du Mali et la Guinée du 5 mai 2011", "", 2011, ""},
      {"it", "l’Accordo tra la Repubblica italiana e la Svizzera sui mulini vale",
       "Accordo tra la Repubblica italiana e la Svizzera sui mulini", "", 0, ""},
      {"ru", "Соглашение между Россией и Монголией о мельницах от 5 мая 2011 г. действует",
       "Соглашение между Россией и Монголией о мельницах от 5 мая 2011 г.", "", 2011, ""},
      // Words that close a title before its head; another instrument within it.
      {"tr", "Yeni Değirmen İşleri Kanununun Uygulanmasına İlişkin Yönetmelik yürürlüktedir",
       "Yeni Değirmen İşleri Kanununun Uygulanmasına İlişkin Yönetmelik", "", 0, ""},
      {"hu", "és a Malmi Törvénykönyvről szóló 2011. évi V. törvény 2. §-a",
       "Malmi Törvénykönyvről szóló 2011. évi V. törvény 2. §-a", "V", 2011, "2"},
      {"fi", "Tästä säädetään vesimyllyjen hoidosta annetun lain (571/2011) 24 §:ssä",
       "vesimyllyjen hoidosta annetun lain (571/2011) 24 §:ssä", "571", 2011, "24"},
      // A compound and what is in its bracket.
      {"da", "af § 7, stk. 1, i kværnloven (lov nr. 606 af 12. juni 2013) og mere.",
       "§ 7, stk. 1, i kværnloven (lov nr. 606 af 12. juni 2013)", "606", 2013, "7 1"},
      // The mark of the Hijra, and a number with the letter of its series.
      {"ar", "بالمرسوم الملكي رقم (م/19) وتاريخ 9/2/1443هـ وهو",
       "بالمرسوم الملكي رقم (م/19) وتاريخ 9/2/1443هـ", "م/19", 0, ""},
      {"af", "van die Wet op Meulens 2 van 2000 geld", "Wet op Meulens 2 van 2000", "2", 2000, ""},
      {"en", "Recommendation CM/Rec(2011)57 of the Committee",
       "Recommendation CM/Rec(2011)57 of the Committee", "CM/Rec(2011)57", 2011, ""},
      // The first number of a gazette is its own; what amends it comes later.
      {"hr", "Zakon o mlinovima (NN 25/13, 85/15, 69/22), članak 15.",
       "Zakon o mlinovima (NN 25/13, 85/15, 69/22), članak 15", "25", 2013, "15"},
      {"nl", "en het Besluit van 3 mei 2022, Stb. 2022, 189, geldt",
       "Besluit van 3 mei 2022, Stb. 2022, 189", "189", 2022, ""},
      // An abbreviation with its dot before a label.
      {"hu", "és az Maltv. 3. § 5. pontja szerint", "Maltv. 3. § 5. pontja", "", 0, "3 5"},
      // A number with its mark before the unit that it is a part of.
      {"pt", "O prazo é o do n.º 3 do artigo 14.º do Decreto-Lei n.º 57/2011, de 3 de junho.",
       "n.º 3 do artigo 14.º do Decreto-Lei n.º 57/2011, de 3 de junho", "57", 2011, "14 3"},
      // The number before the head; a dot and a date after it.
      {"el", "με την υπ' αριθμ. 5712/2011 Υπουργική Απόφαση για τους",
       "υπ' αριθμ. 5712/2011 Υπουργική Απόφαση", "5712", 2011, ""},
      {"it", "fissati dal D.Lgs. 3 giugno 2011, n. 57, artt. 14 e 15 e altrove",
       "D.Lgs. 3 giugno 2011, n. 57, artt. 14 e 15", "57", 2011, "14 15"},
      {"ro", "aprobat prin H.G. nr. 57/2011 și", "H.G. nr. 57/2011", "57", 2011, ""},
      // Names that are written as sentences are.
      {"vi", "theo khoản 2 Điều 14 Luật Bảo vệ cối xay năm 2011.",
       "khoản 2 Điều 14 Luật Bảo vệ cối xay năm 2011", "", 2011, "14 2"},
      {"cs", "podle čl. 14 Listiny dávných mlynářů.", "čl. 14 Listiny dávných mlynářů", "", 0,
       "14"},
      {"pl", "na podstawie art. 14 Kodeksu postępowania młynarskiego, jak dotąd",
       "art. 14 Kodeksu postępowania młynarskiego", "", 0, "14"},
      // An acronym between a policy and its years; years with their dots.
      {"fr", "La Stratégie nationale de développement des moulins (SNDM) 2011-2015 est prête.",
       "Stratégie nationale de développement des moulins (SNDM) 2011-2015", "", 2011, ""},
      {"hr", "plaća Nacionalna strategija vodenih mlinova 2011. – 2015. djelomično",
       "Nacionalna strategija vodenih mlinova 2011. – 2015", "", 2011, ""},
      // A Roman number before its unit, the case of a sign, and of an acronym.
      {"hu", "Az Alaptörvény XIV. cikke kimondja", "Alaptörvény XIV. cikke", "", 0, "XIV"},
      {"hu", "az 57/2011. (VI. 3.) Korm. rendelet 14. §-a szerint",
       "57/2011. (VI. 3.) Korm. rendelet 14. §-a", "57", 2011, "14"},
      {"sv", "enligt lagen (2011:57) med kompletterande bestämmelser till EU:s kvarnförordning.",
       "lagen (2011:57) med kompletterande bestämmelser till EU:s kvarnförordning", "57", 2011, ""},
      // Regulations are instruments and units.
      {"en", "by the Mills (Licensing) Regulations 2011, reg. 14(2); none was",
       "Mills (Licensing) Regulations 2011, reg. 14(2)", "", 2011, "14 2"},
      {"en", "by regulation 14 of the Mills Regulations 2011, at",
       "regulation 14 of the Mills Regulations 2011", "", 2011, "14"},
      // A year before a name belongs to it, and one after a title does not.
      {"en", "but not the 2011 Mills Convention.", "2011 Mills Convention", "", 2011, ""},
      {"en", "joined the Corbie Convention on Millstones in 2011 and",
       "Corbie Convention on Millstones", "", 0, ""},
      // What begins a sentence is no name of what has a number.
      {"pl", "Zastosowano ustawę o młynach (t.j. Dz. U. z 2011 r. poz. 57).",
       "ustawę o młynach (t.j. Dz. U. z 2011 r. poz. 57)", "57", 2011, ""},
      {"tr", "Yönetmeliği'nin 14 ncü maddesi gereği", "Yönetmeliği'nin 14 ncü maddesi", "", 0,
       "14"},
      // After a name, the sentence goes on with its own words.
      {"ru", "согласно ст. 14 Мельничного кодекса Республики отчёт готов",
       "ст. 14 Мельничного кодекса Республики", "", 0, "14"},
      // Letters with their sign, and digits of other scripts.
      {"el", "το άρθρο 14, στοιχείο β΄ του Κανονισμού (ΕΕ) 2011/57 λέει",
       "άρθρο 14, στοιχείο β΄ του Κανονισμού (ΕΕ) 2011/57", "2011/57", 2011, "14 β"},
      {"ar", "وفقا للمادة ١٤ من القانون رقم ٥٧ لسنة ٢٠١١.", "للمادة ١٤ من القانون رقم ٥٧ لسنة ٢٠١١",
       "57", 2011, "14"},
      // A number before the year that both look like years.
      {"en", "Regulation (EC) No 1957/2006 on", "Regulation (EC) No 1957/2006", "1957/2006", 2006,
       ""},
      // Standards of states.
      {"", "та ДСТУ ISO 5712:2011.", "ДСТУ ISO 5712:2011", "5712", 2011, ""},
      {"es", "Se aplica la NOM-057-AGUA-2011 aquí.", "NOM-057-AGUA-2011", "057", 2011, ""},
      // Abbreviated heads.
      {"el", "κατά το άρθρο 8 παρ. 2 του ν. 4036/2012 για τους", "άρθρο 8 παρ. 2 του ν. 4036/2012",
       "4036", 2012, "8 2"},
      {"it", "visto il d.lgs. n. 152/2006, la giunta", "d.lgs. n. 152/2006", "152", 2006, ""},
      {"cs", "vyhláška č. 129/2012 Sb. platí", "vyhláška č. 129/2012 Sb.", "129", 2012, ""},
      // Endings and marks of labels.
      {"fi", "myllylain (600/2019) 8 §:n 2 momentissa säädetään",
       "myllylain (600/2019) 8 §:n 2 momentissa", "600", 2019, "8 2"},
      {"tr", "5553 sayılı Değirmen Kanununun 7 nci maddesinin ikinci fıkrası uyarınca",
       "5553 sayılı Değirmen Kanununun 7 nci maddesinin ikinci fıkrası", "5553", 0, "7 2"},
      {"nl", "zie artikel 6:162 van het Burgerlijk Wetboek voor",
       "artikel 6:162 van het Burgerlijk Wetboek", "", 0, "6:162"},
      {"sk", "podľa § 8 ods. 4 písm. a) zákona č. 597/2006 Z. z. sa vydá",
       "§ 8 ods. 4 písm. a) zákona č. 597/2006 Z. z.", "597", 2006, "8 4 a"},
      {"de", "nach Art. 13 Nr. 5 Buchst. b Doppelbuchst. dd und Art. 14 des Mühlengesetzes gilt",
       "Art. 13 Nr. 5 Buchst. b Doppelbuchst. dd und Art. 14 des Mühlengesetzes", "", 0,
       "13 5 b dd 14"},
      {"de", "wegen § 61 Nr. 5 oder 6 StGB und", "§ 61 Nr. 5 oder 6 StGB", "", 0, "61 5 6"},
      {"de", "das steht so im Mühlengesetz und nirgends", "Mühlengesetz", "", 0, ""},
      // Provisions that are read together are pinpoints of one instrument.
      {"de", "nach Art. 2 Abs. 1 i. V. m. Art. 20 Abs. 3 GG folgt",
       "Art. 2 Abs. 1 i. V. m. Art. 20 Abs. 3 GG", "", 0, "2 1 20 3"},
      {"pt", "do art. 152, inciso I, c/c o art. 154 da Lei dos Moinhos, que",
       "art. 152, inciso I, c/c o art. 154 da Lei dos Moinhos", "", 0, "152 I 154"},
      // Slavic laws divide an article into parts.
      {"uk", "згідно з частиною третьою статті 15 Закону України «Про млини» видається",
       "частиною третьою статті 15 Закону України «Про млини»", "", 0, "15 3"},
      // What a word closes is the title before it.
      {"hu",
       "a malmok és gátak állami elismeréséről szóló 2003. évi LII. törvény 14. § (3) bekezdése",
       "malmok és gátak állami elismeréséről szóló 2003. évi LII. törvény 14. § (3) bekezdése",
       "LII", 2003, "14 3"},
      // The years of eras; brackets of other widths.
      {"ja", "水車法（平成十年法律第八十三号）第三条第一項の規定",
       "水車法（平成十年法律第八十三号）第三条第一項", "83", 1998, "3 1"},
      {"zh", "《磨坊标签管理办法》（农业部令第49号）已经", "《磨坊标签管理办法》（农业部令第49号）",
       "49", 0, ""},
      // A verb of one language is a small word of another.
      {"", "Gesetz zur Verbesserung des Schutzes der alten Mühlen vom 4. November 2016 gilt",
       "Gesetz zur Verbesserung des Schutzes der alten Mühlen vom 4. November 2016", "", 2016, ""},
      {"", "artikel 16(2) van die Wet op Meulens, 1976 (Wet No. 53 van 1976) word",
       "artikel 16(2) van die Wet op Meulens, 1976 (Wet No. 53 van 1976)", "53", 1976, "16 2"},
      // Names of one word or two, where the name can only end.
      {"nl", "Ingevolge artikel 5 van het Besluit molenbeheer geldt een verbod.",
       "artikel 5 van het Besluit molenbeheer", "", 0, "5"},
      {"pl",
       "na mocy art. 28 ustawy z dnia 7 lipca 1994 r. – Prawo młyńskie (Dz. U. poz. 12) wydano",
       "art. 28 ustawy z dnia 7 lipca 1994 r. – Prawo młyńskie (Dz. U. poz. 12)", "12", 1994, "28"},
      {"da", "hjemlet i mølle- og dæmningsloven § 20-1 annet ledd.",
       "mølle- og dæmningsloven § 20-1 annet ledd", "", 0, "20-1 2"},
      {"fi", "Laki vanhoista myllyistä (1397/2016) tuli voimaan",
       "Laki vanhoista myllyistä (1397/2016)", "1397", 2016, ""},
      {"et", "Põllumajandusministri 7. juuni 2006. a määruse nr 40 § 3 kohaselt",
       "Põllumajandusministri 7. juuni 2006. a määruse nr 40 § 3", "40", 2006, "3"},
      {"fr", "la Convention de sauvegarde des moulins et des digues, signée hier",
       "Convention de sauvegarde des moulins et des digues", "", 0, ""},
      {"ar", "تنص المادة الخامسة من المرسوم رقم 12 لسنة 1998 على ذلك",
       "المادة الخامسة من المرسوم رقم 12 لسنة 1998", "12", 1998, "5"},
      {"", "9 Del. C. § 2402(b) applies", "9 Del. C. § 2402(b)", "2402(b)", 0, "2402 b"},
      {"en", "section 5 of the Statutory Instruments Act, 2013 says",
       "section 5 of the Statutory Instruments Act, 2013", "", 2013, "5"},
      {"en", "the Statute Law (Miscellaneous Mills) Act, 2021 (No. 11 of 2021), which",
       "Statute Law (Miscellaneous Mills) Act, 2021 (No. 11 of 2021)", "11", 2021, ""},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Document document = Read(c.text, c.lang);
    const Citation& citation = TheOnly(document, c.cite);
    CHECK(citation.number == c.number);
    CHECK(citation.year == c.year);
    std::string path;
    for (const Pinpoint& pinpoint : citation.pinpoints) {
      for (const std::string& label : pinpoint.path) path += (path.empty() ? "" : " ") + label;
    }
    CHECK(path == c.path);
  }
}

TEST_CASE("What names an instrument a second time belongs to its mention") {
  struct Case {
    std::string_view lang;
    std::string_view text;
    std::string_view cite;
    std::string_view number;
    std::uint32_t year;
  };
  const Case cases[] = {
      // A short name in a bracket, before and after the date.
      {"de", "Dazu die Mühlenverordnung (MüV) vom 3.\nJuni 2011, die gilt.",
       "Mühlenverordnung (MüV) vom 3.\nJuni 2011", "", 2011},
      {"de", "Es gilt das Gesetz über die Mühlen vom 3. Juni 2011 (MüG).",
       "Gesetz über die Mühlen vom 3. Juni 2011 (MüG)", "", 2011},
      {"it", "il regolamento (UE) n. 571/2011 (eMUL) vale", "regolamento (UE) n. 571/2011 (eMUL)",
       "571/2011", 2011},
      {"it", "la legge 3 giugno 2011, n. 57 (legge Mulini) vale",
       "legge 3 giugno 2011, n. 57 (legge Mulini)", "57", 2011},
      // An aside that is none of its names.
      {"en", "the Mills Act 1911 (see below) applies", "Mills Act 1911", "", 1911},
      // A gazette or a collection by its abbreviation.
      {"de", "das Gesetz über die Mühlen vom 3. Juni 2011 (MüG; SR 571.1) gilt",
       "Gesetz über die Mühlen vom 3. Juni 2011 (MüG; SR 571.1)", "571.1", 2011},
      {"nl", "Op 3 juni is de Wet oude molens (Stb. 2011, 57) in werking getreden.",
       "Wet oude molens (Stb. 2011, 57)", "57", 2011},
      {"tr", "Değirmenler Hakkında Yönetmelik (RG: 3/6/2011, 25571) uygulanır.",
       "Değirmenler Hakkında Yönetmelik (RG: 3/6/2011, 25571)", "25571", 2011},
      // A number in a bracket gives the name before it.
      {"en", "by the Navya Dharma Sanhita, 2011 (Act 57 of 2011), which",
       "Navya Dharma Sanhita, 2011 (Act 57 of 2011)", "57", 2011},
      {"en", "in spring (Act 57 of 2011), which", "Act 57 of 2011", "57", 2011},
      // Where and when a treaty was made.
      {"en", "the Convention on Old Mills, done at Port Louis on 3 June 2011, binds us",
       "Convention on Old Mills, done at Port Louis on 3 June 2011", "", 2011},
      {"pl", "Konwencja o młynach, sporządzona w Toruniu dnia 3 czerwca 2011 r., wiąże.",
       "Konwencja o młynach, sporządzona w Toruniu dnia 3 czerwca 2011 r.", "", 2011},
      {"en", "the Convention on Old Mills, signed at the station, binds us",
       "Convention on Old Mills", "", 0},
      // Numbers of a series, by initials and with a letter in brackets.
      {"en", "by Notification No. G.S.R. 57(E) dated the 3rd June, 2011.",
       "Notification No. G.S.R. 57(E) dated the 3rd June, 2011", "G.S.R. 57(E)", 2011},
      // A number in a bracket of its own.
      {"en", "by Law No. (57) of 2011, which", "Law No. (57) of 2011", "57", 2011},
      // A compound names its instrument a second time.
      {"nb", "lov om eldre møller (mølleloven) av 3. juni 2011 nr. 57 gjelder",
       "lov om eldre møller (mølleloven) av 3. juni 2011 nr. 57", "57", 2011},
      {"vi", "theo Nghị định số 57/2011/NĐ-CP về bảo vệ cối xay.",
       "Nghị định số 57/2011/NĐ-CP về bảo vệ cối xay", "57/2011/NĐ-CP", 2011},
      // A line may end before the mark of a number.
      {"tr", "3/6/2011 tarihli ve 5711\nsayılı Kanun yürürlüktedir.",
       "3/6/2011 tarihli ve 5711\nsayılı Kanun", "5711", 2011},
      // A list within the name.
      {"en", "under the Flour, Bread and Millers Act, 2011.", "Flour, Bread and Millers Act, 2011",
       "", 2011},
      {"en", "In Kenya, Bread and Millers Act, 2011 applies.", "Bread and Millers Act, 2011", "",
       2011},
      {"en", "under the Trading with Millers Act, 2011.", "Trading with Millers Act, 2011", "",
       2011},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Document document = Read(c.text, c.lang);
    const Citation& citation = TheOnly(document, c.cite);
    CHECK(citation.number == c.number);
    CHECK(citation.year == c.year);
  }
}

TEST_CASE("Ranges and lists of pinpoints are read in every order") {
  struct Case {
    std::string_view lang;
    std::string_view text;
    std::string_view cite;
    std::size_t pinpoints;
  };
  const Case cases[] = {
      {"id", "dalam Pasal 4 huruf a sampai dengan huruf g UU Nomor 57 Tahun 2011.",
       "Pasal 4 huruf a sampai dengan huruf g UU Nomor 57 Tahun 2011", 2},
      {"id", "dalam Pasal 27 s.d. Pasal 37 UU Nomor 57 Tahun 2011.",
       "Pasal 27 s.d. Pasal 37 UU Nomor 57 Tahun 2011", 1},
      {"nl", "zie de artikelen 22 tot en met 30 van de Molenwet.",
       "artikelen 22 tot en met 30 van de Molenwet", 1},
      {"nl", "op grond van artikel 4, aanhef en onder b, van de Molenwet.",
       "artikel 4, aanhef en onder b, van de Molenwet", 3},
      {"hr", "prema člancima 5. do 8. Zakona o mlinovima (NN 57/11, 85/15) mora",
       "člancima 5. do 8. Zakona o mlinovima (NN 57/11, 85/15)", 1},
      {"de", "nach Art. 7 Bst. a bis d des Mühlengesetzes gilt",
       "Art. 7 Bst. a bis d des Mühlengesetzes", 2},
      {"it", "ai commi da 1 a 3 dell’articolo 5 della legge n. 57/2011.",
       "commi da 1 a 3 dell’articolo 5 della legge n. 57/2011", 2},
      {"it", "dagli artt. 22 e ss. della legge n. 57/2011.",
       "artt. 22 e ss. della legge n. 57/2011", 1},
      {"tr", "5711 sayılı Kanunun 15 ilâ 28 inci maddeleri uygulanır.",
       "5711 sayılı Kanunun 15 ilâ 28 inci maddeleri", 1},
      {"tr", "5711 sayılı Kanunun 2 nci ve 3 üncü maddeleri uygulanır.",
       "5711 sayılı Kanunun 2 nci ve 3 üncü maddeleri", 2},
      {"en", "under sections 65, 66 and 66B-66F of the Mills Act, 2011.",
       "sections 65, 66 and 66B-66F of the Mills Act, 2011", 3},
      // An abbreviation of initials, and a short one with a capital.
      {"pl", "na podstawie art. 16 u.m.w. wydano", "art. 16 u.m.w.", 1},
      {"nl", "de artt. 4:17 en 8:55c\nMwb gelden", "artt. 4:17 en 8:55c\nMwb", 2},
      {"nl", "Hij las artikel 4 Voorzichtig is hij niet.", "artikel 4", 1},
      // A bracket with a part of one item, labels with a bracket each, ordinals of a part.
      {"fr", "voir les articles 4, 9 (paragraphe 2) et 15 du décret n° 2011-57.",
       "articles 4, 9 (paragraphe 2) et 15 du décret n° 2011-57", 4},
      {"en", "under sections 4, 9 (para. 2) and 15 of the Mills Act, 2011.",
       "sections 4, 9 (para. 2) and 15 of the Mills Act, 2011", 4},
      {"en", "under section 4 (para. 2) and the rest", "section 4 (para. 2)", 2},
      {"ru", "по подпунктам 1), 3) и 5) пункта 2 статьи 4 Лесного кодекса.",
       "подпунктам 1), 3) и 5) пункта 2 статьи 4 Лесного кодекса", 5},
      {"uk", "за пунктами 1) і 3) частини 2 статті 4 Лісового кодексу.",
       "пунктами 1) і 3) частини 2 статті 4 Лісового кодексу", 4},
      {"en", "(as said in section 4), 5 mills stood", "section 4", 1},
      {"ru", "по частям первой и третьей статьи 4 Лесного кодекса.",
       "частям первой и третьей статьи 4 Лесного кодекса", 3},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Document document = Read(c.text, c.lang);
    const Citation& citation = TheOnly(document, c.cite);
    CHECK(citation.pinpoints.size() == c.pinpoints);
  }
}

TEST_CASE("A short name in a bracket stands for its instrument from there on") {
  const Document document =
      Read("Değirmenlerin Korunması Kanunu (DKK) yürürlüktedir. DKK gereğince ve DKKB ile.", "tr");
  REQUIRE(document.citations.size() == 2);
  CHECK(document.Text(document.citations[0].text) == "Değirmenlerin Korunması Kanunu (DKK)");
  CHECK(document.Text(document.citations[1].text) == "DKK");
  CHECK(document.citations[1].mention == Mention::kShort);
  CHECK(document.citations[1].instrument == document.citations[0].instrument);
}

TEST_CASE("Of two instruments with one short name, the name is that of the first") {
  const Document document =
      Read("The Mills Act 1911 (the \"MA\"), the Moors Act 1950 (the \"MA\"), and s. 5 MA.", "en");
  REQUIRE(document.citations.size() >= 3);
  CHECK(document.Text(document.citations.back().text) == "s. 5 MA");
  CHECK(document.citations.back().instrument == document.citations.front().instrument);
  CHECK(document.citations.back().year == 1911);
}

TEST_CASE("A pinpoint of a thing without a name is no citation") {
  struct Case {
    std::string_view lang;
    std::string_view text;
  };
  const Case cases[] = {
      {"en", "It is in article 4 of yesterday's leaflet, on page 9."},
      {"fr", "Voir l’article 3 de notre dépliant et le chapitre 5 du mode d’emploi."},
      {"nl", "Zie hoofdstuk 3 van het bijgevoegde boekje en artikel 2 van de folder."},
      {"sv", "Se kapitel 4 i broschyren."},
      {"pt", "CAPÍTULO I\nDA COMPETÊNCIA"},
      {"", "Rule 3 of good cooking is patience."},
      {"fr", "acheté chez Charte Moulins SARL pour deux ans"},
      {"", "Artikel 3 in het tijdschrift gaat over koken."},
      // After a comma, too; a contract with its number.
      {"fr", "Le rapport annuel 2011, chapitre 4, a été remis."},
      {"tr", "Rapor ve sözleşme no. 57 ektedir."},
      {"en", "The part EN-5712 was filed with purchase order No. 57/2011."},
      {"uk", "та договір № 57/2011 від 3 червня 2011 р."},
      {"hu", "a 2011. évi beszámoló 4. fejezete tartalmazza"},
      {"pt", "O Programa das Nações Unidas para os Moinhos apoiou 12 municípios em 2011."},
      {"en", "She has taught at the Faculty of Law in 1998 and since."},
      // A paper in the words "of a note of work"; a company of initials and a quoted name.
      {"fr", "La section III de notre note de travail le dit."},
      {"de", "Siehe den Lehrplan, Kapitel 2 dazu."},
      {"ru", "Раздел 3 методического пособия содержит примеры."},
      {"ru", "Договор заключён с ТОО «Закон и Мельницы» вчера."},
      {"en", "the Mills Agency Strategy"},
      {"fr", "le ministre et le directeur n° 57 sont venus"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(Read(c.text, c.lang).citations.empty());
  }
}

TEST_CASE("What is no law is no citation") {
  for (const std::string_view text : {
           "Director of Strategic Policy and Planning Department",
           "laws in accordance with public comments",
           "the Ministry of Justice",
           "Law Enforcement Agency",
           "the legal environment",
           "Standing Committee on Innovation and e-Policy",
           "any law or regulation on privacy",
           "a number of resolutions",
           "scan the QR code",
           "software training programs",
           "https://example.org/law/details/12",
           "the national water strategy",
           "It was a decision of the board",
           "in order 12 days later",
           "By June 15 2021",
           "chapter 3 of our annual report",
           "Please read section 7 of this questionnaire first.",
           "bought from Charter Systems Ltd",
           "at 14 Constitution Street",
           "Invoice No. 2020/114 of 3 May 2020",
       }) {
    INFO(text);
    CHECK(CitationsIn(text).empty());
  }
}

TEST_CASE("A text of any length is read whole") {
  std::string text;
  while (text.size() < 700'000) text += "The Law on Rivers (https://laws.example.org/1) says so. ";
  const std::size_t times = text.size() / 56;
  const std::vector<Citation> found = CitationsIn(text);
  CHECK(found.size() == times);
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(text.substr(found[i].text.begin, found[i].text.size()) == "Law on Rivers");
    REQUIRE(found[i].link == static_cast<std::int32_t>(i));
  }
}

TEST_CASE("Mentions of one instrument share an identifier, and take the next link") {
  const std::string text =
      "(1) Law on Rivers URL: <https://laws.example.org/1> (2) the Law on Rivers and the Law on "
      "Lakes "
      "(3) x <https://laws.example.org/3>";
  const std::vector<Citation> found = CitationsIn(text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].instrument == found[1].instrument);
  CHECK(found[0].instrument != found[2].instrument);
  CHECK(found[0].link == 0);
  CHECK(found[1].link == kNoIndex);
  CHECK(found[2].link == kNoIndex);
}

TEST_CASE("Each instrument is listed once, with what any mention tells") {
  const Document document = Read(
      "The Lake Act 2003 (the \"LA\") applies, see section 4 LA. Law No. 5 of 2010 on Old Rivers "
      "<https://laws.example.org/5> and Law No. 5, and the Water Strategy 2020-2024 approved by "
      "Law No. 5 of 2010.");
  REQUIRE(document.instruments.size() == 3);
  const Instrument& lake = document.instruments[0];
  CHECK(lake.kind == "act");
  CHECK(lake.year == 2003);
  CHECK(lake.mentions == 2);
  CHECK(lake.short_names == std::vector<std::string>{"LA"});
  CHECK(document.Text(lake.first) == "Lake Act 2003");
  const Instrument& rivers = document.instruments[1];
  CHECK(rivers.number == "5");
  CHECK(rivers.year == 2010);
  CHECK(rivers.mentions == 3);
  CHECK(document.Text(rivers.url) == "https://laws.example.org/5");
  CHECK(document.Text(rivers.title).find("Old Rivers") != std::string_view::npos);
  const Instrument& strategy = document.instruments[2];
  CHECK(strategy.year_to == 2024);
  CHECK(strategy.approved_by == rivers.instrument);
  for (const Citation& citation : document.citations) {
    const auto named = [&](const Instrument& instrument) {
      return instrument.instrument == citation.instrument;
    };
    CHECK(std::count_if(document.instruments.begin(), document.instruments.end(), named) == 1);
  }
}

TEST_CASE("A pinpoint is tied to its instrument in every order") {
  const std::string_view texts[] = {
      "Article 5(2)(b) of the Law on Rivers",
      "Law on Rivers, Article 5(2)(b)",
      "section 12 of the Rivers Act 1911",
      "Rivers Act 1911, s. 12",
  };
  for (const std::string_view text : texts) {
    INFO(text);
    const Document document = Read(text);
    const Citation& citation = TheOnly(document, text);
    CHECK(citation.pinpoints.size() == 1);
    CHECK_FALSE(citation.instrument.empty());
    CHECK(document.Text(citation.parent).find("Rivers") != std::string_view::npos);
  }
}

TEST_CASE("A list is one citation with its pinpoints, and one of each instrument") {
  const Document english = Read("Articles 5, 6 and 9 of the Law on Rivers");
  REQUIRE(english.citations.size() == 1);
  CHECK(english.citations[0].pinpoints.size() == 3);
  const Document german = Read("§§ 5, 6 Abs. 2 und 9 FlussG", "de");
  REQUIRE(german.citations.size() == 1);
  CHECK(german.Text(german.citations[0].text) == "§§ 5, 6 Abs. 2 und 9 FlussG");
  CHECK(german.citations[0].pinpoints.size() == 4);
  const Document acts = Read("Article 3 of Regulations (EU) No 12/2010 and (EU) No 13/2010");
  REQUIRE(acts.citations.size() == 2);
  CHECK(acts.citations[0].number == "12/2010");
  CHECK(acts.citations[1].number == "13/2010");
  CHECK(acts.citations[0].text == acts.citations[1].text);
}

TEST_CASE("One grammar reads the orders of many languages") {
  struct Case {
    std::string_view lang;
    std::string_view text;
    std::string_view cite;
    std::string_view number;
    std::uint32_t year;
    std::size_t pinpoints;
  };
  const Case cases[] = {
      {"fr", "selon l’arrêté du ministre des Moulins n° 118 du 4 mai 2016.",
       "arrêté du ministre des Moulins n° 118 du 4 mai 2016", "118", 2016, 0},
      {"es", "el Decreto Supremo N.º 034-2018-PCM rige", "Decreto Supremo N.º 034-2018-PCM",
       "034-2018-PCM", 2018, 0},
      {"pt", "o artigo 12.º, n.º 3, alínea c), do Código dos Moinhos",
       "artigo 12.º, n.º 3, alínea c), do Código dos Moinhos", "", 0, 3},
      {"de", "nach § 9 Abs. 2 MühlenG gilt", "§ 9 Abs. 2 MühlenG", "", 0, 2},
      {"ru", "по пункту 4 статьи 6 Закона № 93-ФЗ", "пункту 4 статьи 6 Закона № 93-ФЗ", "93-ФЗ", 0,
       2},
      {"sv", "av 3 kap. 2 § kvarnlagen (2006:417)", "3 kap. 2 § kvarnlagen (2006:417)", "417", 2006,
       2},
      {"hu", "a 2006. évi XVII. törvény 8. § (2) bekezdését",
       "2006. évi XVII. törvény 8. § (2) bekezdését", "XVII", 2006, 2},
      {"lt", "pagal Malūnų įstatymo 4, 9 ir 15 straipsnius",
       "Malūnų įstatymo 4, 9 ir 15 straipsnius", "", 0, 3},
      {"tr", "6 Kasım 2019 tarihli ve 58 sayılı Kanun uyarınca",
       "6 Kasım 2019 tarihli ve 58 sayılı Kanun", "58", 2019, 0},
      {"pl", "ustawa nr 12 z dnia 3 lutego 2012 r. o młynach",
       "ustawa nr 12 z dnia 3 lutego 2012 r. o młynach", "12", 2012, 0},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Document document = Read(c.text, c.lang);
    const Citation& found = TheOnly(document, c.cite);
    CHECK(found.number == c.number);
    CHECK(found.year == c.year);
    CHECK(found.pinpoints.size() == c.pinpoints);
  }
}

TEST_CASE("One head may have the numbers of several instruments") {
  struct Case {
    std::string_view lang;
    std::string_view text;
    std::vector<std::string_view> cites;
  };
  const Case cases[] = {
      {"uk",
       "врегульовано Законами України № 417-VIII і № 1818-IX «Про млини».",
       {"Законами України № 417-VIII", "№ 1818-IX «Про млини»"}},
      {"fr",
       "les lois n° 2004-575 du 21 juin 2004 et n° 78-17 du 6 janvier 1978 valent",
       {"lois n° 2004-575 du 21 juin 2004", "n° 78-17 du 6 janvier 1978"}},
      {"es",
       "las Leyes N° 27806, N° 28000 y N° 29733 rigen",
       {"Leyes N° 27806", "N° 28000", "N° 29733"}},
      // The number of something else.
      {"es", "la Ley N° 5806 y N° 7 de la lista", {"Ley N° 5806"}},
      {"en", "Law No. 12 of 2015 and No. 5 Main Street, see.", {"Law No. 12 of 2015"}},
      {"en",
       "Law No. 12 of 2015 and No. 31 of 2016 apply.",
       {"Law No. 12 of 2015", "No. 31 of 2016"}},
      {"pt", "o Decreto-Lei n.º 12/2015, n.º 2 e n.º 3, vale", {"Decreto-Lei n.º 12/2015"}},
      // A standard, an office and a figure after a comma are no place where the law is printed.
      {"en", "the Mills Act 1991, ISO 9001:2015 applies", {"Mills Act 1991", "ISO 9001:2015"}},
      {"en", "the Mills Act 1991, Fig. 3/2018 shows it", {"Mills Act 1991"}},
      {"en", "the Mills Act 1991, FAQ No. 4 says", {"Mills Act 1991"}},
      {"tr", "57 sayılı Kanun ve 58 sayılı Karar", {"57 sayılı Kanun", "58 sayılı Karar"}},
      // What stands right before a pinpoint is its instrument.
      {"et",
       "põhiseaduse § 44 lõige 2, veskite seadus (RT I 2001, 58)",
       {"põhiseaduse § 44 lõige 2", "seadus (RT I 2001, 58)"}},
      {"hu", "Vége van. 3. § szól", {"3. §"}},
      // A pinpoint after "and" has an instrument of its own.
      {"sk",
       "podľa § 11 zákona č. 211/2000 Z. z. o starých mlynoch a čl. 26 Ústavy",
       {"§ 11 zákona č. 211/2000 Z. z. o starých mlynoch", "čl. 26 Ústavy"}},
      {"uk",
       "статті 95 Кодексу України про млини, а також ч. 3 ст. 271 КК.",
       {"статті 95 Кодексу України про млини", "ч. 3 ст. 271 КК"}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Document document = Read(c.text, c.lang);
    REQUIRE(document.citations.size() == c.cites.size());
    for (std::size_t i = 0; i < c.cites.size(); ++i) {
      CHECK(document.Text(document.citations[i].text) == c.cites[i]);
    }
  }
  const Document parliament = Read("Закон України № 1818-IX", "uk");
  REQUIRE(parliament.citations.size() == 1);
  CHECK(parliament.citations[0].year == 0);
}

TEST_CASE("Treaties on one subject are told apart by their parties") {
  const Document document =
      Read("Treaty between Spain and Portugal on water. Treaty between France and Italy on water.",
           "en");
  REQUIRE(document.citations.size() == 2);
  CHECK(document.citations[0].instrument != document.citations[1].instrument);
}

TEST_CASE("A compound is its own name and points to nothing before it") {
  const Document document = Read("lov nr. 1121 af 12. november 2019, jf. kværnlovens § 19.", "da");
  REQUIRE(document.citations.size() == 2);
  CHECK(document.citations[1].number.empty());
  CHECK(document.citations[1].instrument != document.citations[0].instrument);
  const Document pointing = Read("lov nr. 1121 af 12. november 2019, jf. lovens § 19.", "da");
  REQUIRE(pointing.citations.size() == 2);
  CHECK(pointing.citations[1].number == "1121");
}

TEST_CASE("What has no name of its own, or that of a paper, is no citation") {
  const auto none = [](std::string_view text, std::string_view lang) {
    INFO(text);
    CHECK(Read(text, lang).citations.empty());
  };
  none("Chapter 6 of the State of the Rivers Report says so.", "en");
  none("raised under chapter 2 of the strategy", "en");
  none("bydlí v ulici Na Ústavě č. 7.", "cs");
  none("Žádný zákon to neříká.", "cs");
  none("Smlouvy nad 50 000 Kč se zveřejní.", "cs");
  none("se bilaga 3 till överklagandet, och", "sv");
  none("визначаються законами України, а не інакше", "uk");
  none("an agreement between Ann Smith and the bank on rent", "en");
  none("the contract between Ann and Bob", "en");
  none("Orlov var der i går", "da");
  none("på datoen 9/2/1443 og senere", "da");
  CHECK(Read("se artikel 4 till 6 i kvarnlagen", "sv").citations.size() == 1);
  CHECK(Read("Chapter 6 of the Rivers Act says so.").citations.size() == 1);
  CHECK(Read("Under the River Strategy 2020, chapter 2 of the strategy.").citations.size() == 2);
}

TEST_CASE("A mention is split into its pinpoints where that is asked for") {
  Document document = Read("Articles 5, 6(2) and 7 to 9 of the Forest Act, and the Water Act");
  REQUIRE(document.citations.size() == 2);
  SplitCitations(document);
  REQUIRE(document.citations.size() == 4);
  const std::vector<std::vector<std::string>> paths = {{"5"}, {"6", "2"}, {"7"}};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Citation& citation = document.citations[i];
    CHECK(citation.kind == "article");
    CHECK(citation.text.begin == document.citations[0].text.begin);
    CHECK(citation.instrument == document.citations[0].instrument);
    REQUIRE(citation.pinpoints.size() == 1);
    CHECK(citation.pinpoints[0].path == paths[i]);
  }
  CHECK(document.citations[2].pinpoints[0].to == std::vector<std::string>{"9"});
  CHECK(document.citations[3].pinpoints.empty());
  REQUIRE(document.instruments.size() == 2);
  CHECK(document.instruments[0].mentions == 1);
}

TEST_CASE("Pointing words and short names stand for what was named") {
  const Document document = Read(
      "The Rivers Act 1911 (the \"RA\") is old. Section 3 of that Act and section 4 of the RA were "
      "amended by the Lakes Act 1950. Section 5 thereof is new. The 1911 Act stays.");
  const std::vector<Citation>& found = document.citations;
  REQUIRE(found.size() == 6);
  CHECK(found[0].mention == Mention::kFull);
  CHECK(found[1].mention == Mention::kAnaphor);
  CHECK(found[1].instrument == found[0].instrument);
  CHECK(found[1].basis == "pointing");
  CHECK(found[0].basis.empty());
  CHECK(found[2].basis == "short-name");
  CHECK(found[2].mention == Mention::kShort);
  CHECK(found[2].instrument == found[0].instrument);
  CHECK(found[4].mention == Mention::kAnaphor);
  CHECK(found[4].instrument == found[3].instrument);
  CHECK(found[5].instrument == found[0].instrument);
  CHECK(Read("We follow the Act and this law.").citations.empty());
}

TEST_CASE("Identifiers are of public schemes") {
  const auto id = [](std::string_view text, std::string_view lang) {
    const Document document = Read(text, lang);
    return document.citations.empty() ? std::string() : document.citations.front().id;
  };
  CHECK(id("Regulation (EU) 2016/679", "en") == "celex:32016R0679");
  CHECK(id("Directive 95/46/EC", "en") == "celex:31995L0046");
  CHECK(id("Government Resolution No. 73 of 2019", "en") ==
        "/akn/zz/act/resolution/government/2019/73");
  CHECK(id("the Law on Rivers", "en") == "/akn/zz/act/law/-/rivers");
  CHECK(id("legge 7 agosto 1990, n. 241", "it") == "/akn/it/act/law/1990/241");
  const Document italian = Read("legge 7 agosto 1990, n. 241", "it");
  REQUIRE(italian.citations.front().aliases.size() == 1);
  CHECK(italian.citations.front().aliases.front() == "urn:nir:stato:legge:1990-08-07;241");
}

TEST_CASE("Dates, relations and quoted provisions stand after an instrument") {
  const Document dated = Read("the Law on Rivers was adopted on 4 May 2020");
  REQUIRE(dated.citations.size() == 1);
  CHECK(dated.citations[0].year == 2020);
  CHECK(dated.citations[0].date == "2020-05-04");
  const Document approved =
      Read("the National River Program approved by Government Resolution No. 73 of 2019");
  REQUIRE(approved.citations.size() == 2);
  CHECK(approved.citations[0].approved_by == approved.citations[1].instrument);
  const Document quoted =
      Read("The Law on Rivers states: 5.6. Banks are free. 5.6.1. Mills may stand there.");
  REQUIRE(quoted.citations.size() == 1);
  REQUIRE(quoted.citations[0].pinpoints.size() == 2);
  CHECK(quoted.citations[0].pinpoints[1].path == std::vector<std::string>{"5", "6", "1"});
  CHECK(Read("The Law on Rivers cost 5.6 million.").citations[0].pinpoints.empty());
}

TEST_CASE("Mentions of one instrument are merged by more than a number") {
  const auto same = [](std::string_view text) {
    const Document document = Read(text);
    REQUIRE(document.citations.size() >= 2);
    return document.citations.front().instrument == document.citations.back().instrument;
  };
  CHECK(same("Decree No. 12 of 2003 came first. Decree No. 12 is short."));
  CHECK_FALSE(same("Decree No. 12 of 2003, Decree No. 12 of 2005. Then Decree No. 12."));
  CHECK_FALSE(same("Law No. 12 of 2003 and Decree No. 12 of 2004"));
  CHECK_FALSE(same("the Law on Data and the Law on Data of Children"));
  CHECK(same("National River Program. It is long. National River Program of Ruritania."));
}

TEST_CASE("The language that explains the most is read where none is told") {
  const Rules& rules = test::DefaultRules().rules();
  const auto first = [&](std::string_view text) {
    Document document;
    document.source = text;
    FindCitations(rules.citations, kAllLanguages, document);
    return document.citations.empty() ? std::string() : document.citations.front().lang;
  };
  CHECK(first("3 kap. 5 § lag (2003:14)") == "sv");
  CHECK(first("§ 35 Abs. 4 Satz 2 FlussG") == "de");
  CHECK(first("статья 5 Конституции") == "ru");
}

}  // namespace qsift
