#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "qsift/output.h"
#include "src/model/excerpt.h"
#include "src/report/report.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

std::string_view Color(const Finding& finding) {
  if (IsOpen(finding) || finding.severity == Severity::kInfo) return "\033[1;36m";
  return finding.severity == Severity::kError ? "\033[1;31m" : "\033[1;33m";
}

// " (at Answers!C12)": the line is one of the text that was read out of a document or a sheet; a
// person looks there.
std::string OriginalOf(const Finding& finding) {
  return finding.original.empty() ? "" : fmt::format(" (at {})", finding.original);
}

// "path:line:col: level: message [check]", and in the brackets that the result is indeterminate.
std::string LineOf(const Finding& finding, bool color) {
  std::string place = Shown(finding.path);
  if (finding.line > 0) place += fmt::format(":{}", finding.line);
  if (finding.line > 0 && finding.column > 0) place += fmt::format(":{}", finding.column);
  const std::string original = Shown(OriginalOf(finding));
  return fmt::format("{}: {}{}{}: {}{} [{}{}]", place, color ? Color(finding) : "",
                     Name(finding.severity), color ? "\033[0m" : "", Shown(finding.message),
                     original, finding.check, finding.indeterminate ? ", indeterminate" : "");
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

// "path:line:col: error: message [code]", on one line.
std::string LineOf(const Error& failure) {
  std::string place = failure.file.empty() ? "qsift" : Shown(failure.file);
  if (failure.line > 0) place += fmt::format(":{}", failure.line);
  if (failure.line > 0 && failure.column > 0) place += fmt::format(":{}", failure.column);
  return fmt::format("{}: error: {} [{}]", place, Shown(failure.message), failure.code);
}

std::string LineOf(const ProjectFile& project) {
  return fmt::format("{}: project file: {}", Shown(project.path),
                     Shown(SettingsLine(project.options)));
}

std::string Summary(const Report& report, const ReportOptions& options) {
  const Totals totals = Count(report.files);
  std::string out;
  if (options.stats) {
    std::map<std::string, std::size_t> counts;
    for (const ReportFile& file : report.files) {
      for (const Finding& finding : file.findings) {
        if (!finding.baselined) ++counts[finding.check];
      }
    }
    for (const auto& [check, count] : counts) out += fmt::format("{:6} {}\n", count, check);
  }
  out += fmt::format("{}: {}, {}, {}, {} indeterminate", Plural(report.files.size(), "file"),
                     Plural(totals.errors, "error"), Plural(totals.warnings, "warning"),
                     Plural(totals.infos, "info"), totals.indeterminate);
  if (totals.baselined > 0) out += fmt::format(", {} in the baseline", totals.baselined);
  if (!report.failures.empty()) {
    out += fmt::format(", {}: the run is not complete", Plural(report.failures.size(), "failure"));
  }
  return out + "\n";
}

// ",line=1,endLine=1,col=2,endColumn=5"
std::string PlaceOf(const Finding& finding) {
  std::string place;
  if (finding.line == 0) return place;
  place += fmt::format(",line={},endLine={}", finding.line, finding.end_line);
  if (finding.line == finding.end_line && finding.column > 0) {
    place += fmt::format(",col={},endColumn={}", finding.column, finding.end_column);
  }
  return place;
}

std::string CommandOf(const Error& failure) {
  std::string command = "::error ";
  if (!failure.file.empty()) command += fmt::format("file={},", WorkflowProperty(failure.file));
  if (failure.line > 0) command += fmt::format("line={},", failure.line);
  return command +
         fmt::format("title={}::{}", WorkflowProperty(failure.code), WorkflowData(failure.message));
}

}  // namespace

void WriteTextReport(const Report& report, const ReportOptions& options, Sink& sink) {
  for (const ReportFile& file : report.files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) continue;
      sink.Write(LineOf(finding, options.color) + "\n");
      if (options.excerpts) sink.Write(LinesUnder(finding));
    }
  }
  for (const Error& failure : report.failures) sink.Write(LineOf(failure) + "\n");
  if (report.project) sink.Write(LineOf(*report.project) + "\n");
  sink.Write(Summary(report, options));
}

void WriteGithubReport(const Report& report, const ReportOptions& options, Sink& sink) {
  for (const ReportFile& file : report.files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) continue;
      const bool notice = IsOpen(finding) || finding.severity == Severity::kInfo;
      const std::string command = fmt::format(
          "::{} file={}{},title={}::{}", notice ? "notice" : Name(finding.severity),
          WorkflowProperty(finding.path), PlaceOf(finding), WorkflowProperty(finding.check),
          WorkflowData(finding.message + OriginalOf(finding)));
      sink.Write(LineOf(finding, false) + "\n" + command + "\n");
    }
  }
  for (const Error& failure : report.failures) {
    sink.Write(LineOf(failure) + "\n" + CommandOf(failure) + "\n");
  }
  if (report.project) {
    sink.Write(fmt::format("{}\n::notice file={},title=qsift project file::{}\n",
                           LineOf(*report.project), WorkflowProperty(report.project->path),
                           WorkflowData(SettingsLine(report.project->options))));
  }
  sink.Write(Summary(report, options));
}

}  // namespace qsift
