#include "src/enrich/citations.h"

#include "src/enrich/links.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<Citation> CitationsIn(std::string_view text) {
  const Rules& rules = test::DefaultRules().rules();
  std::vector<Link> links;
  FindLinks(rules.links, text, 0, links);
  std::vector<Citation> citations;
  FindCitations(rules.citations, text, 0, links, citations);
  return citations;
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
      {"Regulation (EU) 2016/679 applies", "Regulation (EU) 2016/679", "regulation", "2016/679", 0,
       0},
      {"certified to ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "standard", "27001:2013", 2013, 0},
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

}  // namespace qsift
