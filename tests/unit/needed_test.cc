#include "src/match/needed.h"

#include "src/match/literal_index.h"
#include "src/match/pattern_set.h"
#include "tests/catch.h"

namespace qsift {

TEST_CASE("What a pattern needs is told from the pattern") {
  struct Case {
    std::string_view pattern;
    std::vector<std::string> literals;
    std::size_t reach;
  };
  const Case cases[] = {
      {"annex", {"annex"}, 0},
      {"(?i)Anhang|Anlage", {"anhang", "anlage"}, 0},
      // The longest of several, and where it may begin.
      {R"(\d{1,3}\. see the annex)", {". see the annex"}, 3},
      {R"(\d+ annex)", {" annex"}, 4294967295},
      {"(?:an?|the) annex", {"a annex", "an annex", "the annex"}, 0},
      {"annexe?s?", {"annex", "annexe", "annexes", "annexs"}, 0},
      {"(?P<x>annex)(?:es)+", {"annex"}, 0},
      {"(?i:Annex) (?-i)IV", {"annex iv"}, 0},
      {R"(\bannex\.\x{2014}\x2d$)", {"annex.\u2014-"}, 0},
      {"[Aa]nn[eé]x", {"annex", "annéx"}, 0},
      {"Ж[^x]Щука", {"щука"}, 2},
      {R"(\p{Lu}annex\pL[[:alpha:]x]b)", {"annex"}, 1},
      {"annex{2}es", {"anne"}, 0},
      {"(?:annex){1}es", {"annexes"}, 0},
      {"(?:annex){1,2}es", {"annex"}, 0},
      {"a{0}annex{0,3}", {"anne"}, 0},
      {"a{x}", {"a{x}"}, 0},
      {"(?:annex.|part)", {"annex", "part"}, 0},
      {"(?:.annex|part)", {"annex", "part"}, 1},
      // One branch, or a part that may be missing, needs nothing.
      {"annex|.*", {}, 0},
      {"(?:annex)?", {}, 0},
      {"(?:annex)*", {}, 0},
      {"[abcde]", {}, 0},
      {"[a-c]", {}, 0},
      {"[^a]", {}, 0},
      {".", {}, 0},
      {"", {}, 0},
      // Not read, or not sound.
      {R"(annex\Q.\E)", {}, 0},
      {R"(annex\C)", {}, 0},
      {R"(annex\101)", {}, 0},
      {"annex(", {}, 0},
      {"annex)", {}, 0},
      {"annex[a", {}, 0},
      {"annex[[:alpha", {}, 0},
      {"annex\\", {}, 0},
      {"annex\\x", {}, 0},
      {"annex\\x{41", {}, 0},
      {"annex\\p{L", {}, 0},
      {"annex(?P<a", {}, 0},
      {"annex(?i", {}, 0},
      {"*annex", {}, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const Needed needed = NeededBy(c.pattern);
    CHECK(needed.literals == c.literals);
    CHECK(needed.reach == c.reach);
  }
}

TEST_CASE("Long literals are cut at a character, and many choices need their common parts") {
  CHECK(NeededBy(std::string(40, 'a')).literals == std::vector<std::string>{std::string(32, 'a')});
  CHECK(NeededBy("a" + std::string(40, 'b') + "é").literals.front().size() == 32);
  CHECK(NeededBy(std::string(31, 'a') + "éé").literals == std::vector{std::string(31, 'a')});
  std::string many = "begin(?:";
  for (int i = 0; i < 65; ++i) many += (i == 0 ? "x" : "|x") + std::to_string(i);
  CHECK(NeededBy(many + ")").literals == std::vector<std::string>{"begin"});
}

TEST_CASE("Literals are found wherever they begin before the end") {
  LiteralIndex index;
  index.Add("annex", 1);
  index.Add("anne", 2);
  index.Add("next", 3);
  const auto found = [&](std::string_view text, std::size_t end = std::string_view::npos) {
    std::vector<int> values;
    index.ForEachIn(text, end, [&](int value) { values.push_back(value); });
    std::sort(values.begin(), values.end());
    return values;
  };
  CHECK(found("an annex").size() == 2);
  CHECK(found("annext") == std::vector{1, 2, 3});
  CHECK(found("annext", 2) == std::vector{1, 2});
  CHECK(found("annext", 3) == std::vector{1, 2, 3});
  CHECK(found("ann").empty());
  CHECK(found("").empty());
}

TEST_CASE("A pattern is found where its literal stands, at the start of a text or anywhere") {
  struct Case {
    PatternSet::Anchor anchor;
    std::string_view text;
    std::vector<int> found;
  };
  const std::string far(300, 'x');
  const std::string far_annex = far + " Annex";
  const Case cases[] = {
      {PatternSet::Anchor::kStart, "ANNEX 5", {0, 3}},
      {PatternSet::Anchor::kStart, "the annex", {4}},
      {PatternSet::Anchor::kStart, "1234annex", {1, 4}},
      {PatternSet::Anchor::kStart, "12345annex", {2}},
      {PatternSet::Anchor::kStart, "ŽŽŽŽannex", {4}},
      {PatternSet::Anchor::kNone, "see ANNEX 5", {0, 3}},
      {PatternSet::Anchor::kNone, far_annex, {0}},
      {PatternSet::Anchor::kNone, "anne", {}},
  };
  for (const Case& c : cases) {
    PatternSet set(c.anchor);
    set.Add("(?i)annex", 0);
    set.Add(R"(\d{4}annex)", 0);
    set.Add(R"(\d{5}annex)", 0);
    set.Add(R"((?i)annex \d|\d \d)", 0);
    set.Add("[^x]{4}annex$|[^x]{4}never", 0);
    std::vector<int> found;
    CAPTURE(c.text);
    CHECK(set.Match(c.text, kAllLanguages, found) == !c.found.empty());
    CHECK(found == c.found);
  }
}

}  // namespace qsift
