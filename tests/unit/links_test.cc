#include "src/links/links.h"

#include "src/links/repair.h"
#include "src/rules/rules.h"
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
    std::string text;
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
      {"https://a.example/x,https://b.example/y;www.c.example",
       {"https://a.example/x", "https://b.example/y", "www.c.example"}},
      {"(https://a.example/)(https://b.example/)", {"https://a.example/", "https://b.example/"}},
      {"https://example.org/a(b", {"https://example.org/a(b"}},
      {"https://example.org/(", {"https://example.org/"}},
      {"it's 'https://example.org/o'neil'", {"https://example.org/o'neil'"}},
      {"'https://example.org/a'", {"https://example.org/a"}},
      {"| https://example.org/a|b |", {"https://example.org/a"}},
      {"www.example.org/?a=b&copy;", {"www.example.org/?a=b"}},
      {"https://example.org.:81/x", {"https://example.org.:81/x"}},
      {"https://user:word@example.org/", {"https://user:word@example.org/"}},
      {"https://a@b@example.org/", {}},
      {"https://example-.org/ https://-a.org", {}},
      {"https://a_b.example.org/", {"https://a_b.example.org/"}},
      {"https://a_b.org/", {}},
      {"https://1.2.3.999/", {}},
      {"https://[::1]:80/x", {"https://[::1]:80/x"}},
      {"git+ssh://example.org/r", {"git+ssh://example.org/r"}},
      {"seehttps://example.org", {"https://example.org"}},
      {"mailto:a@example.org?subject=x", {"mailto:a@example.org?subject=x"}},
      {"call tel:+49-30-1234, now", {"tel:+49-30-1234"}},
      {"note: tell:us", {}},
      {"\xC3\xBC.\xC3\xB1@example.org", {"\xC3\xBC.\xC3\xB1@example.org"}},
      {"a..b@example.org", {"b@example.org"}},
      {"a@-b.org and a@b-.org", {}},
      {"10.0.0.1:8080/x and 192.168.0.1", {"10.0.0.1:8080/x", "192.168.0.1"}},
      {"[https://example.org/](https://example.org/)", {"https://example.org/"}},
      {"[text](https://example.org/a \"title\") {#anchor}", {"https://example.org/a"}},
      {"the label `apps.example.com/tier`", {}},
      {"http://", {}},
      {"@example", {}},
      {"a@b", {}},
      {"see t.co/abc and g.co/x", {"t.co/abc", "g.co/x"}},
      {"t.co", {}},
      {"t.co/", {}},
      {"1.no/yes", {}},
      {"S.no/Name", {}},
      {"x.no/Name", {"x.no/Name"}},
      {"write to john.co+news@example.org", {"john.co+news@example.org"}},
      {"john.co+news@example", {"john.co"}},
      {"foo@example.c1 and foo@example.co", {"foo@example.co"}},
      {std::string(64, 'a') + "@example.org", {std::string(64, 'a') + "@example.org"}},
      {std::string(65, 'a') + "@example.org", {}},
      {"https://example.org/~", {"https://example.org/~"}},
      {"~~see https://example.org/a~~", {"https://example.org/a"}},
      {"~https://example.org/a~", {"https://example.org/a"}},
      {"[a](https://example.org/x(y))text", {"https://example.org/x(y)"}},
      {"[a](www.example.org/x)text", {"www.example.org/x"}},
      {"https://example.org/x)text", {"https://example.org/x)text"}},
      {"(https://example.org)[b@example.net]", {"https://example.org", "b@example.net"}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(LinksIn(c.text) == c.links);
  }
}

TEST_CASE("Marks and joiners belong to a host and to a path") {
  const Texts whole = {
      "https://\u0938\u0902\u0917\u0920\u0928.\u092D\u093E\u0930\u0924/\u092A\u0925",
      "\u0938\u0902\u0917\u0920\u0928.\u092D\u093E\u0930\u0924/\u092A\u0925",
      "https://\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com/"
      "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC",
      "\u0915\u094D\u200D\u0937@\u0938\u0902\u0917\u0920\u0928.\u092D\u093E\u0930\u0924",
      "https://exam\u00ADple.org/x",
  };
  for (const std::string& link : whole) {
    INFO(link);
    CHECK(LinksIn("see " + link + " now") == Texts{link});
  }
  CHECK(LinksIn("https://example.org/a\u200D now") == Texts{"https://example.org/a"});
  CHECK(LinksIn("https://example.org/a\u200Bb") == Texts{"https://example.org/a"});
  CHECK(CanonicalUrl(LinkKind::kUrl, "https://exam\u00ADple.org/x") == "https://example.org/x");
}

TEST_CASE("After a scheme stands the whole host or nothing") {
  struct Case {
    std::string_view text;
    Texts links;
  };
  const Case cases[] = {
      {"https://\u2603.net/a", {"https://\u2603.net/a"}},
      {"https://\u272Adf.ws/1", {"https://\u272Adf.ws/1"}},
      {"https://\u2764\uFE0F.ws/", {"https://\u2764\uFE0F.ws/"}},
      {"https://example.org\u2764\uFE0F", {"https://example.org"}},
      {"https://a.example.org\u2192b.example.org", {"https://a.example.org", "b.example.org"}},
      {"https://_dmarc.example.org/x", {"https://_dmarc.example.org/x"}},
      {"https://example.org_other.com/", {}},
      {"_https://example.org_", {"https://example.org"}},
      {"https://example.org$.other.com/", {}},
      {"https://example.org+other.com/", {}},
      {"https://example.org=other.com/", {}},
      {"https://example.org~other.com/", {}},
      {"https://example.org%2Eother.com/", {}},
      {"https://example.org&other.com/", {}},
      {"https://example.org&gt;", {"https://example.org"}},
      {"https://example.org$ and", {"https://example.org"}},
      {"https://example.org, other.com", {"https://example.org", "other.com"}},
      {"https://example.org's", {"https://example.org"}},
      {"https://example.org\u2024other.com/", {}},
      {"https://example.org\u2044other.com/", {}},
      {"https://example.org\uFF0Eother.com/", {}},
      {"https://example.org\u3002\u5B83", {"https://example.org"}},
      {"https://exam\u200Bple.org/", {}},
      {"https://example.org\u200B.other.com/", {}},
      {"https://example.org\u200Bnext", {"https://example.org"}},
      {"https://example.org\u200E.other.com/", {}},
      {"https://example.org\u200E", {"https://example.org"}},
      {"https://\u2026example.org/x", {}},
      {"https://example.org:80@other.com/", {"https://example.org:80@other.com/"}},
      {"https://example.org:80)@other.com/", {}},
      {"https://example.org:80x/", {}},
      {"https://ann:wo)rd@example.org/", {}},
      {"https://\u00E4nn:w@example.org/", {"https://\u00E4nn:w@example.org/"}},
      {"https://exa\u0338\u200Dmple.org/", {}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(LinksIn(c.text) == c.links);
  }
}

TEST_CASE("A label of a host has 63 bytes at most") {
  const std::string label(63, 'a');
  CHECK(LinksIn("https://" + label + ".org/") == Texts{"https://" + label + ".org/"});
  CHECK(LinksIn("https://a" + label + ".org/").empty());
}

TEST_CASE("An address in a top-level domain that cannot be is malformed") {
  for (const auto& [text, right] :
       {std::pair("a@example.x", false), std::pair("a@example.xy", true),
        std::pair("a@example.\u0440\u0444", true), std::pair("a@example.xn--p1ai", true),
        std::pair("mailto:a@example.x?subject=b.org", false),
        std::pair("mailto:a@example.org?subject=b.c", true)}) {
    INFO(text);
    bool valid = !right;
    CanonicalUrl(LinkKind::kEmail, text, &valid);
    CHECK(valid == right);
  }
}

TEST_CASE("Canonical URLs have a scheme") {
  CHECK(CanonicalUrl(LinkKind::kUrl, "HTTPS://Example.ORG/Path") == "https://example.org/Path");
  CHECK(CanonicalUrl(LinkKind::kWww, "www.Example.org") == "http://www.example.org/");
  CHECK(CanonicalUrl(LinkKind::kDomain, "example.org?q=A") == "http://example.org/?q=A");
  CHECK(CanonicalUrl(LinkKind::kEmail, "Anna@example.org") == "mailto:Anna@example.org");
  CHECK(CanonicalUrl(LinkKind::kEmail, "mailto:a@example.org") == "mailto:a@example.org");
  CHECK(CanonicalUrl(LinkKind::kIp, "10.0.0.1:80/x") == "http://10.0.0.1/x");
}

TEST_CASE("Links that were cut are offered whole, where there is evidence") {
  struct Case {
    std::string_view name;
    std::string answer;
    std::string text;  // as found
    std::string url;   // empty: no repair
    std::string evidence;
  };
  const std::string wide = "The text of the act has been published by the chancery at ";
  const Case cases[] = {
      {"a file on the next line", wide + "https://laws.example.org/acts/\nact-14.html",
       "https://laws.example.org/acts/", "https://laws.example.org/acts/act-14.html", "next-line"},
      {"a path on the next line",
       wide + "https://laws.example.org/acts/1999\nspring/act.html is old.",
       "https://laws.example.org/acts/1999", "https://laws.example.org/acts/1999spring/act.html",
       "next-line"},
      {"a word on the next line", wide + "https://laws.example.org/acts/\nand elsewhere.",
       "https://laws.example.org/acts/", "", ""},
      {"a sentence on the next line", wide + "https://laws.example.org/acts\nIt is old.",
       "https://laws.example.org/acts", "", ""},
      {"another link on the next line", "https://laws.example.org/acts/\nwww.example.org/a/b",
       "https://laws.example.org/acts/", "", ""},
      {"a last part alone on the next line", wide + "https://laws.example.org/acts/\nspring-acts.",
       "https://laws.example.org/acts/", "https://laws.example.org/acts/spring-acts", "next-line"},
      {"a compound in the sentence", wide + "https://laws.example.org/acts/\nwell-known acts",
       "https://laws.example.org/acts/", "", ""},
      {"a compound under a short line", "https://laws.example.org/acts/\nspring-acts",
       "https://laws.example.org/acts/", "", ""},
      {"a word alone on the next line", wide + "https://laws.example.org/acts/\nelsewhere",
       "https://laws.example.org/acts/", "", ""},
      {"a file in capitals", "https://laws.example.org/acts/\nAct-14.html",
       "https://laws.example.org/acts/", "https://laws.example.org/acts/Act-14.html", "next-line"},
      {"a name with a dot", "https://nodejs.example.org/\nNode.js", "https://nodejs.example.org/",
       "", ""},
      {"a paragraph below", "https://laws.example.org/acts/\n\nindex.html",
       "https://laws.example.org/acts/", "", ""},
      {"parts on three lines", "https://laws.example.org/a/\nb-1/c/\nd-2.html",
       "https://laws.example.org/a/", "https://laws.example.org/a/b-1/c/d-2.html", "next-line"},
      {"a query goes on", "https://laws.example.org/find? act=14", "https://laws.example.org/find",
       "https://laws.example.org/find?act=14", "query-continues"},
      {"angle brackets", "see <https://laws.example.org/a cts/act_14> now",
       "https://laws.example.org/a", "https://laws.example.org/acts/act_14", "angle-brackets"},
      {"a blank before the host", "see https:// laws.example.org/a", "https:// laws.example.org/a",
       "https://laws.example.org/a", "blank-before-host"},
      {"a blank after www", "see www. laws.example.org/a", "www. laws.example.org/a",
       "http://www.laws.example.org/a", "blank-before-host"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Where?\n\n" + c.answer + "\n\n2. When?\n\nNow\n\n3. Why?\n\nSo\n");
    REQUIRE(document.questions.size() == 3);
    REQUIRE_FALSE(document.questions[0].links.empty());
    const Link& link = document.questions[0].links[0];
    CHECK(document.Text(link.text) == c.text);
    CHECK(link.evidence == c.evidence);
    if (!c.url.empty()) CHECK(document.Target(link).url == c.url);
  }
}

TEST_CASE("Links with one canonical URL share their target") {
  const Document document = test::ExtractText(
      "1. Where?\n\nwww.Example.org and http://www.example.org/\n\n2. And?\n\n"
      "HTTP://www.example.org:80 and https://b\xC3\xBC"
      "cher.example/\n\n3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  const std::vector<Link>& first = document.questions[0].links;
  const std::vector<Link>& second = document.questions[1].links;
  REQUIRE(first.size() == 2);
  REQUIRE(second.size() == 2);
  CHECK(first[0].target == second[0].target);
  CHECK(first[0].count == 2);
  CHECK(second[0].count == 1);
  const LinkTarget& target = document.Target(first[0]);
  CHECK(target.url == "http://www.example.org/");
  CHECK(target.count == 3);
  CHECK(target.first == first[0].text);
  CHECK(target.registrable == "example.org");
  CHECK(document.Target(second[1]).url == "https://xn--bcher-kva.example/");
  CHECK(document.Target(second[1]).unicode_host ==
        "b\xC3\xBC"
        "cher.example");
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
  CHECK(document.Target(cut).url == "https://maps.example.org/index.html?appid=3f04e780");
  CHECK(cut.evidence == "intact-elsewhere");
  CHECK(document.Target(cut).count == 2);
  CHECK(document.questions[2].links.at(0).evidence.empty());
}

TEST_CASE("After a slash a word on the same line is one of the sentence") {
  const auto evidence = [](const std::string& cut) {
    const Document document = test::ExtractText(
        "1. Where?\n\nSee https://laws.example.org/acts" + cut + " spring for all of it.\n\n" +
        "2. And?\n\nhttps://laws.example.org/acts" + cut + "spring\n\n3. Why?\n\nSo\n");
    return document.questions.at(0).links.at(0).evidence;
  };
  CHECK(evidence("/").empty());
  CHECK(evidence("-") == "intact-elsewhere");
  CHECK(evidence("_") == "");  // it ends a link in Markdown
}

TEST_CASE("A dotted word of any length is read once") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "a.";
  CHECK(LinksIn(text).empty());  // quadratic code would not end
}

}  // namespace qsift
