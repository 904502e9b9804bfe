#include "src/enrich/links.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> LinksIn(std::string_view text) {
  std::vector<Link> links;
  FindLinks(test::DefaultRules().rules().links, text, 0, links);
  std::vector<std::string> out;
  for (const Link& link : links) {
    out.emplace_back(text.substr(link.text.begin, link.text.size()));
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Links are found with their right ends") {
  struct Case {
    std::string_view text;
    Texts links;
  };
  const Case cases[] = {
      {"see https://example.org/a.", {"https://example.org/a"}},
      {"(https://example.org/a_(b))", {"https://example.org/a_(b)"}},
      {"<https://example.org/a?b=c>,", {"https://example.org/a?b=c"}},
      {"URL:https://example.org", {"https://example.org"}},
      {"/https://example.org/a/; next", {"https://example.org/a"}},
      {"www.Example.org/x, and", {"www.Example.org/x"}},
      {"our site (data.example.com).", {"data.example.com"}},
      {"write to a.b@example.org!", {"a.b@example.org"}},
      {"ftp://files.example.org/pub/", {"ftp://files.example.org/pub/"}},
      {"\"https://example.org/a\"", {"https://example.org/a"}},
      {"https://example.org/\xD0\xB0\xD0\xB1", {"https://example.org/\xD0\xB0\xD0\xB1"}},
      {"https://example.org/%D0%B0", {"https://example.org/%D0%B0"}},
      {"\xE8\xA7\x81https://example.org\xE3\x80\x82", {"https://example.org"}},
      {"https://a.example.org, https://b.example.org",
       {"https://a.example.org", "https://b.example.org"}},
      {"4.1.The plan", {}},
      {"it was delivered.The next", {}},
      {"report.zip and notes.md", {}},
      {"b.2.1-Support", {}},
      {"e.g. this", {}},
      {"version 1.2.3.4", {}},
      {"http://", {}},
      {"@example", {}},
      {"a@b", {}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(LinksIn(c.text) == c.links);
  }
}

TEST_CASE("Canonical URLs have a scheme and a lower-case host") {
  CHECK(CanonicalUrl(LinkKind::kUrl, "HTTPS://Example.ORG/Path") == "https://example.org/Path");
  CHECK(CanonicalUrl(LinkKind::kWww, "www.Example.org") == "http://www.example.org/");
  CHECK(CanonicalUrl(LinkKind::kDomain, "example.org?q=A") == "http://example.org/?q=A");
  CHECK(CanonicalUrl(LinkKind::kEmail, "Anna@example.org") == "mailto:Anna@example.org");
}

TEST_CASE("A link that a page break cut is offered whole") {
  const Document document = test::ExtractText(
      "1. Where?\n\nSee <https://maps.example.org/index.html?>\n\nappid=3f04e780 (2) and more.\n\n"
      "2. And?\n\nSee <https://maps.example.org/index.html?appid=3f04e780>\n\n"
      "3. Last?\n\nhttps://example.org/a/ is fine.\n");
  REQUIRE(document.questions.size() == 3);
  REQUIRE(document.questions[0].links.size() == 1);
  const Link& cut = document.questions[0].links[0];
  CHECK(document.Text(cut.text) == "https://maps.example.org/index.html?");
  CHECK(cut.repaired);
  CHECK(cut.url == "https://maps.example.org/index.html?appid=3f04e780");
  CHECK(cut.evidence == "intact-elsewhere");
  CHECK(cut.count == 2);
  CHECK_FALSE(document.questions[2].links.at(0).repaired);
}

TEST_CASE("A dotted word of any length is read once") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "a.";
  CHECK(LinksIn(text).empty());  // quadratic code would not end
}

}  // namespace qsift
