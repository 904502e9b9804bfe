#include "src/report/report.h"

#include <fmt/format.h>

#include <algorithm>

namespace qsift {
namespace {

std::string Joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, ", "));
}

}  // namespace

bool IsOpen(const Finding& finding) { return finding.indeterminate && !finding.level_set; }

bool Fails(const Finding& finding, std::string_view fail_on) {
  if (finding.baselined) return false;
  if (fail_on == "indeterminate") return true;
  if (IsOpen(finding)) return false;
  if (fail_on == "info") return true;
  if (fail_on == "warning") return finding.severity >= Severity::kWarning;
  return finding.severity >= Severity::kError;
}

int StatusOf(const Report& report) {
  if (!report.failures.empty() || report.files.empty()) return 2;
  for (const ReportFile& file : report.files) {
    for (const Finding& finding : file.findings) {
      if (Fails(finding, report.fail_on)) return 1;
    }
  }
  return 0;
}

std::vector<std::pair<std::string, std::string>> SettingsOf(const CheckOptions& options) {
  std::vector<std::string> levels;
  for (const CheckOptions::Level& level : options.levels) {
    levels.push_back(fmt::format("{}={}", level.check,
                                 level.severity ? Name(*level.severity) : std::string_view("off")));
  }
  std::vector<std::pair<std::string, std::string>> settings = {{"select", Joined(options.select)},
                                                               {"ignore", Joined(options.ignore)},
                                                               {"severity", Joined(levels)},
                                                               {"fail_on", options.fail_on},
                                                               {"form", options.form},
                                                               {"baseline", options.baseline},
                                                               {"lang", options.language}};
  std::erase_if(settings, [](const auto& setting) { return setting.second.empty(); });
  return settings;
}

std::string SettingsLine(const CheckOptions& options) {
  std::string line;
  for (const auto& [key, value] : SettingsOf(options)) {
    line += fmt::format("{}{}: {}", line.empty() ? "" : "; ", key, value);
  }
  return line.empty() ? "sets nothing" : line;
}

Totals Count(const std::vector<ReportFile>& files) {
  Totals totals;
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) {
        ++totals.baselined;
      } else if (IsOpen(finding)) {
        ++totals.indeterminate;
      } else {
        switch (finding.severity) {
          case Severity::kError: ++totals.errors; break;
          case Severity::kWarning: ++totals.warnings; break;
          case Severity::kInfo: ++totals.infos; break;
        }
      }
    }
  }
  return totals;
}

void WriteReport(ReportFormat format, const Report& report, const std::vector<CheckInfo>& checks,
                 const ReportOptions& options, Sink& sink) {
  switch (format) {
    case ReportFormat::kText: return WriteTextReport(report, options, sink);
    case ReportFormat::kJson: return WriteJsonReport(report, sink);
    case ReportFormat::kSarif: return WriteSarifReport(report, checks, options, sink);
    case ReportFormat::kJunit: return WriteJunitReport(report, sink);
    case ReportFormat::kGithub: return WriteGithubReport(report, options, sink);
  }
}

}  // namespace qsift
