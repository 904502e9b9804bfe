#include "src/enrich/language.h"

#include <algorithm>
#include <vector>

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr std::size_t kFewWords = 2;

}  // namespace

std::string DetectLanguage(const Rules& rules, std::string_view text) {
  text = text.substr(0, kSample);
  std::vector<std::size_t> hits(rules.languages.size());
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    bool wide = false;
    while (i < text.size()) {
      const CodePoint c = DecodeAt(text, i);
      if (!IsLetter(c.value) || (wide && IsCjk(c.value))) break;
      wide = IsCjk(c.value);
      i += c.size;
      if (wide) break;
    }
    if (i == begin) {
      i += DecodeAt(text, i).size;
      continue;
    }
    word.clear();
    AppendFolded(text.substr(begin, i - begin), word);
    for (std::size_t k = 0; k < hits.size(); ++k) {
      hits[k] += rules.languages[k].stopwords.contains(word);
    }
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (best == hits.end() || *best < kFewWords) return {};
  return rules.languages[static_cast<std::size_t>(best - hits.begin())].code;
}

}  // namespace qsift
