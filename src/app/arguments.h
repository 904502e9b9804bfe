#pragma once

// What a command line asks for. The options of the commands fill it in, args.h parses into it, and
// the commands read it.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "qsift/check.h"
#include "qsift/format.h"
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
  kRules,
  kSchema,
  kGenerate
};

enum class Color : std::uint8_t { kAuto, kAlways, kNever };
enum class ScanFormat : std::uint8_t { kJsonLines, kCsv, kPlain };

struct Arguments {
  std::vector<std::string> paths;    // "-" is standard input; not empty if the command reads files
  std::vector<std::string> include;  // globs of files in folders; empty: all
  std::vector<std::string> exclude;  // globs of files and folders in folders
  std::vector<std::string> rules;    // folders of rule packs
  std::string language;
  std::string files_from;  // a file of NUL-separated paths; "-" for standard input
  std::string stdin_name;
  std::string output_file;         // empty: standard output
  std::string output_folder;       // empty: one output for all
  std::string package;             // the folder of a data package; empty: none
  std::string topic;               // of schema, generate and explain; the action of rules
  std::vector<std::string> names;  // of rules or folders, for rules
  std::vector<std::string> kinds;  // scan: of links, and citation; empty: all

  CheckOptions check;
  std::vector<std::pair<ReportFormat, std::string>> reports;  // to files
  std::string project;                                        // the project file; empty: looked for

  unsigned jobs = 0;  // 0: one for each core
  OutputOptions output;
  ScanOptions scan;
  ReportFormat report = ReportFormat::kText;  // on standard output
  ScanFormat scan_format = ScanFormat::kJsonLines;
  Command command = Command::kNone;
  Color color = Color::kAuto;
  bool verbose = false;
  bool quiet = false;
  InputFormat from = InputFormat::kAuto;
  bool records = false;          // JSON Lines input
  bool split_citations = false;  // extract, scan: one for each pinpoint
  bool wide = false;             // extract: a row for each document
  bool single = false;           // extract: one file in the output folder
  bool resume = false;           // and there do what is missing or has changed,
  bool compare = false;          // or compare only,
  bool no_clobber = false;       // or write nothing over what is there
  bool plain = false;            // scan: one link a line
  bool canonical = false;        // and its URL instead of the text as found
  bool whole = false;            // each input is one URL or host
  bool no_project = false;       // check: read no project file
  bool baseline_update = false;  // accept what is found
  bool stats = false;            // count the findings of each check
};

}  // namespace qsift::app
