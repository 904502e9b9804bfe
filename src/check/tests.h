#pragma once

// The tests that the checks run: what a check's `test` names, what it looks at, and the function
// that does it, in one table. A new test gets its name in src/rules/checks.cc, its function in one
// of the files *_tests.cc, and its line in tests.cc.

#include <cstdint>

#include "src/check/findings.h"
#include "src/check/review.h"

namespace qsift {

// What a test needs to run.
enum class CheckScope : std::uint8_t {
  kDocument,  // any document
  kQuestion,  // one question at a time
  kForm,      // a form beside the document: without one it does not run
};

using TestFunction = void (*)(const ActiveCheck&, const Review&, Findings&);

struct TestEntry {
  CheckTest test;
  CheckScope scope;
  TestFunction run;
};

const TestEntry& EntryOf(CheckTest test);

// The document as a whole.
void FindNothingReadable(const ActiveCheck&, const Review&, Findings&);
void FindNothingAnswered(const ActiveCheck&, const Review&, Findings&);
void FindRequiredShare(const ActiveCheck&, const Review&, Findings&);
void FindInPath(const ActiveCheck&, const Review&, Findings&);
void FindInSource(const ActiveCheck&, const Review&, Findings&);
void FindLostMarks(const ActiveCheck&, const Review&, Findings&);
void FindDiagnostics(const ActiveCheck&, const Review&, Findings&);
void FindUnplaced(const ActiveCheck&, const Review&, Findings&);
void FindNumberGaps(const ActiveCheck&, const Review&, Findings&);
void FindNumbersTwice(const ActiveCheck&, const Review&, Findings&);

// Selections, answers, links and citations.
using QuestionTest = void (*)(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindUnanswered(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindUnselected(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindConflict(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindPlaceholder(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindFollowUpEmpty(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindFollowUpContradicts(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindAnswerThatIs(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindAnswerThatHolds(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindAnswerThatLacks(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindVagueCitations(const ActiveCheck&, const Review&, const Question&, Findings&);
void FindFlawedLinks(const ActiveCheck&, const Review&, Findings&);  // outside answers, too

// A question beside the one of the form that it was matched with.
struct Pair {
  const Question& question;
  std::size_t at;  // index of the question in the document
  const FormQuestion& wanted;
  std::size_t wanted_at;  // index in the form
};
using PairTest = void (*)(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindMissing(const ActiveCheck&, const Review&, Findings&);
void FindAdded(const ActiveCheck&, const Review&, Findings&);
void FindMoved(const ActiveCheck&, const Review&, Findings&);
void FindReworded(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindRenumbered(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindOtherOptions(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindOtherSection(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindRequired(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindBesidePattern(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindNoneOf(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindTooLong(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindWithoutLink(const ActiveCheck&, const Review&, const Pair&, Findings&);
void FindWithoutLaw(const ActiveCheck&, const Review&, const Pair&, Findings&);

}  // namespace qsift
