#pragma once

// What rule packs hold, and whether they are sound: for people who write them. The format is in
// docs/rules.md.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/rule_pack.h"

namespace qsift {

// A rule that has an id.
struct RuleInfo {
  std::string id;
  std::string topic;       // the key of its file that it stands under: "citations"
  std::string pack;        // id
  std::string lang;        // empty for all
  std::string path;        // empty for a rule that no file holds
  std::uint32_t line = 0;  // 1-based
  std::string description;
  std::string text;  // its lines in the file
};

// In the order of files; last the rules that the program applies itself, which documents name as
// they name those of the packs.
std::vector<RuleInfo> ListRules(const RulePack& rules);

// What the examples of rules say.
struct RuleTests {
  std::size_t rules = 0;        // that have examples
  std::size_t examples = 0;     // and counter-examples
  std::vector<Error> failures;  // at the example that failed
};

// Holds every rule to its examples and counter-examples. `folder`: of these files alone; empty
// for all.
RuleTests TestRules(const RulePack& rules, std::string_view folder);

// Every defect of the packs in these folders (empty: of the built-in ones), whereas loading stops
// at the first: what does not load, and what loads but is no good, such as rules without two
// examples and two counter-examples, rules that hit a counter-example of another, duplicate ids,
// unused tokens.
std::vector<Error> LintRules(const std::vector<std::string>& folders);

// A JSON Schema (draft-07) of the files of a pack, for editors.
std::string_view RuleSchema();

}  // namespace qsift
