#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "qsift/check.h"
#include "qsift/harmless.h"
#include "src/config/rule_reader.h"
#include "src/config/yaml_reader.h"
#include "src/output/json_writer.h"

namespace qsift {
namespace {

constexpr std::string_view kBaselineSchema = "qsift-baseline/1";

// A path in a project file is relative to its folder.
std::string FromFolderOf(const std::string& file, std::string path) {
  const std::size_t slash = file.rfind('/');
  if (path.empty() || path.front() == '/' || slash == std::string::npos) return path;
  return file.substr(0, slash + 1) + path;
}

}  // namespace

Result<CheckOptions> ReadProject(const std::string& path, std::string text) {
  Result<RuleFile> file = ParseYaml(path, std::move(text));
  if (!file) return file.error();
  RuleReader reader(*file, /*deferred=*/false);
  CheckOptions options;
  const Node& root = file->root;
  if (root.type == Node::Type::kNull) return options;
  if (reader.ExpectMap(root,
                       {"select", "ignore", "severity", "fail_on", "form", "baseline", "lang"})) {
    options.select = reader.Strings(root, "select");
    options.ignore = reader.Strings(root, "ignore");
    options.fail_on = reader.StringOr(root, "fail_on", "");
    constexpr std::array<std::string_view, 5> kLevels{"", "error", "warning", "info",
                                                      "indeterminate"};
    if (std::find(kLevels.begin(), kLevels.end(), options.fail_on) == kLevels.end()) {
      reader.Fail(*root.Find("fail_on"), "'fail_on' must be error, warning, info or indeterminate");
    }
    options.form = FromFolderOf(path, reader.StringOr(root, "form", ""));
    options.baseline = FromFolderOf(path, reader.StringOr(root, "baseline", ""));
    options.language = reader.StringOr(root, "lang", "");
    if (const Node* levels = root.Find("severity"); levels != nullptr) {
      for (std::size_t i = 0; i + 1 < levels->items.size(); i += 2) {
        const std::string& name = levels->items[i + 1].scalar;
        CheckOptions::Level level{levels->items[i].scalar, std::nullopt};
        if (name == "info") level.severity = Severity::kInfo;
        if (name == "warning") level.severity = Severity::kWarning;
        if (name == "error") level.severity = Severity::kError;
        if (!level.severity && name != "off") {
          reader.Fail(levels->items[i + 1], "a severity is error, warning, info or off");
        }
        options.levels.push_back(std::move(level));
      }
    }
  }
  if (reader.error()) return *reader.error();
  return options;
}

Result<Baseline> Baseline::Read(const std::string& path, std::string text) {
  Result<RuleFile> file = ParseYaml(path, std::move(text));  // JSON is YAML
  if (!file) return file.error();
  RuleReader reader(*file, /*deferred=*/false);
  Baseline baseline;
  if (reader.ExpectMap(file->root, {"schema", "findings"})) {
    const std::string schema = reader.String(file->root, "schema");
    if (!schema.empty() && schema != kBaselineSchema) {
      reader.Fail(*file->root.Find("schema"), fmt::format("schema '{}' is not known here", schema));
    }
    for (const Node& node : reader.List(file->root, "findings")) {
      if (!reader.ExpectMap(node, {"check", "path", "question", "hash"})) break;
      baseline.entries_.push_back({reader.String(node, "check"), reader.String(node, "path"),
                                   reader.StringOr(node, "question", ""),
                                   reader.String(node, "hash"), false});
    }
  }
  if (reader.error()) return *reader.error();
  return baseline;
}

// A baseline is JSON, which cannot hold bytes that are not UTF-8: paths are compared in the form
// that it can hold.
void Baseline::Apply(const std::string& named, std::vector<Finding>& findings) {
  const std::string path = Utf8Name(named);
  scanned_.push_back(path);
  for (Finding& finding : findings) {
    const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
      return !entry.used && entry.check == finding.check && entry.path == path &&
             entry.question == finding.question && entry.hash == finding.hash;
    });
    if (same == entries_.end()) continue;
    same->used = true;
    finding.baselined = true;
  }
}

void Baseline::Update(const std::string& named, const std::vector<Finding>& findings) {
  const std::string path = Utf8Name(named);
  std::erase_if(entries_, [&](const Entry& entry) { return entry.path == path; });
  for (const Finding& finding : findings) {
    entries_.push_back({finding.check, path, finding.question, finding.hash, false});
  }
}

std::vector<std::string> Baseline::Stale() const {
  std::vector<std::string> stale;
  for (const Entry& entry : entries_) {
    if (entry.used || std::find(scanned_.begin(), scanned_.end(), entry.path) == scanned_.end()) {
      continue;
    }
    stale.push_back(fmt::format("{}: {} ({})", entry.path, entry.check,
                                entry.question.empty() ? "document" : entry.question));
  }
  return stale;
}

void Baseline::Write(Sink& sink) const {
  std::vector<Entry> sorted = entries_;
  std::sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.path, a.question, a.check, a.hash) <
           std::tie(b.path, b.question, b.check, b.hash);
  });
  Buffer buffer(sink);
  JsonEmitter out(buffer, 2);
  out.BeginObject();
  PutField(out, "schema", kBaselineSchema);
  out.Key("findings");
  out.BeginList();
  for (const Entry& entry : sorted) {
    out.BeginObject();
    PutField(out, "check", entry.check);
    PutField(out, "path", entry.path);
    PutField(out, "question", entry.question);
    PutField(out, "hash", entry.hash);
    out.EndObject();
  }
  out.EndList();
  out.EndObject();
  buffer.Put('\n');
}

}  // namespace qsift
