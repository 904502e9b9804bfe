#include <simdjson.h>

#include "src/text/unicode.h"

namespace qsift {

bool IsValidUtf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

}  // namespace qsift
