#include "src/rules/checks.h"

#include <algorithm>

#include "src/config/names.h"
#include "src/model/names.h"

namespace qsift {
namespace {

constexpr Names<CheckTest, kCheckTests> kTests = {
    {{"nothing_readable", CheckTest::kNothingReadable},
     {"nothing_answered", CheckTest::kNothingAnswered},
     {"required_share", CheckTest::kRequiredShare},
     {"path_holds", CheckTest::kPathHolds},
     {"source_holds", CheckTest::kSourceHolds},
     {"lost_marks", CheckTest::kLostMarks},
     {"diagnostic", CheckTest::kDiagnostic},
     {"unplaced", CheckTest::kUnplaced},
     {"number_gap", CheckTest::kNumberGap},
     {"number_twice", CheckTest::kNumberTwice},
     {"unanswered", CheckTest::kUnanswered},
     {"unselected", CheckTest::kUnselected},
     {"conflict", CheckTest::kConflict},
     {"placeholder", CheckTest::kPlaceholder},
     {"follow_up_empty", CheckTest::kFollowUpEmpty},
     {"follow_up_contradicts", CheckTest::kFollowUpContradicts},
     {"answer_is", CheckTest::kAnswerIs},
     {"answer_holds", CheckTest::kAnswerHolds},
     {"answer_lacks", CheckTest::kAnswerLacks},
     {"link", CheckTest::kLink},
     {"citation", CheckTest::kCitation},
     {"form_missing", CheckTest::kFormMissing},
     {"form_added", CheckTest::kFormAdded},
     {"form_moved", CheckTest::kFormMoved},
     {"form_reworded", CheckTest::kFormReworded},
     {"form_renumbered", CheckTest::kFormRenumbered},
     {"form_options", CheckTest::kFormOptions},
     {"form_section", CheckTest::kFormSection},
     {"form_required", CheckTest::kFormRequired},
     {"form_pattern", CheckTest::kFormPattern},
     {"form_one_of", CheckTest::kFormOneOf},
     {"form_length", CheckTest::kFormLength},
     {"form_link", CheckTest::kFormLink},
     {"form_cite", CheckTest::kFormCite}}};
// A test that was added to the enumeration alone would leave an empty name at the end.
static_assert(!kTests.back().first.empty());
constexpr Names<LinkFlaw, 6> kFlaws = {{{"malformed", LinkFlaw::kMalformed},
                                        {"bare", LinkFlaw::kBare},
                                        {"http", LinkFlaw::kHttp},
                                        {"repaired", LinkFlaw::kRepaired},
                                        {"private", LinkFlaw::kPrivate},
                                        {"user_info", LinkFlaw::kUserInfo}}};

}  // namespace

void LoadChecks(RuleReader& reader, const Node& list, LanguageMask, CheckRules& checks) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"id", "test", "severity", "message", "why", "fix", "mend", "pass",
                                 "fail", "pattern", "prompt", "longest", "least", "codes", "is",
                                 "examples", "negative"})) {
      return;
    }
    CheckRule rule;
    rule.id = reader.String(node, "id");
    rule.test = ReadNameAt(reader, node, "test", kTests);
    rule.severity = ReadNameAt(reader, node, "severity", kLevelNames);
    rule.message = reader.String(node, "message");
    rule.why = reader.String(node, "why");
    // The key was "mend" before 0.1.0; packs that say so load until the next version.
    rule.fix = reader.String(node, node.Find("mend") == nullptr ? "fix" : "mend");
    rule.pass = reader.StringOr(node, "pass", "");
    rule.fail = reader.StringOr(node, "fail", "");
    if (node.Find("pattern") != nullptr) rule.pattern = reader.ReadPattern(node, "pattern");
    if (node.Find("prompt") != nullptr) rule.prompt = reader.ReadPattern(node, "prompt");
    rule.longest = static_cast<std::size_t>(reader.Number(node, "longest", 0));
    rule.least = reader.Number(node, "least", 0);
    rule.codes = reader.Strings(node, "codes");
    if (rule.test == CheckTest::kLink) rule.flaw = ReadNameAt(reader, node, "is", kFlaws);
    const bool matches = rule.test == CheckTest::kAnswerIs ||
                         rule.test == CheckTest::kAnswerHolds ||
                         rule.test == CheckTest::kAnswerLacks ||
                         rule.test == CheckTest::kPathHolds || rule.test == CheckTest::kSourceHolds;
    if (matches && !rule.pattern) reader.Fail(node, "a check of this kind needs a 'pattern'");
    std::erase_if(checks, [&](const CheckRule& other) { return other.id == rule.id; });
    checks.push_back(std::move(rule));
  }
}

}  // namespace qsift
