#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "src/model/excerpt.h"
#include "src/report/report.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

std::string_view Color(const Finding& finding) {
  if (finding.indeterminate || finding.severity == Severity::kInfo) return "\033[1;36m";
  return finding.severity == Severity::kError ? "\033[1;31m" : "\033[1;33m";
}

// "path:line:col: level: message [check]"
std::string LineOf(const Finding& finding, bool color) {
  std::string place = Shown(finding.path);
  if (finding.line > 0) place += fmt::format(":{}", finding.line);
  if (finding.line > 0 && finding.column > 0) place += fmt::format(":{}", finding.column);
  return fmt::format("{}: {}{}{}: {} [{}]", place, color ? Color(finding) : "", LevelOf(finding),
                     color ? "\033[0m" : "", Shown(finding.message), finding.check);
}

// The source line with a caret under it, indented, so that tabs are blanks; empty for a finding
// about the document.
std::string LinesUnder(const Finding& finding) {
  if (finding.source_line.empty() || finding.column == 0) return {};
  std::string line = finding.source_line;
  std::replace(line.begin(), line.end(), '\t', ' ');
  const Excerpt excerpt = ExcerptOf(line, finding.column);
  return fmt::format("  {}\n  {}^\n", excerpt.line, excerpt.caret);
}

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string Summary(const ReportFiles& files, const ReportOptions& options) {
  const Totals totals = Count(files);
  std::string out;
  if (options.stats) {
    std::map<std::string, std::size_t> counts;
    for (const ReportFile& file : files) {
      for (const Finding& finding : file.findings) {
        if (!finding.baselined) ++counts[finding.check];
      }
    }
    for (const auto& [check, count] : counts) out += fmt::format("{:6} {}\n", count, check);
  }
  out += fmt::format("{}: {}, {}, {}, {} indeterminate", Plural(files.size(), "file"),
                     Plural(totals.errors, "error"), Plural(totals.warnings, "warning"),
                     Plural(totals.infos, "info"), totals.indeterminate);
  if (totals.baselined > 0) out += fmt::format(", {} in the baseline", totals.baselined);
  return out + "\n";
}

}  // namespace

void WriteTextReport(const ReportFiles& files, const ReportOptions& options, Sink& sink) {
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) continue;
      sink.Write(LineOf(finding, options.color) + "\n");
      if (options.excerpts) sink.Write(LinesUnder(finding));
    }
  }
  sink.Write(Summary(files, options));
}

void WriteGithubReport(const ReportFiles& files, const ReportOptions& options, Sink& sink) {
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) continue;
      const bool notice = finding.indeterminate || finding.severity == Severity::kInfo;
      std::string command = fmt::format("::{} file={}", notice ? "notice" : Name(finding.severity),
                                        WorkflowProperty(finding.path));
      if (finding.line > 0) {
        command += fmt::format(",line={},endLine={}", finding.line, finding.end_line);
      }
      if (finding.line > 0 && finding.line == finding.end_line && finding.column > 0) {
        command += fmt::format(",col={},endColumn={}", finding.column, finding.end_column);
      }
      command += fmt::format(",title={}::{}", WorkflowProperty(finding.check),
                             WorkflowData(finding.message));
      sink.Write(LineOf(finding, false) + "\n" + command + "\n");
    }
  }
  sink.Write(Summary(files, options));
}

}  // namespace qsift
