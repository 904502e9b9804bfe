#include "src/language/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr std::size_t kBeside = 5;  // a language with a fifth of the hits is spoken too
constexpr std::size_t kClose = 4;   // and so is one that lacks at most a fourth of them

using Hits = std::array<std::size_t, kMaxLanguages>;

void Count(LanguageMask mask, Hits& hits) {
  for (; mask != 0; mask &= mask - 1) ++hits[static_cast<std::size_t>(std::countr_zero(mask))];
}

// Adds the languages of each stopword in the text.
void FindStopwords(const LanguageRules& rules, std::string_view text,
                   std::vector<LanguageMask>& known) {
  for (std::size_t i = 0; i < text.size();) {
    if (IsAscii(text[i]) && !IsAsciiAlpha(text[i])) {
      ++i;
      continue;
    }
    const std::size_t end = LettersEnd(text, i);
    if (end == i) {
      i += DecodeAt(text, i).size;
      continue;
    }
    const std::size_t begin = std::exchange(i, end);
    if (!rules.stopwords.MayHold(text[begin], end - begin)) continue;
    const std::uint32_t found = rules.stopwords.Find(text.substr(begin, end - begin));
    if (found != WordIndex::kMissing) known.push_back(rules.masks[found]);
  }
}

void FindStopwords(const LanguageRules& rules, std::string_view text, StopwordMemory& lines,
                   std::vector<LanguageMask>& known) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    begin += line.size() + 1;
    if (line.empty()) continue;
    const std::vector<LanguageMask>& its = lines.Of(line, kAllLanguages, [&] {
      std::vector<LanguageMask> found;
      FindStopwords(rules, line, found);
      return found;
    });
    known.insert(known.end(), its.begin(), its.end());
  }
}

}  // namespace

DetectedLanguages DetectLanguages(const LanguageRules& rules, std::string_view text,
                                  std::size_t few, StopwordMemory* lines) {
  text = text.substr(0, kSample);
  std::vector<LanguageMask> known;
  known.reserve(text.size() / 8);
  if (lines == nullptr) {
    FindStopwords(rules, text, known);
  } else {
    FindStopwords(rules, text, *lines, known);
  }
  Hits hits{};
  for (const LanguageMask mask : known) Count(mask, hits);
  const auto best = std::max_element(hits.begin(), hits.end());
  if (*best < few) return {};
  const auto likeliest = static_cast<std::size_t>(best - hits.begin());
  // Neighbours have many words in common (Danish and Norwegian): those of the likeliest language
  // say nothing of another one.
  const LanguageMask likely = LanguageMask{1} << likeliest;
  Hits own{};
  for (const LanguageMask mask : known) {
    if ((mask & likely) == 0) Count(mask, own);
  }
  DetectedLanguages detected{rules.codes[likeliest], likely};
  for (std::size_t k = 0; k < rules.codes.size(); ++k) {
    if (own[k] * kBeside >= *best || (*best - hits[k]) * kClose <= *best) {
      detected.mask |= LanguageMask{1} << k;
    }
  }
  return detected;
}

DetectedLanguages NamedLanguage(const LanguageRules& rules, const std::string& code) {
  const LanguageMask mask = rules.MaskOf(code);
  return {code, mask == 0 ? kAllLanguages : mask};
}

}  // namespace qsift
