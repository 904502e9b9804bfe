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

constexpr std::array<std::pair<std::string_view, WordClass>, 22> kClasses = {{
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
    {"parties", kParties},
    {"plain", kPlain},
}};

// Puts lists of words where the grammar finds them.
class WordLoader {
 public:
  WordLoader(RuleReader& reader, CitationWords& words, LanguageMask language,
             std::size_t vocabulary)
      : reader_(reader), words_(words) {
    sense_.language = language;
    sense_.vocabulary = static_cast<std::uint16_t>(vocabulary);
  }

  // `key`: where the list stands. A word without a letter is a defect there.
  void Add(const Node& list, std::string_view key, CitationWord sense) {
    if (!reader_.deferred()) Check(list, key);
    words_.lexicons.Add({&list, sense});
  }

  // A word of these classes, in the language of the pack.
  CitationWord Sense(std::uint32_t classes) const {
    CitationWord sense = sense_;
    sense.classes = classes;
    return sense;
  }

  std::uint16_t Kind(std::string_view name) { return words_.KindIndex(name); }

 private:
  void Check(const Node& list, std::string_view key) {
    for (const std::string& word : reader_.Items(list, key)) {
      if (Folded(word).find_first_not_of("* ") != std::string::npos) continue;
      return reader_.Fail(list, fmt::format("'{}' is no word", word));
    }
  }

  RuleReader& reader_;
  CitationWords& words_;
  CitationWord sense_;
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
        const std::string& kind = value.items[k].scalar;
        CitationWord sense =
            loader.Sense(topic == "policies" ? kInstrument | kPolicy : kInstrument);
        sense.kind = loader.Kind(kind);
        loader.Add(value.items[k + 1], kind, sense);
      }
      continue;
    }
    const auto* const found = std::find_if(kClasses.begin(), kClasses.end(),
                                           [&](const auto& known) { return known.first == topic; });
    if (found == kClasses.end()) {
      return reader.Fail(words.items[i], fmt::format("unknown key '{}'", topic));
    }
    loader.Add(value, topic, loader.Sense(found->second));
  }
}

int MonthOf(std::string_view number) {
  int month = 0;
  std::from_chars(number.data(), number.data() + number.size(), month);
  return month;
}

// The words of a map of lists, for the grammar: `set` tells what the key says of its words.
template <typename Set>
void AddLists(const Node& map, std::uint32_t classes, WordLoader& loader, Set set) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    CitationWord sense = loader.Sense(classes);
    set(map.items[i].scalar, sense);
    loader.Add(map.items[i + 1], map.items[i].scalar, sense);
  }
}

void LoadVocabulary(RuleReader& reader, const Node& node, WordLoader& loader,
                    CitationVocabulary& vocabulary) {
  if (!reader.ExpectMap(node, {"units", "instruments", "months", "ordinals", "issuers", "eras"}))
    return;
  const auto unit = [&](const std::string& name, CitationWord& sense) {
    sense.unit = loader.Kind(name);
  };
  if (const Node* units = node.Find("units")) {
    LoadWordMap(reader, *units, vocabulary.units);
    AddLists(*units, kUnit, loader, unit);
  }
  if (const Node* acts = node.Find("instruments")) {
    LoadWordMap(reader, *acts, vocabulary.instruments);
  }
  if (const Node* numbers = node.Find("ordinals")) {
    LoadWordMap(reader, *numbers, vocabulary.ordinals);
    AddLists(*numbers, kOrdinal, loader, unit);
  }
  if (const Node* issuers = node.Find("issuers")) {
    LoadWordMap(reader, *issuers, vocabulary.issuers);
    AddLists(*issuers, kIssuer, loader, [](const std::string&, CitationWord&) {});
  }
  if (const Node* eras = node.Find("eras")) {
    StringMap<std::string> listed;
    LoadWordMap(reader, *eras, listed);
    for (const auto& [word, first] : listed) {
      vocabulary.eras.insert_or_assign(word, std::atoi(first.c_str()) - 1);
    }
  }
  const Node* months = node.Find("months");
  if (months == nullptr) return;
  StringMap<std::string> listed;
  LoadWordMap(reader, *months, listed);
  for (const auto& [word, number] : listed) {
    const int month = MonthOf(number);
    if (month < 1 || month > 12) {
      return reader.Fail(*months, fmt::format("'{}' is no month from 1 to 12", number));
    }
    vocabulary.months.insert_or_assign(word, static_cast<std::uint8_t>(month));
  }
  AddLists(*months, kMonth, loader, [](const std::string& number, CitationWord& sense) {
    sense.month = static_cast<std::uint8_t>(MonthOf(number));
  });
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
  for (CitationWordList& list : rules.words.lexicons.lists()) {
    CitationWord& sense = list.sense;
    const CitationVocabulary& vocabulary = rules.vocabularies[sense.vocabulary];
    if ((sense.classes & kInstrument) != 0) sense.classes |= vocabulary.names;
    if ((sense.classes & kUnit) != 0) sense.classes |= vocabulary.labels;
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
