#include <fmt/format.h>

#include <algorithm>

#include "src/output/json_writer.h"
#include "src/report/report.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// A relative URI reference (RFC 3986, 4.2), or a file URI for an absolute path.
std::string UriOf(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  if (path.starts_with("./")) path.remove_prefix(2);
  const std::size_t first = path.substr(0, path.find('/')).find(':');
  if (first != path.npos) out += "./";  // "a:b" would have a scheme
  for (const char c : path) {
    const bool plain =
        IsAsciiAlnum(c) || std::string_view("-._~/!$&'()*+,;=:@").find(c) != std::string_view::npos;
    if (plain) {
      out.push_back(c);
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string_view SarifLevel(std::optional<Severity> severity) {
  if (!severity) return "none";
  return *severity == Severity::kError     ? "error"
         : *severity == Severity::kWarning ? "warning"
                                           : "note";
}

class SarifWriter {
 public:
  SarifWriter(const std::vector<CheckInfo>& checks, Buffer& buffer)
      : checks_(checks), out_(buffer, 2) {}

  void Write(const Report& report, const ReportOptions& options) {
    out_.BeginObject();
    Put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    Put("version", "2.1.0");
    out_.Key("runs");
    out_.BeginList();
    out_.BeginObject();
    out_.Key("tool");
    out_.BeginObject();
    out_.Key("driver");
    out_.BeginObject();
    Put("name", "qsift");
    Put("version", options.version);
    out_.Key("rules");
    out_.BeginList();
    for (const CheckInfo& check : checks_) WriteRule(check);
    out_.EndList();
    out_.EndObject();
    out_.EndObject();
    WriteInvocation(report);
    Put("columnKind", "unicodeCodePoints");
    out_.Key("results");
    out_.BeginList();
    for (const ReportFile& file : report.files) {
      for (const Finding& finding : file.findings) WriteResult(finding);
    }
    out_.EndList();
    out_.EndObject();
    out_.EndList();
    out_.EndObject();
  }

 private:
  void Put(std::string_view key, std::string_view text) { PutField(out_, key, text); }

  void PutMessage(std::string_view key, std::string_view text) {
    out_.Key(key);
    out_.BeginObject();
    Put("text", text);
    out_.EndObject();
  }

  // What could not be done, and the project file that the run was judged by.
  void WriteInvocation(const Report& report) {
    out_.Key("invocations");
    out_.BeginList();
    out_.BeginObject();
    out_.Key("executionSuccessful");
    out_.Bool(StatusOf(report) != 2);
    PutField(out_, "exitCode", static_cast<std::size_t>(StatusOf(report)));
    out_.Key("toolExecutionNotifications");
    out_.BeginList();
    for (const Error& failure : report.failures) WriteNotification(failure);
    out_.EndList();
    if (report.project) {
      out_.Key("properties");
      out_.BeginObject();
      Put("qsift.project", report.project->path);
      for (const auto& [key, value] : SettingsOf(report.project->options)) {
        Put("qsift.project." + key, value);
      }
      out_.EndObject();
    }
    out_.EndObject();
    out_.EndList();
  }

  void WriteNotification(const Error& failure) {
    out_.BeginObject();
    out_.Key("descriptor");
    out_.BeginObject();
    Put("id", failure.code);
    out_.EndObject();
    Put("level", "error");
    PutMessage("message", failure.message);
    if (!failure.file.empty()) {
      Finding at;
      at.path = failure.file;
      at.line = failure.line;
      at.column = failure.column;
      WriteLocations(at);
    }
    out_.EndObject();
  }

  void WriteRule(const CheckInfo& check) {
    out_.BeginObject();
    Put("id", check.id);
    PutMessage("shortDescription", check.why);
    PutMessage("help", check.fix);
    out_.Key("defaultConfiguration");
    out_.BeginObject();
    out_.Key("enabled");
    out_.Bool(check.severity.has_value());
    Put("level", check.severity ? SarifLevel(check.severity) : "warning");
    out_.EndObject();
    out_.EndObject();
  }

  void WriteResult(const Finding& finding) {
    const auto rule = std::find_if(checks_.begin(), checks_.end(),
                                   [&](const CheckInfo& c) { return c.id == finding.check; });
    out_.BeginObject();
    Put("ruleId", finding.check);
    out_.Key("ruleIndex");
    out_.Number(static_cast<std::uint64_t>(rule - checks_.begin()));
    // SARIF 3.27.10: what is of another kind than "fail" has no level.
    Put("kind", IsOpen(finding) ? "open" : "fail");
    Put("level", IsOpen(finding) ? "none" : SarifLevel(finding.severity));
    PutMessage("message", finding.message);
    WriteLocations(finding);
    out_.Key("partialFingerprints");
    out_.BeginObject();
    Put("qsiftText/v1", fmt::format("{}:{}:{}", finding.check, finding.question, finding.hash));
    out_.EndObject();
    if (finding.baselined) {
      out_.Key("suppressions");
      out_.BeginList();
      out_.BeginObject();
      Put("kind", "external");
      out_.EndObject();
      out_.EndList();
    }
    out_.EndObject();
  }

  void WriteLocations(const Finding& finding) {
    out_.Key("locations");
    out_.BeginList();
    out_.BeginObject();
    out_.Key("physicalLocation");
    out_.BeginObject();
    out_.Key("artifactLocation");
    out_.BeginObject();
    Put("uri", UriOf(finding.path));
    out_.EndObject();
    if (finding.line > 0) WriteRegion(finding);
    out_.EndObject();
    if (!finding.original.empty()) WriteOriginal(finding.original);
    out_.EndObject();
    out_.EndList();
  }

  // The region counts the text that was read out of a document or a sheet; a person looks there.
  void WriteOriginal(std::string_view original) {
    out_.Key("logicalLocations");
    out_.BeginList();
    out_.BeginObject();
    Put("fullyQualifiedName", original);
    out_.EndObject();
    out_.EndList();
  }

  void WriteRegion(const Finding& finding) {
    out_.Key("region");
    out_.BeginObject();
    PutField(out_, "startLine", finding.line);
    if (finding.column > 0) PutField(out_, "startColumn", finding.column);
    if (finding.end_line > 0) PutField(out_, "endLine", finding.end_line);
    if (finding.end_column > 0 && finding.column > 0)
      PutField(out_, "endColumn", finding.end_column);
    out_.EndObject();
  }

  const std::vector<CheckInfo>& checks_;
  JsonEmitter out_;
};

}  // namespace

void WriteSarifReport(const Report& report, const std::vector<CheckInfo>& checks,
                      const ReportOptions& options, Sink& sink) {
  Buffer buffer(sink);
  SarifWriter(checks, buffer).Write(report, options);
  buffer.Put('\n');
}

}  // namespace qsift
