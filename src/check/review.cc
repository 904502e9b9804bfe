#include "src/check/review.h"

#include <algorithm>

namespace qsift {

const FormQuestion* Review::WantedOf(const Question& question) const {
  if (!match) return nullptr;
  return match->WantedOf(static_cast<std::size_t>(&question - document.questions.data()));
}

bool Review::IsRequired(const Question& question) const {
  const FormQuestion* wanted = WantedOf(question);
  return question.required || (wanted != nullptr && wanted->required);
}

bool Review::IsAnswered(const Question& question) const {
  if (!question.selection.observed.empty() || !question.selection.inferred.empty()) return true;
  if (!question.replies.empty()) return true;
  if (!question.answer) return false;
  const std::string_view answer = document.Text(question.answer->text);
  if (!replies.IsPlaceholder(answer)) return replies.Says(answer);
  const FormQuestion* wanted = WantedOf(question);
  return wanted != nullptr && wanted->placeholder_allowed;
}

bool Review::IsDue(const Question& question) const {
  if (CannotTell(question)) return false;
  if (!question.depends_on || question.depends_on->question == kNoIndex) return true;
  const Question& parent =
      document.questions[static_cast<std::size_t>(question.depends_on->question)];
  if (CannotTell(parent)) return false;
  const std::vector<Choice>& observed = parent.selection.observed;
  return observed.empty() || std::any_of(observed.begin(), observed.end(), [&](const Choice& c) {
           return c.value == question.depends_on->value;
         });
}

bool Review::CannotTell(const Question& question) {
  return question.kind != Kind::kText && !question.options.empty() &&
         question.selection.status == SelectionStatus::kLost;
}

bool Review::HasMark(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const Option& option) { return !option.mark.empty(); });
}

bool Review::IsPlaceholder(const Question& question) const {
  if (!question.answer || !question.selection.observed.empty()) return false;
  const FormQuestion* wanted = WantedOf(question);
  if (wanted != nullptr && wanted->placeholder_allowed) return false;
  const std::string_view answer = document.Text(question.answer->text);
  return replies.IsPlaceholder(answer) || !replies.Says(answer);
}

}  // namespace qsift
