#pragma once

// Languages as a set of bits: bit i is the i-th language that has a rule pack (rules/languages.h).

#include <cstddef>
#include <cstdint>

namespace qsift {

using LanguageMask = std::uint64_t;
inline constexpr std::size_t kMaxLanguages = 64;  // 0 stands for rules of no language
inline constexpr LanguageMask kAllLanguages = ~LanguageMask{0};

}  // namespace qsift
