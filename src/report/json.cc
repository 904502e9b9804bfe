#include "src/output/json_writer.h"
#include "src/report/report.h"

namespace qsift {
namespace {

void PutTextOrNull(JsonEmitter& out, std::string_view key, std::string_view text) {
  out.Key(key);
  if (text.empty()) {
    out.Null();
  } else {
    out.String(text);
  }
}

void WriteFinding(JsonEmitter& out, const Finding& finding, std::string_view fail_on) {
  out.BeginObject();
  PutField(out, "check", finding.check);
  PutField(out, "level", Name(finding.severity));
  PutField(out, "result", finding.indeterminate ? "indeterminate" : "fail");
  out.Key("fails");
  out.Bool(Fails(finding, fail_on));
  PutField(out, "message", finding.message);
  PutField(out, "path", finding.path);
  PutTextOrNull(out, "question", finding.question);
  PutField(out, "line", finding.line);
  PutField(out, "column", finding.column);
  PutField(out, "end_line", finding.end_line);
  PutField(out, "end_column", finding.end_column);
  PutTextOrNull(out, "original", finding.original);
  PutField(out, "hash", finding.hash);
  out.Key("baselined");
  out.Bool(finding.baselined);
  out.EndObject();
}

void WriteProject(JsonEmitter& out, const std::optional<ProjectFile>& project) {
  out.Key("project");
  if (!project) return out.Null();
  out.BeginObject();
  PutField(out, "path", project->path);
  out.Key("settings");
  out.BeginObject();
  for (const auto& [key, value] : SettingsOf(project->options)) PutField(out, key, value);
  out.EndObject();
  out.EndObject();
}

void WriteSummary(JsonEmitter& out, const Report& report) {
  const Totals totals = Count(report.files);
  out.Key("summary");
  out.BeginObject();
  PutField(out, "files", report.files.size());
  PutField(out, "errors", totals.errors);
  PutField(out, "warnings", totals.warnings);
  PutField(out, "infos", totals.infos);
  PutField(out, "indeterminate", totals.indeterminate);
  PutField(out, "baselined", totals.baselined);
  PutField(out, "failures", report.failures.size());
  PutField(out, "status", static_cast<std::size_t>(StatusOf(report)));
  out.EndObject();
}

}  // namespace

void WriteJsonReport(const Report& report, Sink& sink) {
  Buffer buffer(sink);
  JsonEmitter out(buffer, 2);
  out.BeginObject();
  PutField(out, "schema", "qsift-check/1");
  WriteProject(out, report.project);
  out.Key("findings");
  out.BeginList();
  for (const ReportFile& file : report.files) {
    for (const Finding& finding : file.findings) WriteFinding(out, finding, report.fail_on);
  }
  out.EndList();
  out.Key("failures");
  out.BeginList();
  for (const Error& failure : report.failures) {
    out.BeginObject();
    PutField(out, "code", failure.code);
    PutField(out, "message", failure.message);
    PutTextOrNull(out, "path", failure.file);
    PutField(out, "line", failure.line);
    PutField(out, "column", failure.column);
    out.EndObject();
  }
  out.EndList();
  WriteSummary(out, report);
  out.EndObject();
  buffer.Put('\n');
}

}  // namespace qsift
