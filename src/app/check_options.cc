#include "src/app/options.h"

namespace qsift::app {
namespace {

const Named<ReportFormat> kReports = {{"text", ReportFormat::kText},
                                      {"json", ReportFormat::kJson},
                                      {"sarif", ReportFormat::kSarif},
                                      {"junit", ReportFormat::kJunit},
                                      {"github", ReportFormat::kGithub}};

// "sarif=findings.sarif"
Setter ReportTo(Arguments& arguments) {
  return [&arguments](const std::string& value) -> std::string {
    const std::size_t equals = value.find('=');
    for (const auto& [name, format] : kReports) {
      if (equals == std::string::npos || equals + 1 == value.size()) break;
      if (value.substr(0, equals) != name) continue;
      arguments.reports.emplace_back(format, value.substr(equals + 1));
      return {};
    }
    return "takes FORMAT=FILE with text, json, sarif, junit or github: " + value;
  };
}

// "required-unanswered=warning"
Setter LevelOf(Arguments& arguments) {
  return [&arguments](const std::string& value) -> std::string {
    const Named<std::optional<Severity>> levels = {{"error", Severity::kError},
                                                   {"warning", Severity::kWarning},
                                                   {"info", Severity::kInfo},
                                                   {"off", std::nullopt}};
    const std::size_t equals = value.find('=');
    for (const auto& [name, severity] : levels) {
      if (equals == std::string::npos || value.substr(equals + 1) != name) continue;
      arguments.check.levels.push_back({value.substr(0, equals), severity});
      return {};
    }
    return "takes ID=LEVEL with error, warning, info or off: " + value;
  };
}

Option Many(Option option, bool commas) {
  option.many = true;
  option.commas = commas;
  return option;
}

}  // namespace

CommandSpec DescribeCheck(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "check";
  spec.command = Command::kCheck;
  spec.summary = "say what is wrong with submissions";
  spec.details =
      "Reads questionnaires as extract does and reports what is wrong with them, and where.";
  spec.positionals = {PathsOption(arguments)};
  Option fail_on{"--fail-on", "LEVEL", "the level that fails the run (default: error)",
                 Into(arguments.check.fail_on)};
  fail_on.choices = {"error", "warning", "info", "indeterminate"};
  OptionGroup checks{"Checks", {}};
  checks.options = {
      FormOption(arguments),
      Many({"--select", "ID", "run these checks only, separated by commas",
            Append(arguments.check.select)},
           true),
      Many({"--ignore", "ID", "leave these checks out, separated by commas",
            Append(arguments.check.ignore)},
           true),
      Many({"--severity", "ID=LEVEL", "set how severe a check is: error, warning, info or off",
            LevelOf(arguments)},
           false),
      std::move(fail_on),
      {"--baseline", "FILE", "findings that are known and accepted",
       Into(arguments.check.baseline)},
      {"--baseline-update", "", "accept what is found now in the files that are named",
       &arguments.baseline_update},
      {"--project", "FILE",
       "project file (default: .qsift.yaml here or above, outside the submissions)",
       Into(arguments.project)},
      {"--no-project", "", "look for no project file", &arguments.no_project}};
  OptionGroup report{"Report", {}};
  report.options = {
      Choice<ReportFormat>("--format", "FORMAT", "report on standard output (default: text)",
                           kReports, arguments.report),
      Many({"--report", "FORMAT=FILE", "write a report to a file, too", ReportTo(arguments)},
           false),
      {"--stats", "", "count the findings of each check", &arguments.stats}};
  OptionGroup work{"Work", {JobsOption(arguments)}};
  spec.groups = {std::move(checks), std::move(report), InputGroup(arguments, true), std::move(work),
                 MessagesGroup(arguments)};
  spec.statuses = {{0, "no finding at or above --fail-on"},
                   {1, "a finding at or above --fail-on"},
                   {2, kPartFailed + "; whatever was found"}};
  spec.examples = {
      {"qsift check --form form.yaml submissions/", "a folder of submissions against their form"},
      {"qsift check --report sarif=qsift.sarif *.txt", "a report for machines beside the text"}};
  return spec;
}

}  // namespace qsift::app
