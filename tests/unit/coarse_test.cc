#include "src/match/coarse.h"

#include "src/match/pattern.h"
#include "src/match/pattern_set.h"
#include "src/rules/rules.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("A coarse form has no letters of Unicode and no long counts, and finds no less") {
  struct Case {
    std::string_view pattern;
    std::string_view coarse;
  };
  const Case cases[] = {
      {R"((?i)part (\d{1,3})\.)", R"((?i)part (\d{1,3})\.)"},
      {R"(\p{L}{1,60}\.)", R"([A-Za-z\x{80}-\x{10FFFF}]{1,}\.)"},
      {R"([\p{Lu}\d][^\p{L}])", R"([A-Z\x{80}-\x{10FFFF}\d][^A-Za-z])"},
      {R"([]\p{Ll}][^]\p{N}])", R"([]a-z\x{80}-\x{10FFFF}][^]0-9])"},
      // Where the case does not matter, "A-Z" is more than the letters in upper case.
      {R"((?i)[^\p{Lu}])", R"((?i)[^\p{Lu}])"},
      {R"([[:alpha:]\p{L}])", R"([[:alpha:]A-Za-z\x{80}-\x{10FFFF}])"},
      {R"(.{2,60}x{5}\x{2014}{0,9})", R"(.{2,}x{5}\x{2014}{0,})"},
      // A brace that is none of a count, and classes that are small as they are.
      {R"(a\{0,60\}[{0,60}]\P{L}\p{Han})", R"(a\{0,60\}[{0,60}]\P{L}\p{Han})"},
      {R"(\Q\p{L}\E)", R"(\Q\p{L}\E)"},
      {"[a", "[a"},
      {"a\\", "a\\"},
      {"\\p{L", "\\p{L"},
      {"x{1,", "x{1,"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CHECK(CoarseForm(c.pattern, Counts::kDropped) == c.coarse);
  }
  CHECK(CoarseForm("\\p{L}{1,60}", Counts::kKept) == "[A-Za-z\\x{80}-\\x{10FFFF}]{1,60}");
}

TEST_CASE("What only a coarse form finds is not found") {
  struct Case {
    PatternSet::Anchor anchor;
    std::string_view text;
    std::vector<int> found;
  };
  const Case cases[] = {
      {PatternSet::Anchor::kStart, "1. Was", {0, 1}},
      {PatternSet::Anchor::kStart, "1. \u2013", {1}},
      {PatternSet::Anchor::kStart, "1. \u00C4", {0, 1}},
      {PatternSet::Anchor::kStart, "- 1. Was", {}},
      {PatternSet::Anchor::kNone, "- 1. Was", {0, 1}},
      {PatternSet::Anchor::kNone, "1 \u2013", {}},
      {PatternSet::Anchor::kStart, "aaaaaaaaa!", {}},
      {PatternSet::Anchor::kStart, "aaaaa!", {2}},
  };
  for (const Case& c : cases) {
    PatternSet set(c.anchor);
    set.Add(R"(\d\. \p{Lu})", 0);
    set.Add(R"(\d\. )", 0);
    set.Add(R"((?i)a{1,6}!)", 0);
    std::vector<int> found;
    CAPTURE(c.text);
    CHECK(set.Match(c.text, kAllLanguages, found) == !c.found.empty());
    CHECK(found == c.found);
  }
}

TEST_CASE("A pattern matches what it did, before and after it is compiled as it is") {
  const Pattern pattern = Pattern::Deferred(R"((?P<word>\p{Lu}\p{L}+))");
  MatchView match;
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(pattern.Search("1 \u2013 2"));
    CHECK_FALSE(pattern.Search("1 \u2013\u2013 2"));
    CHECK_FALSE(pattern.MatchAt("an Act", 1, nullptr));
    CHECK(pattern.Search("an Act", 0, &match));
    CHECK(match[pattern.Group("word")] == "Act");
  }
}

TEST_CASE("The coarse form of every pattern of a set is sound") {
  const Rules& rules = test::DefaultRules().rules();
  const auto check = [](const auto& list) {
    for (const auto& rule : list) {
      Pattern::Defect defect;
      Pattern::Compile(CoarseForm(rule.pattern.source(), Counts::kDropped), &defect);
      CAPTURE(rule.pattern.source());
      CHECK(defect.message.empty());
    }
  };
  check(rules.openers.rules);
  check(rules.prompts.rules);
  check(rules.follow_ups.rules);
}

}  // namespace qsift
