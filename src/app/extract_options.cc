#include <fmt/format.h>

#include <array>

#include "src/app/options.h"

namespace qsift::app {
namespace {

bool TakesTables(const OutputOptions& output) {
  switch (output.format) {
    case OutputFormat::kYaml:
    case OutputFormat::kJson: return false;
    case OutputFormat::kJsonLines:
    case OutputFormat::kCsv:
    case OutputFormat::kTable:
    case OutputFormat::kMarkdown: return true;
  }
  return false;
}

bool IsTree(const OutputOptions& output) {
  const bool lines = output.format == OutputFormat::kJsonLines && output.table == Table::kNone;
  return lines || output.format == OutputFormat::kYaml || output.format == OutputFormat::kJson;
}

constexpr std::string_view kWide = "wide";

Option TableOption(Arguments& arguments) {
  Option option =
      Choice<Table>("--table", "TABLE",
                    "rows of one table (default: questions); wide has a row for each document",
                    {{"questions", Table::kQuestions},
                     {"options", Table::kOptions},
                     {"links", Table::kLinks},
                     {"citations", Table::kCitations},
                     {"instruments", Table::kInstruments},
                     {"documents", Table::kDocuments}},
                    arguments.output.table);
  option.choices.emplace_back(kWide);
  option.target =
      Setter([&arguments, named = std::get<Setter>(option.target)](const std::string& value) {
        arguments.wide = value == kWide;
        return arguments.wide ? std::string() : named(value);
      });
  return option;
}

// A package has a form of its own.
std::string SettlePackage(const Arguments& arguments) {
  const OutputOptions& output = arguments.output;
  const bool shaped = output.format != OutputFormat::kYaml || output.table != Table::kNone ||
                      arguments.wide || output.compact;
  if (shaped) return "--package holds all tables as CSV: it goes without --to and --table";
  if (!arguments.output_file.empty() || !arguments.output_folder.empty()) {
    return "--package goes without --output and --out-dir";
  }
  return {};
}

std::string SettleFolder(const Arguments& arguments) {
  const std::array<std::pair<bool, std::string_view>, 4> ways = {
      {{arguments.single, "--single"},
       {arguments.resume, "--resume"},
       {arguments.compare, "--check"},
       {arguments.no_clobber, "--no-clobber"}}};
  std::string_view chosen;
  for (const auto& [given, name] : ways) {
    if (!given) continue;
    if (arguments.output_folder.empty()) return fmt::format("{} goes with --out-dir", name);
    if (!chosen.empty()) return fmt::format("{} and {} exclude each other", chosen, name);
    chosen = name;
  }
  if (arguments.records && !arguments.output_folder.empty() && !arguments.single) {
    return "--out-dir writes a file for each file; with --from jsonl name one with --output";
  }
  return {};
}

std::string Settle(const Arguments& arguments) {
  const OutputOptions& output = arguments.output;
  if (!arguments.package.empty()) return SettlePackage(arguments);
  if (arguments.wide && (output.format != OutputFormat::kCsv || !arguments.output_folder.empty())) {
    return "--table wide goes with --to csv, and without --out-dir";
  }
  if (output.table != Table::kNone && !TakesTables(output)) {
    return "--table goes with --to csv, jsonl, table or md";
  }
  if (output.excel && output.format != OutputFormat::kCsv) return "--excel goes with --to csv";
  if (output.compact && !IsTree(output)) {
    return "--compact goes with --to yaml, json, or jsonl without --table";
  }
  if (!arguments.output_file.empty() && !arguments.output_folder.empty()) {
    return "--output and --out-dir exclude each other";
  }
  return SettleFolder(arguments);
}

}  // namespace

CommandSpec DescribeExtract(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "extract";
  spec.command = Command::kExtract;
  spec.summary = "find questions, selections, links and citations";
  spec.details =
      "Reads questionnaires from files, from all files of folders, or from standard input, and "
      "writes what it finds in them, each with its place.";
  spec.positionals = {PathsOption(arguments)};
  OptionGroup output{"Output", {}};
  output.options = {
      Choice<OutputFormat>("--to", "FORMAT",
                           "output format (default: yaml); table and md are for people",
                           {{"yaml", OutputFormat::kYaml},
                            {"json", OutputFormat::kJson},
                            {"jsonl", OutputFormat::kJsonLines},
                            {"csv", OutputFormat::kCsv},
                            {"table", OutputFormat::kTable},
                            {"md", OutputFormat::kMarkdown}},
                           arguments.output.format),
      TableOption(arguments),
      {"--compact", "", "yaml and json without empty fields and places, for reading",
       &arguments.output.compact},
      SplitOption(arguments),
      {"--excel", "", "csv for spreadsheets: BOM, CRLF, no formulas", &arguments.output.excel},
      OutputOption(arguments),
      {"--package", "DIR", "write all tables as CSV to a folder, with datapackage.json",
       Into(arguments.package)}};
  OptionGroup folder{"Folder of outputs", {}};
  folder.options = {
      {"--out-dir", "DIR", "write one file for each input, and a manifest of them",
       Into(arguments.output_folder)},
      {"--single", "", "one file in it for all inputs", &arguments.single},
      {"--resume", "", "make only what is missing, or whose input, rules or options have changed",
       &arguments.resume},
      {"--no-clobber", "", "leave files that are there as they are", &arguments.no_clobber},
      {"--check", "", "write nothing; name the files that are missing or would differ",
       &arguments.compare}};
  OptionGroup work{"Work", {FormOption(arguments), JobsOption(arguments)}};
  spec.groups = {std::move(output), std::move(folder), InputGroup(arguments, true), std::move(work),
                 MessagesGroup(arguments)};
  spec.statuses = {
      {0, kCleanRun}, {1, "--check: a file is missing or would differ"}, {2, kPartFailed}};
  spec.examples = {{"qsift extract survey.txt", "one questionnaire as YAML"},
                   {"qsift extract --to table survey.txt", "the same, to be read on a terminal"},
                   {"qsift extract --to csv -o all.csv dumps/", "all files of a folder as one CSV"},
                   {"qsift extract --out-dir out --resume dumps/",
                    "a file for each, going on where a run ended"}};
  spec.settle = [&arguments] { return Settle(arguments); };
  return spec;
}

}  // namespace qsift::app
