#include "src/match/pattern_set.h"

#include <algorithm>
#include <string>
#include <utility>

#include "src/match/by_languages.h"
#include "src/match/coarse.h"
#include "src/match/pattern.h"
#include "src/match/re2.h"

namespace qsift {
namespace {

// The patterns of one set of languages, compiled.
struct Selected {
  std::unique_ptr<RE2::Set> set;  // nullptr where there are none
  std::vector<int> indices;       // from the set's indices to the callers'
  std::vector<bool> coarse;       // by the set's indices: it may find what the pattern does not
};

struct Entry {
  Pattern pattern;
  LanguageMask language;
};

}  // namespace

struct PatternSet::Compiled {
  RE2::Anchor anchor = RE2::ANCHOR_START;
  std::vector<Entry> entries;
  ByLanguages<Selected> selected;

  Selected Select(LanguageMask languages) const {
    Selected made;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!CountsIn(entries[i].language, languages)) continue;
      if (!made.set) made.set = std::make_unique<RE2::Set>(PatternOptions(), anchor);
      const std::string& source = entries[i].pattern.source();
      const std::string coarse = CoarseForm(source, Counts::kDropped);
      const bool sound = made.set->Add(Piece(coarse), nullptr) >= 0;
      if (!sound) made.set->Add(Piece(source), nullptr);
      made.indices.push_back(static_cast<int>(i));
      made.coarse.push_back(sound && coarse != source);
    }
    if (made.set) made.set->Compile();
    return made;
  }

  // The pattern itself matches, too.
  bool Matches(std::size_t entry, std::string_view text) const {
    const Pattern& pattern = entries[entry].pattern;
    pattern.CompileWhole();
    return anchor == RE2::ANCHOR_START ? pattern.MatchAt(text, 0, nullptr) : pattern.Search(text);
  }
};

PatternSet::PatternSet(Anchor anchor) : compiled_(std::make_unique<Compiled>()) {
  compiled_->anchor = anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::UNANCHORED;
}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

void PatternSet::Add(std::string_view pattern, LanguageMask language) {
  compiled_->entries.push_back({Pattern::Deferred(std::string(pattern)), language});
}

bool PatternSet::Match(std::string_view text, LanguageMask languages,
                       std::vector<int>& indices) const {
  indices.clear();
  const Selected& selected =
      compiled_->selected.For(languages, [&] { return compiled_->Select(languages); });
  if (!selected.set || !selected.set->Match(Piece(text), &indices)) return false;
  std::sort(indices.begin(), indices.end());
  std::size_t kept = 0;
  for (const int found : indices) {
    const auto at = static_cast<std::size_t>(found);
    const int index = selected.indices[at];
    if (selected.coarse[at] && !compiled_->Matches(static_cast<std::size_t>(index), text)) continue;
    indices[kept++] = index;
  }
  indices.resize(kept);
  return kept > 0;
}

}  // namespace qsift
