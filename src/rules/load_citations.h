#pragma once

// Compiles the citation topics of rule files (docs/rules.md): first the vocabularies of all packs,
// then their rules.

#include <string>

#include "src/config/rule_reader.h"
#include "src/rules/citation_rules.h"
#include "src/text/language_mask.h"

namespace qsift {

// citation_words, citation_evidence, citation_families, citation_years, citation_synonyms,
// citation_vocabulary, citation_tokens, citation_joins.
void LoadCitationWords(RuleReader& reader, const Node& root, const std::string& lang,
                       LanguageMask language, CitationRules& rules);

// citations. A rule with the id of an earlier one takes its place.
void LoadCitationRules(RuleReader& reader, const Node& root, const std::string& lang,
                       LanguageMask language, CitationRules& rules);

// After the last file: makes the indices of words.
void FinishCitations(CitationRules& rules);

// The index of a language's vocabulary, which is made if there is none yet.
std::size_t AddVocabulary(CitationRules& rules, const std::string& lang);

// An inverted map of lists: each word, folded, to the key that lists it.
void LoadWordMap(RuleReader& reader, const Node& map, StringMap<std::string>& out);

// The keys country, identifier and aliases of a map.
void LoadScheme(RuleReader& reader, const Node& node, CitationScheme& scheme);

// Gives the words of instruments and units the orders of their languages.
void FinishWords(CitationRules& rules);

}  // namespace qsift
