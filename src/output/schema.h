#pragma once

// The hand-written JSON Schema of a document, embedded from document.schema.json.

#include <string_view>

namespace qsift {

std::string_view DocumentSchema();

}  // namespace qsift
