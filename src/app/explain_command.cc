#include <fmt/format.h>

#include <algorithm>

#include "qsift/check.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"

namespace qsift::app {
namespace {

std::string_view LevelOf(const CheckInfo& check) {
  return check.severity ? Name(*check.severity) : std::string_view("off");
}

std::string Indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += end == 0 ? "\n" : fmt::format("    {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string Explained(const CheckInfo& check) {
  std::string out = fmt::format("{} ({})\n\n{}\n\nTo mend it: {}\n", check.id, LevelOf(check),
                                check.why, check.mend);
  if (!check.fail.empty()) out += fmt::format("\nFound in:\n\n{}", Indented(check.fail));
  if (!check.pass.empty()) out += fmt::format("\nNot found in:\n\n{}", Indented(check.pass));
  return out;
}

}  // namespace

int RunExplain(const Arguments& arguments) {
  const Messages messages(arguments);
  const Result<RulePack> rules = RulePack::Load(arguments.rules);
  if (!rules) {
    messages.Print(rules.error());
    return kFailed;
  }
  const std::vector<CheckInfo> checks = ListChecks(*rules);
  std::string out;
  if (arguments.topic.empty()) {
    for (const CheckInfo& check : checks) {
      out += fmt::format("{:26} {:8} {}\n", check.id, LevelOf(check), check.why);
    }
  } else {
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const CheckInfo& check) {
      return check.id == arguments.topic;
    });
    if (found == checks.end()) {
      messages.Print(
          Error{{},
                0,
                0,
                fmt::format("'{}' is no check; `qsift explain` lists them", arguments.topic),
                {},
                "usage"});
      return kFailed;
    }
    out = Explained(*found);
  }
  OutputFile file("");
  file.Write(out);
  const Status status = file.Commit();
  if (status || file.pipe_closed()) return kClean;
  messages.Print(status.error());
  return kFailed;
}

}  // namespace qsift::app
