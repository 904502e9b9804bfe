#pragma once

// The command line, parsed and checked. args.cc is the only file that includes CLI11.

#include <string>
#include <utility>
#include <vector>

#include "qsift/check.h"
#include "qsift/output.h"
#include "qsift/scan.h"

namespace qsift::app {

enum class Command : std::uint8_t {
  kNone,
  kExtract,
  kScan,
  kCheck,
  kForm,
  kExplain,
  kSchema,
  kGenerate
};

struct Arguments {
  Command command = Command::kNone;
  std::vector<std::string> paths;  // "-" for standard input; never empty for extract and scan
  std::vector<std::string> rules;  // folders of rule packs
  std::string language;
  std::string files_from;  // a file of NUL-separated paths; "-" for standard input
  std::string stdin_name;
  std::string color = "auto";
  bool progress = false;
  bool quiet = false;
  int verbose = 0;

  OutputOptions output;
  std::string output_file;    // empty: standard output
  std::string output_folder;  // empty: one output for all
  bool records = false;       // JSON Lines input
  unsigned jobs = 1;

  ScanOptions scan;
  bool plain = false;      // scan: one link a line
  bool canonical = false;  // and its URL instead of the text as found
  bool whole = false;      // each input is one URL or host

  CheckOptions check;
  ReportFormat report = ReportFormat::kText;                  // on standard output
  std::vector<std::pair<ReportFormat, std::string>> reports;  // to files
  std::string project;                                        // the project file; empty: looked for
  bool no_project = false;
  bool baseline_update = false;
  bool stats = false;

  std::string topic;  // of schema, generate and explain
};

// What a run may be told, for manual pages and completions.
struct OptionInfo {
  std::string names;     // "-o,--output"
  std::string argument;  // "FILE"; empty for a flag
  std::string description;
  std::vector<std::string> choices;
};
struct CommandInfo {
  std::string name;  // empty for qsift itself
  std::string description;
  std::vector<OptionInfo> options;
  std::vector<OptionInfo> positionals;
};
std::vector<CommandInfo> DescribeCommands();

// Fills `arguments`. Where nothing is left to do (help, version, a usage error) prints what is to
// be said and returns the exit status; otherwise returns -1.
int ParseArguments(int argc, char** argv, Arguments& arguments);

}  // namespace qsift::app
