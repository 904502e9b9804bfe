#include "src/match/pattern.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "src/match/coarse.h"
#include "src/match/re2.h"

namespace qsift {
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

struct Pattern::Compiled {
  explicit Compiled(std::string text) : source(std::move(text)) {}

  const RE2& Get() {
    std::call_once(once, [this] {
      regexp = std::make_unique<RE2>(source, PatternOptions());
      whole.store(true, std::memory_order_release);
    });
    return *regexp;
  }

  // False where the pattern cannot match, which is found out without compiling it.
  bool MayMatch(std::string_view text, std::size_t offset, RE2::Anchor anchor) {
    if (whole.load(std::memory_order_acquire)) return true;
    std::call_once(coarse_once, [this] {
      const std::string form = CoarseForm(source, Counts::kKept);
      if (form != source) coarse = std::make_unique<RE2>(form, PatternOptions());
    });
    return !coarse || !coarse->ok() || Run(*coarse, text, offset, anchor, nullptr);
  }

  bool Match(std::string_view text, std::size_t offset, RE2::Anchor anchor, MatchView* match) {
    return MayMatch(text, offset, anchor) && Run(Get(), text, offset, anchor, match);
  }

  std::string source;
  std::once_flag once;
  std::once_flag coarse_once;
  std::atomic<bool> whole{false};
  std::unique_ptr<RE2> regexp;
  std::unique_ptr<RE2> coarse;  // nullptr where the pattern has none
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

void Pattern::CompileWhole() const {
  if (compiled_) compiled_->Get();
}

int Pattern::Group(std::string_view name) const {
  if (!compiled_) return -1;
  const auto& groups = compiled_->Get().NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  return found == groups.end() ? -1 : found->second;
}

bool Pattern::MatchAt(std::string_view text, std::size_t offset, MatchView* match) const {
  return compiled_ && compiled_->Match(text, offset, RE2::ANCHOR_START, match);
}

bool Pattern::Search(std::string_view text, std::size_t offset, MatchView* match) const {
  return compiled_ && compiled_->Match(text, offset, RE2::UNANCHORED, match);
}

ByteRange FindFirstBytes(const std::string& pattern) {
  const RE2 regexp(Piece("^(?:" + pattern + ")"), PatternOptions());
  std::string low;
  std::string high;
  ByteRange range;
  if (regexp.PossibleMatchRange(&low, &high, 1) && !low.empty() && !high.empty()) {
    range = {static_cast<unsigned char>(low.front()), static_cast<unsigned char>(high.front())};
  }
  return range;
}

}  // namespace qsift
