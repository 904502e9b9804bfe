#include "src/structure/choose/keyed_replies.h"

#include "tests/answers.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// The replies to the questions of a letter, with what stands below them.
std::string RepliesTo(const std::string& questions, const std::string& below) {
  std::string replies;
  for (const std::string& answer : test::AnswersIn(questions + "\n" + below)) {
    replies += (answer.empty() ? "-" : answer) + "; ";
  }
  return replies;
}

constexpr const char* kQuestions =
    "1. Who keeps the mill?\n2. When was it built?\n3. Where does it stand?\n"
    "4. What does it grind?\n";

}  // namespace

TEST_CASE("Replies below the questions name them by number") {
  struct Case {
    std::string_view name;
    std::string below;
    std::string replies;
  };
  const Case cases[] = {
      {"with a heading, one left out",
       "Replies\n\nRe 1: Ann does.\n\nRe 2: In May.\n\nRe 4: Rye.\n\nAnd oats.\n",
       "Ann does.; In May.; -; Rye.\n\nAnd oats.; "},
      {"words of another language",
       "Al punto 1 - Ana.\nAl punto 2 - En mayo.\nAl punto 3 - Aquí.\n",
       "Ana.; En mayo.; Aquí.; -; "},
      {"with points, in bold",
       "**Zu Frage 2.** Im Mai.\n\n**Zu Frage 3.** Am Wehr.\n\n"
       "**Zu Frage 4.** Roggen.\n",
       "-; Im Mai.; Am Wehr.; Roggen.; "},
      {"nothing said", "Re 1: Ann does.\nRe 2: -\nRe 3: Here.\nRe 4: ...\n",
       "Ann does.; -; Here.; -; "},
      {"two of four are too few", "Re 1: Ann does.\n\nRe 2: In May.\n",
       "-; -; -; Re 1: Ann does.\n\nRe 2: In May.; "},
      {"other words each time", "Re 1: Ann does.\nTo 2: In May.\nOn 3: Here.\n",
       "-; -; -; Re 1: Ann does.\nTo 2: In May.\nOn 3: Here.; "},
      {"numbers that count back", "Step 3: sow.\nStep 2: reap.\nStep 1: grind.\n",
       "-; -; -; Step 3: sow.\nStep 2: reap.\nStep 1: grind.; "},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(RepliesTo(kQuestions, c.below) == c.replies);
  }
}

TEST_CASE("Where a question has its reply under it, numbers below the last one are its own") {
  CHECK(RepliesTo("1. Who keeps the mill?\n\nAnn.\n\n2. How is it set up?\n\n",
                  "Step 1: sow.\n\nStep 2: reap.\n\n") == "Ann.; Step 1: sow.\n\nStep 2: reap.; ");
}

TEST_CASE("A number that two questions have names neither") {
  CHECK(RepliesTo("1. Who keeps the mill?\n2. When?\n\n# Barn\n\n1. Who keeps the barn?\n2. Why?\n",
                  "Re 1: Ann.\n\nRe 2: In May.\n") == "-; -; -; Re 1: Ann.\n\nRe 2: In May.; ");
}

TEST_CASE("Below a form of boxes, or right below the last question, numbers name nothing") {
  CHECK(RepliesTo("1. Is there a plan?\n(x) Yes  ( ) No\n\n2. Is there a log?\n( ) Yes  (x) No\n\n"
                  "3. List the decks.\n",
                  "Deck 1: boats\nDeck 2: sails\nDeck 3: none\n") ==
        "-; -; Deck 1: boats\nDeck 2: sails\nDeck 3: none; ");
  CHECK(RepliesTo("1. Is there a plan?\n2. Is there a log?\n3. List the decks.",
                  "Deck 1: boats\nDeck 2: sails\nDeck 3: none\n") ==
        "-; -; Deck 1: boats\nDeck 2: sails\nDeck 3: none; ");
}

}  // namespace qsift
