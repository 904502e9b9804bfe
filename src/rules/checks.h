#pragma once

// The checks: the topic `checks` of rule files. Read by the checker.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "qsift/diagnostic.h"
#include "src/match/pattern.h"
#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

// The mechanism of a check.
enum class CheckTest : std::uint8_t {
  kNothingReadable,
  kNothingAnswered,
  kRequiredShare,
  kPathHolds,
  kSourceHolds,
  kLostMarks,
  kDiagnostic,
  kUnplaced,
  kNumberGap,
  kNumberTwice,
  kUnanswered,
  kUnselected,
  kConflict,
  kPlaceholder,
  kFollowUpEmpty,
  kFollowUpContradicts,
  kAnswerIs,
  kAnswerHolds,
  kAnswerLacks,
  kLink,
  kCitation,
  kFormMissing,
  kFormAdded,
  kFormMoved,
  kFormReworded,
  kFormRenumbered,
  kFormOptions,
  kFormSection,
  kFormRequired,
  kFormPattern,
  kFormOneOf,
  kFormLength,
  kFormLink,
  kFormCite,
  kCount,  // how many there are: the tables of names and functions must match it
};
inline constexpr auto kCheckTests = static_cast<std::size_t>(CheckTest::kCount);

enum class LinkFlaw : std::uint8_t { kMalformed, kBare, kHttp, kRepaired, kPrivate, kUserInfo };

struct CheckRule {
  std::string id;
  CheckTest test = CheckTest::kUnanswered;
  std::optional<Severity> severity;  // none: off unless it is turned on
  std::string message;               // with {number}, {text} and so on
  std::string why;
  std::string fix;
  std::string pass;  // a questionnaire without the defect; may be empty
  std::string fail;  // and one with it
  std::optional<Pattern> pattern;
  std::optional<Pattern> prompt;   // that a question must match for the check to look at it
  std::size_t longest = 0;         // bytes of such a prompt; 0: any
  int least = 0;                   // per cent of the required questions
  std::vector<std::string> codes;  // of diagnostics
  LinkFlaw flaw = LinkFlaw::kMalformed;
};

using CheckRules = std::vector<CheckRule>;  // in the order of files

// Appends the checks of the list; one with the id of an earlier one takes its place.
void LoadChecks(RuleReader& reader, const Node& list, LanguageMask language, CheckRules& checks);

}  // namespace qsift
