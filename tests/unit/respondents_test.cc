#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string RepliesOf(const Document& document, std::size_t question) {
  std::string shown;
  for (const Reply& reply : document.questions.at(question).replies) {
    shown +=
        std::string(document.Text(reply.respondent)) + "=" + std::string(document.Text(reply.text));
    for (const Choice& choice : reply.selection.observed) {
      shown += " (" + std::string(Name(choice.value)) + ")";
    }
    shown += "; ";
  }
  return shown;
}

}  // namespace

TEST_CASE("Several people reply under one question") {
  struct Case {
    std::string_view name;
    std::string first;
    std::string second;
    std::string replies;  // of the second question
  };
  const Case cases[] = {
      {"names with roles in a list", "1. Ann Lee (miller): Yes\n2. Bob Ray (baker): No\n",
       "1. Ann Lee (miller): Yes, since May.\n2. Bob Ray (baker): No\n",
       "Ann Lee=Yes, since May. (yes); Bob Ray=No (no); "},
      {"single names before words", "Ann: Yes\nBob: No\n", "Ann: No\nBob: Yes, often\n",
       "Ann=No (no); Bob=Yes, often (yes); "},
      {"bold names", "**Ann Lee:** Yes\n\n**Bob Ray:** No\n",
       "**Ann Lee:** No\n\n**Bob Ray:** No\n", "Ann Lee=No (no); Bob Ray=No (no); "},
      {"labels", "Depth: low\nWidth: Yes\n", "Depth: deep\nWidth: wide\n", ""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Is the mill open?\n\n" + c.first + "\n2. Is the barn open?\n\n" +
                          c.second + "\n3. What is its width and depth?\n\nTen feet.\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(RepliesOf(document, 1) == c.replies);
    CHECK(test::CoverageDefect(document).empty());
    if (c.replies.empty()) continue;
    CHECK(document.questions[1].kind == Kind::kYesNo);
    CHECK(document.questions[1].selection.observed.empty());
  }
}

TEST_CASE("Replies that are words alone are no answer") {
  const Document document = test::ExtractText(
      "1. Is the mill open?\n\nAnn Lee: Yes\nBob Ray: No\n\n2. Is the barn open?\n\nAnn Lee: Yes\n"
      "Bob Ray: It was, and will be again.\n\n3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].replies.size() == 2);
  CHECK_FALSE(document.questions[0].answer);
  REQUIRE(document.questions[1].answer);
  CHECK(document.Text(document.questions[1].replies[1].text) == "It was, and will be again.");
}

TEST_CASE("Who says the same under each question replies to each") {
  const std::string same = "Ann Lee: I cannot say that.\n\nBob Ray: ";
  const Document document = test::ExtractText("1. Where is the mill?\n\n" + same +
                                              "By the weir.\n\n2. Who keeps it?\n\n" + same +
                                              "The town.\n\n3. Who pays?\n\n" + same + "Nobody.\n");
  REQUIRE(document.questions.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(document.questions[k].replies.size() == 2);
    CHECK(document.questions[k].notes.empty());
  }
}

}  // namespace qsift
