#include "src/report/report.h"

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
  out.BeginObject();
  PutField(out, "schema", "qsift-check/1");
  out.Key("findings");
  out.BeginList();
  for (const ReportFile& file : files) {
    for (const Finding& finding : file.findings) {
      out.BeginObject();
      PutField(out, "check", finding.check);
      PutField(out, "level", LevelOf(finding));
      PutField(out, "message", finding.message);
      PutField(out, "path", finding.path);
      out.Key("question");
      if (finding.question.empty()) {
        out.Null();
      } else {
        out.String(finding.question);
      }
      PutField(out, "line", finding.line);
      PutField(out, "column", finding.column);
      PutField(out, "end_line", finding.end_line);
      PutField(out, "end_column", finding.end_column);
      PutField(out, "hash", finding.hash);
      out.Key("baselined");
      out.Bool(finding.baselined);
      out.EndObject();
    }
  }
  out.EndList();
  const Totals totals = Count(files);
  out.Key("summary");
  out.BeginObject();
  PutField(out, "files", files.size());
  PutField(out, "errors", totals.errors);
  PutField(out, "warnings", totals.warnings);
  PutField(out, "infos", totals.infos);
  PutField(out, "indeterminate", totals.indeterminate);
  PutField(out, "baselined", totals.baselined);
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
