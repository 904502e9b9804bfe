#include "src/rules/embedded.h"
#include "src/rules/load.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "qsift/rules.h"
#include "src/config/rule_reader.h"
#include "src/config/yaml_reader.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {

TEST_CASE("Every rule of the default packs finds its examples and no counter-example") {
  const RuleTests tests = TestRules(test::DefaultRules(), "");
  CHECK(tests.rules > 250);
  CHECK(tests.examples > 1000);
  for (const Error& failure : tests.failures) FAIL_CHECK(Format(failure));
}

TEST_CASE("The embedded first bytes are those of the patterns") {
  EmbeddedPacks packs = EmbeddedRules();
  const std::vector<ByteRange> embedded = packs.opener_first_bytes;
  const Result<LoadedRules> rules = LoadRules(std::move(packs.files));
  REQUIRE(rules);
  REQUIRE(rules->rules.openers.rules.size() == embedded.size());
  for (std::size_t i = 0; i < embedded.size(); ++i) {
    CHECK(rules->rules.openers.rules[i].first_bytes == embedded[i]);
  }
  const FirstBytes english = rules->rules.openers.FirstBytesOf(rules->rules.languages.MaskOf("en"));
  CHECK(english['1']);
  CHECK(english['N']);
  CHECK_FALSE(english['%']);
}

TEST_CASE("A lexicon holds the words of the languages that it is asked for, and of none") {
  const Rules& rules = test::DefaultRules().rules();
  const LanguageMask german = rules.languages.MaskOf("de");
  const LanguageMask english = rules.languages.MaskOf("en");
  const auto knows = [&](LanguageMask languages, std::string_view word) {
    return !rules.citations.words.lexicons.For(languages).trie.Find(word).empty();
  };
  CHECK(knows(german, "Verordnung"));
  CHECK_FALSE(knows(english, "Verordnung"));
  CHECK(knows(english | german, "Verordnung"));
  CHECK(knows(kAllLanguages, "Verordnung"));
  CHECK(knows(english, "Regulation"));
}

TEST_CASE("A pattern set tries the languages that it is asked for") {
  PatternSet set(PatternSet::Anchor::kNone);
  set.Add("a", 0);
  set.Add("b", 1);
  set.Add("ab", 2);
  std::vector<int> found;
  CHECK(set.Match("xab", 1, found));
  CHECK(found == std::vector<int>{0, 1});
  CHECK(set.Match("xab", 2, found));
  CHECK(found == std::vector<int>{0, 2});
  CHECK(set.Match("xab", 3, found));
  CHECK(found == std::vector<int>{0, 1, 2});
  CHECK_FALSE(set.Match("xb", 2, found));
  CHECK(found.empty());
}

TEST_CASE("A pack with the id of an earlier one takes its place") {
  std::vector<RuleFile> files = EmbeddedRules().files;
  Node root;
  root.type = Node::Type::kMap;
  const auto put = [&](Node& map, std::string key, std::string value) {
    Node k;
    k.type = Node::Type::kScalar;
    k.scalar = std::move(key);
    Node v = k;
    v.scalar = std::move(value);
    map.items.push_back(std::move(k));
    map.items.push_back(std::move(v));
  };
  put(root, "schema", "qsift-rules/1");
  put(root, "id", "en");
  put(root, "version", "2");
  files.push_back({"mine/pack.yaml", "", root});
  const Result<LoadedRules> rules = LoadRules(std::move(files));
  REQUIRE(rules);
  CHECK_FALSE(rules->rules.words.values.contains("yes"));
  CHECK(rules->packs.back().version == "2");
}

namespace {

// A pack of one file beside its header.
std::vector<RuleFile> WithPack(const std::string& header, const std::string& topics) {
  std::vector<RuleFile> files = EmbeddedRules().files;
  for (const auto& [name, text] : {std::pair{"mine/pack.yaml", header}, {"mine/a.yaml", topics}}) {
    Result<RuleFile> file = ParseYaml(name, text);
    REQUIRE(file);
    files.push_back(std::move(*file));
  }
  return files;
}

std::string DefectOf(const std::string& header, const std::string& topics) {
  const Result<LoadedRules> rules = LoadRules(WithPack(header, topics));
  return rules ? std::string() : Format(rules.error());
}

const std::string kHeader = "schema: qsift-rules/1\nid: mine\nversion: '1'\nlang: en\n";

}  // namespace

TEST_CASE("A pack takes rules of others out, and says where it cannot") {
  const Result<LoadedRules> rules =
      LoadRules(WithPack(kHeader + "overrides: [en/sdg]\n", "words: {}\n"));
  REQUIRE(rules);
  for (const CitationRule& rule : rules->rules.citations.rules) CHECK(rule.id != "en/sdg");
  CHECK(DefectOf(kHeader + "overrides: [en/missing]\n", "words: {}\n")
            .starts_with("mine/pack.yaml:5:12: error[rules]: no rule of another pack has the id "
                         "'en/missing'"));
}

TEST_CASE("Packs that extend what is missing, or themselves, are refused") {
  CHECK(DefectOf(kHeader + "extends: [none]\n", "words: {}\n").find("no pack has the id 'none'") !=
        std::string::npos);
  CHECK(DefectOf(kHeader + "extends: [mine]\n", "words: {}\n").find("extends itself") !=
        std::string::npos);
}

TEST_CASE("The old name of a check's advice loads, and a check without any does not") {
  const auto defect = [](const std::string& advice) {
    return DefectOf(kHeader,
                    "checks:\n  - {id: m, test: number_gap, severity: info, message: m, why: w" +
                        advice + "}\n");
  };
  CHECK(defect(", fix: f").empty());
  CHECK(defect(", mend: f").empty());
  CHECK(defect("").find("'fix'") != std::string::npos);
}

TEST_CASE("What stands after is read by its former name, too") {
  for (const std::string key : {"after", "behind"}) {
    INFO(key);
    const Result<LoadedRules> loaded =
        LoadRules(WithPack(kHeader, "citations:\n  - {id: mine/one, where: " + key +
                                        ", kind: law, pattern: 'ABC', examples: [Article 1 ABC]}\n"
                                        "citation_words:\n  names: [" +
                                        key + "]\n  labels: [" + key + "]\n  marks_" + key +
                                        ": [numbered]\ncitation_joins:\n  " + key + ": 'zu'\n"));
    REQUIRE(loaded);
    const CitationRules& rules = loaded->rules.citations;
    const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(),
                                   [](const auto& one) { return one.id == "mine/one"; });
    REQUIRE(rule != rules.rules.end());
    CHECK(rule->where == CitationRule::Where::kAfter);
    const CitationVocabulary& vocabulary = rules.vocabularies[rule->vocabulary];
    CHECK(vocabulary.names == kNamesAfter);
    CHECK(vocabulary.labels == kLabelAfter);
    CHECK(vocabulary.after.source() == "(?:zu)$");
  }
}

TEST_CASE("A word of citations has a letter") {
  CHECK(DefectOf(kHeader, "citation_words:\n  title_openers: ['a*', '*a', a b]\n").empty());
  for (const char* word : {"", "*", "**", " ", "* *"}) {
    INFO(word);
    const std::string listed = "['" + std::string(word) + "']";
    CHECK(DefectOf(kHeader, "citation_words:\n  title_openers: " + listed + "\n")
              .find("is no word") != std::string::npos);
    CHECK(DefectOf(kHeader, "citation_vocabulary:\n  units: {article: " + listed + "}\n")
              .find("is no word") != std::string::npos);
  }
}

TEST_CASE("A private network is an address and a length that fits it") {
  const auto defect = [](const std::string& network) {
    return DefectOf(kHeader, "private_hosts:\n  networks: ['" + network + "']\n");
  };
  CHECK(defect("10.0.0.0/32").empty());
  CHECK(defect("fc00::/128").empty());
  for (const char* network : {"10.0.0.0", "10.0.0/8", "10.0.0.0/33", "fc00::/129", "10.0.0.0/-1",
                              "10.0.0.0/8x", "10.0.0.0/", "hill.example/8"}) {
    INFO(network);
    CHECK(defect(network).starts_with("mine/a.yaml:2:14: error[rules]: is no network"));
  }
}

TEST_CASE("Defects of citation rules are shown at their place") {
  const auto defect = [](const std::string& pattern) {
    return DefectOf(kHeader, "citations:\n  - id: mine/a\n    anchors: [x]\n    pattern: '" +
                                 pattern + "'\n    examples: []\n    negative: []\n");
  };
  CHECK(defect("x[z-a]").starts_with(
      "mine/a.yaml:4:17: error[rules]: bad pattern: invalid character class range: z-a"));
  CHECK(defect("x(y)").find("a group without a name") != std::string::npos);
  CHECK(defect("x{none}").find("no token is called '{none}'") != std::string::npos);
  CHECK(defect("x(?P<colour>y)").find("no field is called 'colour'") != std::string::npos);
  CHECK(DefectOf(kHeader, "citations:\n  - id: mine/a\n    pattern: x\n").find("needs 'anchors'") !=
        std::string::npos);
}

TEST_CASE("The built-in packs have no defects") {
  for (const Error& defect : LintRules({})) FAIL_CHECK(Format(defect));
}

TEST_CASE("Rules are listed with their text") {
  const std::vector<RuleInfo> rules = ListRules(test::DefaultRules());
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [](const RuleInfo& rule) { return rule.id == "en/sdg"; });
  REQUIRE(found != rules.end());
  CHECK(found->topic == "citations");
  CHECK(found->pack == "en");
  CHECK(found->text.starts_with("  - id: en/sdg\n"));
  CHECK(found->text.find("negative:") != std::string::npos);
  CHECK(found->text.find("en/vision-year") == std::string::npos);
}

TEST_CASE("Every rule that a document names is listed") {
  const std::vector<RuleInfo> known = ListRules(test::DefaultRules());
  const auto listed = [&](const std::string& id) {
    return std::any_of(known.begin(), known.end(),
                       [&](const RuleInfo& rule) { return rule.id == id; });
  };
  const Document document = test::ExtractText(
      "1. What rules the harbour?\n\nLaw No. 12 of 2003 on Harbours (the Harbour Law), Article 5,\n"
      "https://harbour.example.org/law.html, and the Harbour Law. See Article 7 of the Harbour\n"
      "Charter and the Law on Piers.\n");
  std::set<std::string> ids;
  for (const Citation& citation : document.questions.at(0).citations) {
    ids.insert(citation.rule);
    if (!citation.url_rule.empty()) ids.insert(citation.url_rule);
  }
  CHECK(ids.contains("core/numbered"));
  CHECK(ids.contains("core/next-link"));
  for (const std::string& id : ids) {
    INFO(id);
    CHECK(listed(id));
  }
  for (const char* id : {"core/repeated-reply", "core/one-left"}) CHECK(listed(id));
}

TEST_CASE("Years of two digits and families of kinds are data") {
  CHECK(DefectOf(kHeader, "citation_years: {this_century: 140}\n").find("two digits at most") !=
        std::string::npos);
  CHECK(DefectOf(kHeader, "citation_families: {one_acts: [decree]}\n").find("one_acts") !=
        std::string::npos);
}

}  // namespace qsift
