#pragma once

// The reporters, one a format. Each writes a valid document where there is no finding, too.

#include <vector>

#include "qsift/check.h"

namespace qsift {

using ReportFiles = std::vector<ReportFile>;

// "path:line:col: severity: message [check]"; the source line and a caret with `excerpts`.
void WriteTextReport(const ReportFiles& files, const ReportOptions& options, Sink& sink);

// The same lines, each behind a workflow command of GitHub Actions
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
void WriteGithubReport(const ReportFiles& files, const ReportOptions& options, Sink& sink);

// {"schema": "qsift-check/1", "findings": [...], "summary": {...}}
void WriteJsonReport(const ReportFiles& files, Sink& sink);

// SARIF 2.1.0 (OASIS): the rules sorted by id, relative URIs, columns in code points.
void WriteSarifReport(const ReportFiles& files, const std::vector<CheckInfo>& checks,
                      const ReportOptions& options, Sink& sink);

// JUnit as Jenkins reads it: a suite a file, a case a finding, one passing case where there is
// none.
void WriteJunitReport(const ReportFiles& files, Sink& sink);

// "error", "warning", "info", or "indeterminate".
std::string_view LevelOf(const Finding& finding);

// How many findings of each level there are that no baseline knows, and how many it does.
struct Totals {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t indeterminate = 0;
  std::size_t baselined = 0;
};
Totals Count(const ReportFiles& files);

}  // namespace qsift
