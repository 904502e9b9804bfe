#pragma once

// Languages as a set of bits: bit i is the i-th language that has a rule pack (rules/languages.h).

#include <cstddef>
#include <cstdint>

namespace qsift {

using LanguageMask = std::uint64_t;
inline constexpr std::size_t kMaxLanguages = 64;  // 0 stands for rules of no language
inline constexpr LanguageMask kAllLanguages = ~LanguageMask{0};

// What is of a language, or of none (0), counts where these languages are spoken.
constexpr bool CountsIn(LanguageMask language, LanguageMask spoken) {
  return language == 0 || (language & spoken) != 0;
}

}  // namespace qsift
