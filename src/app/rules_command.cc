#include <fmt/format.h>

#include <algorithm>

#include "qsift/harmless.h"
#include "qsift/rules.h"
#include "src/app/commands.h"
#include "src/app/messages.h"

namespace qsift::app {
namespace {

constexpr int kDefects = 1;

// "rules/en/citations.yaml:12".
std::string PlaceOf(const RuleInfo& rule) {
  return rule.path.empty() ? "part of the program" : fmt::format("{}:{}", rule.path, rule.line);
}

std::string Listed(const std::vector<RuleInfo>& rules) {
  std::string out;
  for (const RuleInfo& rule : rules) {
    out += fmt::format("{:34} {:14} {:3} {}\n", rule.id, rule.topic,
                       rule.lang.empty() ? "-" : rule.lang, PlaceOf(rule));
  }
  return out;
}

int Show(const Messages& messages, const std::vector<RuleInfo>& rules,
         const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) {
    bool found = false;
    for (const RuleInfo& rule : rules) {
      if (rule.id != id) continue;
      found = true;
      out += fmt::format("# {}, pack {}\n{}", PlaceOf(rule), rule.pack, rule.text);
    }
    if (found) continue;
    messages.Print(Error{{},
                         0,
                         0,
                         fmt::format("no rule has the id '{}'; `qsift rules list` lists them", id),
                         {},
                         "usage"});
    return kFailed;
  }
  return WriteOut(messages, ShownLines(out), kClean);
}

int Lint(const Messages& messages, const std::vector<std::string>& folders) {
  const std::vector<Error> defects = LintRules(folders);
  for (const Error& defect : defects) messages.Print(defect);
  if (defects.empty()) return WriteOut(messages, "no defects\n", kClean);
  return WriteOut(
      messages, fmt::format("{} {}\n", defects.size(), defects.size() == 1 ? "defect" : "defects"),
      kDefects);
}

int Test(const Messages& messages, const std::vector<std::string>& folders) {
  const Result<RulePack> rules = RulePack::Load(folders);
  if (!rules) {
    messages.Print(rules.error());
    return kFailed;
  }
  RuleTests all;
  const auto test = [&](const std::string& folder) {
    RuleTests tests = TestRules(*rules, folder);
    all.rules += tests.rules;
    all.examples += tests.examples;
    all.failures.insert(all.failures.end(), tests.failures.begin(), tests.failures.end());
  };
  for (const std::string& folder : folders) test(folder);
  if (folders.empty()) test("");
  for (const Error& failure : all.failures) messages.Print(failure);
  return WriteOut(messages,
                  fmt::format("{} rules, {} examples and counter-examples, {} failed\n", all.rules,
                              all.examples, all.failures.size()),
                  all.failures.empty() ? kClean : kDefects);
}

}  // namespace

int RunRules(const Arguments& arguments) {
  const Messages messages(arguments);
  if (arguments.topic == "schema") return WriteOut(messages, RuleSchema(), kClean);
  if (arguments.topic == "lint" || arguments.topic == "test") {
    std::vector<std::string> folders = arguments.rules;
    folders.insert(folders.end(), arguments.names.begin(), arguments.names.end());
    return arguments.topic == "lint" ? Lint(messages, folders) : Test(messages, folders);
  }
  const Result<RulePack> rules = RulePack::Load(arguments.rules);
  if (!rules) {
    messages.Print(rules.error());
    return kFailed;
  }
  const std::vector<RuleInfo> known = ListRules(*rules);
  if (arguments.topic == "show") return Show(messages, known, arguments.names);
  return WriteOut(messages, ShownLines(Listed(known)), kClean);
}

}  // namespace qsift::app
