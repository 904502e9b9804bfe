#include <fmt/format.h>

#include <algorithm>

#include "src/check/tests.h"
#include "src/model/wording.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

void AddAtPrompt(const ActiveCheck& check, const Question& question, std::string_view text,
                 Findings& findings) {
  findings.AddPrompt(check, question, {{"number", NameOf(question)}, {"text", text}});
}

// The texts that a reply consists of: the answer or, where options were selected, their labels.
std::vector<std::string_view> RepliesOf(const Document& document, const Question& question) {
  std::vector<std::string_view> replies;
  if (question.answer) return {document.Text(question.answer->text)};
  for (const Choice& choice : question.selection.observed) {
    if (choice.option == kNoIndex) continue;
    const auto at = static_cast<std::size_t>(choice.option);
    replies.push_back(document.Text(question.options[at].label.text));
  }
  return replies;
}

// Nothing more is wanted of the answer: the form accepts the placeholder that stands there, or the
// answer is blank and none is due.
bool IsExcused(const Review& review, const Pair& pair) {
  if (!pair.question.answer) return !review.IsDue(pair.question);
  return pair.wanted.placeholder_allowed &&
         review.replies.IsPlaceholder(review.document.Text(pair.question.answer->text));
}

}  // namespace

void FindMissing(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::vector<FormQuestion>& wanted = review.match->form().form.questions;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (review.match->QuestionOf(i) != FormMatch::kNone) continue;
    const std::string text = Shortened(
        wanted[i].number.empty() ? wanted[i].prompt
                                 : fmt::format("{}. {}", wanted[i].number, wanted[i].prompt));
    findings.AddDocument(check, {}, {{"text", text}});
  }
}

void FindAdded(const ActiveCheck& check, const Review& review, Findings& findings) {
  for (const Question& question : review.document.questions) {
    if (review.WantedOf(question) != nullptr) continue;
    AddAtPrompt(check, question, Shortened(WordingOf(review.document, question)), findings);
  }
}

void FindMoved(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::vector<bool> moved = review.match->Moved();
  for (std::size_t q = 0; q < moved.size(); ++q) {
    if (moved[q]) AddAtPrompt(check, review.document.questions[q], {}, findings);
  }
}

void FindReworded(const ActiveCheck& check, const Review& review, const Pair& pair,
                  Findings& findings) {
  if (!review.match->IsReworded(pair.at)) return;
  AddAtPrompt(check, pair.question, Shortened(pair.wanted.prompt), findings);
}

void FindRenumbered(const ActiveCheck& check, const Review&, const Pair& pair, Findings& findings) {
  if (pair.wanted.number.empty() || pair.wanted.number == pair.question.number) return;
  AddAtPrompt(check, pair.question, pair.wanted.number, findings);
}

// A submission that lost its options shows none, and one from which those not chosen were deleted
// shows no other.
void FindOtherOptions(const ActiveCheck& check, const Review& review, const Pair& pair,
                      Findings& findings) {
  const std::vector<std::string>& wanted = pair.wanted.options;
  const std::vector<Option>& options = pair.question.options;
  if (wanted.empty() || options.empty() || pair.question.selection.one_left) return;
  const auto same = [&](const std::string& a, const Option& b) {
    return WordingKey(a) == WordingKey(review.document.Text(b.label.text));
  };
  if (std::equal(wanted.begin(), wanted.end(), options.begin(), options.end(), same)) return;
  AddAtPrompt(check, pair.question, fmt::format("{}", fmt::join(wanted, ", ")), findings);
}

void FindOtherSection(const ActiveCheck& check, const Review& review, const Pair& pair,
                      Findings& findings) {
  if (pair.wanted.section.empty() || pair.question.section == kNoIndex) return;
  const auto at = static_cast<std::size_t>(pair.question.section);
  const Section& section = review.document.sections[at];
  if (WordingKey(review.document.Text(section.title.text)) == WordingKey(pair.wanted.section)) {
    return;
  }
  AddAtPrompt(check, pair.question, pair.wanted.section, findings);
}

// What the submission itself marks as required has a check of its own.
void FindRequired(const ActiveCheck& check, const Review& review, const Pair& pair,
                  Findings& findings) {
  if (!pair.wanted.required || pair.question.required || !review.IsDue(pair.question) ||
      review.IsAnswered(pair.question)) {
    return;
  }
  AddAtPrompt(check, pair.question, {}, findings);
}

// A pattern and a list say what an answer is like, not that there must be one: `required` does.
void FindBesidePattern(const ActiveCheck& check, const Review& review, const Pair& pair,
                       Findings& findings) {
  const std::optional<Pattern>& pattern = review.match->form().patterns[pair.wanted_at];
  if (!pattern || (pair.question.answer && IsExcused(review, pair))) return;
  for (const std::string_view reply : RepliesOf(review.document, pair.question)) {
    if (!pattern->Search(reply)) {
      return AddAtPrompt(check, pair.question, pair.wanted.pattern, findings);
    }
  }
}

void FindNoneOf(const ActiveCheck& check, const Review& review, const Pair& pair,
                Findings& findings) {
  const std::vector<std::string>& list = pair.wanted.one_of;
  if (list.empty() || (pair.question.answer && IsExcused(review, pair))) return;
  for (const std::string_view reply : RepliesOf(review.document, pair.question)) {
    const std::string key = WordingKey(reply);
    if (std::any_of(list.begin(), list.end(),
                    [&](const std::string& one) { return WordingKey(one) == key; })) {
      continue;
    }
    return AddAtPrompt(check, pair.question, fmt::format("{}", fmt::join(list, ", ")), findings);
  }
}

void FindTooLong(const ActiveCheck& check, const Review& review, const Pair& pair,
                 Findings& findings) {
  if (pair.wanted.max_length == 0 || !pair.question.answer) return;
  const std::size_t length = CountCodePoints(review.document.Text(pair.question.answer->text));
  if (length <= pair.wanted.max_length) return;
  findings.AddPrompt(check, pair.question,
                     {{"number", NameOf(pair.question)},
                      {"count", std::to_string(length)},
                      {"of", std::to_string(pair.wanted.max_length)}});
}

// A link or a law that must be there is missing from a blank answer, too.
void FindWithoutLink(const ActiveCheck& check, const Review& review, const Pair& pair,
                     Findings& findings) {
  if (!pair.wanted.must_link || !pair.question.links.empty() || IsExcused(review, pair)) return;
  AddAtPrompt(check, pair.question, {}, findings);
}

void FindWithoutLaw(const ActiveCheck& check, const Review& review, const Pair& pair,
                    Findings& findings) {
  if (!pair.wanted.must_cite || !pair.question.citations.empty() || IsExcused(review, pair)) return;
  AddAtPrompt(check, pair.question, {}, findings);
}

}  // namespace qsift
