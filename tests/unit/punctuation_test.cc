#include "src/text/punctuation.h"

#include <string_view>

#include "tests/catch.h"

namespace qsift {

TEST_CASE("A line of a form ends in what stands before its emphasis, brackets and quotes") {
  struct Case {
    std::string_view line;
    bool question = false;
    bool colon = false;
    bool stop = false;
  };
  const Case cases[] = {
      {"", false, false, false},
      {"**Keeper:**", false, true, false},
      {"\xE6\x9D\x91\xEF\xBC\x9A", false, true, false},
      {"Keeper: Ann", false, false, false},
      {"_Is it lit?_", true, false, false},
      {"Is it lit? (yes/no)", true, false, false},
      {"(Is it lit?", true, false, false},
      {"Lit? (one, which is told in some twenty words beside the mill 1)", true, false, false},
      {"Lit? (one, which is told in some twenty words beside the mills 1)", false, false, false},
      {"Is it lit? [x", true, false, false},
      {"[yes/no]", false, false, false},
      {"The mill is old.\"", false, false, true},
      {"the old mill;", false, false, true},
      {"\xE6\x9D\x91\xE3\x80\x82", false, false, true},
      {"\xD9\x85\xDB\x94", false, false, true},
      {"\xCE\xA0\xCF\x8C\xCF\x83\xCE\xB1;", true, false, false},  // Greek: "How many?"
  };
  for (const Case& c : cases) {
    INFO(c.line);
    CHECK(EndsInQuestionMark(c.line) == c.question);
    CHECK(EndsInColon(c.line) == c.colon);
    CHECK(EndsInStop(c.line) == c.stop);
  }
}

TEST_CASE("The very last sign of a text is not looked for under others") {
  CHECK(LastIsColon("Keeper:"));
  CHECK_FALSE(LastIsColon("**Keeper:**"));
  CHECK_FALSE(LastIsColon(""));
  CHECK(LastIsFullStop("It is old."));
  CHECK_FALSE(LastIsFullStop("It is old.)"));
  CHECK(EndsSentence("Go there!"));
  CHECK(EndsSentence("and so on\xE2\x80\xA6"));
  CHECK(EndsSentence("Is it?"));
  CHECK_FALSE(EndsSentence("the old mill;"));
  CHECK_FALSE(EndsSentence(""));
}

TEST_CASE("Dashes are told from hyphens where that counts") {
  CHECK(IsDash('-'));
  CHECK_FALSE(IsLongDash('-'));
  CHECK(IsLongDash(0x2014));
  CHECK_FALSE(IsDash(0x2010));
  CHECK(IsHyphen('-'));
  CHECK_FALSE(IsHyphen(0x2013));
  CHECK(IsHyphenOrDash(0x2010));
  CHECK(IsHyphenOrDash(0x2015));
  CHECK_FALSE(IsHyphenOrDash(0x2016));
}

TEST_CASE("An address is told by its scheme, its host's first label, or the sign of mail") {
  CHECK(LooksLikeAddress("see https://mill.example/a"));
  CHECK(LooksLikeAddress("www.mill.example"));
  CHECK(LooksLikeAddress("ann@mill.example"));
  CHECK_FALSE(LooksLikeAddress("The mill: its keeper"));
  CHECK(HasScheme("ftp://mill.example"));
  CHECK_FALSE(HasScheme("www.mill.example"));
}

}  // namespace qsift
