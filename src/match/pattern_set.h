#pragma once

// Many regular expressions at once, for text in one or several languages.

#include <memory>
#include <string_view>
#include <vector>

#include "src/text/language_mask.h"

namespace qsift {

// Many patterns tried at once, at the start of a text or anywhere. What is asked for is compiled at
// its first use: each set of languages once, so that a language costs only where it is spoken. Of
// the patterns that need one of a few literals (needed.h), only those whose literals the text has
// are tried, and compiled; the others are tried together, in a coarse form first (coarse.h).
class PatternSet {
 public:
  enum class Anchor { kStart, kNone };
  explicit PatternSet(Anchor anchor);
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  // A sound pattern; its index is the count so far.
  void Add(std::string_view pattern, LanguageMask language);

  // The indices of all patterns of no language or one of `languages` that match, ascending.
  bool Match(std::string_view text, LanguageMask languages, std::vector<int>& indices) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace qsift
