#include "src/match/word_trie.h"

#include <string>

#include "tests/catch.h"

namespace qsift {

TEST_CASE("A word is found whole, by its beginning and by its ending, the best first") {
  WordTrie trie;
  CHECK(trie.Add("law", 1) == 1);
  CHECK(trie.Add("law", 9) == 1);
  trie.Add("закон*", 2);
  trie.Add("*gesetz", 3);
  trie.Add("lawful*", 4);
  trie.Add("law*", 5);
  const auto first = [&](std::string_view word) {
    const WordTrie::Matches found = trie.Find(word);
    return found.empty() ? 0 : *found.begin();
  };
  CHECK(first("LAW") == 1);
  CHECK(first("Законом") == 2);
  CHECK(first("Mühlengesetz") == 3);
  CHECK(first("lawfully") == 4);
  CHECK(first("laws") == 5);
  CHECK(first("la") == 0);
  CHECK(first("gesetze") == 0);
  CHECK(trie.Find("lawfully").size == 2);
  // Of a phrase, the last word alone might end so.
  CHECK(first("von Mühlengesetz") == 0);
  // An ending of an inflected word is short.
  CHECK(first("law" + std::string(12, 'x')) == 5);
  CHECK(first("law" + std::string(13, 'x')) == 0);
}

}  // namespace qsift
