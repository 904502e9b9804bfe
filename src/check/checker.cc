#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "qsift/check.h"
#include "qsift/near.h"
#include "src/check/compare.h"
#include "src/check/findings.h"
#include "src/rules/rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

std::string Filled(std::string_view message, Words words) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close = open == message.npos ? open : message.find('}', open);
    if (close == message.npos) return out.append(message);
    out.append(message.substr(0, open));
    const std::string_view name = message.substr(open + 1, close - open - 1);
    for (const auto& [known, word] : words) {
      if (known == name) out.append(word);
    }
    message.remove_prefix(close + 1);
  }
  return out;
}

bool Contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool IsFormTest(CheckTest test) { return test >= CheckTest::kFormMissing; }

bool IsDocumentTest(CheckTest test) { return test <= CheckTest::kNumberTwice; }

}  // namespace

bool Findings::IsFull(const ActiveCheck& check) {
  if (counted_ != check.rule) count_ = 0;
  counted_ = check.rule;
  if (++count_ <= kMost) return false;
  if (count_ == kMost + 1) found_.back().message += " (there are more of this kind)";
  return true;
}

void Findings::Add(const ActiveCheck& check, const Question* question, Span source, Words words) {
  if (IsFull(check)) return;
  Finding finding;
  finding.check = check.rule->id;
  finding.severity = check.severity;
  finding.message = Filled(check.rule->message, words);
  finding.path = document_.path;
  if (question != nullptr) finding.question = question->id;
  const Position begin = document_.PositionOf(source.begin);
  const Position end = document_.PositionOf(source.end);
  finding.line = begin.line;
  finding.column = begin.column;
  finding.end_line = end.line;
  finding.end_column = end.column;
  const std::string_view line = document_.SourceLine(source.begin);
  if (line.size() <= kLongLine) finding.source_line = line;
  finding.hash = HashOf(std::string_view(document_.source).substr(source.begin, source.size()));
  found_.push_back(std::move(finding));
}

void Findings::AddDocument(const ActiveCheck& check, Position at, Words words) {
  Finding finding;
  finding.check = check.rule->id;
  finding.severity = check.severity;
  finding.message = Filled(check.rule->message, words);
  finding.path = document_.path;
  finding.line = at.line;
  finding.column = at.column;
  finding.end_line = at.line;
  finding.end_column = at.column;
  finding.hash = HashOf(check.rule->id);
  found_.push_back(std::move(finding));
}

std::vector<Finding> Findings::Take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.line, a.column, a.check) < std::tie(b.line, b.column, b.check);
  });
  return std::move(found_);
}

std::string Shortened(std::string_view text) {
  constexpr std::size_t kLong = 60;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (++count > kLong) return out + "...";
    if (c.value < 0x20) {
      out.push_back(' ');
    } else {
      out.append(text.substr(i, c.size));
    }
    i += c.size;
  }
  return out;
}

std::string HashOf(std::string_view text) {
  const std::string folded = Folded(text);
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeAt(folded, i);
    for (std::size_t k = i; IsAlnum(c.value) && k < i + c.size; ++k) {
      hash = (hash ^ static_cast<unsigned char>(folded[k])) * 0x100000001B3ULL;
    }
    i += c.size;
  }
  return fmt::format("{:016x}", hash);
}

struct Checker::State {
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
      for (const CheckRule& check : known) ids.push_back(check.id);
      const std::string message =
          fmt::format("'{}' is no check; `qsift explain` lists them{}", id, DidYouMean(id, ids));
      return Error{{}, 0, 0, message, {}, "usage"};
    }
  }
  auto state = std::make_unique<State>();
  for (const CheckRule& rule : known) {
    std::optional<Severity> severity = rule.severity;
    // To select a check that is off turns it on.
    if (!severity && Contains(options.select, rule.id)) severity = Severity::kWarning;
    for (const CheckOptions::Level& level : options.levels) {
      if (level.check == rule.id) severity = level.severity;
    }
    const bool selected = options.select.empty() || Contains(options.select, rule.id);
    if (!severity || !selected || Contains(options.ignore, rule.id)) continue;
    if (IsFormTest(rule.test) && !form) continue;
    state->checks.push_back({&rule, *severity});
  }
  if (form) {
    Result<PreparedForm> prepared = PrepareForm(std::move(*form));
    if (!prepared) return prepared.error();
    state->form = std::move(*prepared);
  }
  return Checker(std::move(state));
}

std::vector<Finding> Checker::Run(const Document& document) const {
  Findings findings(document);
  std::vector<ActiveCheck> compared;
  for (const ActiveCheck& check : state_->checks) {
    if (IsFormTest(check.rule->test)) {
      compared.push_back(check);
    } else if (IsDocumentTest(check.rule->test)) {
      CheckDocument(check, document, findings);
    } else {
      CheckQuestions(check, document, findings);
    }
  }
  if (!compared.empty()) CompareWithForm(compared, *state_->form, document, findings);
  return findings.Take();
}

std::vector<CheckInfo> ListChecks(const RulePack& rules) {
  std::vector<CheckInfo> checks;
  for (const CheckRule& rule : rules.rules().checks) {
    checks.push_back(
        {rule.id, rule.severity, rule.message, rule.why, rule.mend, rule.pass, rule.fail});
  }
  std::sort(checks.begin(), checks.end(),
            [](const CheckInfo& a, const CheckInfo& b) { return a.id < b.id; });
  return checks;
}

bool Fails(const Finding& finding, std::string_view fail_on) {
  if (finding.baselined) return false;
  if (finding.indeterminate) return fail_on == "indeterminate";
  if (fail_on == "warning") return finding.severity >= Severity::kWarning;
  if (fail_on == "info" || fail_on == "indeterminate") return true;
  return finding.severity >= Severity::kError;
}

}  // namespace qsift
