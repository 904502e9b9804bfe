#pragma once

// The reporters, one per format. Each writes a valid document even if there are no findings, and
// each says the same: the findings, what could not be done, and the project file that judged.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qsift/check.h"

namespace qsift {

// "path:line:col: severity: message [check]"; the source line and a caret with `excerpts`.
void WriteTextReport(const Report& report, const ReportOptions& options, Sink& sink);

// The same lines, each with a workflow command of GitHub Actions after it
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
void WriteGithubReport(const Report& report, const ReportOptions& options, Sink& sink);

// {"schema": "qsift-check/1", "findings": [...], "failures": [...], "summary": {...}}
void WriteJsonReport(const Report& report, Sink& sink);

// SARIF 2.1.0 (OASIS): the rules sorted by id, relative URIs, columns in code points.
void WriteSarifReport(const Report& report, const std::vector<CheckInfo>& checks,
                      const ReportOptions& options, Sink& sink);

// JUnit as Jenkins reads it: one suite per file, one case per finding, one passing case if there
// are none. Only what fails the run is a failure.
void WriteJunitReport(const Report& report, Sink& sink);

// The source cannot tell, and nobody set a level that holds nevertheless.
bool IsOpen(const Finding& finding);

// What a project file sets, as pairs of a key and its value in words; empty if it sets nothing.
std::vector<std::pair<std::string, std::string>> SettingsOf(const CheckOptions& options);

// The same as one line: "select: number-gap; fail_on: info".
std::string SettingsLine(const CheckOptions& options);

// How many findings of each level there are that no baseline knows, and how many it does.
struct Totals {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t indeterminate = 0;
  std::size_t baselined = 0;
};
Totals Count(const std::vector<ReportFile>& files);

}  // namespace qsift
