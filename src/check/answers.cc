#include <algorithm>
#include <map>

#include "src/check/findings.h"
#include "src/model/host.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPrompt = 400;    // bytes that prompt patterns look at
constexpr std::size_t kLongAnswer = 20000;  // bytes that answer patterns look at

bool Observed(const Question& question, Value value) {
  return std::any_of(question.selection.observed.begin(), question.selection.observed.end(),
                     [value](const Choice& choice) { return choice.value == value; });
}

bool HasMark(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const Option& option) { return !option.mark.empty(); });
}

// The host of a link leads nowhere outside: RFC 1918, RFC 6762, loopback and link-local addresses.
bool IsPrivate(std::string_view url) {
  if (url.find("://") == url.npos) return false;
  const std::string_view host = HostOf(url);
  if (host.starts_with('[')) {
    return host.starts_with("[::1]") || host.starts_with("[fe80:") || host.starts_with("[fc") ||
           host.starts_with("[fd");
  }
  if (host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local") ||
      host.ends_with(".internal") || host.ends_with(".lan")) {
    return true;
  }
  if (host.starts_with("172.")) {
    const std::string_view second = host.substr(4, host.find('.', 4) - 4);
    return second.size() == 2 && second >= "16" && second <= "31" &&
           host.find_first_not_of("0123456789.") == host.npos;
  }
  const bool prefix = host.starts_with("10.") || host.starts_with("127.") ||
                      host.starts_with("192.168.") || host.starts_with("169.254.") ||
                      host.starts_with("0.");
  return prefix && host.find_first_not_of("0123456789.") == host.npos;
}

bool HasFlaw(LinkFlaw flaw, const Link& link, const LinkTarget& target) {
  switch (flaw) {
    case LinkFlaw::kMalformed: return !target.valid;
    case LinkFlaw::kBare: return link.kind == LinkKind::kDomain || link.kind == LinkKind::kWww;
    case LinkFlaw::kHttp: return link.kind == LinkKind::kUrl && target.url.starts_with("http://");
    case LinkFlaw::kRepaired: return !link.evidence.empty();
    case LinkFlaw::kPrivate: return IsPrivate(target.url);
  }
  return false;
}

class Questions {
 public:
  Questions(const ActiveCheck& check, const Document& document, Findings& findings)
      : check_(check), rule_(*check.rule), document_(document), findings_(findings) {}

  void Run() {
    for (const Question& question : document_.questions) Look(question);
    if (rule_.test == CheckTest::kLink) {
      for (const Link& link : document_.links) LookAtLink(link, nullptr);
    }
  }

 private:
  void Look(const Question& question) {
    switch (rule_.test) {
      case CheckTest::kUnanswered: return LookForAnswer(question);
      case CheckTest::kUnselected: return LookForSelection(question);
      case CheckTest::kConflict:
        if (question.selection.status != SelectionStatus::kConflict) return;
        return findings_.AddPrompt(check_, question,
                                   {{"number", NameOf(question)},
                                    {"count", std::to_string(question.selection.observed.size())}});
      case CheckTest::kFollowUpEmpty:
      case CheckTest::kFollowUpContradicts: return LookAtFollowUp(question);
      case CheckTest::kAnswerIs:
      case CheckTest::kAnswerHolds:
      case CheckTest::kAnswerLacks: return LookAtAnswer(question);
      case CheckTest::kLink:
        for (const Link& link : question.links) LookAtLink(link, &question);
        return;
      case CheckTest::kCitation:
        for (const Citation& citation : question.citations) LookAtCitation(citation, question);
        return;
      default: return;
    }
  }

  // A closed question is answered by its selection; where marks were lost nobody can tell.
  void LookForAnswer(const Question& question) {
    if (!question.required || question.answer) return;
    if (question.kind != Kind::kText) {
      const SelectionStatus status = question.selection.status;
      if (status != SelectionStatus::kUnmarked || !question.selection.inferred.empty()) return;
    }
    findings_.AddPrompt(check_, question, {{"number", NameOf(question)}});
  }

  void LookForSelection(const Question& question) {
    const bool closed = question.kind != Kind::kText && !question.options.empty();
    if (!closed || question.selection.status != SelectionStatus::kUnmarked || question.answer ||
        (question.required && !question.answer)) {
      return;
    }
    if (!HasMark(question) && !question.deletion) return;
    findings_.AddPrompt(check_, question, {{"number", NameOf(question)}});
  }

  void LookAtFollowUp(const Question& question) {
    if (!question.depends_on || question.depends_on->question == kNoIndex) return;
    const Question& parent =
        document_.questions[static_cast<std::size_t>(question.depends_on->question)];
    const Value wanted = question.depends_on->value;
    const Value other = wanted == Value::kYes ? Value::kNo : Value::kYes;
    const bool empty = rule_.test == CheckTest::kFollowUpEmpty;
    const bool worded = question.depends_on->basis != "detail";
    if (question.kind != Kind::kText && !question.options.empty()) return;
    const Value seen = empty ? wanted : other;
    if (parent.selection.status != SelectionStatus::kObserved || !Observed(parent, seen)) return;
    if (empty ? question.answer.has_value()
              : !question.answer || !worded || SaysNothing(question)) {
      return;
    }
    findings_.AddPrompt(check_, question,
                        {{"number", NameOf(question)},
                         {"text", seen == Value::kYes ? "yes" : "no"},
                         {"parent", NameOf(parent)}});
  }

  // "n/a", "-", "No": such an answer to a follow-up contradicts nothing.
  bool SaysNothing(const Question& question) const {
    const std::string_view answer = document_.Text(question.answer->text);
    return answer.size() < 12 || !question.selection.observed.empty();
  }

  void LookAtAnswer(const Question& question) {
    if (!question.answer) return;
    if (rule_.prompt) {
      const std::string_view prompt = document_.Text(question.prompt.text);
      if (rule_.longest != 0 && prompt.size() > rule_.longest) return;
      if (!rule_.prompt->Search(prompt.substr(0, kLongPrompt))) return;
    }
    const std::string_view answer = document_.Text(question.answer->text).substr(0, kLongAnswer);
    MatchView match;
    const bool found = rule_.pattern->Search(answer, 0, &match);
    if (found == (rule_.test == CheckTest::kAnswerLacks)) return;
    Span about = question.answer->text;
    if (rule_.test == CheckTest::kAnswerHolds) {
      about.begin += static_cast<std::uint32_t>(match[0].data() - answer.data());
      about.end = about.begin + static_cast<std::uint32_t>(match[0].size());
    }
    const std::size_t blank = answer.rfind(' ');
    findings_.AddText(check_, &question, about,
                      {{"number", NameOf(question)},
                       {"text", Shortened(document_.Text(about))},
                       {"end", blank == answer.npos ? answer : answer.substr(blank + 1)}});
  }

  void LookAtLink(const Link& link, const Question* question) {
    const LinkTarget& target = document_.Target(link);
    if (!HasFlaw(rule_.flaw, link, target)) return;
    findings_.AddText(check_, question, link.text,
                      {{"text", document_.Text(link.text)}, {"url", target.url}});
  }

  void LookAtCitation(const Citation& citation, const Question& question) {
    if (!citation.number.empty() || citation.year != 0 || citation.link != kNoIndex) return;
    findings_.AddText(check_, &question, citation.text,
                      {{"text", Shortened(document_.Text(citation.text))}});
  }

  const ActiveCheck& check_;
  const CheckRule& rule_;
  const Document& document_;
  Findings& findings_;
};

void CheckNumbers(const ActiveCheck& check, const Document& document, Findings& findings) {
  // Of a section: the number last seen, and how often each was.
  std::map<std::int32_t, std::map<std::string, int>> seen;
  const Question* last = nullptr;
  const auto plain = [](const std::string& number) {
    return !number.empty() && number.size() < 5 &&
           number.find_first_not_of("0123456789") == number.npos;
  };
  for (const Question& question : document.questions) {
    if (question.number.empty()) continue;
    const bool part = question.parent != kNoIndex;
    if (check.rule->test == CheckTest::kNumberTwice) {
      if (!part && ++seen[question.section][question.number] == 2) {
        findings.AddPrompt(check, question, {{"number", question.number}});
      }
      continue;
    }
    if (part || !plain(question.number)) continue;
    if (last != nullptr) {
      const int before = std::stoi(last->number);
      const int here = std::stoi(question.number);
      if (here > before + 1) {
        findings.AddPrompt(check, question, {{"number", question.number}, {"text", last->number}});
      }
    }
    last = &question;
  }
}

}  // namespace

void CheckQuestions(const ActiveCheck& check, const Document& document, Findings& findings) {
  Questions(check, document, findings).Run();
}

void CheckDocument(const ActiveCheck& check, const Document& document, Findings& findings) {
  const auto is_for = [&](std::string_view code) {
    const std::vector<std::string>& codes = check.rule->codes;
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  switch (check.rule->test) {
    case CheckTest::kLostMarks: {
      const auto lost = std::count_if(
          document.questions.begin(), document.questions.end(), [](const Question& question) {
            return question.selection.status == SelectionStatus::kLost ||
                   (question.selection.status == SelectionStatus::kInferred && !HasMark(question));
          });
      if (document.marks.state != MarkState::kLost && document.marks.state != MarkState::kMixed)
        return;
      if (lost == 0 || document.marks.observed > static_cast<std::uint32_t>(lost)) return;
      findings.AddDocument(
          check, {},
          {{"count", std::to_string(lost)}, {"of", std::to_string(document.marks.closed)}});
      return findings.MarkIndeterminate();
    }
    case CheckTest::kDiagnostic:
      if (document.source.find_first_not_of(" \t\r\n\f") == std::string::npos &&
          is_for("no-questions")) {
        return findings.AddDocument(check, {}, {{"text", "the file holds no text"}});
      }
      for (const Diagnostic& diagnostic : document.diagnostics) {
        if (!is_for(diagnostic.code)) continue;
        findings.AddDocument(check, {diagnostic.line, diagnostic.column},
                             {{"text", diagnostic.message}});
      }
      return;
    case CheckTest::kUnplaced:
      for (const Leaf& leaf : document.unplaced) {
        findings.Add(check, nullptr, document.Hull(leaf),
                     {{"text", Shortened(document.Text(leaf.text))}});
      }
      return;
    case CheckTest::kNumberGap:
    case CheckTest::kNumberTwice: return CheckNumbers(check, document, findings);
    default: return;
  }
}

std::string_view NameOf(const Question& question) {
  return question.number.empty() ? std::string_view(question.id) : question.number;
}

}  // namespace qsift
