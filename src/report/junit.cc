#include <fmt/format.h>

#include <algorithm>

#include "qsift/output.h"
#include "src/report/report.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

std::string CaseName(const Finding& finding) {
  if (finding.question.empty()) return finding.check;
  return fmt::format("{} {}", finding.check, finding.question);
}

bool IsSkipped(const Finding& finding, std::string_view fail_on) {
  return !Fails(finding, fail_on) && (finding.indeterminate || finding.baselined);
}

std::string OpenSuite(std::string_view name, std::size_t tests, std::size_t failures,
                      std::size_t errors, std::size_t skipped) {
  return fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
      XmlText(name), tests, failures, errors, skipped);
}

// The project file stands in every suite, since readers of JUnit show them one by one.
std::string Properties(const std::optional<ProjectFile>& project) {
  if (!project) return {};
  const auto property = [](std::string_view name, std::string_view value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", XmlText(name),
                       XmlText(value));
  };
  std::string out = "    <properties>\n" + property("qsift.project", project->path);
  for (const auto& [key, value] : SettingsOf(project->options)) {
    out += property("qsift.project." + key, value);
  }
  return out + "    </properties>\n";
}

// What fails the run is a failure; other findings are shown with a case that passes.
std::string Case(const Finding& finding, std::string_view path, std::string_view fail_on) {
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", XmlText(path),
                                XmlText(CaseName(finding)));
  std::string place = fmt::format("{}:{}:{}", path, finding.line, finding.column);
  if (!finding.original.empty()) place += fmt::format(" (at {})", finding.original);
  if (IsSkipped(finding, fail_on)) {
    out += fmt::format("      <skipped>{}</skipped>\n", XmlText(finding.message));
  } else if (Fails(finding, fail_on)) {
    out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                       Name(finding.severity), XmlText(finding.message), XmlText(place));
  } else {
    out += fmt::format("      <system-out>{}: {}: {}</system-out>\n", XmlText(place),
                       Name(finding.severity), XmlText(finding.message));
  }
  return out + "    </testcase>\n";
}

std::string Suite(const ReportFile& file, const Report& report) {
  std::size_t failures = 0;
  std::size_t skipped = 0;
  for (const Finding& finding : file.findings) {
    failures += Fails(finding, report.fail_on);
    skipped += IsSkipped(finding, report.fail_on);
  }
  std::string out =
      OpenSuite(file.path, std::max<std::size_t>(1, file.findings.size()), failures, 0, skipped);
  out += Properties(report.project);
  if (file.findings.empty()) {
    out +=
        fmt::format("    <testcase classname=\"{}\" name=\"qsift check\"/>\n", XmlText(file.path));
  }
  for (const Finding& finding : file.findings) out += Case(finding, file.path, report.fail_on);
  return out + "  </testsuite>\n";
}

std::string Suite(const Error& failure, const Report& report) {
  const std::string name = failure.file.empty() ? "qsift" : failure.file;
  std::string message = failure.message;
  if (failure.line > 0) message = fmt::format("{}:{}: {}", failure.line, failure.column, message);
  return OpenSuite(name, 1, 0, 1, 0) + Properties(report.project) +
         fmt::format(
             "    <testcase classname=\"{}\" name=\"{}\">\n"
             "      <error type=\"{}\" message=\"{}\"/>\n    </testcase>\n  </testsuite>\n",
             XmlText(name), XmlText(failure.code), XmlText(failure.code), XmlText(message));
}

}  // namespace

void WriteJunitReport(const Report& report, Sink& sink) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const ReportFile& file : report.files) out += Suite(file, report);
  for (const Error& failure : report.failures) out += Suite(failure, report);
  out += "</testsuites>\n";
  sink.Write(out);
}

}  // namespace qsift
