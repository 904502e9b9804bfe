#include <algorithm>

#include "src/app/options.h"

namespace qsift::app {
namespace {

constexpr std::string_view kCitation = "citation";

// The kinds of links, in the order of LinkKind, and citations.
Option KindsOption(Arguments& arguments) {
  Option option{"--kinds", "KIND", "what to report (default: all), separated by commas", {}};
  for (std::size_t i = 0; i < kLinkKinds; ++i) {
    option.choices.emplace_back(Name(static_cast<LinkKind>(i)));
  }
  option.choices.emplace_back(kCitation);
  option.many = true;
  option.commas = true;
  option.target = Append(arguments.kinds);
  return option;
}

std::string Settle(Arguments& arguments) {
  arguments.plain = arguments.scan_format == ScanFormat::kPlain;
  if (arguments.plain && arguments.output.table != Table::kNone) {
    return "--table goes with --to csv or --to jsonl";
  }
  if (arguments.canonical && !arguments.plain) return "--canonical goes with --to plain";
  const bool csv = arguments.scan_format == ScanFormat::kCsv;
  arguments.output.format = csv ? OutputFormat::kCsv : OutputFormat::kJsonLines;
  if (csv && arguments.output.table == Table::kNone) arguments.output.table = Table::kLinks;
  const std::vector<std::string>& kinds = arguments.kinds;
  const auto wanted = [&](std::string_view kind) {
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  for (std::size_t i = 0; i < kLinkKinds; ++i) {
    arguments.scan.kinds[i] = wanted(Name(static_cast<LinkKind>(i)));
  }
  arguments.scan.citations = wanted(kCitation);
  arguments.scan.split_citations = arguments.split_citations;
  return {};
}

}  // namespace

CommandSpec DescribeScan(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "scan";
  spec.command = Command::kScan;
  spec.summary = "find links and citations in any text";
  spec.details =
      "Reads any text, no questionnaire needed, and writes the links and legal citations in it: "
      "a JSON record for each input, rows, or one link a line.";
  spec.positionals = {PathsOption(arguments)};
  OptionGroup output{"Output", {}};
  output.options = {
      Choice<ScanFormat>("--to", "FORMAT", "output format (default: jsonl); plain is a link a line",
                         {{"jsonl", ScanFormat::kJsonLines},
                          {"csv", ScanFormat::kCsv},
                          {"plain", ScanFormat::kPlain}},
                         arguments.scan_format),
      Choice<Table>("--table", "TABLE", "rows of one table, for csv (default: links) and jsonl",
                    {{"links", Table::kLinks},
                     {"citations", Table::kCitations},
                     {"instruments", Table::kInstruments}},
                    arguments.output.table),
      KindsOption(arguments),
      {"--unique", "", "each URL once a document; once in all for plain", &arguments.scan.unique},
      SplitOption(arguments),
      {"--canonical", "", "plain: URLs in canonical form", &arguments.canonical},
      {"--whole", "", "each input is one URL or host: its canonical URL and registrable domain",
       &arguments.whole},
      OutputOption(arguments)};
  OptionGroup work{"Work", {JobsOption(arguments)}};
  spec.groups = {std::move(output), InputGroup(arguments, true), std::move(work),
                 MessagesGroup(arguments)};
  spec.statuses = {{0, kCleanRun}, {2, kPartFailed}};
  spec.examples = {
      {"qsift scan --to plain --unique notes.txt", "the links of a text, ready for a link checker"},
      {"qsift scan --from jsonl < records.jsonl", "a record out for each record in"}};
  spec.settle = [&arguments] { return Settle(arguments); };
  return spec;
}

}  // namespace qsift::app
