#pragma once

// JSON Lines input: one {"id", "text"} object per line, for texts that come out of other programs.

#include <string>
#include <string_view>

#include "qsift/result.h"

namespace qsift {

struct Record {
  std::string id;
  std::string text;
};

// Reads one line. Other keys are ignored; a missing id is the empty string; numbers are taken as
// ids, too. Fails on what is not a JSON object or has no "text" string.
Result<Record> ParseRecord(std::string_view line);

}  // namespace qsift
