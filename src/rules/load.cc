#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "src/config/rule_reader.h"
#include "src/rules/load_checks.h"
#include "src/rules/load_citations.h"
#include "src/rules/names.h"
#include "src/rules/packs.h"
#include "src/rules/rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// One file of rules: its topics are the keys of its root.
class Loader {
 public:
  Loader(RuleReader& reader, Rules& rules, const std::string& lang)
      : reader_(reader), rules_(rules), language_(rules.languages.MaskOf(lang)) {}

  void Load(const Node& root) {
    if (!reader_.ExpectMap(root, {"openers",
                                  "checks",
                                  "tags",
                                  "references",
                                  "marks",
                                  "brackets",
                                  "signs",
                                  "required_marks",
                                  "words",
                                  "columns",
                                  "stopwords",
                                  "cues",
                                  "deletions",
                                  "follow_ups",
                                  "inferences",
                                  "negations",
                                  "empty_answers",
                                  "polar_prompts",
                                  "consent",
                                  "not_replies",
                                  "links",
                                  "citations",
                                  "citation_words",
                                  "citation_synonyms",
                                  "citation_vocabulary",
                                  "citation_tokens",
                                  "citation_joins"})) {
      return;
    }
    LoadOpeners(root);
    LoadMarks(root);
    LoadWords(root);
    LoadPrompts(root);
    LoadInferences(root);
    LoadAnswers(root, "negations", AnswerClass::kNegation);
    LoadAnswers(root, "empty_answers", AnswerClass::kEmpty);
    LoadAnswers(root, "not_replies", AnswerClass::kNotAReply);
    LoadChecks(reader_, root, rules_.checks);
    LoadMarkup(root);
    LoadLinks(root);
  }

 private:
  bool ExpectRule(const Node& node, std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> known{"id", "pattern", "examples", "negative", "description"};
    known.insert(known.end(), more);
    return reader_.ExpectMap(node, known);
  }

  void LoadPrompts(const Node& root) {
    for (const Node& node : reader_.List(root, "cues")) {
      if (!ExpectRule(node, {"kind"})) return;
      rules_.prompts.cues.push_back({reader_.String(node, "id"),
                                     ReadName(reader_, node, "kind", kKinds),
                                     reader_.ReadPattern(node, "pattern"), language_});
    }
    for (const Node& node : reader_.List(root, "polar_prompts")) {
      if (!ExpectRule(node, {"unless"})) return;
      PromptPattern polar{reader_.ReadPattern(node, "pattern"), language_, {}};
      if (node.Find("unless") != nullptr) polar.unless = reader_.ReadPattern(node, "unless");
      rules_.prompts.polar.push_back(std::move(polar));
    }
    for (const Node& node : reader_.List(root, "deletions")) {
      if (!ExpectRule(node, {})) return;
      rules_.prompts.deletions.push_back({reader_.ReadPattern(node, "pattern"), language_, {}});
    }
    for (const Node& node : reader_.List(root, "follow_ups")) {
      if (!ExpectRule(node, {"basis"})) return;
      FollowUpRule rule{reader_.String(node, "id"), ReadName(reader_, node, "basis", kBases),
                        reader_.ReadPattern(node, "pattern"), language_, false};
      rule.numbered = rule.pattern.source().find("(?P<number>") != std::string::npos;
      rules_.follow_ups.follow_ups.push_back(std::move(rule));
    }
    for (const Node& node : reader_.List(root, "consent")) {
      if (!ExpectRule(node, {})) return;
      rules_.follow_ups.consent.push_back({reader_.ReadPattern(node, "pattern"), language_, {}});
    }
  }

  void LoadAnswers(const Node& root, std::string_view topic, AnswerClass kind) {
    for (const Node& node : reader_.List(root, topic)) {
      if (!ExpectRule(node, {})) return;
      rules_.answers.set.Add(reader_.ReadPattern(node, "pattern").source(), language_);
      rules_.answers.classes.push_back(kind);
    }
  }

  void LoadOpeners(const Node& root) {
    for (const Node& node : reader_.List(root, "openers")) {
      if (!ExpectRule(node, {"kind", "rank", "strong", "part", "parent", "roman"})) return;
      OpenerRule rule;
      rule.id = reader_.String(node, "id");
      rule.kind = ReadName(reader_, node, "kind", kOpenerKinds);
      rule.rank = reader_.Number(node, "rank", 50);
      rule.strong = reader_.Flag(node, "strong");
      rule.roman = reader_.Flag(node, "roman");
      rule.part = reader_.Flag(node, "part");
      rule.parent = reader_.Flag(node, "parent");
      rule.pattern = reader_.ReadPattern(node, "pattern");
      rule.language = language_;
      rules_.openers.rules.push_back(std::move(rule));
    }
  }

  void LoadMarks(const Node& root) {
    for (const Node& node : reader_.List(root, "marks")) {
      if (!reader_.ExpectMap(node, {"state", "box", "words", "ambiguous", "glyphs"})) return;
      const State state = ReadName(reader_, node, "state", kStates);
      const bool box = reader_.Flag(node, "box");
      const bool words = reader_.Flag(node, "words");
      const bool ambiguous = reader_.Flag(node, "ambiguous");
      for (std::string& glyph : reader_.Strings(node, "glyphs")) {
        if (glyph.empty()) reader_.Fail(node, "an empty glyph");
        if (ambiguous) rules_.marks.ambiguous.insert(glyph);
        rules_.marks.marks.push_back({std::move(glyph), state, box, words});
      }
    }
    for (const Node& node : reader_.List(root, "signs")) {
      if (!reader_.ExpectMap(node, {"state", "glyphs"})) return;
      const State state = ReadName(reader_, node, "state", kStates);
      for (std::string& glyph : reader_.Strings(node, "glyphs")) {
        rules_.marks.signs.push_back({std::move(glyph), state});
      }
    }
    if (const Node* brackets = root.Find("brackets")) LoadBrackets(*brackets);
    for (std::string& mark : reader_.Strings(root, "required_marks")) {
      rules_.marks.required.push_back(std::move(mark));
    }
  }

  void LoadBrackets(const Node& node) {
    if (!reader_.ExpectMap(node, {"pairs", "selected"})) return;
    for (std::string& pair : reader_.Strings(node, "pairs")) {
      if (pair.size() != 2) return reader_.Fail(node, "a pair of brackets is two ASCII signs");
      rules_.marks.brackets.push_back(std::move(pair));
    }
    for (std::string& sign : reader_.Strings(node, "selected")) {
      rules_.marks.selected.push_back(std::move(sign));
    }
  }

  void LoadWords(const Node& root) {
    if (const Node* words = root.Find("words")) {
      if (!reader_.ExpectMap(*words, {"yes", "no", "not_applicable", "unknown", "other"})) return;
      for (std::size_t i = 0; i + 1 < words->items.size(); i += 2) {
        const Value value = *FindName(words->items[i].scalar, kValues);
        for (const std::string& word : reader_.Strings(*words, words->items[i].scalar)) {
          const std::string folded = Folded(word);
          if (folded.empty()) continue;
          rules_.word_first_bytes[static_cast<unsigned char>(folded.front())] = true;
          rules_.words.emplace(folded, value);
        }
      }
    }
    if (const Node* columns = root.Find("columns")) {
      if (!reader_.ExpectMap(*columns, {"number", "prompt", "reply", "notes"})) return;
      for (std::size_t i = 0; i + 1 < columns->items.size(); i += 2) {
        const ColumnRole role = *FindName(columns->items[i].scalar, kColumnRoles);
        for (const std::string& word : reader_.Strings(*columns, columns->items[i].scalar)) {
          rules_.columns.emplace(Folded(word), role);
        }
      }
    }
    for (const std::string& word : reader_.Strings(root, "stopwords")) {
      rules_.languages.loaded[Folded(word)] |= language_;
    }
  }

  void LoadInferences(const Node& root) {
    for (const Node& node : reader_.List(root, "inferences")) {
      if (!reader_.ExpectMap(node, {"id", "basis", "answer", "infers", "confidence"})) return;
      InferenceRule rule;
      rule.id = reader_.String(node, "id");
      rule.basis = ReadName(reader_, node, "basis", kBases);
      rule.infers = ReadName(reader_, node, "infers", kValues);
      rule.confidence = ReadName(reader_, node, "confidence", kConfidences);
      const std::string answer = reader_.String(node, "answer");
      if (answer != "details" && answer != "negation") {
        reader_.Fail(node, "'answer' must be details or negation");
      }
      rule.denied = answer == "negation";
      rules_.inferences.push_back(std::move(rule));
    }
  }

  void LoadMarkup(const Node& root) {
    if (const Node* tags = root.Find("tags")) {
      for (std::size_t i = 0; i + 1 < tags->items.size(); i += 2) {
        const std::optional<TagRole> role = FindName(tags->items[i].scalar, kTagRoles);
        if (!role) return reader_.Fail(tags->items[i], "no such role of a tag");
        for (std::string& tag : reader_.Strings(*tags, tags->items[i].scalar)) {
          rules_.markup.tags.emplace(std::move(tag), *role);
        }
      }
    }
    if (const Node* references = root.Find("references")) {
      for (std::size_t i = 0; i + 1 < references->items.size(); i += 2) {
        rules_.markup.references.emplace(references->items[i].scalar,
                                         references->items[i + 1].scalar);
      }
    }
  }

  void LoadLinks(const Node& root) {
    const Node* links = root.Find("links");
    if (links == nullptr ||
        !reader_.ExpectMap(*links, {"schemes", "address_schemes", "opaque_schemes", "file_suffixes",
                                    "trailing", "wide_trailing"})) {
      return;
    }
    for (std::string& scheme : reader_.Strings(*links, "schemes")) {
      rules_.links.schemes.insert(std::move(scheme));
    }
    for (std::string& scheme : reader_.Strings(*links, "address_schemes")) {
      rules_.links.address_schemes.insert(std::move(scheme));
    }
    if (const Node* opaque = links->Find("opaque_schemes")) {
      for (std::size_t i = 0; i + 1 < opaque->items.size(); i += 2) {
        rules_.links.opaque.emplace(opaque->items[i].scalar, opaque->items[i + 1].scalar);
      }
    }
    for (std::string& suffix : reader_.Strings(*links, "file_suffixes")) {
      rules_.links.file_suffixes.insert(std::move(suffix));
    }
    for (const char c : reader_.StringOr(*links, "trailing", "")) {
      rules_.links.trailing[static_cast<unsigned char>(c)] = true;
    }
    for (std::string& text : reader_.Strings(*links, "wide_trailing")) {
      rules_.links.wide_trailing.push_back(std::move(text));
    }
  }

  RuleReader& reader_;
  Rules& rules_;
  LanguageMask language_;
};

void IndexMarks(MarkRules& marks) {
  std::stable_sort(
      marks.marks.begin(), marks.marks.end(),
      [](const MarkRule& a, const MarkRule& b) { return a.glyph.size() > b.glyph.size(); });
  for (std::size_t i = 0; i < marks.marks.size(); ++i) {
    const auto first = static_cast<unsigned char>(marks.marks[i].glyph.front());
    marks.by_first_byte[first].push_back(static_cast<std::uint16_t>(i));
    marks.first_bytes[first] = true;
  }
  for (const std::string& pair : marks.brackets) {
    marks.first_bytes[static_cast<unsigned char>(pair.front())] = true;
  }
  marks.first_bytes['_'] = true;
}

void FillSets(Rules& rules) {
  for (const OpenerRule& rule : rules.openers.rules) {
    rules.openers.set.Add(rule.pattern.source(), rule.language);
  }
  for (const CueRule& rule : rules.prompts.cues) {
    rules.prompts.set.Add(rule.pattern.source(), rule.language);
  }
  for (const PromptPattern& polar : rules.prompts.polar) {
    rules.prompts.set.Add(polar.pattern.source(), polar.language);
  }
  for (const PromptPattern& deletion : rules.prompts.deletions) {
    rules.prompts.set.Add(deletion.pattern.source(), deletion.language);
  }
  for (const FollowUpRule& rule : rules.follow_ups.follow_ups) {
    rules.follow_ups.set.Add(rule.pattern.source(), rule.language);
  }
  for (const PromptPattern& consent : rules.follow_ups.consent) {
    rules.follow_ups.set.Add(consent.pattern.source(), consent.language);
  }
  for (const auto& [word, mask] : rules.languages.loaded) {
    rules.languages.stopwords.Add(word, static_cast<std::uint32_t>(rules.languages.masks.size()));
    rules.languages.masks.push_back(mask);
  }
  rules.languages.stopwords.Finish();
}

using LoadTopics = void (*)(RuleReader&, const Node&, const std::string&, LanguageMask,
                            CitationRules&);

Result<Rules> LoadAll(std::vector<RuleFile> files, bool deferred, std::vector<Error>* all) {
  Rules rules;
  Defects defects(all);
  Result<std::vector<FoundPack>> packs = FindPacks(files, deferred, defects);
  if (!packs) return packs.error();
  std::optional<Error> disorder;
  const std::vector<const FoundPack*> order = InOrder(*packs, disorder);
  if (defects.Stop(disorder)) return defects.first();
  for (const FoundPack& found : *packs) {
    if (defects.Stop(TakeOut(found, files))) return defects.first();
    std::vector<std::string>& codes = rules.languages.codes;
    const std::string& lang = found.pack.lang;
    if (!lang.empty() && codes.size() < 32 &&
        std::find(codes.begin(), codes.end(), lang) == codes.end()) {
      codes.push_back(lang);
    }
  }
  for (const FoundPack& found : *packs) {
    for (const RuleFile* file : found.files) {
      RuleReader reader(*file, deferred);
      Loader(reader, rules, found.pack.lang).Load(file->root);
      if (defects.Stop(reader.error())) return defects.first();
    }
    rules.packs.push_back(found.pack);
  }
  // Vocabularies first: a pack may add to that of its language, for the rules of all packs.
  for (const LoadTopics load : {LoadCitationWords, LoadCitationRules}) {
    for (const FoundPack* found : order) {
      const LanguageMask language = rules.languages.MaskOf(found->pack.lang);
      for (const RuleFile* file : found->files) {
        RuleReader reader(*file, deferred);
        load(reader, file->root, found->pack.lang, language, rules.citations);
        if (defects.Stop(reader.error())) return defects.first();
      }
    }
  }
  IndexMarks(rules.marks);
  FinishCitations(rules.citations);
  FillSets(rules);
  rules.files = std::move(files);
  return rules;
}

}  // namespace

bool AnswerRules::Is(AnswerClass wanted, std::string_view text, LanguageMask languages) const {
  std::vector<int> found;
  if (!set.Match(text, languages, found)) return false;
  return std::any_of(found.begin(), found.end(),
                     [&](int index) { return classes[static_cast<std::size_t>(index)] == wanted; });
}

FirstBytes OpenerRules::FirstBytesOf(LanguageMask languages) const {
  FirstBytes bytes{};
  for (const OpenerRule& rule : rules) {
    if (rule.language != 0 && (rule.language & languages) == 0) continue;
    for (std::size_t byte = rule.first_bytes.first; byte <= rule.first_bytes.last; ++byte) {
      bytes[byte] = true;
    }
  }
  return bytes;
}

const Pack* Rules::PackOf(const RuleFile& file) const {
  const std::string_view folder = FolderOf(file.path);
  const auto found = std::find_if(packs.begin(), packs.end(),
                                  [&](const Pack& pack) { return pack.folder == folder; });
  return found == packs.end() ? nullptr : &*found;
}

LanguageMask LanguageRules::MaskOf(std::string_view code) const {
  const auto found = std::find(codes.begin(), codes.end(), code);
  return found == codes.end() ? 0 : LanguageMask{1} << (found - codes.begin());
}

Result<Rules> LoadRules(std::vector<RuleFile> files, std::vector<Error>* defects) {
  Result<Rules> rules = LoadAll(std::move(files), /*deferred=*/false, defects);
  if (!rules) return rules;
  for (OpenerRule& rule : rules->openers.rules) {
    rule.first_bytes = FindFirstBytes(rule.pattern.source());
  }
  return rules;
}

Result<Rules> LoadRules(EmbeddedPacks packs) {
  Result<Rules> rules = LoadAll(std::move(packs.files), /*deferred=*/true, nullptr);
  if (!rules) return rules;
  for (std::size_t i = 0; i < packs.opener_first_bytes.size(); ++i) {
    rules->openers.rules[i].first_bytes = packs.opener_first_bytes[i];
  }
  return rules;
}

}  // namespace qsift
