#include "src/match/pattern_set.h"

#include <algorithm>
#include <string>
#include <utility>

#include "src/match/by_languages.h"
#include "src/match/coarse.h"
#include "src/match/literal_index.h"
#include "src/match/needed.h"
#include "src/match/pattern.h"
#include "src/match/re2.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// The patterns of one set of languages. Those that need a literal are tried one by one where a text
// has it; the others together, as an automaton.
struct Selected {
  LiteralIndex literals;          // and the callers' indices of what needs them
  std::unique_ptr<RE2::Set> set;  // nullptr where there are none
  std::vector<int> indices;       // from the set's indices to the callers'
  std::vector<bool> coarse;       // by the set's indices: it may find what the pattern does not
};

// Of a text at whose start patterns are tried, only so much is looked at for literals: those that
// may stand further on are not asked for.
constexpr std::size_t kReach = 4;  // characters before a literal
// Bytes: four for each of these characters, and three for each byte that a literal may take when it
// is folded ("K", the sign of kelvin, is three bytes).
constexpr std::size_t kWindow = 4 * kReach + 3 * kLongestLiteral;

struct Entry {
  Pattern pattern;
  LanguageMask language;
};

}  // namespace

struct PatternSet::Compiled {
  RE2::Anchor anchor = RE2::ANCHOR_START;
  std::vector<Entry> entries;
  ByLanguages<Selected> selected;

  // Whether the pattern is found by literals.
  bool AddLiterals(std::size_t entry, Selected& made) const {
    const Needed needed = NeededBy(entries[entry].pattern.source());
    if (needed.literals.empty() || (anchor == RE2::ANCHOR_START && needed.reach > kReach)) {
      return false;
    }
    for (const std::string& literal : needed.literals) {
      if (literal.size() < LiteralIndex::kShortest) return false;
    }
    for (const std::string& literal : needed.literals) {
      made.literals.Add(literal, static_cast<int>(entry));
    }
    return true;
  }

  Selected Select(LanguageMask languages) const {
    Selected made;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!CountsIn(entries[i].language, languages) || AddLiterals(i, made)) continue;
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

  bool Matches(int entry, std::string_view text) const {
    const Pattern& pattern = entries[static_cast<std::size_t>(entry)].pattern;
    return anchor == RE2::ANCHOR_START ? pattern.MatchAt(text, 0, nullptr) : pattern.Search(text);
  }

  // Adds the patterns of the set that match.
  void MatchSet(const Selected& made, std::string_view text, std::vector<int>& indices) const {
    if (!made.set || !made.set->Match(Piece(text), &indices)) return indices.clear();
    std::size_t kept = 0;
    for (const int found : indices) {
      const auto at = static_cast<std::size_t>(found);
      const int index = made.indices[at];
      if (made.coarse[at]) {
        // The coarse form has matched already.
        entries[static_cast<std::size_t>(index)].pattern.CompileWhole();
        if (!Matches(index, text)) continue;
      }
      indices[kept++] = index;
    }
    indices.resize(kept);
  }

  // Adds those that need a literal of the text and match.
  void MatchByLiterals(const Selected& made, std::string_view text,
                       std::vector<int>& indices) const {
    if (made.literals.empty()) return;
    const bool at_start = anchor == RE2::ANCHOR_START;
    std::string folded;
    AppendLower(text.substr(0, at_start ? kWindow : text.npos), folded);
    const std::size_t first = indices.size();
    made.literals.ForEachIn(folded, at_start ? kReach * 4 + 1 : text.npos, [&](int entry) {
      if (std::find(indices.begin() + static_cast<std::ptrdiff_t>(first), indices.end(), entry) ==
          indices.end()) {
        indices.push_back(entry);
      }
    });
    const auto begin = indices.begin() + static_cast<std::ptrdiff_t>(first);
    indices.erase(
        std::remove_if(begin, indices.end(), [&](int entry) { return !Matches(entry, text); }),
        indices.end());
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
  compiled_->MatchSet(selected, text, indices);
  compiled_->MatchByLiterals(selected, text, indices);
  std::sort(indices.begin(), indices.end());
  return !indices.empty();
}

}  // namespace qsift
