#pragma once

// The patterns of citation rules, as they are written and as RE2 reads them.

#include <string>
#include <string_view>
#include <vector>

#include "src/config/rule_reader.h"
#include "src/rules/citation_rules.h"

namespace qsift {

// A pattern for any of the words in any case, the longest first.
std::string AnyOf(std::vector<std::string> words);
// The same for the keys of a map.
template <typename Map>
std::string AnyKey(const Map& map) {
  std::vector<std::string> words;
  words.reserve(map.size());
  for (const auto& entry : map) words.push_back(entry.first);
  return AnyOf(std::move(words));
}

// The pattern that a citation rule's text stands for: {name} is the token of that name, and a blank
// any run of blanks with at most one line end. `unknown` gets the name of a token that is missing.
std::string ExpandPattern(std::string_view text, const CitationRules& rules,
                          const CitationVocabulary& vocabulary, std::string_view kinds,
                          std::string* unknown);

// Makes the tokens of a vocabulary's words again after some were added.
void MakeAnyPatterns(CitationVocabulary& vocabulary);

// The names of a pattern's groups, in order.
std::vector<std::string> GroupNames(std::string_view source);

// What the named groups of a pattern hold, in their order.
void ReadGroups(RuleReader& reader, const Node& at, std::string_view source,
                std::vector<CitationGroup>& groups);

// What is looked for in a text to find an anchor, which is folded: its first run of letters, or its
// first sign that is not ASCII.
std::string FirstRun(const std::string& anchor);

}  // namespace qsift
