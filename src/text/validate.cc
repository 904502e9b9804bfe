#include <simdjson.h>

#include "src/text/harmless.h"
#include "src/text/unicode.h"

namespace qsift {

bool IsValidUtf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::string WithoutMalformed(std::string text) {
  if (IsValidUtf8(text)) return text;
  std::string out;
  out.reserve(text.size() + 64);
  for (std::size_t i = 0; i < text.size();) {
    const StrictCodePoint c = StrictDecodeAt(text, i);
    AppendUtf8(c.valid ? c.value : char32_t{0xFFFD}, out);
    i += c.size;
  }
  return out;
}

}  // namespace qsift
