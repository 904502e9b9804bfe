#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "src/rules/citation_patterns.h"
#include "src/rules/load_citations.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 11> kClasses = {{
    {"units", kUnit},
    {"connectors", kConnector},
    {"title_openers", kTitleOpener},
    {"organisations", kOrganisation},
    {"title_stops", kTitleStop},
    {"number_marks", kNumberMark},
    {"qualifiers", kQualifier},
    {"of", kOf},
    {"articles", kArticle},
    {"and", kAnd},
    {"generic_heads", kGenericHead},
}};

CitationLexicon& LexiconOf(CitationRules& rules, const std::string& lang, LanguageMask language) {
  for (CitationLexicon& lexicon : rules.lexicons) {
    if (lexicon.lang == lang) return lexicon;
  }
  CitationLexicon& lexicon = rules.lexicons.emplace_back();
  lexicon.lang = lang;
  lexicon.language = language;
  return lexicon;
}

void AddClass(CitationLexicon& lexicon, const std::string& word, std::uint16_t bit) {
  CitationWord& found = lexicon.words[Folded(word)];
  found.classes = static_cast<std::uint16_t>(found.classes | bit);
}

void LoadLexicon(RuleReader& reader, const Node& words, CitationLexicon& lexicon) {
  if (words.type != Node::Type::kMap) return reader.Fail(words, "a map is expected here");
  for (std::size_t i = 0; i + 1 < words.items.size(); i += 2) {
    const std::string& topic = words.items[i].scalar;
    if (topic == "instruments") {
      const Node& kinds = words.items[i + 1];
      for (std::size_t k = 0; k + 1 < kinds.items.size(); k += 2) {
        for (const std::string& word : reader.Strings(kinds, kinds.items[k].scalar)) {
          AddClass(lexicon, word, kInstrument);
          lexicon.words[Folded(word)].kind = kinds.items[k].scalar;
        }
      }
      continue;
    }
    const auto* const found = std::find_if(kClasses.begin(), kClasses.end(),
                                           [&](const auto& known) { return known.first == topic; });
    if (found == kClasses.end()) {
      return reader.Fail(words.items[i], fmt::format("unknown key '{}'", topic));
    }
    for (const std::string& word : reader.Strings(words, topic)) {
      AddClass(lexicon, word, found->second);
    }
  }
}

void LoadVocabulary(RuleReader& reader, const Node& node, CitationVocabulary& vocabulary) {
  if (!reader.ExpectMap(node, {"units", "instruments", "months", "ordinals", "issuers"})) return;
  if (const Node* units = node.Find("units")) LoadWordMap(reader, *units, vocabulary.units);
  if (const Node* acts = node.Find("instruments")) {
    LoadWordMap(reader, *acts, vocabulary.instruments);
  }
  if (const Node* numbers = node.Find("ordinals")) {
    LoadWordMap(reader, *numbers, vocabulary.ordinals);
  }
  if (const Node* issuers = node.Find("issuers")) LoadWordMap(reader, *issuers, vocabulary.issuers);
  StringMap<std::string> months;
  if (const Node* listed = node.Find("months")) LoadWordMap(reader, *listed, months);
  for (const auto& [word, number] : months) {
    std::uint8_t month = 0;
    std::from_chars(number.data(), number.data() + number.size(), month);
    if (month < 1 || month > 12) {
      return reader.Fail(*node.Find("months"),
                         fmt::format("'{}' is no month from 1 to 12", number));
    }
    vocabulary.months.insert_or_assign(word, month);
  }
}

}  // namespace

std::size_t AddVocabulary(CitationRules& rules, const std::string& lang) {
  if (rules.vocabularies.empty()) rules.vocabularies.emplace_back();
  const std::size_t known = rules.VocabularyIndex(lang);
  if (rules.vocabularies[known].lang == lang) return known;
  rules.vocabularies.emplace_back().lang = lang;
  return rules.vocabularies.size() - 1;
}

void LoadWordMap(RuleReader& reader, const Node& map, StringMap<std::string>& out) {
  if (map.type != Node::Type::kMap) return reader.Fail(map, "a map is expected here");
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    for (const Node& word : reader.List(map.items[i + 1])) {
      out.insert_or_assign(Folded(word.scalar), map.items[i].scalar);
    }
  }
}

void FinishLexicon(CitationLexicon& lexicon) {
  std::vector<std::string> first;
  for (const auto& [word, value] : lexicon.words) {
    const std::size_t blank = word.find(' ');
    if (blank != word.npos && (value.classes & kInstrument) != 0) {
      first.push_back(word.substr(0, blank));
    }
  }
  for (const std::string& word : first) AddClass(lexicon, word, kHeadStart);
  for (const auto& [word, value] : lexicon.words) {
    const auto at = static_cast<std::uint32_t>(lexicon.known.size());
    lexicon.index.Add(word, at);
    if ((value.classes & kAnchorWord) != 0) lexicon.anchors_index.Add(word, at);
    lexicon.known.push_back(&value);
  }
  lexicon.index.Finish();
  lexicon.anchors_index.Finish();
}

void LoadCitationWords(RuleReader& reader, const Node& root, const std::string& lang,
                       LanguageMask language, CitationRules& rules) {
  CitationVocabulary& vocabulary = rules.vocabularies[AddVocabulary(rules, lang)];
  if (const Node* words = root.Find("citation_words")) {
    LoadLexicon(reader, *words, LexiconOf(rules, lang, language));
  }
  if (const Node* synonyms = root.Find("citation_synonyms")) {
    CitationLexicon& lexicon = LexiconOf(rules, lang, language);
    for (std::size_t i = 0; i + 1 < synonyms->items.size(); i += 2) {
      lexicon.synonyms.emplace(Folded(synonyms->items[i].scalar),
                               Folded(synonyms->items[i + 1].scalar));
    }
  }
  if (const Node* node = root.Find("citation_vocabulary")) {
    LoadVocabulary(reader, *node, vocabulary);
  }
  if (vocabulary.any.empty() || root.Find("citation_vocabulary") != nullptr) {
    MakeAnyPatterns(vocabulary);
  }
  const auto expand = [&](const Node& node) {
    std::string unknown;
    std::string source = ExpandPattern(node.scalar, rules, vocabulary, {}, &unknown);
    if (!unknown.empty()) {
      reader.Fail(node, fmt::format("no token is called '{{{}}}'", unknown));
    }
    return source;
  };
  if (const Node* tokens = root.Find("citation_tokens")) {
    for (std::size_t i = 0; i + 1 < tokens->items.size(); i += 2) {
      const Node& name = tokens->items[i];
      const bool known = std::any_of(vocabulary.tokens.begin(), vocabulary.tokens.end(),
                                     [&](const auto& token) { return token.first == name.scalar; });
      if (known) {
        reader.Fail(name,
                    fmt::format("a token of this language is called '{}' already", name.scalar));
      }
      vocabulary.tokens.emplace_back(name.scalar, expand(tokens->items[i + 1]));
    }
  }
  const Node* joins = root.Find("citation_joins");
  if (joins == nullptr || !reader.ExpectMap(*joins, {"of", "behind", "within", "also", "short_name",
                                                     "approved_by", "quoted", "dated"})) {
    return;
  }
  const auto join = [&](std::string_view key, Pattern& pattern, std::string_view suffix) {
    const Node* node = joins->Find(key);
    if (node == nullptr) return;
    pattern = reader.Compile(*node, fmt::format("(?:{}){}", expand(*node), suffix));
  };
  const auto join_named = [&](std::string_view key, CitationJoin& named) {
    join(key, named.pattern, "");
    named.names = GroupNames(named.pattern.source());
  };
  join("of", vocabulary.of, "$");
  join("behind", vocabulary.behind, "$");
  join("within", vocabulary.within, "$");
  join("also", vocabulary.also, "$");
  join("approved_by", vocabulary.approved_by, "$");
  join_named("short_name", vocabulary.short_name);
  join_named("quoted", vocabulary.quoted);
  join("dated", vocabulary.dated.pattern, "");
  if (const Node* dated = joins->Find("dated")) {
    ReadGroups(reader, *dated, expand(*dated), vocabulary.dated.groups);
  }
}

}  // namespace qsift
