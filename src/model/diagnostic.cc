#include "qsift/diagnostic.h"

#include <fmt/format.h>

#include <new>
#include <stdexcept>
#include <utility>

#include "src/model/excerpt.h"
#include "src/model/names.h"
#include "src/text/harmless.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

std::string Caret(std::string_view line, std::uint32_t column) {
  const Excerpt excerpt = ExcerptOf(line, column);
  return fmt::format("\n{}\n{}^", excerpt.line, excerpt.caret);
}

std::string Place(std::string_view path, std::uint32_t line, std::uint32_t column) {
  if (path.empty()) return {};
  if (line == 0) return fmt::format("{}: ", Shown(path));
  if (column == 0) return fmt::format("{}:{}: ", Shown(path), line);
  return fmt::format("{}:{}:{}: ", Shown(path), line, column);
}

}  // namespace

Excerpt ExcerptOf(std::string_view line, std::uint32_t column) {
  constexpr std::uint32_t kWidth = 100;
  Excerpt excerpt;
  const std::uint32_t first = column > kWidth ? column - kWidth / 2 : 1;
  std::size_t before = std::string::npos;  // bytes of the excerpt before the column
  std::uint32_t at = 1;
  for (; !line.empty() && at < first; ++at) line.remove_prefix(StrictDecodeAt(line, 0).size);
  for (std::size_t offset = 0; offset < line.size() && at < first + kWidth; ++at) {
    if (at == column) before = excerpt.line.size();
    if (line[offset] == '\t') {
      excerpt.line.push_back(line[offset++]);
    } else {
      offset += AppendShownAt(line, offset, excerpt.line);
    }
  }
  for (const char c : std::string_view(excerpt.line).substr(0, before)) {
    if (!IsContinuationByte(c)) excerpt.caret.push_back(c == '\t' ? '\t' : ' ');
  }
  return excerpt;
}

std::string_view Name(Severity severity) { return NameOf(severity, kSeverityNames); }

Error FailureOf(const std::exception& exception, std::string file) {
  const bool memory = dynamic_cast<const std::bad_alloc*>(&exception) != nullptr ||
                      dynamic_cast<const std::length_error*>(&exception) != nullptr;
  return Error{std::move(file),
               0,
               0,
               memory ? "memory ran out" : fmt::format("cannot be processed: {}", exception.what()),
               {},
               memory ? "memory" : "failed"};
}

std::string Format(const Error& error) {
  std::string out = Place(error.file, error.line, error.column);
  out += "error";
  if (error.code != "error") out += fmt::format("[{}]", error.code);
  out += fmt::format(": {}", Shown(error.message));
  if (!error.source_line.empty() && error.column > 0) out += Caret(error.source_line, error.column);
  return out;
}

std::string Format(const Diagnostic& diagnostic, std::string_view path,
                   std::string_view source_line) {
  std::string out =
      fmt::format("{}{}[{}]: {}", Place(path, diagnostic.line, diagnostic.column),
                  Name(diagnostic.severity), diagnostic.code, Shown(diagnostic.message));
  if (!source_line.empty() && diagnostic.column > 0) out += Caret(source_line, diagnostic.column);
  return out;
}

}  // namespace qsift
