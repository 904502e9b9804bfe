#pragma once

// Why a line was read as it was: for people who write rules, or who wonder.

#include <cstdint>
#include <string>

#include "qsift/extract.h"
#include "qsift/result.h"
#include "qsift/rule_pack.h"

namespace qsift {

// Plain text: what the line is in the questionnaire, what speaks for it and against it as the
// beginning of a question, its links and citations with the rules that found them, and the rules of
// citations that were tried there and did not match, or whose match gave way to another. If the
// input has one respondent per row, `line` is the row, and each of its cells is explained. Fails as
// Extract() does, and if the input has no such line or row. `line` counts from 1.
Result<std::string> ExplainLine(Input input, const RulePack& rules, std::uint32_t line,
                                InputFormat from = InputFormat::kAuto);

}  // namespace qsift
