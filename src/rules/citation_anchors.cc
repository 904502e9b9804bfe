#include <algorithm>
#include <utility>

#include "src/match/by_languages.h"
#include "src/rules/citation_rules.h"

namespace qsift {
namespace {

struct Entry {
  std::string anchor;
  AnchoredRule rule;
  LanguageMask language;
};

CitationAnchors Select(const std::vector<Entry>& entries, LanguageMask languages) {
  CitationAnchors anchors;
  StringMap<std::uint32_t> known;
  for (const Entry& entry : entries) {
    if (!CountsIn(entry.language, languages)) continue;
    const auto next = static_cast<std::uint32_t>(anchors.rules.size());
    const auto [found, added] = known.try_emplace(entry.anchor, next);
    if (added) {
      anchors.rules.emplace_back();
      if (entry.anchor.starts_with('*')) {
        anchors.endings.Add(entry.anchor.substr(1), next);
        anchors.ending_sizes.push_back(entry.anchor.size() - 1);
      } else {
        anchors.words.Add(entry.anchor, next);
      }
    }
    // Of "Act" and "act", both anchors of one rule, the one without the capital finds both.
    std::vector<AnchoredRule>& rules = anchors.rules[found->second];
    const auto same = std::find_if(rules.begin(), rules.end(), [&](const AnchoredRule& other) {
      return other.rule == entry.rule.rule;
    });
    if (same == rules.end()) {
      rules.push_back(entry.rule);
    } else {
      same->capital = same->capital && entry.rule.capital;
    }
  }
  std::vector<std::size_t>& sizes = anchors.ending_sizes;
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  anchors.words.Finish();
  anchors.endings.Finish();
  return anchors;
}

}  // namespace

struct CitationAnchorTable::State {
  std::vector<Entry> entries;
  ByLanguages<CitationAnchors> selected;
};

CitationAnchorTable::CitationAnchorTable() : state_(std::make_unique<State>()) {}
CitationAnchorTable::CitationAnchorTable(CitationAnchorTable&&) noexcept = default;
CitationAnchorTable& CitationAnchorTable::operator=(CitationAnchorTable&&) noexcept = default;
CitationAnchorTable::~CitationAnchorTable() = default;

void CitationAnchorTable::Add(std::string anchor, AnchoredRule rule, LanguageMask language) {
  state_->entries.push_back({std::move(anchor), rule, language});
}

void CitationAnchorTable::Remove(std::uint16_t rule) {
  std::erase_if(state_->entries, [&](const Entry& entry) { return entry.rule.rule == rule; });
}

const CitationAnchors& CitationAnchorTable::For(LanguageMask languages) const {
  return state_->selected.For(languages, [&] { return Select(state_->entries, languages); });
}

}  // namespace qsift
