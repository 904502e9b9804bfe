#include "src/config/yaml_reader.h"

#include <fmt/format.h>

#include "src/rules/load.h"
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
  const Result<LoadedRules> rules = LoadRules(std::move(files));
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

TEST_CASE("Rules of a language that has no bit left are refused, not applied to every text") {
  for (const std::size_t count : {kMaxLanguages, kMaxLanguages + 1}) {
    std::vector<RuleFile> files;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = fmt::format("l{}", i);
      files.push_back(
          *ParseYaml(id + "/pack.yaml",
                     fmt::format("schema: qsift-rules/1\nid: {0}\nversion: '1'\nlang: {0}", id)));
    }
    const Result<LoadedRules> rules = LoadRules(std::move(files));
    REQUIRE(rules.ok() == (count == kMaxLanguages));
    if (rules) {
      CHECK(rules->rules.languages.MaskOf("l63") == LanguageMask{1} << 63U);
    } else {
      CHECK(Format(rules.error())
                .starts_with(
                    "l64/pack.yaml:4:7: error[rules]: there are packs of more than 64 languages"));
    }
  }
}

TEST_CASE("A file beside no pack.yaml is refused, not passed over") {
  std::vector<RuleFile> files;
  files.push_back(*ParseYaml("p/pack.yaml", "schema: qsift-rules/1\nid: p\nversion: '1'\n"));
  files.push_back(*ParseYaml("p/q/rules.yaml", "openers: []\n"));
  const Result<LoadedRules> rules = LoadRules(std::move(files));
  REQUIRE_FALSE(rules);
  CHECK(Format(rules.error()) ==
        "p/q/rules.yaml: error[rules]: belongs to no pack: no pack.yaml stands beside it");
}

TEST_CASE("Malformed UTF-8 in a rule file is refused") {
  const Result<RuleFile> file = ParseYaml("x.yaml", "id: \xFF\n");
  REQUIRE_FALSE(file);
  CHECK(file.error().message == "is not UTF-8 text");
}

TEST_CASE("YAML that would cost more than its bytes is refused with its place") {
  const auto repeated = [](std::string_view part, std::size_t count, std::string_view end = {},
                           std::string_view begin = {}) {
    std::string out(begin);
    for (std::size_t i = 0; i < count; ++i) out += part;
    return out.append(end);
  };
  struct Case {
    std::string text;
    std::string_view message;  // empty: it is read
  };
  const Case cases[] = {
      {"a: &a [*a]\n", "y:1:8: error[rules]: aliases are not read; write the value out"},
      {"a: &a [x]\nb: [*a, *a]\n", "y:2:5: error[rules]: aliases are not read"},
      {"a: &a x\n", ""},  // an anchor alone stands for nothing
      {repeated("[", 64, repeated("]", 64)), ""},
      {repeated("[", 65, repeated("]", 65)), "y:1:65: error[rules]: nested deeper than 64 levels"},
      {repeated("- ", 100000), "y:1:129: error[rules]: nested deeper than 64 levels"},
      {repeated("{a: ", 100000), "y:1:1: error[rules]: a key must be a string"},
      {repeated("? ", 100000), "y:1:3: error[rules]: a key must be a string"},
      {repeated("x", kMaxYamlScalar, "'", "a: '"), ""},
      {repeated("x", kMaxYamlScalar + 1, "'", "a: '"),
       "y:1:4: error[rules]: a string is longer than 1048576 bytes"},
      {repeated("x,", kMaxYamlNodes - 1, "]", "["), ""},
      {repeated("x,", kMaxYamlNodes, "]", "[\n"),
       "y:2:999999: error[rules]: there are more than 500000 values"},
      {repeated("#", kMaxYamlBytes), ""},
      {repeated("#", kMaxYamlBytes + 1), "y: error[rules]: is larger than 8388608 bytes"},
      {"a: 1\n---\nb: 2\n", "y:3:1: error[rules]: a second document begins here"},
      {"---\na: 1\n...\n", ""},
      {"[a]: 1\n", "y:1:1: error[rules]: a key must be a string"},
      {"~: 1\n", "y:1:1: error[rules]: a key must be a string"},
  };
  for (const Case& c : cases) {
    INFO(c.text.substr(0, 40));
    const Result<RuleFile> file = ParseYaml("y", c.text);
    const std::string message = file ? std::string() : Format(file.error());
    CHECK(message.substr(0, c.message.size()) == c.message);
    CHECK(message.empty() == c.message.empty());
  }
}

TEST_CASE("Only regular files are read as settings") {
  CHECK(ReadConfigFile("/dev/zero").error().message == "is not a regular file");
  CHECK(ReadConfigFile("/").error().message == "is not a regular file");
  CHECK(ReadConfigFile("/nowhere").error().message.starts_with("cannot be opened: "));
  CHECK(ReadConfigFile("/proc/self/status"));
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
