#pragma once

// What is made for a set of languages at its first use, and kept: a language costs only where it
// is spoken. Safe to share between threads.

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "src/text/language_mask.h"

namespace qsift {

template <typename Made>
class ByLanguages {
 public:
  // What `make` returned for these languages when they were first asked for.
  template <typename Make>
  const Made& For(LanguageMask languages, Make make) const {
    if (const Made* found = Find(languages)) return *found;
    const std::lock_guard lock(state_->growing);
    if (const Made* found = Find(languages)) return *found;
    auto entry = std::make_unique<Entry>(languages, make());
    entry->next = std::move(state_->first);
    state_->first = std::move(entry);
    state_->head.store(state_->first.get(), std::memory_order_release);
    return state_->first->made;
  }

 private:
  struct Entry {
    Entry(LanguageMask its, Made what) : languages(its), made(std::move(what)) {}
    LanguageMask languages;
    Made made;
    std::unique_ptr<Entry> next;
  };
  // Entries form a list that only grows, so that readers need no lock.
  struct State {
    std::mutex growing;
    std::unique_ptr<Entry> first;
    std::atomic<const Entry*> head{nullptr};
  };

  const Made* Find(LanguageMask languages) const {
    const Entry* at = state_->head.load(std::memory_order_acquire);
    while (at != nullptr && at->languages != languages) at = at->next.get();
    return at == nullptr ? nullptr : &at->made;
  }

  std::unique_ptr<State> state_ = std::make_unique<State>();
};

}  // namespace qsift
