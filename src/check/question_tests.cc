#include <algorithm>

#include "src/check/tests.h"
#include "src/model/host.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPrompt = 400;    // bytes that prompt patterns look at
constexpr std::size_t kLongAnswer = 20000;  // bytes that answer patterns look at
constexpr std::size_t kShortAnswer = 12;    // bytes; a shorter answer contradicts nothing

bool Observed(const Question& question, Value value) {
  return std::any_of(question.selection.observed.begin(), question.selection.observed.end(),
                     [value](const Choice& choice) { return choice.value == value; });
}

// The text of a link holds a user and "@" before its host.
bool HasUserInfo(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme == text.npos) return false;
  text.remove_prefix(scheme + 3);
  return text.substr(0, text.find_first_of("/?#\\")).find('@') != text.npos;
}

bool HasFlaw(LinkFlaw flaw, const Review& review, const Link& link) {
  const LinkTarget& target = review.document.Target(link);
  switch (flaw) {
    case LinkFlaw::kMalformed: return !target.valid;
    case LinkFlaw::kBare: return link.kind == LinkKind::kDomain || link.kind == LinkKind::kWww;
    case LinkFlaw::kHttp: return link.kind == LinkKind::kUrl && target.url.starts_with("http://");
    case LinkFlaw::kRepaired: return !link.evidence.empty();
    case LinkFlaw::kPrivate:
      return target.url.find("://") != target.url.npos &&
             review.private_hosts.Hold(HostOf(target.url));
    case LinkFlaw::kUserInfo:
      return link.kind == LinkKind::kUrl && HasUserInfo(review.document.Text(link.text));
  }
  return false;
}

void LookAtLink(const ActiveCheck& check, const Review& review, const Link& link,
                const Question* question, Findings& findings) {
  if (!HasFlaw(check.rule->flaw, review, link)) return;
  const Document& document = review.document;
  const LinkTarget& target = document.Target(link);
  findings.AddText(
      check, question, link.text,
      {{"text", document.Text(link.text)}, {"url", target.url}, {"host", HostOf(target.url)}});
}

// The closed question that a follow-up belongs to, where the source shows that it was answered
// with `seen`; nullptr otherwise.
const Question* ParentAnswered(const Document& document, const Question& question, Value seen) {
  const Question& parent =
      document.questions[static_cast<std::size_t>(question.depends_on->question)];
  const bool observed = parent.selection.status == SelectionStatus::kObserved;
  return observed && Observed(parent, seen) ? &parent : nullptr;
}

bool IsFollowUp(const Question& question) {
  return question.depends_on && question.depends_on->question != kNoIndex &&
         (question.kind == Kind::kText || question.options.empty());
}

void ReportFollowUp(const ActiveCheck& check, const Question& question, Value seen,
                    const Question& parent, Findings& findings) {
  findings.AddPrompt(check, question,
                     {{"number", NameOf(question)},
                      {"text", seen == Value::kYes ? "yes" : "no"},
                      {"parent", NameOf(parent)}});
}

// The prompt is one that the check looks at.
bool Concerns(const CheckRule& rule, std::string_view prompt) {
  if (!rule.prompt) return true;
  if (rule.longest != 0 && prompt.size() > rule.longest) return false;
  return rule.prompt->Search(prompt.substr(0, kLongPrompt));
}

void ReportAnswer(const ActiveCheck& check, const Document& document, const Question& question,
                  Span about, Findings& findings) {
  const std::string_view answer = document.Text(question.answer->text).substr(0, kLongAnswer);
  const std::size_t blank = answer.rfind(' ');
  findings.AddText(check, &question, about,
                   {{"number", NameOf(question)},
                    {"text", Shortened(document.Text(about))},
                    {"end", blank == answer.npos ? answer : answer.substr(blank + 1)}});
}

// Calls with the answer of a question that the check looks at, and whether its pattern matches.
template <typename Function>
void WithAnswer(const ActiveCheck& check, const Document& document, const Question& question,
                Function call) {
  if (!question.answer || !Concerns(*check.rule, document.Text(question.prompt.text))) return;
  const std::string_view answer = document.Text(question.answer->text).substr(0, kLongAnswer);
  MatchView match;
  const bool found = check.rule->pattern->Search(answer, 0, &match);
  call(found, answer, match);
}

}  // namespace

// A closed question is answered by its selection; where marks were lost nobody can tell.
void FindUnanswered(const ActiveCheck& check, const Review& review, const Question& question,
                    Findings& findings) {
  if (!question.required || !review.IsDue(question) || review.IsAnswered(question)) return;
  findings.AddPrompt(check, question, {{"number", NameOf(question)}});
}

void FindUnselected(const ActiveCheck& check, const Review&, const Question& question,
                    Findings& findings) {
  const bool closed = question.kind != Kind::kText && !question.options.empty();
  if (!closed || question.selection.status != SelectionStatus::kUnmarked || question.answer ||
      !question.replies.empty() || question.required) {
    return;
  }
  if (!Review::HasMark(question) && !question.selection.all_left) return;
  findings.AddPrompt(check, question, {{"number", NameOf(question)}});
}

void FindConflict(const ActiveCheck& check, const Review&, const Question& question,
                  Findings& findings) {
  if (question.selection.status != SelectionStatus::kConflict) return;
  findings.AddPrompt(check, question,
                     {{"number", NameOf(question)},
                      {"count", std::to_string(question.selection.observed.size())}});
}

void FindPlaceholder(const ActiveCheck& check, const Review& review, const Question& question,
                     Findings& findings) {
  if (!review.IsPlaceholder(question)) return;
  ReportAnswer(check, review.document, question, question.answer->text, findings);
}

void FindFollowUpEmpty(const ActiveCheck& check, const Review& review, const Question& question,
                       Findings& findings) {
  if (!IsFollowUp(question) || question.answer) return;
  const Value seen = question.depends_on->value;
  const Question* parent = ParentAnswered(review.document, question, seen);
  if (parent != nullptr) ReportFollowUp(check, question, seen, *parent, findings);
}

// "n/a", "-", "No": such an answer to a follow-up contradicts nothing.
void FindFollowUpContradicts(const ActiveCheck& check, const Review& review,
                             const Question& question, Findings& findings) {
  if (!IsFollowUp(question) || !question.answer || question.depends_on->basis == "detail") return;
  if (review.document.Text(question.answer->text).size() < kShortAnswer ||
      !question.selection.observed.empty()) {
    return;
  }
  const Value seen = question.depends_on->value == Value::kYes ? Value::kNo : Value::kYes;
  const Question* parent = ParentAnswered(review.document, question, seen);
  if (parent != nullptr) ReportFollowUp(check, question, seen, *parent, findings);
}

void FindAnswerThatIs(const ActiveCheck& check, const Review& review, const Question& question,
                      Findings& findings) {
  WithAnswer(check, review.document, question, [&](bool found, std::string_view, const MatchView&) {
    if (found) ReportAnswer(check, review.document, question, question.answer->text, findings);
  });
}

void FindAnswerThatHolds(const ActiveCheck& check, const Review& review, const Question& question,
                         Findings& findings) {
  WithAnswer(check, review.document, question,
             [&](bool found, std::string_view answer, const MatchView& match) {
               if (!found) return;
               Span about = question.answer->text;
               about.begin += static_cast<std::uint32_t>(match[0].data() - answer.data());
               about.end = about.begin + static_cast<std::uint32_t>(match[0].size());
               ReportAnswer(check, review.document, question, about, findings);
             });
}

void FindAnswerThatLacks(const ActiveCheck& check, const Review& review, const Question& question,
                         Findings& findings) {
  WithAnswer(check, review.document, question, [&](bool found, std::string_view, const MatchView&) {
    if (!found) ReportAnswer(check, review.document, question, question.answer->text, findings);
  });
}

void FindVagueCitations(const ActiveCheck& check, const Review& review, const Question& question,
                        Findings& findings) {
  for (const Citation& citation : question.citations) {
    if (!citation.number.empty() || citation.year != 0 || citation.link != kNoIndex) continue;
    findings.AddText(check, &question, citation.text,
                     {{"text", Shortened(review.document.Text(citation.text))}});
  }
}

void FindFlawedLinks(const ActiveCheck& check, const Review& review, Findings& findings) {
  for (const Question& question : review.document.questions) {
    for (const Link& link : question.links) {
      LookAtLink(check, review, link, &question, findings);
    }
  }
  for (const Link& link : review.document.links) {
    LookAtLink(check, review, link, nullptr, findings);
  }
}

}  // namespace qsift
