#include "src/app/messages.h"

#include <unistd.h>

#include <cstdio>

#include "src/app/output_file.h"
#include "src/app/terminal.h"

namespace qsift::app {

Messages::Messages(const Arguments& arguments)
    : quiet_(arguments.quiet),
      verbose_(arguments.verbose),
      color_(UseColor(arguments.color, STDERR_FILENO)) {}

// Colors the word that names the severity.
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

int WriteOut(const Messages& messages, std::string_view text, int status) {
  OutputFile file("");
  file.Write(text);
  const Status written = file.Commit();
  if (written || file.pipe_closed()) return status;
  messages.Print(written.error());
  return kFailed;
}

}  // namespace qsift::app
