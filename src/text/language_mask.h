#pragma once

// Languages as a set of bits: bit i is the i-th language that has a rule pack (rules/languages.h).

#include <cstdint>

namespace qsift {

using LanguageMask = std::uint32_t;  // 0 stands for rules of no language
inline constexpr LanguageMask kAllLanguages = 0xFFFFFFFF;

}  // namespace qsift
