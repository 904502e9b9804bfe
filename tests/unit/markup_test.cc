#include "src/input/markup.h"

#include "src/rules/rules.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Read(std::string_view text) {
  return std::string(ReadMarkup(test::DefaultRules().rules().markup, Clean(text)).text());
}

}  // namespace

TEST_CASE("HTML is read for what it says") {
  struct Case {
    std::string_view html;
    std::string_view text;
  };
  const Case cases[] = {
      {"<html><p>a &amp; b</p><p>c</p></html>", "a & b\n\nc\n\n"},
      {"<body><h2>Part</h2>x<br>y</body>", "## Part\n\nx\ny\n\n"},
      {"<body><ul><li>one</li><li>two</li></ul></body>", "- one\n- two\n\n"},
      {"<html><b>Yes</b> &#9745; &#x2610; &nbsp;No</html>",
       "**Yes** \xE2\x98\x91 \xE2\x98\x90  No\n\n"},
      {"<body><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>\n2</td></tr></table></body>",
       "| a | b |\n|---|---|\n| 1 | 2 |\n\n"},
      {"<body><input type=\"radio\" checked> Yes <input type='radio'> No</body>",
       "[x] Yes [ ] No\n\n"},
      {"<body><label for=a>Yes</label><input id=a type=radio checked><label for=b>No</label>"
       "<input id=b type=radio></body>",
       "[x] Yes [ ] No\n\n"},
      {"<body><label for=a><input id=a type=checkbox>Yes</label></body>", "[ ] Yes\n\n"},
      {"<body><div role=radio aria-checked=true aria-label=Yes></div><div><p>Yes</p></div></body>",
       "[x] Yes\n\n"},
      {"<body><div role=checkbox aria-checked=false aria-label=No></div><p>x</p></body>",
       "[ ] No\n\nx\n\n"},
      {"<body><span role=radio>Yes</span></body>", "Yes\n\n"},
      {"<body><p>Why?</p><textarea rows=2>a\n  b</textarea></body>", "Why?\n\na\n  b\n\n"},
      {"<body><input type=email value=a@b.example><input type=hidden value=x><input type=submit "
       "value=Send></body>",
       "a@b.example\n\n"},
      {"<body><table><tr><td>1</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr>"
       "</table></body>",
       "| 1 | a b |\n|---|---|\n\n"},
      {"<body>Who?<select><option>A<option>B</select>x</body>", "Who?\n- [ ] A\n- [ ] B\nx\n\n"},
      {"<body><select><option>A</option>\n<option selected>B</option></select></body>",
       "- [ ] A\n- [x] B\n\n"},
      {"<body><select><option selected>A</option><option selected>B</option></select></body>",
       "- [x] A\n- [x] B\n\n"},
      // A drawn button and the browser's own under it are one.
      {"<body><div role=radio aria-checked=true><input type=radio> Yes</div>"
       "<div role=radio aria-checked=false><input type=radio> No</div></body>",
       "[x] Yes\n\n[ ] No\n\n"},
      {"<body><select multiple><option selected>A</option><option selected='selected'>B</option>"
       "<option>C</option></select></body>",
       "- [x] A\n- [x] B\n- [ ] C\n\n"},
      {"<body><select><option value=\"\" selected>Choose</option><option value=1>B</option>"
       "</select></body>",
       "- [ ] Choose\n- [ ] B\n\n"},
      {"<body><select><option selected disabled>Choose</option><option>B</select></body>",
       "- [ ] Choose\n- [ ] B\n\n"},
      {"<body><select><option selected hidden>Choose</option><option>B</select></body>",
       "- [ ] Choose\n- [ ] B\n\n"},
      {"<body><select><option value=0 selected>None<option></option><option "
       "label=B></select></body>",
       "- [x] None\n- [ ] B\n\n"},
      {"<body><select><optgroup label=x><option>A</optgroup></select><select><option selected>B"
       "</select></body>",
       "- [ ] A\n- [x] B\n\n"},
      {"<body><input list=l><datalist id=l><option>A</datalist><option>B</option></body>", "B\n\n"},
      {"<body><table><tr><td>1<td><select><option>A<option selected>B</select></td></tr></table>"
       "</body>",
       "| 1 | [ ] A [x] B |\n|---|---|\n\n"},
      {"<body>see <a href=\"https://x.example/?a=1&amp;b\">this</a></body>",
       "see [this](https://x.example/?a=1&b)\n\n"},
      {"<html><head><title>T</title></head><script>if (a<b) x();</script>a</html>", "a\n\n"},
      {"<body>1 < 2 &unknown; <Name of office> &</body>", "1 < 2 &unknown; <Name of office> &\n\n"},
      {"<body><!-- no --><p>x\n  y</p></body>", "x\ny\n\n"},
  };
  for (const Case& c : cases) {
    INFO(c.html);
    CHECK(Read(c.html) == c.text);
  }
}

TEST_CASE("HTML is told from text by its block tags") {
  CHECK(Read("<p>a<p>b") == "<p>a<p>b");
  CHECK(Read("<p>a<p>b<p>c") == "a\n\nb\n\nc");
  const std::string tags = "<p>a<p>b<p>c";
  CHECK(Read(tags + std::string(23, '\n')).starts_with("a\n"));  // eight lines a tag
  CHECK(Read(tags + std::string(24, '\n')).starts_with("<p>"));
}

TEST_CASE("MediaWiki text is read for what it says") {
  CHECK(Read("'''1. Who?'''\n: Every ''day'', by [[Office|the office]] and [[Ann]]\n# one\n") ==
        "**1. Who?**\nEvery day, by the office and Ann\n- one\n");
  CHECK(Read("{| class=\"x\"\n! a !! b\n|-\n| 1 || style=\"y\" | 2\n|}\n") ==
        "| a | b |\n|---|---|\n| 1 | 2 |\n");
}

TEST_CASE("AsciiDoc is read for what it says") {
  const std::string head = "= Form\n:toc:\n\n== Part\n\n";
  const auto rest = [&](std::string_view text) {
    const std::string read = Read(head + std::string(text));
    REQUIRE(read.starts_with("# Form\n\n## Part\n\n"));
    return read.substr(17);
  };
  CHECK(rest("[[a]]\n* [*] one\n** *two*\n. three\n") == "- [x] one\n  - **two**\n- three\n");
  CHECK(rest("Who?:: Ann\nPlace::\nHere\n") == "**Who?**\nAnn\n\n**Place:**\nHere\n");
  CHECK(rest(".Title\n----\ncode\n----\n") == "**Title**\n```\ncode\n```\n");
  CHECK(rest("see https://x.example[this] and <<a,that>> +\nb\n") ==
        "see https://x.example (this) and that\nb\n");
  CHECK(rest("[cols=\"2*,1\",options=\"header\"]\n|===\n|a |b |c\n\n|1\n|2\nmore\na|3\n|===\n") ==
        "| a | b | c |\n|---|---|---|\n| 1 | 2 more | 3 |\n\n");
  CHECK(rest("|===\n|1 |2\n|3 |4\n|===\n") == "| 1 | 2 |\n| 3 | 4 |\n\n");
  CHECK(rest("////\nx\n////\n// y\nz\n") == "z\n");
}

TEST_CASE("reStructuredText is read for what it says") {
  const std::string head = ".. _form:\n\n====\nForm\n====\n\nPart\n====\n\n";
  const auto rest = [&](std::string_view text) {
    const std::string read = Read(head + std::string(text));
    REQUIRE(read.starts_with("\n# Form\n\n\n## Part\n\n\n"));
    return read.substr(20);
  };
  CHECK(rest(":Name: Ann\n#. one\n| two\n") == "Name: Ann\n- one\ntwo\n");
  CHECK(rest(".. note::\n\n   Ask us.\n\nx\n") == "Note: Ask us.\n\n\nx\n");
  CHECK(rest(".. image:: a.png\n   :alt: b\n\nx\n") == "\nx\n");
  CHECK(rest("See `this <https://x.example>`_ and :ref:`that <t>`.\n") ==
        "See this (https://x.example) and that.\n");
  CHECK(rest(".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - 2\n      "
             " x\n") == "| a | b |\n|---|---|\n| 1 | 2 x |\n\n");
  CHECK(rest("===  ===\na    b\n===  ===\n1    2\n===  ===\n") ==
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n");
  CHECK(rest("===  ===\na    b\n===  ===\n1    2\n     x\n===  ===\n") ==
        "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n|  | x |\n+---+---+\n\n");
  CHECK(rest("===  ===\na    b\n===  ===\n1    2\n     x\n3\n===  ===\n") ==
        "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n|  | x |\n+---+---+\n| 3 |\n+---+---+\n\n");
  CHECK(rest("+---+\n| a |\n+---+\n") == "+---+\n| a |\n+---+\n");
}

TEST_CASE("Org text is read for what it says") {
  CHECK(Read("#+TITLE: Form\n* Part :x:\n:PROPERTIES:\n:A: b\n:END:\n- [X] *one*\n"
             "- Who :: [[https://x.example][Ann]]\n| a | b |\n|---+---|\n| 1 | 2 |\n"
             "#+BEGIN_QUOTE\nq\n#+END_QUOTE\n") ==
        "# Form\n\n# Part\n\n- [X] **one**\n\n**Who:** https://x.example (Ann)\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n> q\n");
  CHECK(Read("* one\n** two\n* three\n").starts_with("* one"));
}

TEST_CASE("Textile is read for what it says") {
  CHECK(Read("h2. Part\n\n# *one*\n\nbq. \"Ann\":https://x.example.\n\n||a||b||\n|1|2|\n\nx\n") ==
        "## Part\n\n\n- **one**\n\n> Ann (https://x.example).\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n\nx\n");
}

TEST_CASE("A form in AsciiDoc is read") {
  const Document document = test::ExtractText(
      "= Cold store\n\n== Rooms\n\n[cols=\"1,3,1\"]\n|===\n|No |Question |Answer\n\n|R1\n"
      "|Is the room cold?\n|Yes\n\n|R2\n|Is it locked?\n|No\n|===\n\n== Rest\n\n"
      "Who keeps the key?:: Ann\n");
  CHECK(test::OutlineOf(document) ==
        "# Cold store\n# Rooms\nqR1 yes_no = observed yes: Is the room cold? [Yes]\n"
        "qR2 yes_no = observed no: Is it locked? [No]\n# Rest\n"
        "q~1 text: Who keeps the key? => Ann\n");
  CHECK(test::CoverageDefect(document) == "");
}

TEST_CASE("Other text goes through as it is") {
  for (const std::string_view text :
       {"a < b and <x> yes", "**bold** [[not closed", "it''s `<p>` in a line\n\nof\n\nprose\n\n",
        "== T ==\n\nplain"}) {
    CHECK(Read(text) == text);
  }
}

TEST_CASE("Questions in markup, with their places in the source") {
  const std::string html =
      "<html>\n<p>1. Is it old?</p>\n<ul><li>&#9745; Yes</li><li>&#9744; No</li></ul>\n"
      "<p>2. Who?</p><p>Ann</p><p>3. When?</p><p>Now</p></html>\n";
  const Document document = test::ExtractText(html);
  CHECK(test::OutlineOf(document) ==
        "q1 yes_no +Yes -No = observed yes: Is it old?\nq2 text: Who? => Ann\n"
        "q3 text: When? => Now\n");
  CHECK(test::CoverageDefect(document).empty());
  const Span answer = document.Source(document.questions.at(1).answer->text);
  CHECK(html.substr(answer.begin, answer.size()) == "Ann");
  CHECK(document.LineOf(document.Source(document.questions[1].prompt.text).begin) == 4);
}

TEST_CASE("A list to select from is no answer until something in it is selected") {
  const Document document = test::ExtractText(
      "<html><body><p>1. Which country?</p><select><option value=\"\">Choose</option>"
      "<option>France</option><option selected>Peru</option></select>\n"
      "<p>2. Which year?</p><p><select><option>2020</option><option>2021</option></select></p>\n"
      "<p>3. Who?</p><p>Ann</p></body></html>\n");
  CHECK(test::OutlineOf(document) ==
        "q1 choice -Choose -France +Peru = observed Peru: Which country?\n"
        "q2 choice -2020 -2021 = unmarked: Which year?\nq3 text: Who? => Ann\n");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("A list to select from begins its lines right after a box, too") {
  const Document document =
      Extract({"page", "page",
               "<p>Who keeps it?<input type=\"radio\"><select><option>Town<option>Mill</select>"},
              test::DefaultRules(), {{}, nullptr, InputFormat::kHtml})
          .value();
  REQUIRE(document.questions.size() == 1);
  REQUIRE(document.questions[0].options.size() == 2);
  CHECK(document.Text(document.questions[0].options[0].label.text) == "Town");
  const Document inside = Extract({"page", "page",
                                   "<p>Who keeps it?<select><div role=\"checkbox\" "
                                   "aria-checked=\"false\"><option>Town<option>Mill</select>"},
                                  test::DefaultRules(), {{}, nullptr, InputFormat::kHtml})
                              .value();
  CHECK(test::CoverageDefect(inside).empty());
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("An empty page has no parts, and one of tags alone has one") {
  const auto parts = [](std::string page) {
    return Extract({"page", "page", std::move(page)}, test::DefaultRules(),
                   {{}, nullptr, InputFormat::kHtml})
        .value()
        .parts.size();
  };
  CHECK(parts("") == 0);
  CHECK(parts("<p></p>") == 1);
}

TEST_CASE("The YAML before a Markdown file is furniture") {
  const Document document = test::ExtractText(
      "---\ntitle: Form\nlayout: page\n---\n\n## 1. Who?\n\nAnn\n\n## 2. When?\n\nNow\n");
  CHECK(test::OutlineOf(document) == "q1 text: Who? => Ann\nq2 text: When? => Now\n");
  REQUIRE(document.furniture.size() == 4);
  CHECK(document.Text(document.furniture[1].leaf.text) == "title: Form");
}

}  // namespace qsift
