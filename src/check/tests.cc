#include "src/check/tests.h"

#include <algorithm>
#include <array>

namespace qsift {
namespace {

template <QuestionTest Test>
void EachQuestion(const ActiveCheck& check, const Review& review, Findings& findings) {
  for (const Question& question : review.document.questions) {
    Test(check, review, question, findings);
  }
}

template <PairTest Test>
void EachPair(const ActiveCheck& check, const Review& review, Findings& findings) {
  const std::vector<FormQuestion>& wanted = review.match->form().form.questions;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::size_t at = review.match->QuestionOf(i);
    if (at == FormMatch::kNone) continue;
    Test(check, review, {review.document.questions[at], at, wanted[i], i}, findings);
  }
}

constexpr std::array<TestEntry, kCheckTests> kTable = {{
    {CheckTest::kNothingReadable, CheckScope::kDocument, FindNothingReadable},
    {CheckTest::kNothingAnswered, CheckScope::kDocument, FindNothingAnswered},
    {CheckTest::kRequiredShare, CheckScope::kDocument, FindRequiredShare},
    {CheckTest::kPathHolds, CheckScope::kDocument, FindInPath},
    {CheckTest::kSourceHolds, CheckScope::kDocument, FindInSource},
    {CheckTest::kLostMarks, CheckScope::kDocument, FindLostMarks},
    {CheckTest::kDiagnostic, CheckScope::kDocument, FindDiagnostics},
    {CheckTest::kUnplaced, CheckScope::kDocument, FindUnplaced},
    {CheckTest::kNumberGap, CheckScope::kDocument, FindNumberGaps},
    {CheckTest::kNumberTwice, CheckScope::kDocument, FindNumbersTwice},
    {CheckTest::kUnanswered, CheckScope::kQuestion, EachQuestion<FindUnanswered>},
    {CheckTest::kUnselected, CheckScope::kQuestion, EachQuestion<FindUnselected>},
    {CheckTest::kConflict, CheckScope::kQuestion, EachQuestion<FindConflict>},
    {CheckTest::kPlaceholder, CheckScope::kQuestion, EachQuestion<FindPlaceholder>},
    {CheckTest::kFollowUpEmpty, CheckScope::kQuestion, EachQuestion<FindFollowUpEmpty>},
    {CheckTest::kFollowUpContradicts, CheckScope::kQuestion, EachQuestion<FindFollowUpContradicts>},
    {CheckTest::kAnswerIs, CheckScope::kQuestion, EachQuestion<FindAnswerThatIs>},
    {CheckTest::kAnswerHolds, CheckScope::kQuestion, EachQuestion<FindAnswerThatHolds>},
    {CheckTest::kAnswerLacks, CheckScope::kQuestion, EachQuestion<FindAnswerThatLacks>},
    {CheckTest::kLink, CheckScope::kDocument, FindFlawedLinks},
    {CheckTest::kCitation, CheckScope::kQuestion, EachQuestion<FindVagueCitations>},
    {CheckTest::kFormMissing, CheckScope::kForm, FindMissing},
    {CheckTest::kFormAdded, CheckScope::kForm, FindAdded},
    {CheckTest::kFormMoved, CheckScope::kForm, FindMoved},
    {CheckTest::kFormReworded, CheckScope::kForm, EachPair<FindReworded>},
    {CheckTest::kFormRenumbered, CheckScope::kForm, EachPair<FindRenumbered>},
    {CheckTest::kFormOptions, CheckScope::kForm, EachPair<FindOtherOptions>},
    {CheckTest::kFormSection, CheckScope::kForm, EachPair<FindOtherSection>},
    {CheckTest::kFormRequired, CheckScope::kForm, EachPair<FindRequired>},
    {CheckTest::kFormPattern, CheckScope::kForm, EachPair<FindBesidePattern>},
    {CheckTest::kFormOneOf, CheckScope::kForm, EachPair<FindNoneOf>},
    {CheckTest::kFormLength, CheckScope::kForm, EachPair<FindTooLong>},
    {CheckTest::kFormLink, CheckScope::kForm, EachPair<FindWithoutLink>},
    {CheckTest::kFormCite, CheckScope::kForm, EachPair<FindWithoutLaw>},
}};

// Every test has a line, and only one: a test without one does not compile.
constexpr bool IsComplete() {
  for (std::size_t i = 0; i < kCheckTests; ++i) {
    std::size_t lines = 0;
    for (const TestEntry& entry : kTable) {
      lines += entry.test == static_cast<CheckTest>(i);
    }
    if (lines != 1) return false;
  }
  return true;
}
static_assert(IsComplete());

}  // namespace

const TestEntry& EntryOf(CheckTest test) {
  return *std::find_if(kTable.begin(), kTable.end(),
                       [test](const TestEntry& entry) { return entry.test == test; });
}

}  // namespace qsift
