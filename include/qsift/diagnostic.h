#pragma once

// What the pipeline noticed (Diagnostic) and what stopped it (Error). A Diagnostic never stops a
// stage; an Error is returned through Result by what can fail: I/O, rule packs, arguments.

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

namespace qsift {

enum class Severity : std::uint8_t { kInfo, kWarning, kError };

// "info", "warning" or "error".
std::string_view Name(Severity severity);

struct Diagnostic {
  Severity severity = Severity::kInfo;
  std::string code;          // stable, kebab-case: "guessed-encoding"
  std::string message;       // one sentence, no final full stop
  std::uint32_t line = 0;    // 1-based; 0 if the finding is about the whole document
  std::uint32_t column = 0;  // 1-based, in code points
};

struct Error {
  std::string file{};        // as the user named it; empty if no file is concerned
  std::uint32_t line = 0;    // 1-based; 0 if no line is concerned
  std::uint32_t column = 0;  // 1-based, in code points
  std::string message;
  std::string source_line{};  // the line at fault, for the caret; empty if there is none
  std::string code = "error";
};

// The Error for an exception that ended the work on a file: most often, memory ran out.
Error FailureOf(const std::exception& exception, std::string file);

// `path:line:col: severity[code]: message`, then the source line and a caret where they are known.
// No final newline.
std::string Format(const Error& error);
std::string Format(const Diagnostic& diagnostic, std::string_view path,
                   std::string_view source_line);

}  // namespace qsift
