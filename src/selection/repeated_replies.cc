#include "src/selection/repeated_replies.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/rules/built_in.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPhrase = 40;        // bytes; of a phrase that answers repeat
constexpr std::ptrdiff_t kScaleQuestions = 8;  // at least this many must be answered alike

// What an answer begins with, up to a line end, a dash or a full stop; empty where that is long.
Span LeadingPhrase(const Document& document, const Leaf& leaf) {
  Span phrase = leaf.text;
  const std::string_view answer = document.Text(phrase).substr(0, kLongPhrase + 8);
  std::size_t size = answer.size();
  for (const std::string_view end : {"\n", " - ", ". ", ": ", " \u2013 "}) {
    size = std::min(size, answer.find(end));
  }
  while (size > 0 && (answer[size - 1] == '.' || answer[size - 1] == ' ')) --size;
  if (size == 0 || size > kLongPhrase) return {};
  phrase.end = phrase.begin + static_cast<std::uint32_t>(size);
  return phrase;
}

bool IsAnsweredInWords(const Question& question) {
  return question.kind == Kind::kText && question.answer;
}

}  // namespace

void ReadRepeatedReplies(Document& document) {
  const auto open =
      std::count_if(document.questions.begin(), document.questions.end(), IsAnsweredInWords);
  if (open < kScaleQuestions) return;
  std::unordered_map<std::string, std::ptrdiff_t> phrases;
  struct Begun {
    std::size_t question;
    Span text;
    std::string phrase;
  };
  std::vector<Begun> begun;
  for (std::size_t i = 0; i < document.questions.size(); ++i) {
    const Question& question = document.questions[i];
    if (!IsAnsweredInWords(question)) continue;
    const Span phrase = LeadingPhrase(document, *question.answer);
    if (phrase.empty()) continue;
    std::string folded;
    AppendFolded(document.Text(phrase), folded);
    ++phrases[folded];
    begun.push_back({i, phrase, std::move(folded)});
  }
  std::ptrdiff_t repeated = 0;
  for (const auto& [phrase, count] : phrases) {
    if (count > 1) repeated += count;
  }
  if (repeated * 10 < open * 7) return;
  for (const auto& [index, text, phrase] : begun) {
    if (phrases[phrase] < 2) continue;
    // The words of such a scale stay as they are printed, "Not applicable" among them.
    Question& question = document.questions[index];
    question.kind = Kind::kChoice;
    question.selection.observed.push_back({Value::kLabel, kNoIndex, text});
    question.selection.status = SelectionStatus::kObserved;
    question.selection.evidence.push_back(
        {std::string(built_in::kRepeatedReply.id), static_cast<std::int32_t>(index), text});
  }
}

}  // namespace qsift
