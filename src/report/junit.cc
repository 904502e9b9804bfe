#include <fmt/format.h>

#include <algorithm>

#include "src/report/report.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// XML 1.0 allows no control characters but blanks, and neither surrogates nor U+FFFE and U+FFFF.
std::string Escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    switch (c.value) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\t': out += "&#9;"; break;
      case 0xFFFE:
      case 0xFFFF: out += "?"; break;
      default: out.append(c.value < 0x20 ? "?" : text.substr(i, c.size));
    }
    i += c.size;
  }
  return out;
}

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
        Escaped(file.path), std::max<std::size_t>(1, file.findings.size()), failures, skipped);
    if (file.findings.empty()) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"qsift check\"/>\n",
                         Escaped(file.path));
    }
    for (const Finding& finding : file.findings) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", Escaped(file.path),
                         Escaped(CaseName(finding)));
      if (finding.indeterminate || finding.baselined) {
        out += fmt::format("      <skipped>{}</skipped>\n", Escaped(finding.message));
      } else {
        out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}:{}:{}</failure>\n",
                           LevelOf(finding), Escaped(finding.message), Escaped(file.path),
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
