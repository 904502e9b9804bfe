#include "src/config/yaml_reader.h"

#include "src/rules/rules.h"
#include "tests/catch.h"

namespace qsift {
namespace {

std::string DefectOf(std::string text) {
  Result<RuleFile> pack = ParseYaml("p/pack.yaml", "schema: qsift-rules/1\nid: p\nversion: '1'\n");
  REQUIRE(pack);
  Result<RuleFile> file = ParseYaml("p/rules.yaml", std::move(text));
  if (!file) return Format(file.error());
  std::vector<RuleFile> files;
  files.push_back(std::move(*pack));
  files.push_back(std::move(*file));
  const Result<Rules> rules = LoadRules(std::move(files));
  return rules ? std::string() : Format(rules.error());
}

}  // namespace

TEST_CASE("A broken rule file is named with line, column, source line and caret") {
  struct Case {
    std::string_view text;
    std::string_view message;
  };
  const Case cases[] = {
      {"openers:\n  - id: x\n    id: y\n",
       "p/rules.yaml:3:5: error[rules]: duplicate key 'id'\n    id: y\n    ^"},
      {"openers: [\n", "p/rules.yaml:2:1: error[rules]: "},
      {"colour: red\n",
       "p/rules.yaml:1:1: error[rules]: unknown key 'colour'; known here: openers"},
      {"openers:\n  - id: x\n    kind: nummer\n    pattern: a\n",
       "p/rules.yaml:3:11: error[rules]: 'nummer' is none of: number, section"},
      {"openers:\n  - id: x\n    kind: number\n    pattern: 'a(b'\n",
       "p/rules.yaml:4:15: error[rules]: bad pattern: missing ): a(b\n    pattern: 'a(b'\n"
       "              ^"},
      {"openers:\n  - kind: number\n    pattern: a\n",
       "p/rules.yaml:2:5: error[rules]: the key 'id' is missing"},
      {"stopwords: the\n", "p/rules.yaml:1:12: error[rules]: a list is expected here"},
      {"openers:\n  - {id: x, kind: section, rank: high, pattern: a}\n",
       "p/rules.yaml:2:34: error[rules]: 'rank' must be a whole number"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::string defect = DefectOf(std::string(c.text));
    CHECK(defect.substr(0, c.message.size()) == c.message);
  }
  CHECK(DefectOf("openers: []\n").empty());
}

TEST_CASE("Malformed UTF-8 in a rule file is refused") {
  const Result<RuleFile> file = ParseYaml("x.yaml", "id: \xFF\n");
  REQUIRE_FALSE(file);
  CHECK(file.error().message == "is not UTF-8 text");
}

TEST_CASE("A serialized tree comes back whole") {
  Result<RuleFile> file = ParseYaml("x.yaml", "a: [1, {b: c}]\nd:\n");
  REQUIRE(file);
  std::string bytes;
  Serialize({*file}, bytes);
  const std::vector<RuleFile> back = Deserialize(bytes);
  REQUIRE(back.size() == 1);
  CHECK(back[0].text == file->text);
  const Node* list = back[0].root.Find("a");
  REQUIRE(list != nullptr);
  REQUIRE(list->items.size() == 2);
  CHECK(list->items[1].Find("b")->scalar == "c");
  CHECK(list->items[1].line == 1);
  CHECK(list->items[1].column == 8);
  CHECK(back[0].root.Find("d")->type == Node::Type::kNull);
}

}  // namespace qsift
