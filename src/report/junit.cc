#include <fmt/format.h>

#include <algorithm>

#include "src/report/report.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

std::string CaseName(const Finding& finding) {
  if (finding.question.empty()) return finding.check;
  return fmt::format("{} {}", finding.check, finding.question);
}

}  // namespace

void WriteJunitReport(const ReportFiles& files, Sink& sink) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const ReportFile& file : files) {
    std::size_t failures = 0;
    std::size_t skipped = 0;
    for (const Finding& finding : file.findings) {
      const bool skips = finding.indeterminate || finding.baselined;
      ++(skips ? skipped : failures);
    }
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n",
        XmlText(file.path), std::max<std::size_t>(1, file.findings.size()), failures, skipped);
    if (file.findings.empty()) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"qsift check\"/>\n",
                         XmlText(file.path));
    }
    for (const Finding& finding : file.findings) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", XmlText(file.path),
                         XmlText(CaseName(finding)));
      if (finding.indeterminate || finding.baselined) {
        out += fmt::format("      <skipped>{}</skipped>\n", XmlText(finding.message));
      } else {
        out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}:{}:{}</failure>\n",
                           LevelOf(finding), XmlText(finding.message), XmlText(file.path),
                           finding.line, finding.column);
      }
      out += "    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }
  out += "</testsuites>\n";
  sink.Write(out);
}

}  // namespace qsift
