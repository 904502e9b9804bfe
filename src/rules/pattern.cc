#include "src/rules/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
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
    defect->message = "more than 11 groups; use (?:...) where nothing is captured";
    return {};
  }
  if (!regexp.ok()) {
    defect->message = regexp.error();
    const std::string& argument = regexp.error_arg();
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

struct PatternSet::Compiled {
  RE2::Anchor anchor = RE2::ANCHOR_START;
  std::vector<std::string> patterns;
  std::once_flag once;
  std::unique_ptr<RE2::Set> set;
};

PatternSet::PatternSet(Anchor anchor) : compiled_(std::make_unique<Compiled>()) {
  compiled_->anchor = anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::UNANCHORED;
}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

void PatternSet::Add(std::string_view pattern) { compiled_->patterns.emplace_back(pattern); }

bool PatternSet::Match(std::string_view text, std::vector<int>& indices) const {
  indices.clear();
  if (compiled_->patterns.empty()) return false;
  std::call_once(compiled_->once, [this] {
    compiled_->set = std::make_unique<RE2::Set>(Options(), compiled_->anchor);
    for (const std::string& pattern : compiled_->patterns) {
      compiled_->set->Add(Piece(pattern), nullptr);
    }
    compiled_->set->Compile();
  });
  if (!compiled_->set->Match(Piece(text), &indices)) return false;
  std::sort(indices.begin(), indices.end());
  return true;
}

FirstBytes PatternSet::FindFirstBytes() const {
  FirstBytes first{};
  for (const std::string& pattern : compiled_->patterns) {
    const RE2 regexp(Piece("^(?:" + pattern + ")"), Options());
    std::string low;
    std::string high;
    std::size_t from = 0;
    std::size_t to = 255;  // where RE2 cannot tell
    if (regexp.PossibleMatchRange(&low, &high, 1) && !low.empty() && !high.empty()) {
      from = static_cast<unsigned char>(low.front());
      to = static_cast<unsigned char>(high.front());
    }
    for (std::size_t byte = from; byte <= to; ++byte) first[byte] = true;
  }
  return first;
}

}  // namespace qsift
