#include "src/rules/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "src/config/rule_reader.h"
#include "src/rules/embedded.h"
#include "src/rules/load_citations.h"

namespace qsift {
namespace {

using Loader = void (*)(RuleReader&, const Node&, LanguageMask, Rules&);

// Calls the loader of a topic with its part of the rules.
template <auto Load, auto Topic>
void Into(RuleReader& reader, const Node& node, LanguageMask language, Rules& rules) {
  Load(reader, node, language, rules.*Topic);
}

// A key of a rule file, and what reads it.
struct TopicKey {
  std::string_view key;
  Loader load;
};

// The citation topics are read later, once the vocabularies of all packs are known.
constexpr Loader kLater = nullptr;

constexpr std::array kTopics = {
    TopicKey{"openers", Into<LoadOpeners, &Rules::openers>},
    TopicKey{"checks", Into<LoadChecks, &Rules::checks>},
    TopicKey{"tags", Into<LoadTags, &Rules::markup>},
    TopicKey{"references", Into<LoadReferences, &Rules::markup>},
    TopicKey{"symbols", Into<LoadSymbols, &Rules::markup>},
    TopicKey{"services", Into<LoadServices, &Rules::services>},
    TopicKey{"marks", Into<LoadMarks, &Rules::marks>},
    TopicKey{"brackets", Into<LoadBrackets, &Rules::marks>},
    TopicKey{"signs", Into<LoadSigns, &Rules::marks>},
    TopicKey{"required_marks", Into<LoadRequiredMarks, &Rules::marks>},
    TopicKey{"legend_links", Into<LoadLegendLinks, &Rules::marks>},
    TopicKey{"reply_tags", Into<LoadReplyTags, &Rules::marks>},
    TopicKey{"line_words", Into<LoadLineWords, &Rules::line_words>},
    TopicKey{"evidence", Into<LoadEvidence, &Rules::evidence>},
    TopicKey{"table_evidence", Into<LoadTableEvidence, &Rules::evidence>},
    TopicKey{"words", Into<LoadWords, &Rules::words>},
    TopicKey{"columns", Into<LoadColumns, &Rules::columns>},
    TopicKey{"stopwords", Into<LoadStopwords, &Rules::languages>},
    TopicKey{"cues", Into<LoadCues, &Rules::prompts>},
    TopicKey{"deletions", Into<LoadDeletions, &Rules::prompts>},
    TopicKey{"follow_ups", Into<LoadFollowUps, &Rules::follow_ups>},
    TopicKey{"inferences", Into<LoadInferences, &Rules::follow_ups>},
    TopicKey{"negations", Into<LoadNegations, &Rules::answers>},
    TopicKey{"empty_answers", Into<LoadEmptyAnswers, &Rules::answers>},
    TopicKey{"polar_prompts", Into<LoadPolarPrompts, &Rules::prompts>},
    TopicKey{"consent", Into<LoadConsent, &Rules::follow_ups>},
    TopicKey{"not_replies", Into<LoadNotReplies, &Rules::answers>},
    TopicKey{"says_something", Into<LoadSaysSomething, &Rules::replies>},
    TopicKey{"reply_blanks", Into<LoadReplyBlanks, &Rules::replies>},
    TopicKey{"placeholders", Into<LoadPlaceholders, &Rules::replies>},
    TopicKey{"page_words", Into<LoadPageWords, &Rules::page_words>},
    TopicKey{"private_hosts", Into<LoadPrivateHosts, &Rules::private_hosts>},
    TopicKey{"links", Into<LoadLinks, &Rules::links>},
    TopicKey{"citations", kLater},
    TopicKey{"citation_words", kLater},
    TopicKey{"citation_evidence", kLater},
    TopicKey{"citation_families", kLater},
    TopicKey{"citation_years", kLater},
    TopicKey{"citation_scheme", kLater},
    TopicKey{"citation_synonyms", kLater},
    TopicKey{"citation_vocabulary", kLater},
    TopicKey{"citation_tokens", kLater},
    TopicKey{"citation_joins", kLater}};

// One file of rules: its topics are the keys of its root.
void LoadFile(RuleReader& reader, const Node& root, LanguageMask language, Rules& rules) {
  std::array<std::string_view, kTopics.size()> keys;
  std::transform(kTopics.begin(), kTopics.end(), keys.begin(),
                 [](const TopicKey& topic) { return topic.key; });
  if (!reader.ExpectMap(root, keys)) return;
  for (const TopicKey& topic : kTopics) {
    const Node* node = root.Find(topic.key);
    if (node != nullptr && topic.load != kLater) topic.load(reader, *node, language, rules);
  }
}

// Each language that has a pack gets a bit: without one, its rules would be those of no language,
// which apply to every text.
std::optional<Error> NameLanguage(const FoundPack& found, std::vector<std::string>& codes) {
  const std::string& lang = found.pack.lang;
  if (lang.empty() || std::find(codes.begin(), codes.end(), lang) != codes.end()) return {};
  if (codes.size() == kMaxLanguages) {
    const Node& at = *found.header->root.Find("lang");
    return RuleError(*found.header, at.line, at.column,
                     fmt::format("there are packs of more than {} languages", kMaxLanguages));
  }
  codes.push_back(lang);
  return {};
}

using LoadCitationTopics = void (*)(RuleReader&, const Node&, const std::string&, LanguageMask,
                                    CitationRules&);

Result<LoadedRules> LoadAll(std::vector<RuleFile> files, bool deferred, std::vector<Error>* all) {
  LoadedRules loaded;
  Rules& rules = loaded.rules;
  Defects defects(all);
  Result<std::vector<FoundPack>> packs = FindPacks(files, deferred, defects);
  if (!packs) return packs.error();
  std::optional<Error> disorder;
  const std::vector<const FoundPack*> order = InOrder(*packs, disorder);
  if (defects.Stop(disorder)) return defects.first();
  for (const FoundPack& found : *packs) {
    if (defects.Stop(TakeOut(found, files))) return defects.first();
    if (defects.Stop(NameLanguage(found, rules.languages.codes))) return defects.first();
  }
  for (const FoundPack& found : *packs) {
    const LanguageMask language = rules.languages.MaskOf(found.pack.lang);
    for (const RuleFile* file : found.files) {
      RuleReader reader(*file, deferred);
      LoadFile(reader, file->root, language, rules);
      if (defects.Stop(reader.error())) return defects.first();
    }
    loaded.packs.push_back(found.pack);
  }
  // Vocabularies first: a pack may add to that of its language, for the rules of all packs.
  for (const LoadCitationTopics load : {LoadCitationWords, LoadCitationRules}) {
    for (const FoundPack* found : order) {
      const LanguageMask language = rules.languages.MaskOf(found->pack.lang);
      for (const RuleFile* file : found->files) {
        RuleReader reader(*file, deferred);
        load(reader, file->root, found->pack.lang, language, rules.citations);
        if (defects.Stop(reader.error())) return defects.first();
      }
    }
  }
  FinishMarks(rules.marks);
  FinishLanguages(rules.languages);
  FinishCitations(rules.citations);
  loaded.files = std::move(files);
  return loaded;
}

}  // namespace

const Pack* LoadedRules::PackOf(const RuleFile& file) const {
  const auto found =
      std::find_if(packs.begin(), packs.end(), [&](const Pack& pack) { return pack.Holds(file); });
  return found == packs.end() ? nullptr : &*found;
}

Result<LoadedRules> LoadRules(std::vector<RuleFile> files, std::vector<Error>* defects) {
  Result<LoadedRules> loaded = LoadAll(std::move(files), /*deferred=*/false, defects);
  if (!loaded) return loaded;
  for (OpenerRule& rule : loaded->rules.openers.rules) {
    rule.first_bytes = FindFirstBytes(rule.pattern.source());
  }
  return loaded;
}

Result<LoadedRules> LoadRules(EmbeddedPacks packs) {
  Result<LoadedRules> loaded = LoadAll(std::move(packs.files), /*deferred=*/true, nullptr);
  if (!loaded) return loaded;
  for (std::size_t i = 0; i < packs.opener_first_bytes.size(); ++i) {
    loaded->rules.openers.rules[i].first_bytes = packs.opener_first_bytes[i];
  }
  return loaded;
}

}  // namespace qsift
