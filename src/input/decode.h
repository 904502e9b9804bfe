#pragma once

// Bytes to UTF-8, the first stage. Byte order marks and UTF-16 are recognised; bytes that are not
// UTF-8 are converted from the encoding that ICU thinks likeliest, with a diagnostic that says so.
// The next stage is clean.h.

#include <string>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/result.h"

namespace qsift {

struct Decoded {
  std::string text;      // valid UTF-8, without a byte order mark
  std::string encoding;  // lower case: "utf-8", "utf-16le", "windows-1251"
  std::vector<Diagnostic> diagnostics;
};

// Fails only on what is not text: too many control bytes.
Result<Decoded> Decode(std::string bytes, const std::string& path);

}  // namespace qsift
