#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "src/rules/citation_patterns.h"
#include "src/rules/load_citations.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 21> kClasses = {{
    {"connectors", kConnector},
    {"title_openers", kTitleOpener},
    {"organisations", kOrganisation},
    {"title_stops", kTitleStop},
    {"number_marks", kNumberMark},
    {"marks_after", kMarkAfter},
    {"marks_behind", kMarkAfter},  // its name before 0.1.0, which loads until the next version
    {"qualifiers", kQualifier},
    {"of", kOf},
    {"articles", kArticle},
    {"and", kAnd},
    {"range", kRange},
    {"same", kSame},
    {"nonlegal", kNonLegal},
    {"issuers", kIssuer},
    {"date_leads", kDateLead},
    {"date_tails", kDateTail},
    {"tails", kTail},
    {"month_words", kMonth},
    {"unions", kUnion},
    {"plain", kPlain},
}};

// Puts words where the grammar finds them.
class WordLoader {
 public:
  WordLoader(RuleReader& reader, CitationWords& words, LanguageMask language,
             std::size_t vocabulary)
      : reader_(reader),
        words_(words),
        language_(language),
        vocabulary_(static_cast<std::uint16_t>(vocabulary)) {}

  // `where`: the words' place in the file. A word without a letter is a defect there; what is
  // returned for it leads nowhere.
  CitationWord& Add(const Node& where, std::string_view word, std::uint32_t classes) {
    const std::string folded = Folded(word);
    if (folded.find_first_not_of("* ") == folded.npos) {
      reader_.Fail(where, fmt::format("'{}' is no word", word));
      return none_;
    }
    CitationWord& known = At(folded);
    known.classes |= classes;
    const std::size_t blank = folded.find(' ');
    if (blank != folded.npos && blank != 0) At(folded.substr(0, blank)).classes |= kPhraseStart;
    return At(folded);
  }

  std::uint16_t Kind(std::string_view name) { return words_.KindIndex(name); }

 private:
  CitationWord& At(std::string_view folded) {
    const std::uint32_t at =
        words_.trie.Add(folded, static_cast<std::uint32_t>(words_.words.size()));
    if (at == words_.words.size()) words_.words.emplace_back();
    std::vector<CitationWord>& all = words_.words[at];
    for (CitationWord& word : all) {
      if (word.language == language_) return word;
    }
    CitationWord& word = all.emplace_back();
    word.language = language_;
    word.vocabulary = vocabulary_;
    return word;
  }

  RuleReader& reader_;
  CitationWords& words_;
  CitationWord none_;
  LanguageMask language_;
  std::uint16_t vocabulary_;
};

void LoadOrder(RuleReader& reader, const Node& words, std::string_view key,
               std::initializer_list<std::pair<std::string_view, std::uint32_t>> known,
               std::uint32_t& order) {
  if (words.Find(key) == nullptr) return;
  order = 0;
  for (const std::string& name : reader.Strings(words, key)) {
    const auto* const found = std::find_if(known.begin(), known.end(),
                                           [&](const auto& entry) { return entry.first == name; });
    if (found == known.end()) {
      return reader.Fail(*words.Find(key), fmt::format("'{}' says nothing about '{}'", name, key));
    }
    order |= found->second;
  }
}

void LoadGrammar(RuleReader& reader, const Node& words, WordLoader& loader,
                 CitationVocabulary& vocabulary) {
  if (words.type != Node::Type::kMap) return reader.Fail(words, "a map is expected here");
  for (std::size_t i = 0; i + 1 < words.items.size(); i += 2) {
    const std::string& topic = words.items[i].scalar;
    const Node& value = words.items[i + 1];
    if (topic == "names") {
      LoadOrder(reader, words, topic,
                {{"before", kNamesBefore},
                 {"words-before", kWordsBefore},
                 {"after", kNamesAfter},
                 {"behind", kNamesAfter},  // as "marks_behind"
                 {"title-case", kTitleCase}},
                vocabulary.names);
      continue;
    }
    if (topic == "labels") {
      LoadOrder(reader, words, topic,
                {{"before", kLabelBefore}, {"after", kLabelAfter}, {"behind", kLabelAfter}},
                vocabulary.labels);
      continue;
    }
    if (topic == "compound_names") {
      vocabulary.compound_names = reader.Flag(words, topic);
      continue;
    }
    if (topic == "label_dots") {
      vocabulary.label_dots = reader.Flag(words, topic);
      continue;
    }
    if (topic == "number_first") {
      vocabulary.number_first = reader.Flag(words, topic);
      continue;
    }
    if (topic == "sentence_case") {
      vocabulary.sentence_case = reader.Flag(words, topic);
      continue;
    }
    if (topic == "instruments" || topic == "policies") {
      for (std::size_t k = 0; k + 1 < value.items.size(); k += 2) {
        for (const std::string& word : reader.Strings(value, value.items[k].scalar)) {
          const std::uint32_t classes =
              (topic == "policies" ? kInstrument | kPolicy : kInstrument) |
              (word.starts_with('*') ? kCompound : 0U);
          loader.Add(value, word, classes).kind = loader.Kind(value.items[k].scalar);
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
      loader.Add(value, word, found->second);
    }
  }
}

void LoadVocabulary(RuleReader& reader, const Node& node, WordLoader& loader,
                    CitationVocabulary& vocabulary) {
  if (!reader.ExpectMap(node, {"units", "instruments", "months", "ordinals", "issuers", "eras"}))
    return;
  if (const Node* units = node.Find("units")) LoadWordMap(reader, *units, vocabulary.units);
  if (const Node* acts = node.Find("instruments")) {
    LoadWordMap(reader, *acts, vocabulary.instruments);
  }
  if (const Node* numbers = node.Find("ordinals")) {
    LoadWordMap(reader, *numbers, vocabulary.ordinals);
  }
  if (const Node* issuers = node.Find("issuers")) LoadWordMap(reader, *issuers, vocabulary.issuers);
  if (const Node* eras = node.Find("eras")) {
    StringMap<std::string> listed;
    LoadWordMap(reader, *eras, listed);
    for (const auto& [word, first] : listed) {
      vocabulary.eras.insert_or_assign(word, std::atoi(first.c_str()) - 1);
    }
  }
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
  for (const auto& [word, unit] : vocabulary.units) {
    loader.Add(node, word, kUnit).unit = loader.Kind(unit);
  }
  for (const auto& [word, number] : vocabulary.ordinals) {
    loader.Add(node, word, kOrdinal).unit = loader.Kind(number);
  }
  for (const auto& [word, month] : vocabulary.months) loader.Add(node, word, kMonth).month = month;
  for (const auto& entry : vocabulary.issuers) loader.Add(node, entry.first, kIssuer);
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

void FinishWords(CitationRules& rules) {
  for (std::vector<CitationWord>& words : rules.words.words) {
    for (CitationWord& word : words) {
      const CitationVocabulary& vocabulary = rules.vocabularies[word.vocabulary];
      if ((word.classes & kInstrument) != 0) word.classes |= vocabulary.names;
      if ((word.classes & kUnit) != 0) word.classes |= vocabulary.labels;
    }
  }
}

void LoadEvidence(RuleReader& reader, const Node& node, CitationEvidence& evidence) {
  if (!reader.ExpectMap(node, {"needed", "common_kinds", "bare_units", "inner_units", "weights"}))
    return;
  evidence.needed = reader.Number(node, "needed", evidence.needed);
  evidence.common_kinds = reader.Strings(node, "common_kinds");
  evidence.bare_units = reader.Strings(node, "bare_units");
  evidence.inner_units = reader.Strings(node, "inner_units");
  const Node* weights = node.Find("weights");
  for (std::size_t i = 0; weights != nullptr && i + 1 < weights->items.size(); i += 2) {
    const std::string& part = weights->items[i].scalar;
    evidence.weights.insert_or_assign(part, reader.Number(*weights, part, 0));
  }
}

void LoadFamilies(RuleReader& reader, const Node& node, CitationFamilies& families) {
  if (!reader.ExpectMap(node, {"longer_titles", "one_act"})) return;
  families.longer_titles = reader.Strings(node, "longer_titles");
  families.one_act = reader.Strings(node, "one_act");
}

void LoadYears(RuleReader& reader, const Node& node, CitationWords& words) {
  if (!reader.ExpectMap(node, {"this_century"})) return;
  const int century = reader.Number(node, "this_century", 0);
  if (century < 0 || century > 99) return reader.Fail(node, "this_century has two digits at most");
  words.this_century = static_cast<std::uint32_t>(century);
}

void LoadCitationWords(RuleReader& reader, const Node& root, const std::string& lang,
                       LanguageMask language, CitationRules& rules) {
  const std::size_t index = AddVocabulary(rules, lang);
  CitationVocabulary& vocabulary = rules.vocabularies[index];
  vocabulary.language = language;
  WordLoader loader(reader, rules.words, language, index);
  if (const Node* words = root.Find("citation_words")) {
    LoadGrammar(reader, *words, loader, vocabulary);
  }
  if (const Node* evidence = root.Find("citation_evidence")) {
    LoadEvidence(reader, *evidence, rules.evidence);
  }
  if (const Node* families = root.Find("citation_families")) {
    LoadFamilies(reader, *families, rules.families);
  }
  if (const Node* years = root.Find("citation_years")) LoadYears(reader, *years, rules.words);
  if (const Node* scheme = root.Find("citation_scheme")) {
    if (reader.ExpectMap(*scheme, {"country", "identifier", "aliases"})) {
      LoadScheme(reader, *scheme, vocabulary.scheme);
    }
  }
  if (const Node* synonyms = root.Find("citation_synonyms")) {
    for (std::size_t i = 0; i + 1 < synonyms->items.size(); i += 2) {
      rules.words.synonyms.emplace(Folded(synonyms->items[i].scalar),
                                   Folded(synonyms->items[i + 1].scalar));
    }
  }
  if (const Node* node = root.Find("citation_vocabulary")) {
    LoadVocabulary(reader, *node, loader, vocabulary);
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
  if (joins == nullptr ||
      !reader.ExpectMap(*joins, {"of", "after", "behind", "within", "short_name", "approved_by",
                                 "quoted", "dated"})) {
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
  // "after" was "behind" before 0.1.0.
  join(joins->Find("behind") == nullptr ? "after" : "behind", vocabulary.after, "$");
  join("within", vocabulary.within, "$");
  join("approved_by", vocabulary.approved_by, "$");
  join_named("short_name", vocabulary.short_name);
  join_named("quoted", vocabulary.quoted);
  join("dated", vocabulary.dated.pattern, "");
  if (const Node* dated = joins->Find("dated")) {
    ReadGroups(reader, *dated, expand(*dated), vocabulary.dated.groups);
  }
}

}  // namespace qsift
