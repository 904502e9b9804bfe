#include "src/structure/mark_states.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "src/rules/marks.h"

namespace qsift {
namespace {

std::string_view MessageOf(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kShown:
      return "the sign shows a selection and the file tells that there is none; neither counts";
    case ConflictKind::kKept:
      return "the sign shows no selection and the file tells that there is one; neither counts";
    case ConflictKind::kSeveral:
      return "several options are set where only one can be; none of them counts";
  }
  return {};
}

// A question with marks reads soundly if one option is selected, or none where all are empty. The
// options with the sign `flipped` count as the opposite of what they are.
bool ReadsSoundly(const Question& question, std::string_view flipped) {
  std::size_t selected = 0;
  bool marked = false;
  for (const Option& option : question.options) {
    if (option.mark.empty()) continue;
    marked = true;
    const bool chosen = (option.state == State::kSelected) != (option.mark == flipped);
    selected += chosen ? 1U : 0U;
  }
  return marked && selected == 1;
}

// How the yes/no questions vote on the meaning of a sign.
MarkConvention VotesOn(const std::string& glyph, const SelectionHints& hints,
                       const Document& document) {
  MarkConvention convention{glyph, State::kUnselected, 0, 0};
  for (std::size_t q = 0; q < document.questions.size(); ++q) {
    const Question& question = document.questions[q];
    const auto uses = [&](const Option& option) { return option.mark == glyph; };
    const auto count = std::count_if(question.options.begin(), question.options.end(), uses);
    if (hints.questions[q].kind != Kind::kYesNo || count == 0 ||
        count == std::ssize(question.options)) {
      continue;
    }
    convention.votes += ReadsSoundly(question, glyph) ? 1U : 0U;
    convention.against += ReadsSoundly(question, {}) ? 1U : 0U;
  }
  return convention;
}

}  // namespace

void DecideConventions(const MarkRules& rules, SelectionHints& hints, Document& document) {
  for (const std::string& glyph : rules.ambiguous) {
    MarkConvention convention = VotesOn(glyph, hints, document);
    if (convention.votes <= convention.against) continue;
    for (Question& question : document.questions) {
      for (Option& option : question.options) {
        if (option.mark == glyph) option.state = State::kUnselected;
      }
    }
    hints.conventions.push_back(std::move(convention));
  }
  std::sort(hints.conventions.begin(), hints.conventions.end(),
            [](const MarkConvention& a, const MarkConvention& b) { return a.glyph < b.glyph; });
}

void FindConflicts(const std::vector<StateConflict>& conflicts, SelectionHints& hints,
                   Document& document) {
  if (conflicts.empty()) return;
  for (std::size_t q = 0; q < document.questions.size(); ++q) {
    std::vector<Option>& options = document.questions[q].options;
    for (std::size_t k = 0; k < options.size(); ++k) {
      const Span hull = document.Hull(options[k].label);
      const bool told = std::any_of(conflicts.begin(), conflicts.end(), [&](const auto& conflict) {
        return conflict.source >= hull.begin && conflict.source < hull.end;
      });
      if (!told) continue;
      hints.questions[q].conflicts.push_back(static_cast<std::uint32_t>(k));
      options[k].state = State::kUnknown;
    }
  }
  for (const StateConflict& conflict : conflicts) {
    const Position at = document.PositionOf(conflict.source);
    document.diagnostics.push_back({Severity::kWarning, "state-conflict",
                                    std::string(MessageOf(conflict.kind)), at.line, at.column});
  }
}

}  // namespace qsift
