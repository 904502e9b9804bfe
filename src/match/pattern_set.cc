#include "src/match/pattern_set.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>
#include <utility>

#include "src/match/re2.h"

namespace qsift {
namespace {

// The patterns of one set of languages, compiled.
struct Selected {
  LanguageMask languages = 0;
  std::unique_ptr<RE2::Set> set;  // nullptr where there are none
  std::vector<int> indices;       // from the set's indices to the callers'
  std::unique_ptr<Selected> next;
};

struct Entry {
  std::string pattern;
  LanguageMask language;
};

}  // namespace

// Selections form a list that only grows, so that readers need no lock.
struct PatternSet::Compiled {
  RE2::Anchor anchor = RE2::ANCHOR_START;
  std::vector<Entry> entries;
  std::mutex growing;
  std::unique_ptr<Selected> first;
  std::atomic<const Selected*> head{nullptr};

  const Selected& For(LanguageMask languages) {
    if (const Selected* found = Find(languages)) return *found;
    const std::lock_guard lock(growing);
    if (const Selected* found = Find(languages)) return *found;
    auto made = std::make_unique<Selected>();
    made->languages = languages;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].language != 0 && (entries[i].language & languages) == 0) continue;
      if (!made->set) made->set = std::make_unique<RE2::Set>(PatternOptions(), anchor);
      made->set->Add(Piece(entries[i].pattern), nullptr);
      made->indices.push_back(static_cast<int>(i));
    }
    if (made->set) made->set->Compile();
    made->next = std::move(first);
    first = std::move(made);
    head.store(first.get(), std::memory_order_release);
    return *first;
  }

  const Selected* Find(LanguageMask languages) const {
    const Selected* at = head.load(std::memory_order_acquire);
    while (at != nullptr && at->languages != languages) at = at->next.get();
    return at;
  }
};

PatternSet::PatternSet(Anchor anchor) : compiled_(std::make_unique<Compiled>()) {
  compiled_->anchor = anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::UNANCHORED;
}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

void PatternSet::Add(std::string_view pattern, LanguageMask language) {
  compiled_->entries.push_back({std::string(pattern), language});
}

bool PatternSet::Match(std::string_view text, LanguageMask languages,
                       std::vector<int>& indices) const {
  indices.clear();
  const Selected& selected = compiled_->For(languages);
  if (!selected.set || !selected.set->Match(Piece(text), &indices)) return false;
  std::sort(indices.begin(), indices.end());
  for (int& index : indices) index = selected.indices[static_cast<std::size_t>(index)];
  return true;
}

}  // namespace qsift
