#include "src/match/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace qsift {
namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options Options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string text) : source(std::move(text)) {}

  const RE2& Get() {
    std::call_once(once, [this] { regexp = std::make_unique<RE2>(source, Options()); });
    return *regexp;
  }

  std::string source;
  std::once_flag once;
  std::unique_ptr<RE2> regexp;
};

Pattern::Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Pattern Pattern::Deferred(std::string source) {
  Pattern pattern;
  pattern.compiled_ = std::make_unique<Compiled>(std::move(source));
  return pattern;
}

Pattern Pattern::Compile(std::string source, Defect* defect) {
  Pattern pattern = Deferred(std::move(source));
  const RE2& regexp = pattern.compiled_->Get();
  if (regexp.ok() && regexp.NumberOfCapturingGroups() >= static_cast<int>(MatchView::kMaxGroups)) {
    defect->message = "more than 23 groups; use (?:...) where nothing is captured";
    return {};
  }
  if (!regexp.ok()) {
    defect->message = regexp.error();
    const std::string& argument = regexp.error_arg();
    defect->part = argument;
    const std::size_t at = argument.empty() ? 0 : pattern.source().find(argument);
    defect->offset = at == std::string::npos ? 0 : at;
    return {};
  }
  return pattern;
}

const std::string& Pattern::source() const {
  static const std::string kNoSource;
  return compiled_ ? compiled_->source : kNoSource;
}

std::size_t Pattern::GroupCount() const {
  return compiled_ ? static_cast<std::size_t>(compiled_->Get().NumberOfCapturingGroups()) : 0;
}

int Pattern::Group(std::string_view name) const {
  if (!compiled_) return -1;
  const auto& groups = compiled_->Get().NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  return found == groups.end() ? -1 : found->second;
}

namespace {

bool Run(const RE2& regexp, std::string_view text, std::size_t offset, RE2::Anchor anchor,
         MatchView* match) {
  if (match == nullptr) {
    return regexp.Match(Piece(text), offset, text.size(), anchor, nullptr, 0);
  }
  std::array<re2::StringPiece, MatchView::kMaxGroups> pieces;
  const int count =
      std::min(regexp.NumberOfCapturingGroups() + 1, static_cast<int>(MatchView::kMaxGroups));
  if (!regexp.Match(Piece(text), offset, text.size(), anchor, pieces.data(), count)) return false;
  for (std::size_t i = 0; i < MatchView::kMaxGroups; ++i) {
    match->groups[i] = std::string_view(pieces[i].data(), pieces[i].size());
  }
  return true;
}

}  // namespace

bool Pattern::MatchAt(std::string_view text, std::size_t offset, MatchView* match) const {
  return compiled_ && Run(compiled_->Get(), text, offset, RE2::ANCHOR_START, match);
}

bool Pattern::Search(std::string_view text, std::size_t offset, MatchView* match) const {
  return compiled_ && Run(compiled_->Get(), text, offset, RE2::UNANCHORED, match);
}

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
      if (!made->set) made->set = std::make_unique<RE2::Set>(Options(), anchor);
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

ByteRange FindFirstBytes(const std::string& pattern) {
  const RE2 regexp(Piece("^(?:" + pattern + ")"), Options());
  std::string low;
  std::string high;
  ByteRange range;
  if (regexp.PossibleMatchRange(&low, &high, 1) && !low.empty() && !high.empty()) {
    range = {static_cast<unsigned char>(low.front()), static_cast<unsigned char>(high.front())};
  }
  return range;
}

}  // namespace qsift
