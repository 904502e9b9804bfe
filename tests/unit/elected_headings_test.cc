#include "src/structure/choose/elected_headings.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<std::string> TitlesIn(const std::string& text) {
  const Document document = test::ExtractText(text);
  std::vector<std::string> titles;
  for (const Section& section : document.sections) {
    titles.push_back(section.number + "|" + std::string(document.Text(section.title.text)));
  }
  return titles;
}

// Two groups of questions, each under its title.
std::string Groups(const std::string& first, const std::string& second) {
  const std::string begin = "We ask all mills.\n\n";
  return begin + first + "\n\n1. Who keeps it?\n\nAnn.\n\n2. Is it old?\n\nIt is.\n\n" + second +
         "\n\n3. Where does it stand?\n\nBy the weir.\n\n4. Is it open?\n\nNot now.\n";
}

}  // namespace

TEST_CASE("Lines of one look that lead to questions are headings") {
  struct Case {
    std::string_view name;
    std::string text;
    std::vector<std::string> titles;
  };
  const Case cases[] = {
      {"bold", Groups("**The mill**", "**The place**"), {"|The mill", "|The place"}},
      {"a sign", Groups("◆ The mill", "◆ The place"), {"|The mill", "|The place"}},
      {"a box that stands alone", Groups("■ The mill", "■ The place"), {"|The mill", "|The place"}},
      {"brackets", Groups("【The mill】", "【The place】"), {"|The mill", "|The place"}},
      {"a word of no pack",
       Groups("Luku 1: The mill", "Luku 2: The place"),
       {"Luku 1|The mill", "Luku 2|The place"}},
      {"Han numerals without blank lines",
       "一、The mill\n1、Who keeps it?\nAnn.\n2、Is it old?\nIt is.\n二、The place\n"
       "3、Where does it stand?\nBy the weir.\n4、Is it open?\nNot now.\n",
       {"一|The mill", "二|The place"}},
      {"two signs without a blank",
       "##The mill\nWho keeps it?\nAnn.\nIs it old?\nIt is.\n##The place\nWhere does it stand?\n"
       "By the weir.\n",
       {"|The mill", "|The place"}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(TitlesIn(c.text) == c.titles);
  }
}

TEST_CASE("Replies and lists are no headings, whatever their look") {
  struct Case {
    std::string_view name;
    std::string text;
  };
  const Case cases[] = {
      {"bold replies",
       "1. Who keeps it?\n\n**Ann**\n\n2. Where is it?\n\n**By the weir**\n\n3. Is it "
       "old?\n\n**Rather "
       "so**\n\n4. Is it open?\n\n**Never again**\n"},
      {"a numbered list", "1. Which rules?\n\n4.1 on mills\n4.2 on barns\n\n2. When?\n\nNow\n"},
      {"marked options",
       "1. Is it old?\n\n✓ Yes\n\nNo\n\n2. Is it open?\n\n✓ Yes\n\nNo\n\n3. Why?\n\n● by "
       "day\n\n○ by night\n\n4. Where?\n\n● here\n\n○ there\n\n5. When?\n\nNow\n"},
      {"a list of signs",
       "1. What is in it?\n\n◆ a stone\n◆ a wheel\n\n2. What is sold?\n\n◆ bread\n◆ oil\n\n3. "
       "Why?\n\nSo\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(TitlesIn(c.text).empty());
  }
}

}  // namespace qsift
