#include <algorithm>
#include <map>
#include <string>

#include "src/check/tests.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewRequired = 2;  // for one question, its own check says the same

bool IsPlainNumber(const std::string& number) {
  return !number.empty() && number.size() < 5 &&
         number.find_first_not_of("0123456789") == number.npos;
}

}  // namespace

void FindNothingReadable(const ActiveCheck& check, const Review& review, Findings& findings) {
  if (!review.replies.Says(review.document.text)) findings.AddDocument(check, {}, {});
}

// Where most of the questions lost their marks, nobody can tell whether any was answered.
void FindNothingAnswered(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::vector<Question>& questions = review.document.questions;
  if (questions.empty() ||
      std::any_of(questions.begin(), questions.end(),
                  [&](const Question& question) { return review.IsAnswered(question); })) {
    return;
  }
  findings.AddDocument(check, {}, {{"count", std::to_string(questions.size())}});
  const auto lost = std::count_if(questions.begin(), questions.end(), Review::CannotTell);
  if (static_cast<std::size_t>(lost) * 2 > questions.size()) findings.MarkIndeterminate();
}

void FindRequiredShare(const ActiveCheck& check, const Review& review, Findings& findings) {
  std::size_t required = 0;
  std::size_t answered = 0;
  for (const Question& question : review.document.questions) {
    if (!review.IsRequired(question) || !review.IsDue(question)) continue;
    ++required;
    answered += review.IsAnswered(question);
  }
  if (required < kFewRequired ||
      answered * 100 >= required * static_cast<std::size_t>(check.rule->least)) {
    return;
  }
  findings.AddDocument(check, {},
                       {{"count", std::to_string(answered)}, {"of", std::to_string(required)}});
}

void FindInPath(const ActiveCheck& check, const Review& review, Findings& findings) {
  // A pattern cannot name bytes that are not UTF-8: they count as U+FFFD.
  const std::string& path = review.document.path;
  if (check.rule->pattern->Search(path) ||
      (!IsValidUtf8(path) && check.rule->pattern->Search("\uFFFD"))) {
    findings.AddDocument(check, {}, {});
  }
}

void FindInSource(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::string_view source = review.document.source;
  MatchView match;
  for (std::size_t at = 0; check.rule->pattern->Search(source, at, &match);) {
    const auto begin = static_cast<std::size_t>(match[0].data() - source.data());
    const std::size_t end = begin + match[0].size();
    findings.Add(check, nullptr,
                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                 {{"text", CodePointNames(match[0])}});
    // One finding per line: a line of such characters is one defect.
    at = std::max(end, source.find('\n', begin));
    if (at >= source.size() || end == begin) return;
  }
}

void FindLostMarks(const ActiveCheck& check, const Review& review, Findings& findings) {
  const Document& document = review.document;
  const auto lost = std::count_if(
      document.questions.begin(), document.questions.end(), [](const Question& question) {
        return question.selection.status == SelectionStatus::kLost ||
               (question.selection.status == SelectionStatus::kInferred &&
                !Review::HasMark(question));
      });
  if (document.marks.state != MarkState::kLost && document.marks.state != MarkState::kMixed) return;
  if (lost == 0 || document.marks.observed > static_cast<std::uint32_t>(lost)) return;
  findings.AddDocument(
      check, {}, {{"count", std::to_string(lost)}, {"of", std::to_string(document.marks.closed)}});
  findings.MarkIndeterminate();
}

void FindDiagnostics(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::vector<std::string>& codes = check.rule->codes;
  for (const Diagnostic& diagnostic : review.document.diagnostics) {
    if (std::find(codes.begin(), codes.end(), diagnostic.code) == codes.end()) continue;
    findings.AddDocument(check, {diagnostic.line, diagnostic.column},
                         {{"text", diagnostic.message}});
  }
}

void FindUnplaced(const ActiveCheck& check, const Review& review, Findings& findings) {
  for (const Leaf& leaf : review.document.unplaced) {
    findings.Add(check, nullptr, review.document.Hull(leaf),
                 {{"text", Shortened(review.document.Text(leaf.text))}});
  }
}

void FindNumberGaps(const ActiveCheck& check, const Review& review, Findings& findings) {
  const Question* last = nullptr;
  for (const Question& question : review.document.questions) {
    if (question.parent != kNoIndex || !IsPlainNumber(question.number)) continue;
    if (last != nullptr && std::stoi(question.number) > std::stoi(last->number) + 1) {
      findings.AddPrompt(check, question, {{"number", question.number}, {"text", last->number}});
    }
    last = &question;
  }
}

void FindNumbersTwice(const ActiveCheck& check, const Review& review, Findings& findings) {
  std::map<std::int32_t, std::map<std::string, int>> seen;  // by section
  for (const Question& question : review.document.questions) {
    if (question.number.empty() || question.parent != kNoIndex) continue;
    if (++seen[question.section][question.number] == 2) {
      findings.AddPrompt(check, question, {{"number", question.number}});
    }
  }
}

}  // namespace qsift
