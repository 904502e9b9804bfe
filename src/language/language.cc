#include "src/language/language.h"

#include <algorithm>
#include <array>
#include <bit>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr std::size_t kBeside = 5;  // a language with a fifth of the hits is spoken too

// The end of the word at `begin`: letters of one script, one at a time where blanks are not used.
std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const CodePoint c = DecodeAt(text, i);
    if (!IsLetter(c.value)) break;
    if (IsCjk(c.value)) return i == begin ? i + c.size : i;
    i += c.size;
  }
  return i;
}

}  // namespace

DetectedLanguages DetectLanguages(const LanguageRules& rules, std::string_view text,
                                  std::size_t few) {
  text = text.substr(0, kSample);
  std::array<std::size_t, kMaxLanguages> hits{};
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = WordEnd(text, i);
    if (end == i) {
      i += DecodeAt(text, i).size;
      continue;
    }
    const std::uint32_t found = rules.stopwords.Find(text.substr(i, end - i));
    i = end;
    if (found == WordIndex::kMissing) continue;
    for (LanguageMask mask = rules.masks[found]; mask != 0; mask &= mask - 1) {
      ++hits[static_cast<std::size_t>(std::countr_zero(mask))];
    }
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (*best < few) return {};
  DetectedLanguages detected{rules.codes[static_cast<std::size_t>(best - hits.begin())], 0};
  for (std::size_t k = 0; k < rules.codes.size(); ++k) {
    if (hits[k] * kBeside >= *best) detected.mask |= LanguageMask{1} << k;
  }
  return detected;
}

DetectedLanguages NamedLanguage(const LanguageRules& rules, const std::string& code) {
  const LanguageMask mask = rules.MaskOf(code);
  return {code, mask == 0 ? kAllLanguages : mask};
}

}  // namespace qsift
