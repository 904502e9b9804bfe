#include "qsift/diagnostic.h"

#include <fmt/format.h>

#include "src/model/excerpt.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

std::string Caret(std::string_view line, std::uint32_t column) {
  const Excerpt excerpt = ExcerptOf(line, column);
  return fmt::format("\n{}\n{}^", excerpt.line, excerpt.caret);
}

std::string Place(std::string_view path, std::uint32_t line, std::uint32_t column) {
  if (path.empty()) return {};
  if (line == 0) return fmt::format("{}: ", path);
  if (column == 0) return fmt::format("{}:{}: ", path, line);
  return fmt::format("{}:{}:{}: ", path, line, column);
}

}  // namespace

Excerpt ExcerptOf(std::string_view line, std::uint32_t column) {
  constexpr std::uint32_t kWidth = 100;
  Excerpt excerpt;
  std::uint32_t at = 1;
  std::size_t offset = 0;
  const std::uint32_t first = column > kWidth ? column - kWidth / 2 : 1;
  for (; offset < line.size() && at < first + kWidth; ++at) {
    const CodePoint c = DecodeAt(line, offset);
    if (at >= first) {
      excerpt.line.append(c.value < 0x20 && c.value != '\t' ? " " : line.substr(offset, c.size));
      if (at < column) excerpt.caret.push_back(c.value == '\t' ? '\t' : ' ');
    }
    offset += c.size;
  }
  return excerpt;
}

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::kInfo: return "info";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "";
}

std::string Format(const Error& error) {
  std::string out = Place(error.file, error.line, error.column);
  out += "error";
  if (error.code != "error") out += fmt::format("[{}]", error.code);
  out += ": " + error.message;
  if (!error.source_line.empty() && error.column > 0) out += Caret(error.source_line, error.column);
  return out;
}

std::string Format(const Diagnostic& diagnostic, std::string_view path,
                   std::string_view source_line) {
  std::string out = fmt::format("{}{}[{}]: {}", Place(path, diagnostic.line, diagnostic.column),
                                Name(diagnostic.severity), diagnostic.code, diagnostic.message);
  if (!source_line.empty() && diagnostic.column > 0) out += Caret(source_line, diagnostic.column);
  return out;
}

}  // namespace qsift
