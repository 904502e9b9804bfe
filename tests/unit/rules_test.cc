#include "src/rules/rules.h"

#include "src/rules/rule_reader.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// Rules that must match at the start of a line's content; the others match anywhere.
bool IsAnchored(std::string_view topic) { return topic == "openers"; }

void CheckExamples(const RuleFile& file, std::string_view topic, const Node& rule) {
  const Node* source = rule.Find("pattern");
  if (source == nullptr) return;
  INFO(file.path << ":" << rule.line << " " << rule.Find("id")->scalar);
  Pattern::Defect defect;
  const Pattern pattern = Pattern::Compile(source->scalar, &defect);
  REQUIRE(defect.message.empty());
  std::optional<Pattern> unless;
  if (const Node* words = rule.Find("unless")) {
    unless = Pattern::Compile(words->scalar, &defect);
    REQUIRE(defect.message.empty());
  }
  const auto matches = [&](const std::string& text) {
    if (unless && unless->Search(text)) return false;
    return IsAnchored(topic) ? pattern.MatchAt(text, 0, nullptr) : pattern.Search(text);
  };
  const Node* examples = rule.Find("examples");
  const Node* negative = rule.Find("negative");
  REQUIRE(examples != nullptr);
  REQUIRE(negative != nullptr);
  CHECK_FALSE(examples->items.empty());
  CHECK_FALSE(negative->items.empty());
  for (const Node& text : examples->items) {
    INFO("example: " << text.scalar);
    CHECK(matches(text.scalar));
  }
  for (const Node& text : negative->items) {
    INFO("negative: " << text.scalar);
    CHECK_FALSE(matches(text.scalar));
  }
}

}  // namespace

TEST_CASE("Every pattern of the default packs matches its examples and no counter-example") {
  std::size_t rules = 0;
  for (const RuleFile& file : EmbeddedRules().files) {
    const std::vector<Node>& topics = file.root.items;
    for (std::size_t i = 0; i + 1 < topics.size(); i += 2) {
      for (const Node& rule : topics[i + 1].items) {
        if (rule.Find("pattern") == nullptr) continue;
        CheckExamples(file, topics[i].scalar, rule);
        ++rules;
      }
    }
  }
  CHECK(rules > 40);
}

TEST_CASE("The embedded first bytes are those of the patterns") {
  EmbeddedPacks packs = EmbeddedRules();
  const std::vector<ByteRange> embedded = packs.opener_first_bytes;
  const Result<Rules> rules = LoadRules(std::move(packs.files));
  REQUIRE(rules);
  REQUIRE(rules->openers.rules.size() == embedded.size());
  for (std::size_t i = 0; i < embedded.size(); ++i) {
    CHECK(rules->openers.rules[i].first_bytes == embedded[i]);
  }
  const FirstBytes english = rules->openers.FirstBytesOf(rules->languages.MaskOf("en"));
  CHECK(english['1']);
  CHECK(english['N']);
  CHECK_FALSE(english['%']);
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
  const Result<Rules> rules = LoadRules(std::move(files));
  REQUIRE(rules);
  CHECK_FALSE(rules->words.contains("yes"));
  CHECK(rules->packs.back().version == "2");
}

}  // namespace qsift
