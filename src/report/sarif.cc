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

  void Write(const ReportFiles& files, const ReportOptions& options) {
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
    Put("columnKind", "unicodeCodePoints");
    out_.Key("results");
    out_.BeginList();
    for (const ReportFile& file : files) {
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

  void WriteRule(const CheckInfo& check) {
    out_.BeginObject();
    Put("id", check.id);
    PutMessage("shortDescription", check.why);
    PutMessage("help", check.mend);
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
    Put("kind", finding.indeterminate ? "open" : "fail");
    Put("level", finding.indeterminate ? "none" : SarifLevel(finding.severity));
    PutMessage("message", finding.message);
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
    out_.EndObject();
    out_.EndList();
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

void WriteSarifReport(const ReportFiles& files, const std::vector<CheckInfo>& checks,
                      const ReportOptions& options, Sink& sink) {
  Buffer buffer(sink);
  SarifWriter(checks, buffer).Write(files, options);
  buffer.Put('\n');
}

}  // namespace qsift
