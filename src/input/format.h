#pragma once

// What kind of document some bytes are. Comes before the readers (reading.h).

#include <string_view>

#include "qsift/format.h"
#include "qsift/result.h"

namespace qsift {

// kDocx, kOdt, kXlsx, or kText for everything that may be text. Fails on every other format, with
// what to do about it; the error names no file.
Result<InputFormat> FormatOfBytes(std::string_view bytes);

}  // namespace qsift
