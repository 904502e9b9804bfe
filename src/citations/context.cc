#include "src/citations/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "src/citations/numbers.h"
#include "src/rules/citation_rules.h"

namespace qsift {
namespace {

constexpr std::size_t kLongGap = 60;   // bytes between an instrument and the one that approved it
constexpr std::size_t kQuoted = 4000;  // bytes after an instrument in which it is quoted

// Kinds that a pointing word may exchange for each other: "that Law" may point to an act.
std::string_view SortOf(std::string_view kind) {
  constexpr std::array<std::string_view, 4> kLaws = {"law", "act", "statute", "code"};
  return std::find(kLaws.begin(), kLaws.end(), kind) != kLaws.end() ? kLaws.front() : kind;
}

class ContextReader {
 public:
  ContextReader(const CitationRules& rules, std::string_view text, std::vector<Citation>& citations)
      : rules_(rules), text_(text), found_(citations) {}

  void Run() {
    TieApprovals();
    for (std::size_t i = 0; i < found_.size(); ++i) AddQuoted(i);
  }

 private:
  // "the strategy approved by Resolution No. 5".
  void TieApprovals() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      const std::size_t begin = found_[i].text.end;
      const std::size_t end = found_[i + 1].text.begin;
      if (end < begin || end - begin > kLongGap || found_[i + 1].instrument.empty()) continue;
      const auto approves = [&](const std::string& lang) {
        return rules_.VocabularyOf(lang).approved_by.MatchAt(text_.substr(0, end), begin, nullptr);
      };
      if (approves(found_[i].lang) || approves(found_[i + 1].lang)) {
        found_[i].approved_by = found_[i + 1].instrument;
      }
    }
  }

  // "The program states: 5.6. Measures ...; 5.6.1. To open ...": provisions that are quoted by
  // their numbers after an instrument. One of two levels is too few: it may be an amount.
  void AddQuoted(std::size_t i) {
    Citation& citation = found_[i];
    if (citation.title.size() == 0 || HasNumber(citation.pinpoints)) return;
    const CitationJoin& pattern = rules_.VocabularyOf(citation.lang).quoted;
    if (pattern.names.empty()) return;
    const std::size_t end = i + 1 < found_.size() ? found_[i + 1].text.begin : text_.size();
    const std::string_view text =
        text_.substr(0, std::min<std::size_t>(end, citation.text.end + kQuoted));
    const std::array<int, 3> groups = {pattern.Group("at"), pattern.Group("at2"),
                                       pattern.Group("list")};
    std::vector<Pinpoint> quoted;
    bool sure = false;
    MatchView match;
    for (std::size_t at = citation.text.end; pattern.pattern.Search(text, at, &match);) {
      for (const int group : groups) {
        const std::string_view view = match[group];
        if (view.empty()) continue;
        at = static_cast<std::size_t>(view.data() + view.size() - text.data());
        for (const std::string_view number : NumbersIn(view)) {
          quoted.push_back({"provision", PinpointPath(number, rules_.vocabularies.front()), {}});
        }
      }
      sure = sure || match[groups[1]].empty() || quoted.size() > 1;
    }
    if (!sure) return;
    std::move(quoted.begin(), quoted.end(), std::back_inserter(citation.pinpoints));
  }

  // "1.3, 1.4 and 2.6" in parts.
  static std::vector<std::string_view> NumbersIn(std::string_view list) {
    std::vector<std::string_view> numbers;
    while (!list.empty()) {
      const std::size_t begin = list.find_first_of("0123456789");
      if (begin == list.npos) break;
      list.remove_prefix(begin);
      const std::size_t end = std::min(list.find_first_of(", "), list.size());
      numbers.push_back(list.substr(0, end));
      list.remove_prefix(end);
    }
    return numbers;
  }

  const CitationRules& rules_;
  std::string_view text_;
  std::vector<Citation>& found_;
};

}  // namespace

void Antecedents::Add(std::size_t index, const Citation& citation) {
  const std::string sort(SortOf(citation.instrument_kind));
  last_[""] = last_[sort] = last_[fmt::format("{} {}", sort, citation.year)] = index;
}

std::int32_t Antecedents::Find(std::string_view kind, std::uint32_t year) const {
  const std::string sort(SortOf(kind));
  const auto found = last_.find(year == 0 ? sort : fmt::format("{} {}", sort, year));
  return found == last_.end() ? kNoIndex : static_cast<std::int32_t>(found->second);
}

void ReadContext(const CitationRules& rules, std::string_view text,
                 std::vector<Citation>& citations) {
  ContextReader(rules, text, citations).Run();
}

}  // namespace qsift
