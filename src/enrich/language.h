#pragma once

// The language of a text, by the stopwords of the rule packs.

#include <string>
#include <string_view>

#include "src/rules/rules.h"

namespace qsift {

// ISO 639-1; empty where too few words are known. Reads at most the first 64 KiB.
std::string DetectLanguage(const Rules& rules, std::string_view text);

}  // namespace qsift
