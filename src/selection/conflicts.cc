#include "src/selection/conflicts.h"

#include <algorithm>
#include <string>
#include <string_view>

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

}  // namespace

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
