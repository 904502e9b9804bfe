#pragma once

// Links and citations of any text, no questionnaire needed.

#include <string>
#include <string_view>

#include "qsift/document.h"
#include "qsift/result.h"
#include "qsift/rule_pack.h"

namespace qsift {

// A Document whose `text` and `source` are the given UTF-8 text, with its links and citations and
// nothing else. Malformed UTF-8 is read as U+FFFD.
Document Scan(std::string id, std::string text, const RulePack& rules);

}  // namespace qsift
