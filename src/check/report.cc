#include "src/check/report.h"

#include "src/output/json_writer.h"

namespace qsift {

std::string_view LevelOf(const Finding& finding) {
  return finding.indeterminate ? std::string_view("indeterminate") : Name(finding.severity);
}

Totals Count(const ReportFiles& files) {
  Totals totals;
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      if (finding.baselined) {
        ++totals.baselined;
      } else if (finding.indeterminate) {
        ++totals.indeterminate;
      } else if (finding.severity == Severity::kError) {
        ++totals.errors;
      } else if (finding.severity == Severity::kWarning) {
        ++totals.warnings;
      } else {
        ++totals.infos;
      }
    }
  }
  return totals;
}

void WriteJsonReport(const ReportFiles& files, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter out(buffer, 2);
  const auto put = [&](std::string_view key, std::string_view text) {
    out.Key(key);
    out.String(text);
  };
  const auto number = [&](std::string_view key, std::uint64_t value) {
    out.Key(key);
    out.Number(value);
  };
  out.BeginObject();
  put("schema", "qsift-check/1");
  out.Key("findings");
  out.BeginList();
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      out.BeginObject();
      put("check", finding.check);
      put("level", LevelOf(finding));
      put("message", finding.message);
      put("path", finding.path);
      out.Key("question");
      if (finding.question.empty()) {
        out.Null();
      } else {
        out.String(finding.question);
      }
      number("line", finding.line);
      number("column", finding.column);
      number("end_line", finding.end_line);
      number("end_column", finding.end_column);
      put("hash", finding.hash);
      out.Key("baselined");
      out.Bool(finding.baselined);
      out.EndObject();
    }
  }
  out.EndList();
  const Totals totals = Count(files);
  out.Key("summary");
  out.BeginObject();
  number("files", files.size());
  number("errors", totals.errors);
  number("warnings", totals.warnings);
  number("infos", totals.infos);
  number("indeterminate", totals.indeterminate);
  number("baselined", totals.baselined);
  out.EndObject();
  out.EndObject();
  buffer.Put('\n');
}

void WriteReport(ReportFormat format, const std::vector<ReportFile>& files,
                 const std::vector<CheckInfo>& checks, const ReportOptions& options, Sink& sink) {
  switch (format) {
    case ReportFormat::kText: return WriteTextReport(files, options, sink);
    case ReportFormat::kJson: return WriteJsonReport(files, sink);
    case ReportFormat::kSarif: return WriteSarifReport(files, checks, options, sink);
    case ReportFormat::kJunit: return WriteJunitReport(files, sink);
    case ReportFormat::kGithub: return WriteGithubReport(files, options, sink);
  }
}

}  // namespace qsift
