#pragma once

// Compiles the citation topics of a rule file: citation_words, citation_forms, citation_synonyms.

#include <string>

#include "src/rules/rule_reader.h"
#include "src/rules/rules.h"

namespace qsift {

void LoadCitations(RuleReader& reader, const Node& root, const std::string& lang,
                   CitationRules& rules);

// After the last file: makes the index of words.
void FinishCitations(CitationRules& rules);

}  // namespace qsift
