#include "qsift/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "qsift/near.h"
#include "qsift/rule_pack.h"
#include "src/check/findings.h"
#include "src/check/review.h"
#include "src/check/tests.h"
#include "src/rules/rules.h"

namespace qsift {
namespace {

bool Contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

struct Checker::State {
  const ReplyRules* replies = nullptr;
  const PrivateHosts* private_hosts = nullptr;
  std::vector<ActiveCheck> checks;
  std::optional<PreparedForm> form;
};

Checker::Checker(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Checker::Checker(Checker&&) noexcept = default;
Checker::~Checker() = default;

Result<Checker> Checker::Make(const RulePack& rules, const CheckOptions& options,
                              std::optional<Form> form) {
  const std::vector<CheckRule>& known = rules.rules().checks;
  const auto find = [&](const std::string& id) {
    return std::any_of(known.begin(), known.end(), [&](const CheckRule& c) { return c.id == id; });
  };
  std::vector<std::string> named = options.select;
  named.insert(named.end(), options.ignore.begin(), options.ignore.end());
  for (const CheckOptions::Level& level : options.levels) named.push_back(level.check);
  for (const std::string& id : named) {
    if (!find(id)) {
      std::vector<std::string_view> ids;
      ids.reserve(known.size());
      for (const CheckRule& check : known) ids.push_back(check.id);
      const std::string message =
          fmt::format("'{}' is no check; `qsift explain` lists them{}", id, DidYouMean(id, ids));
      return Error{{}, 0, 0, message, {}, "usage"};
    }
  }
  auto state = std::make_unique<State>();
  state->replies = &rules.rules().replies;
  state->private_hosts = &rules.rules().private_hosts;
  for (const CheckRule& rule : known) {
    std::optional<Severity> severity = rule.severity;
    // Selecting a check that is off turns it on.
    if (!severity && Contains(options.select, rule.id)) severity = Severity::kWarning;
    bool is_set = false;
    for (const CheckOptions::Level& level : options.levels) {
      if (level.check != rule.id) continue;
      severity = level.severity;
      is_set = true;
    }
    const bool selected = options.select.empty() || Contains(options.select, rule.id);
    if (!severity || !selected || Contains(options.ignore, rule.id)) continue;
    if (EntryOf(rule.test).scope == CheckScope::kForm && !form) continue;
    state->checks.push_back({&rule, *severity, is_set});
  }
  if (form) {
    Result<PreparedForm> prepared = PrepareForm(std::move(*form));
    if (!prepared) return prepared.error();
    state->form = std::move(*prepared);
  }
  return Checker(std::move(state));
}

std::vector<Finding> Checker::Run(const Document& document) const {
  const Review review(document, *state_->replies, *state_->private_hosts,
                      state_->form ? &*state_->form : nullptr);
  Findings findings(document);
  for (const ActiveCheck& check : state_->checks) {
    EntryOf(check.rule->test).run(check, review, findings);
  }
  return findings.Take();
}

std::vector<CheckInfo> ListChecks(const RulePack& rules) {
  std::vector<CheckInfo> checks;
  for (const CheckRule& rule : rules.rules().checks) {
    checks.push_back(
        {rule.id, rule.severity, rule.message, rule.why, rule.fix, rule.pass, rule.fail});
  }
  std::sort(checks.begin(), checks.end(),
            [](const CheckInfo& a, const CheckInfo& b) { return a.id < b.id; });
  return checks;
}

}  // namespace qsift
