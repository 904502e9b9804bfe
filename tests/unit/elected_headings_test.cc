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
      {"a word of no pack and a letter, set apart by a gap",
       Groups("Oddíl A  The mill", "Oddíl B  The place"),
       {"Oddíl A|The mill", "Oddíl B|The place"}},
      {"a letter without a sign",
       Groups("A  The mill", "B  The place"),
       {"A|The mill", "B|The place"}},
      {"a word and a Roman number, divided by a dot in the middle",
       Groups("Osa I · The mill", "Osa II · The place"),
       {"Osa I|The mill", "Osa II|The place"}},
      {"ordinal numbers",
       Groups("1st round - asked in May", "2nd round - asked in June"),
       {"1st|round - asked in May", "2nd|round - asked in June"}},
      {"right below the foot of a page",
       "A  The mill\n\n1. Who keeps it?\n\nAnn.\n\nMill survey - 1/2\nB  The place\n\n"
       "2. Where does it stand?\n\nBy the weir.\n\nMill survey - 2/2\nC  The end\n\n3. Is it "
       "open?\n\nNo.\n",
       {"A|The mill", "B|The place", "C|The end"}},
      {"titles in a quoted mail",
       "Dear Ann,\n\n> 1. THE MILL\n>\n> 1.1 Who keeps it?\n\nI do.\n\n> 1.2 Is it old?\n\nIt "
       "is.\n\n> 2. THE PLACE\n>\n> 2.1 Where does it stand?\n\nBy the weir.\n\n> 2.2 Is it "
       "open?\n\nNot now.\n",
       {"1|THE MILL", "2|THE PLACE"}},
      {"a series with a paragraph under each title",
       "1  The mill\n\nAsked in May.\n\na) Who keeps it?\n\nAnn.\n\nb) Is it old?\n\nYes.\n\n"
       "2  The place\n\nAsked in June.\n\nc) Where is it?\n\nBy the weir.\n\n3  The end\n\n"
       "Asked in July.\n\nd) Is it open?\n\nNo.\n",
       {"1|The mill", "2|The place", "3|The end"}},
      {"right below a table, where those before it are known",
       "A. The mill\n\nNo.\tQuestion\tYes\tNo\n1\tIs it old?\tx\t\n2\tIs it wet?\t\tx\n\n"
       "B. The place\n\nNo.\tQuestion\tYes\tNo\n3\tIs it near?\tx\t\n4\tIs it dry?\t\tx\n"
       "C. The end\n5\tIs it open?\tx\t\n",
       {"A|The mill", "B|The place", "C|The end"}},
      {"letters over tables",
       "A. The mill\n\nNo.\tQuestion\tYes\tNo\n1\tIs it old?\tx\t\n2\tIs it wet?\t\tx\n\n"
       "B. The place\n\nNo.\tQuestion\tYes\tNo\n3\tIs it near?\tx\t\n4\tIs it "
       "dry?\t\tx\n",
       {"A|The mill", "B|The place"}},
      {"more blank lines than before anything else",
       Groups("\nThe mill\n", "\nThe place\n"),
       {"|The mill", "|The place"}},
      {"the sign of a reply before capitals",
       "We ask all mills.\n\n» THE MILL\n\nWho keeps it?\n» Ann.\n\nIs it old?\n» It is.\n\n"
       "» THE PLACE\n\nWhere does it stand?\n» By the weir.\n",
       {"|THE MILL", "|THE PLACE"}},
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
      {"numbered items in a quote",
       "1. Which rules?\n\n> 1. on mills\n> 2. on barns\n\n2. Which fees?\n\n> 1. on mills\n> 2. "
       "on barns\n\n3. When?\n\nNow\n"},
      {"lettered items of a reply",
       "1. Which rules?\n\nA  Mills\nB  Barns\n\n2. Which fees?\n\nA  Mills\nB  Barns\n\n3. "
       "When?\n\nNow\n"},
      {"a list of signs",
       "1. What is in it?\n\n◆ a stone\n◆ a wheel\n\n2. What is sold?\n\n◆ bread\n◆ oil\n\n3. "
       "Why?\n\nSo\n"},
      {"replies between wide gaps",
       "1. Who keeps it?\n\n\nAnn Wheeler\n\n\n2. Where is it?\n\n\nBy the weir\n\n\n3. Is it "
       "old?\n\n\nRather so\n"},
      {"replies below rules, with wide gaps everywhere",
       "1. Who keeps it?\n\n\n____________\n\n\nAnn Wheeler\n\n\n2. Where is "
       "it?\n\n\n____________\n\n\nBy the weir\n\n\n3. Is it old?\n\n\nIt is rather old.\n\n\nAnd "
       "it "
       "is wet.\n\n\n4. Is it open?\n\n\nIt is.\n\n\nBut not on Mondays.\n"},
      {"replies below rules under most questions",
       "1. Who keeps it?\n\n____________\n\n\nAnn Wheeler\n\n2. Where is "
       "it?\n\n____________\n\n\nBy the weir\n\n3. Is it old?\n\nIt is rather old.\n"},
      {"replies in capitals behind their sign",
       "Who keeps it?\n» ANN WHEELER\n\nWhere is it?\n» BY THE WEIR\n\nIs it old?\n\n» RATHER "
       "SO\n\nIs it open?\n\n» NOT NOW\n\nWhy?\n\nSo.\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(TitlesIn(c.text).empty());
  }
}

}  // namespace qsift
