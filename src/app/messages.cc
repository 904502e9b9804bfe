#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "qsift/config_file.h"
#include "qsift/extract.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"

namespace qsift::app {

Messages::Messages(const Arguments& arguments)
    : quiet_(arguments.quiet),
      verbose_(arguments.verbose > 0),
      color_(arguments.color == "always" ||
             (arguments.color == "auto" && ::isatty(STDERR_FILENO) == 1)) {}

// Colors the word that tells the severity.
std::string Messages::Colored(std::string text) const {
  if (!color_) return text;
  const auto paint = [&](std::string_view word, std::string_view code) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) return false;
    text.insert(at + word.size(), "\033[0m");
    text.insert(at, code);
    return true;
  };
  if (!paint("error", "\033[1;31m") && !paint("warning", "\033[1;33m")) paint("info", "\033[1;36m");
  return text;
}

std::string Messages::Text(const Error& error) const {
  Error named = error;
  if (named.file.empty()) named.file = "qsift";
  return Colored(Format(named)) + "\n";
}

std::string Messages::Text(const Document& document) const {
  std::string out;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const Severity least = quiet_     ? Severity::kError
                           : verbose_ ? Severity::kInfo
                                      : Severity::kWarning;
    if (diagnostic.severity < least) continue;
    std::string_view line;
    if (diagnostic.line > 0 && diagnostic.line <= document.line_starts.size()) {
      line = document.SourceLine(document.line_starts[diagnostic.line - 1]);
    }
    out += Colored(Format(diagnostic, document.path == "-" ? "<stdin>" : document.path, line));
    out += '\n';
  }
  return out;
}

void Messages::Print(const std::string& text) const { std::fputs(text.c_str(), stderr); }
void Messages::Print(const Error& error) const { Print(Text(error)); }
void Messages::Print(const Document& document) const { Print(Text(document)); }

namespace {

Result<std::vector<std::string>> ListPaths(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.paths;
  if (arguments.files_from.empty()) return paths;
  Result<Input> list = ReadInput(arguments.files_from);
  if (!list) return list.error();
  std::string_view rest = list->bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end != 0) paths.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return paths;
}

}  // namespace

int RunOnPaths(const Arguments& arguments,
               const std::function<int(const RulePack&, const std::vector<std::string>&)>& job) {
  const Messages messages(arguments);
  const Result<RulePack> rules = RulePack::Load(arguments.rules);
  if (!rules) {
    messages.Print(rules.error());
    return kFailed;
  }
  const Result<std::vector<std::string>> paths = ListPaths(arguments);
  if (!paths) {
    messages.Print(paths.error());
    return kFailed;
  }
  return job(*rules, *paths);
}

int WriteOut(const Messages& messages, std::string_view text, int status) {
  OutputFile file("");
  file.Write(text);
  const Status written = file.Commit();
  if (written || file.pipe_closed()) return status;
  messages.Print(written.error());
  return kFailed;
}

Result<Form> ReadFormFile(const std::string& path) {
  Result<std::string> text = ReadConfigFile(path);
  if (!text) return text.error();
  return ReadForm(path, std::move(*text));
}

void ForEachRecord(std::string_view lines,
                   const std::function<bool(std::uint32_t line, Result<Record>)>& call) {
  for (std::uint32_t line = 1; !lines.empty(); ++line) {
    const std::size_t end = lines.find('\n');
    const std::string_view text = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (!call(line, ParseRecord(text))) return;
  }
}

Status ForEachRecordIn(const std::string& path, const std::function<bool(Result<Input>)>& call) {
  const Result<Input> input = ReadInput(path);
  if (!input) return input.error();
  ForEachRecord(input->bytes, [&](std::uint32_t line, Result<Record> record) {
    if (!record) return call(Error{path, line, 0, record.error().message, {}, "bad-record"});
    std::string id = record->id.empty() ? fmt::format("{}-{}", input->id, line) : record->id;
    return call(Input{path, std::move(id), std::move(record->text)});
  });
  return Done{};
}

}  // namespace qsift::app
