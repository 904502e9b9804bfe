#include "src/rules/load_citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "src/rules/citation_patterns.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr int kReach = 400;      // bytes that a match may go on after its anchor
constexpr int kLeadReach = 160;  // the same for a rule with a lead, which is searched for

class RuleLoader {
 public:
  RuleLoader(RuleReader& reader, CitationRules& rules, std::size_t vocabulary)
      : reader_(reader), rules_(rules), vocabulary_(vocabulary) {}

  void Load(const Node& node, const std::string& lang, LanguageMask language) {
    if (!reader_.ExpectMap(node, {"id",      "description", "gives",   "where",    "kind",
                                  "kinds",   "anchors",     "lead",    "reach",    "pattern",
                                  "more",    "alone",       "names",   "mention",  "priority",
                                  "country", "identifier",  "aliases", "examples", "negative"})) {
      return;
    }
    CitationRule rule;
    rule.id = reader_.String(node, "id");
    rule.lang = lang;
    rule.language = language;
    rule.vocabulary = static_cast<std::uint16_t>(vocabulary_);
    rule.gives = Choice<CitationRule::Gives>(node, "gives",
                                             {{"instrument", CitationRule::Gives::kInstrument},
                                              {"pinpoint", CitationRule::Gives::kPinpoint}});
    // "after" was "behind" before 0.1.0; packs that say so load until the next version.
    rule.where = Choice<CitationRule::Where>(node, "where",
                                             {{"anywhere", CitationRule::Where::kAnywhere},
                                              {"after", CitationRule::Where::kAfter},
                                              {"before", CitationRule::Where::kBefore},
                                              {"behind", CitationRule::Where::kAfter}});
    rule.mention = Choice<Mention>(node, "mention",
                                   {{"full", Mention::kFull},
                                    {"short", Mention::kShort},
                                    {"anaphor", Mention::kAnaphor},
                                    {"bare", Mention::kBare}});
    rule.kind = reader_.StringOr(node, "kind", "");
    rule.lead = static_cast<std::uint16_t>(reader_.Number(node, "lead", 0));
    rule.reach = static_cast<std::uint16_t>(
        reader_.Number(node, "reach", rule.lead == 0 ? kReach : kLeadReach));
    rule.priority = reader_.Number(node, "priority", 0);
    rule.names = reader_.Flag(node, "names");
    rule.alone = node.Find("alone") == nullptr || reader_.Flag(node, "alone");
    LoadScheme(reader_, node, rule.scheme);
    LoadKinds(node, rule);
    rule.first = ReadPattern(node, "pattern", rule.where == CitationRule::Where::kBefore);
    if (node.Find("more") != nullptr) rule.more = ReadPattern(node, "more", false);
    if (reader_.error()) return;
    std::vector<std::string> anchors = reader_.Strings(node, "anchors");
    const std::uint16_t index = Place(rule);
    Anchor(node, std::move(anchors), rules_.rules[index], index);
  }

 private:
  // What the word under a key stands for; the first of the choices where the key is missing.
  template <typename Value>
  Value Choice(const Node& node, std::string_view key,
               std::initializer_list<std::pair<std::string_view, Value>> choices) {
    const Node* found = node.Find(key);
    if (found == nullptr) return choices.begin()->second;
    std::vector<std::string_view> words;
    words.reserve(choices.size());
    for (const auto& [word, value] : choices) {
      if (word == found->scalar) return value;
      words.push_back(word);
    }
    reader_.Fail(*found, fmt::format("'{}' must be one of {}", key, fmt::join(words, ", ")));
    return choices.begin()->second;
  }

  void LoadKinds(const Node& node, CitationRule& rule) {
    kinds_.clear();
    heads_.clear();
    const Node* kinds = node.Find("kinds");
    if (kinds == nullptr) return;
    LoadWordMap(reader_, *kinds, rule.kinds);
    for (const auto& entry : rule.kinds) heads_.push_back(entry.first);
    kinds_ = AnyKey(rule.kinds);
  }

  CitationPattern ReadPattern(const Node& node, std::string_view key, bool ends) {
    CitationPattern out;
    const std::string text = reader_.String(node, key);
    if (reader_.error()) return out;
    const Node& at = *node.Find(key);
    std::string unknown;
    std::string source =
        ExpandPattern(text, rules_, rules_.vocabularies[vocabulary_], kinds_, &unknown);
    if (!unknown.empty()) {
      reader_.Fail(at, fmt::format("no token is called '{{{}}}'", unknown));
      return out;
    }
    ReadGroups(reader_, at, source, out.groups);
    if (ends) source = "(?:" + source + ")$";
    out.pattern = reader_.Compile(at, std::move(source));
    if (!reader_.deferred() && !reader_.error() && out.pattern.GroupCount() != out.groups.size()) {
      reader_.Fail(at, "a group without a name; write (?:...) where nothing is captured");
    }
    return out;
  }

  // Puts the rule where one of its id stands, or at the end.
  std::uint16_t Place(CitationRule& rule) {
    const auto [entry, added] =
        rules_.ids.try_emplace(rule.id, static_cast<std::uint16_t>(rules_.rules.size()));
    const std::uint16_t index = entry->second;
    if (added) {
      rules_.rules.push_back(std::move(rule));
    } else {
      rules_.anchors.Remove(index);
      std::erase(rules_.after, index);
      std::erase(rules_.before, index);
      rules_.rules[index] = std::move(rule);
    }
    return index;
  }

  void Anchor(const Node& node, std::vector<std::string> anchors, const CitationRule& rule,
              std::uint16_t index) {
    if (rule.where == CitationRule::Where::kAfter) return rules_.after.push_back(index);
    if (rule.where == CitationRule::Where::kBefore) return rules_.before.push_back(index);
    const bool in_any_case = anchors.empty();  // the words of a vocabulary
    if (anchors.empty()) anchors = heads_;
    if (anchors.empty() && rule.gives == CitationRule::Gives::kPinpoint) {
      for (const auto& entry : rules_.vocabularies[vocabulary_].units) {
        anchors.push_back(entry.first);
      }
    }
    if (anchors.empty()) {
      return reader_.Fail(node, "a rule needs 'anchors', words or signs that its matches hold");
    }
    for (const std::string& anchor : anchors) {
      const bool ending = anchor.starts_with('*');
      const std::string first = ending ? Folded(anchor) : FirstRun(Folded(anchor));
      if (first.empty()) {
        return reader_.Fail(node, fmt::format("the anchor '{}' has no letter and no sign that is "
                                              "not ASCII",
                                              anchor));
      }
      const bool capital = !in_any_case && IsUpper(DecodeAt(anchor, 0).value);
      rules_.anchors.Add(first, {index, capital}, rule.language);
    }
  }

  RuleReader& reader_;
  CitationRules& rules_;
  std::size_t vocabulary_;
  std::string kinds_;               // the pattern of the rule's heads
  std::vector<std::string> heads_;  // and the heads
};

}  // namespace

void LoadScheme(RuleReader& reader, const Node& node, CitationScheme& scheme) {
  scheme.country = reader.StringOr(node, "country", "");
  // One for all kinds, or one for each.
  if (const Node* found = node.Find("identifier")) {
    if (found->type == Node::Type::kScalar) scheme.identifiers.emplace("", found->scalar);
    for (std::size_t i = 0; found->type == Node::Type::kMap && i + 1 < found->items.size();
         i += 2) {
      scheme.identifiers.emplace(found->items[i].scalar, found->items[i + 1].scalar);
    }
  }
  const Node* aliases = node.Find("aliases");
  if (aliases == nullptr) return;
  if (aliases->type != Node::Type::kMap) {
    scheme.aliases.emplace("", reader.Strings(node, "aliases"));
    return;
  }
  for (std::size_t i = 0; i + 1 < aliases->items.size(); i += 2) {
    const std::string& kind = aliases->items[i].scalar;
    scheme.aliases.emplace(kind, reader.Strings(*aliases, kind));
  }
}

void LoadCitationRules(RuleReader& reader, const Node& root, const std::string& lang,
                       LanguageMask language, CitationRules& rules) {
  RuleLoader loader(reader, rules, AddVocabulary(rules, lang));
  for (const Node& node : reader.List(root, "citations")) loader.Load(node, lang, language);
}

void FinishCitations(CitationRules& rules) {
  FinishWords(rules);
  const auto first = [&](std::uint16_t a, std::uint16_t b) {
    return rules.rules[a].priority > rules.rules[b].priority;
  };
  std::stable_sort(rules.after.begin(), rules.after.end(), first);
  std::stable_sort(rules.before.begin(), rules.before.end(), first);
}

}  // namespace qsift
