#include "src/rules/load_citations.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 10> kClasses = {{
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

std::string Folded(std::string_view text) {
  std::string out;
  AppendFolded(text, out);
  return out;
}

CitationWord& WordOf(CitationRules& rules, const std::string& word, const std::string& lang) {
  CitationWord& found = rules.words[Folded(word)];
  if (found.lang.empty()) found.lang = lang;
  return found;
}

// `instruments` and `units` map a kind to its words.
void LoadKinds(RuleReader& reader, const Node& map, const std::string& lang, bool unit,
               CitationRules& rules) {
  if (map.type != Node::Type::kMap) return reader.Fail(map, "a map is expected here");
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const std::string& kind = map.items[i].scalar;
    for (const std::string& word : reader.Strings(map, kind)) {
      CitationWord& found = WordOf(rules, word, lang);
      found.classes = static_cast<std::uint16_t>(found.classes | (unit ? kUnit : kInstrument));
      (unit ? found.unit : found.kind) = kind;
    }
  }
}

void LoadCitationWords(RuleReader& reader, const Node& words, const std::string& lang,
                       CitationRules& rules) {
  if (words.type != Node::Type::kMap) return reader.Fail(words, "a map is expected here");
  for (std::size_t i = 0; i + 1 < words.items.size(); i += 2) {
    const std::string& topic = words.items[i].scalar;
    if (topic == "instruments" || topic == "units") {
      LoadKinds(reader, words.items[i + 1], lang, topic == "units", rules);
      continue;
    }
    std::uint16_t bit = 0;
    for (const auto& [name, value] : kClasses) {
      if (name == topic) bit = value;
    }
    if (bit == 0) return reader.Fail(words.items[i], fmt::format("unknown key '{}'", topic));
    for (const std::string& word : reader.Strings(words, topic)) {
      CitationWord& found = WordOf(rules, word, lang);
      found.classes = static_cast<std::uint16_t>(found.classes | bit);
    }
  }
}

void LoadForm(RuleReader& reader, const Node& node, const std::string& lang, CitationRules& rules) {
  if (!reader.ExpectMap(node, {"id", "kind", "unit", "pattern", "anchors", "examples", "negative",
                               "description"})) {
    return;
  }
  CitationForm form{reader.String(node, "id"), lang, reader.String(node, "kind"),
                    reader.StringOr(node, "unit", ""), reader.ReadPattern(node, "pattern")};
  const std::vector<std::string> anchors = reader.Strings(node, "anchors");
  if (anchors.empty()) reader.Fail(node, "a form needs 'anchors', words that each match holds");
  for (const std::string& anchor : anchors) {
    CitationWord& word = WordOf(rules, anchor, lang);
    word.classes = static_cast<std::uint16_t>(word.classes | kFormAnchor);
    rules.anchors[Folded(anchor)].push_back(static_cast<std::uint16_t>(rules.forms.size()));
  }
  rules.forms.push_back(std::move(form));
}

}  // namespace

void LoadCitations(RuleReader& reader, const Node& root, const std::string& lang,
                   CitationRules& rules) {
  if (const Node* words = root.Find("citation_words")) {
    LoadCitationWords(reader, *words, lang, rules);
  }
  for (const Node& node : reader.List(root, "citation_forms")) LoadForm(reader, node, lang, rules);
  const Node* synonyms = root.Find("citation_synonyms");
  if (synonyms == nullptr) return;
  for (std::size_t i = 0; i + 1 < synonyms->items.size(); i += 2) {
    rules.synonyms.emplace(Folded(synonyms->items[i].scalar),
                           Folded(synonyms->items[i + 1].scalar));
  }
}

void FinishCitations(CitationRules& rules) {
  std::vector<std::string> first;
  for (const auto& [word, value] : rules.words) {
    const std::size_t blank = word.find(' ');
    if (blank != word.npos && (value.classes & kInstrument) != 0) {
      first.push_back(word.substr(0, blank));
    }
  }
  for (const std::string& word : first) {
    CitationWord& found = rules.words[word];
    found.classes = static_cast<std::uint16_t>(found.classes | kHeadStart);
  }
  for (const auto& [word, value] : rules.words) {
    const auto at = static_cast<std::uint32_t>(rules.known.size());
    rules.index.Add(word, at);
    if ((value.classes & kAnchorWord) != 0) rules.anchors_index.Add(word, at);
    rules.known.push_back(&value);
  }
  rules.index.Finish();
  rules.anchors_index.Finish();
}

}  // namespace qsift
