#include "src/app/args.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <thread>

#include "qsift/harmless.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

const std::map<std::string, OutputFormat> kFormats = {{"yaml", OutputFormat::kYaml},
                                                      {"json", OutputFormat::kJson},
                                                      {"jsonl", OutputFormat::kJsonLines},
                                                      {"csv", OutputFormat::kCsv}};
const std::map<std::string, Table> kTables = {{"questions", Table::kQuestions},
                                              {"options", Table::kOptions},
                                              {"links", Table::kLinks},
                                              {"citations", Table::kCitations}};

const std::map<std::string, ReportFormat> kReports = {{"text", ReportFormat::kText},
                                                      {"json", ReportFormat::kJson},
                                                      {"sarif", ReportFormat::kSarif},
                                                      {"junit", ReportFormat::kJunit},
                                                      {"github", ReportFormat::kGithub}};

// What --kinds takes: the kinds of links, in the order of LinkKind, and citations.
std::vector<std::string> KindNames() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kLinkKinds; ++i) names.emplace_back(Name(static_cast<LinkKind>(i)));
  names.emplace_back("citation");
  return names;
}

template <typename T>
std::vector<std::string> Names(const std::map<std::string, T>& map) {
  std::vector<std::string> names;
  names.reserve(map.size());
  for (const auto& entry : map) names.push_back(entry.first);
  return names;
}

void AddCommon(CLI::App& command, Arguments& arguments) {
  command.add_option("path", arguments.paths, "files to read; - for standard input")
      ->type_name("PATH");
  command
      .add_option("--rules", arguments.rules,
                  "load the rule packs of a folder over the built-in ones")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command
      .add_option("--files0-from", arguments.files_from,
                  "read NUL-separated paths from a file; - for standard input")
      ->type_name("FILE");
  command.add_option("--stdin-name", arguments.stdin_name, "call standard input by this name")
      ->type_name("NAME");
  command.add_option("--color", arguments.color, "color messages: auto, always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_flag("-q,--quiet", arguments.quiet, "print errors only");
  command.add_flag("-v,--verbose", arguments.verbose, "print what was noticed, too");
}

// Help without defaults repeated and with PATHs where they go.
struct CommandLine {
  explicit CommandLine(Arguments& arguments)
      : app("Turns raw questionnaire exports into normalized YAML, JSON or CSV.", "qsift") {
    app.set_version_flag("--version", std::string("qsift ") + kVersion);
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);

    extract = app.add_subcommand("extract", "find questions, selections, links and citations");
    AddCommon(*extract, arguments);
    extract->add_option("--to", to, "output format: yaml, json, jsonl or csv (default: yaml)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(Names(kFormats)));
    extract->add_option("--table", table, "rows of one table, for csv and jsonl")
        ->type_name("TABLE")
        ->check(CLI::IsMember(Names(kTables)));
    extract
        ->add_option("-o,--output", arguments.output_file, "write to a file, whole or not at all")
        ->type_name("FILE");
    extract->add_option("--out-dir", arguments.output_folder, "write one file for each input")
        ->type_name("DIR");
    extract
        ->add_option("--from", from, "input form: text, or jsonl with one {\"id\",\"text\"} a line")
        ->type_name("FORM")
        ->check(CLI::IsMember({"text", "jsonl"}));
    extract->add_option("-j,--jobs", jobs, "files read at once; 0 for one a core (default: 1)")
        ->type_name("N");
    extract->add_option("--form", arguments.check.form, "the form that was sent out (`qsift form`)")
        ->type_name("FILE");
    extract->add_option("--lang", arguments.language, "language of the input (default: detected)")
        ->type_name("CODE");
    extract->add_flag("--excel", arguments.output.excel,
                      "csv for spreadsheets: BOM, CRLF, no formulas");
    extract->add_flag("--progress", arguments.progress, "count the files on standard error");

    scan = app.add_subcommand("scan", "find links and citations in any text");
    AddCommon(*scan, arguments);
    scan->add_option("--to", to,
                     "output format: jsonl, csv, or plain with one link a line (default: jsonl)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"jsonl", "csv", "plain"}));
    scan->add_option("--table", table, "rows of one table, for csv (default: links) and jsonl")
        ->type_name("TABLE")
        ->check(CLI::IsMember({"links", "citations"}));
    scan->add_option("--kinds", kinds, "what to report (default: all), separated by commas")
        ->type_name("KIND")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(KindNames()));
    scan->add_flag("--unique", arguments.scan.unique,
                   "each URL once a document; once in all for plain");
    scan->add_flag("--canonical", arguments.canonical, "plain: URLs in canonical form");
    scan->add_flag("--whole", arguments.whole,
                   "each input is one URL or host: its canonical URL and registrable domain");
    scan->add_option("-o,--output", arguments.output_file, "write to a file, whole or not at all")
        ->type_name("FILE");
    scan->add_option("--from", from, "input form: text, or jsonl with one {\"id\",\"text\"} a line")
        ->type_name("FORM")
        ->check(CLI::IsMember({"text", "jsonl"}));

    check = app.add_subcommand("check", "say what is wrong with submissions");
    AddCommon(*check, arguments);
    check->add_option("--format", format, "report on standard output (default: text)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(Names(kReports)));
    check->add_option("--report", reports, "write a report to a file, too: FORMAT=FILE")
        ->type_name("FORMAT=FILE")
        ->allow_extra_args(false);
    check->add_option("--form", arguments.check.form, "the form that was sent out (`qsift form`)")
        ->type_name("FILE");
    check->add_option("--select", arguments.check.select, "run these checks only, by commas")
        ->type_name("ID")
        ->delimiter(',')
        ->allow_extra_args(false);
    check->add_option("--ignore", arguments.check.ignore, "leave these checks out, by commas")
        ->type_name("ID")
        ->delimiter(',')
        ->allow_extra_args(false);
    check
        ->add_option("--severity", levels, "set how severe a check is: error, warning, info or off")
        ->type_name("ID=LEVEL")
        ->allow_extra_args(false);
    check
        ->add_option("--fail-on", arguments.check.fail_on,
                     "the level that fails the run (default: error)")
        ->type_name("LEVEL")
        ->check(CLI::IsMember({"error", "warning", "info", "indeterminate"}));
    check
        ->add_option("--baseline", arguments.check.baseline, "findings that are known and accepted")
        ->type_name("FILE");
    check->add_flag("--baseline-update", arguments.baseline_update,
                    "accept what is found now in the files that are named");
    check
        ->add_option("--project", arguments.project,
                     "project file (default: .qsift.yaml here or in a folder above)")
        ->type_name("FILE");
    check->add_flag("--no-project", arguments.no_project, "read no project file");
    check->add_flag("--stats", arguments.stats, "count the findings of each check");
    check
        ->add_option("--from", from, "input form: text, or jsonl with one {\"id\",\"text\"} a line")
        ->type_name("FORM")
        ->check(CLI::IsMember({"text", "jsonl"}));
    check->add_option("-j,--jobs", jobs, "files read at once; 0 for one a core (default: 1)")
        ->type_name("N");
    check->add_option("--lang", arguments.language, "language of the input (default: detected)")
        ->type_name("CODE");

    form = app.add_subcommand("form", "write the form of a questionnaire, to check against");
    AddCommon(*form, arguments);
    form->add_option("-o,--output", arguments.output_file, "write to a file, whole or not at all")
        ->type_name("FILE");
    form->add_option("--lang", arguments.language, "language of the input (default: detected)")
        ->type_name("CODE");

    explain = app.add_subcommand(
        "explain", "tell what a check is about, or how a line of a file was read; list the checks");
    explain->add_option("topic", arguments.topic, "id of a check, or FILE:LINE")
        ->type_name("TOPIC");
    explain
        ->add_option("--rules", arguments.rules,
                     "load the rule packs of a folder over the built-in ones")
        ->type_name("DIR")
        ->allow_extra_args(false);

    rules =
        app.add_subcommand("rules", "list, show, lint and test the rules, or print their schema");
    rules->add_option("action", arguments.topic, "list, show, lint, test or schema")
        ->type_name("ACTION")
        ->required()
        ->check(CLI::IsMember({"list", "show", "lint", "test", "schema"}));
    rules->add_option("names", arguments.names, "show: ids of rules; lint, test: folders of packs")
        ->type_name("NAME");
    rules
        ->add_option("--rules", arguments.rules,
                     "load the rule packs of a folder over the built-in ones")
        ->type_name("DIR");

    schema = app.add_subcommand("schema", "print a JSON Schema of the output");
    schema->add_option("topic", arguments.topic, "document, questions, options, links or citations")
        ->type_name("TOPIC")
        ->required()
        ->check(CLI::IsMember({"document", "questions", "options", "links", "citations"}));

    generate = app.add_subcommand("generate", "print the manual page or a shell's completions");
    generate->add_option("topic", arguments.topic, "man, bash, zsh or fish")
        ->type_name("TOPIC")
        ->required()
        ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
  }

  CLI::App app;
  CLI::App* extract = nullptr;
  CLI::App* scan = nullptr;
  CLI::App* check = nullptr;
  CLI::App* form = nullptr;
  CLI::App* explain = nullptr;
  CLI::App* rules = nullptr;
  CLI::App* schema = nullptr;
  CLI::App* generate = nullptr;
  std::string to;
  std::string table;
  std::string from;
  std::vector<std::string> kinds;
  std::string format;
  std::vector<std::string> reports;  // "FORMAT=FILE"
  std::vector<std::string> levels;   // "ID=LEVEL"
  unsigned jobs = 1;
};

int Refuse(const std::string& message) {
  std::fprintf(stderr, "qsift: error: %s\n", Shown(message).c_str());
  return 2;
}

// "sarif=findings.sarif", "required-unanswered=warning". Returns the status of a usage error, or
// -1.
int ReadPairs(const CommandLine& line, Arguments& arguments) {
  const std::map<std::string, std::optional<Severity>> severities = {
      {"error", Severity::kError},
      {"warning", Severity::kWarning},
      {"info", Severity::kInfo},
      {"off", std::nullopt}};
  for (const std::string& report : line.reports) {
    const std::size_t equals = report.find('=');
    const auto format = kReports.find(report.substr(0, equals));
    if (equals == std::string::npos || equals + 1 == report.size() || format == kReports.end()) {
      return Refuse("--report takes FORMAT=FILE with text, json, sarif, junit or github: " +
                    report);
    }
    arguments.reports.emplace_back(format->second, report.substr(equals + 1));
  }
  for (const std::string& level : line.levels) {
    const std::size_t equals = level.find('=');
    const auto severity =
        equals == std::string::npos ? severities.end() : severities.find(level.substr(equals + 1));
    if (severity == severities.end()) {
      return Refuse("--severity takes ID=LEVEL with error, warning, info or off: " + level);
    }
    arguments.check.levels.push_back({level.substr(0, equals), severity->second});
  }
  if (!line.format.empty()) arguments.report = kReports.at(line.format);
  return -1;
}

OptionInfo Describe(const CLI::Option& option) {
  OptionInfo info;
  info.names = option.get_name(option.get_positional(), true);
  info.description = option.get_description();
  if (option.get_type_size() > 0 && option.get_expected_max() > 0) {
    info.argument = option.get_type_name();
    const std::size_t colon = info.argument.find(':');
    if (colon != std::string::npos) info.argument.resize(colon);
  }
  // CLI11 prints the choices of IsMember as "NAME:{a,b}".
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open != std::string::npos && close != std::string::npos) {
    std::string choice;
    for (std::size_t i = open + 1; i <= close; ++i) {
      if (type[i] == ',' || type[i] == '}') {
        info.choices.push_back(choice);
        choice.clear();
      } else {
        choice.push_back(type[i]);
      }
    }
  }
  return info;
}

CommandInfo Describe(const CLI::App& app, const std::string& name) {
  CommandInfo info{name, app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? info.positionals : info.options).push_back(Describe(*option));
  }
  return info;
}

}  // namespace

std::vector<CommandInfo> DescribeCommands() {
  Arguments arguments;
  const CommandLine line(arguments);
  std::vector<CommandInfo> commands{Describe(line.app, "")};
  for (const CLI::App* command : line.app.get_subcommands(nullptr)) {
    commands.push_back(Describe(*command, command->get_name()));
  }
  return commands;
}

int ParseArguments(int argc, char** argv, Arguments& arguments) {
  CommandLine line(arguments);
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return line.app.exit(error);  // help or version
    std::fprintf(stderr, "qsift: error: %s\n", Shown(error.what()).c_str());
    std::fprintf(stderr, "Try 'qsift --help' or 'qsift COMMAND --help'.\n");
    return 2;
  }
  arguments.records = line.from == "jsonl";
  arguments.jobs = line.jobs != 0 ? line.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (!line.table.empty()) arguments.output.table = kTables.at(line.table);
  if (line.extract->parsed()) {
    arguments.command = Command::kExtract;
    if (!line.to.empty()) arguments.output.format = kFormats.at(line.to);
    const bool rows = arguments.output.format == OutputFormat::kCsv ||
                      arguments.output.format == OutputFormat::kJsonLines;
    if (!line.table.empty() && !rows) return Refuse("--table goes with --to csv or --to jsonl");
    if (arguments.output.excel && arguments.output.format != OutputFormat::kCsv) {
      return Refuse("--excel goes with --to csv");
    }
    if (!arguments.output_file.empty() && !arguments.output_folder.empty()) {
      return Refuse("--output and --out-dir exclude each other");
    }
  } else if (line.scan->parsed()) {
    arguments.command = Command::kScan;
    arguments.plain = line.to == "plain";
    if (arguments.plain && !line.table.empty()) {
      return Refuse("--table goes with --to csv or --to jsonl");
    }
    if (arguments.canonical && !arguments.plain) return Refuse("--canonical goes with --to plain");
    arguments.output.format = line.to == "csv" ? OutputFormat::kCsv : OutputFormat::kJsonLines;
    if (line.to == "csv" && line.table.empty()) arguments.output.table = Table::kLinks;
    const auto wanted = [&](std::string_view kind) {
      return line.kinds.empty() ||
             std::find(line.kinds.begin(), line.kinds.end(), kind) != line.kinds.end();
    };
    for (std::size_t i = 0; i < kLinkKinds; ++i) {
      arguments.scan.kinds[i] = wanted(Name(static_cast<LinkKind>(i)));
    }
    arguments.scan.citations = wanted("citation");
  } else if (line.check->parsed()) {
    arguments.command = Command::kCheck;
    if (const int status = ReadPairs(line, arguments); status >= 0) return status;
  } else if (line.form->parsed()) {
    arguments.command = Command::kForm;
  } else if (line.explain->parsed()) {
    arguments.command = Command::kExplain;
    return -1;
  } else if (line.rules->parsed()) {
    arguments.command = Command::kRules;
    return -1;
  } else {
    arguments.command = line.schema->parsed() ? Command::kSchema : Command::kGenerate;
    return -1;
  }
  if (arguments.paths.empty() && arguments.files_from.empty()) arguments.paths.emplace_back("-");
  return -1;
}

}  // namespace qsift::app
