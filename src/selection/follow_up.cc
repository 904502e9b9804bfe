#include "src/selection/follow_up.h"

#include <algorithm>
#include <optional>
#include <string>

#include "src/rules/form_rules.h"
#include "src/selection/condition.h"
#include "src/selection/reply_word.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kSameSubject = 0.6;      // share of a wording's words that the other one repeats
constexpr std::size_t kLongPrompt = 400;  // bytes; a reference stands near the beginning
constexpr std::size_t kBeginning = 200;   // bytes of an answer that tell its tenor

// How an answer reads as evidence.
enum class Tenor { kNothing, kDetails, kDenial };

class Reader {
 public:
  Reader(const FormRules& rules, LanguageMask languages, Document& document,
         TextMemory<bool>* referring)
      : rules_(rules), languages_(languages), document_(document), referring_(referring) {
    links_.resize(document.questions.size());
  }

  void Run() {
    for (std::size_t i = 0; i < document_.questions.size(); ++i) {
      Tie(i);
      TieOwnAnswer(i);
    }
    for (std::size_t i = 0; i < document_.questions.size(); ++i) Infer(i);
  }

 private:
  struct Tied {
    std::int32_t child;
    Basis basis;
  };

  Question& At(std::size_t i) { return document_.questions[i]; }

  static bool IsClosed(const Question& question) { return question.kind == Kind::kYesNo; }

  // "Yes, all of them", "No": a choice that such a follow-up belongs to as well.
  bool OffersNo(const Question& question) const {
    return question.kind == Kind::kChoice &&
           std::any_of(question.options.begin(), question.options.end(), [&](const Option& option) {
             if (option.value == Value::kYes || option.value == Value::kNo) return true;
             const auto said = ReadReplyWord(rules_, languages_, document_.Text(option.label.text));
             return said && (said->value == Value::kYes || said->value == Value::kNo);
           });
  }

  // The closed question that a follow-up at `i` would belong to: the one before it, or the one
  // that the follow-up before it belongs to.
  std::int32_t Above(std::size_t i) {
    if (i == 0) return kNoIndex;
    const Question& before = At(i - 1);
    if (before.depends_on) return before.depends_on->question;
    if (IsClosed(before) || OffersNo(before)) return static_cast<std::int32_t>(i - 1);
    const std::int32_t parent = At(i).parent;
    return parent != kNoIndex && IsClosed(At(static_cast<std::size_t>(parent))) ? parent : kNoIndex;
  }

  // "If yes, which:" under the options: the answer below it speaks for the selection.
  void TieOwnAnswer(std::size_t i) {
    const Question& question = At(i);
    if (!IsClosed(question) || question.options.empty() || !question.answer) return;
    for (const Leaf& note : question.notes) {
      if (note.text.begin < question.options.back().label.text.begin) continue;
      rules_.follow_ups.set.Match(document_.Text(note.text).substr(0, kLongPrompt), languages_,
                                  matches_);
      for (const int index : matches_) {
        const FollowUpRule& rule = rules_.follow_ups.rules[static_cast<std::size_t>(index)];
        if (rule.asks != FollowUpRule::Asks::kDetails) continue;
        if (rule.basis != Basis::kIfYes && rule.basis != Basis::kIfNo) continue;
        links_[i].push_back({static_cast<std::int32_t>(i), rule.basis});
        return;
      }
    }
  }

  void Tie(std::size_t i) {
    Question& question = At(i);
    const std::string_view prompt = document_.Text(question.prompt.text);
    // A prompt can only follow the closed question above it, or one that it names by number.
    const std::string_view beginning = prompt.substr(0, kBeginning);
    const bool names_number = std::any_of(beginning.begin(), beginning.end(), IsDigit);
    if (Above(i) == kNoIndex && !names_number) return;
    if (!MayRefer(prompt)) return TieSection(i);
    rules_.follow_ups.set.Match(prompt.substr(0, kLongPrompt), languages_, matches_);
    for (const int index : matches_) {
      const FollowUpRule& rule = rules_.follow_ups.rules[static_cast<std::size_t>(index)];
      if (rule.asks != FollowUpRule::Asks::kDetails) continue;
      MatchView match;
      if (rule.numbered) rule.pattern.Search(prompt.substr(0, kLongPrompt), 0, &match);
      const std::string_view number =
          rule.numbered ? match[rule.pattern.Group("number")] : std::string_view();
      const std::int32_t parent = number.empty() ? Above(i) : ByNumber(number, i);
      if (parent == kNoIndex) continue;
      const auto p = static_cast<std::size_t>(parent);
      const bool worded = rule.basis == Basis::kIfYes || rule.basis == Basis::kIfNo;
      const bool closed = IsClosed(At(p)) || !OffersNo(At(p));
      if (!worded && (!closed || (IsClosed(question) && !question.options.empty()))) continue;
      if (!worded && number.empty() && rule.basis != Basis::kSection &&
          question.section != At(p).section) {
        continue;
      }
      if (rule.basis == Basis::kSection &&
          Shared(prompt, document_.Text(At(p).prompt.text)) < kSameSubject) {
        continue;
      }
      question.depends_on =
          Dependency{parent, rule.basis == Basis::kIfNo ? Value::kNo : Value::kYes,
                     !number.empty() ? "number"
                     : worded        ? "wording"
                                     : "detail"};
      if (!closed) return;  // nobody says which of its options a reply would mean
      const Basis basis = rule.basis == Basis::kSection ? Basis::kDetail : rule.basis;
      links_[p].push_back({static_cast<std::int32_t>(i), basis});
      return;
    }
    if (!TieCondition(i)) TieSection(i);
  }

  // A condition in other words: "If the answer to 2.1 is yes", "If consent was given" under a
  // question about consent. It says nothing of a question whose reply it does not name.
  bool TieCondition(std::size_t i) {
    Question& question = At(i);
    const std::optional<Condition> condition =
        ReadCondition(rules_, languages_, document_.Text(question.prompt.text));
    if (!condition) return false;
    std::int32_t parent = kNoIndex;
    for (const std::string_view number : condition->numbers) {
      parent = ByNumber(number, i);
      if (parent != kNoIndex) break;
    }
    const bool numbered = parent != kNoIndex;
    if (!numbered) {
      parent = Above(i);
      if (parent == kNoIndex) return false;
      const Question& above = At(static_cast<std::size_t>(parent));
      if (!condition->named &&
          !Repeats(condition->subject, SubjectOf(rules_, document_.Text(above.prompt.text)))) {
        return false;
      }
    }
    question.depends_on = Dependency{parent, condition->negative ? Value::kNo : Value::kYes,
                                     numbered ? "number" : "wording"};
    return true;
  }

  // Known of prompts that come again.
  bool MayRefer(std::string_view prompt) {
    if (referring_ == nullptr) return true;
    return referring_->Of(prompt, languages_, [&] {
      return rules_.follow_ups.set.Match(prompt.substr(0, kLongPrompt), languages_, matches_);
    });
  }

  // A section right under a closed question that is about the same thing: its answers speak for
  // a yes, though none of its questions asks for details.
  void TieSection(std::size_t i) {
    if (i == 0 || !IsClosed(At(i - 1))) return;
    const std::int32_t section = At(i).section;
    if (section == kNoIndex || section == At(i - 1).section) return;
    const Section& titled = document_.sections[static_cast<std::size_t>(section)];
    const std::string_view title = document_.Text(titled.title.text);
    if (Shared(title, document_.Text(At(i - 1).prompt.text)) < kSameSubject) return;
    for (std::size_t k = i; k < document_.questions.size() && At(k).section == section; ++k) {
      if (At(k).answer) {
        links_[i - 1].push_back({static_cast<std::int32_t>(k), Basis::kSection});
        return;
      }
    }
  }

  std::int32_t ByNumber(std::string_view number, std::size_t before) {
    for (std::size_t i = before; i > 0; --i) {
      if (At(i - 1).number == number) return static_cast<std::int32_t>(i - 1);
    }
    return kNoIndex;
  }

  // The share of the words of `text` that `other` has too; 0 for fewer than three words.
  double Shared(std::string_view text, std::string_view other) const {
    const std::vector<std::string> words = SubjectOf(rules_, text);
    const std::vector<std::string> others = SubjectOf(rules_, other);
    if (words.size() < 3) return 0;
    const auto found = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(others.begin(), others.end(), word) != others.end();
    });
    return static_cast<double>(found) / static_cast<double>(words.size());
  }

  bool AsksForConsent(const Question& question) {
    rules_.follow_ups.set.Match(document_.Text(question.prompt.text), languages_, matches_);
    return std::any_of(matches_.begin(), matches_.end(), [&](int index) {
      return rules_.follow_ups.rules[static_cast<std::size_t>(index)].asks ==
             FollowUpRule::Asks::kConsent;
    });
  }

  Tenor TenorOf(const Question& question) const {
    if (!question.answer) return Tenor::kNothing;
    const std::string_view answer = document_.Text(question.answer->text);
    const std::string_view beginning = answer.substr(0, kBeginning);
    if (answer.size() < kBeginning &&
        rules_.answers.Is(AnswerClass::kEmpty, beginning, languages_)) {
      return Tenor::kNothing;
    }
    if (rules_.answers.Is(AnswerClass::kNegation, beginning, languages_)) return Tenor::kDenial;
    return Tenor::kDetails;
  }

  void Infer(std::size_t i) {
    Question& question = At(i);
    Selection& selection = question.selection;
    if (links_[i].empty() || !selection.observed.empty() ||
        selection.status == SelectionStatus::kConflict || AsksForConsent(question)) {
      return;
    }
    Value value = Value::kLabel;
    std::optional<Confidence> confidence;
    for (const Tied& tied : links_[i]) {
      const Question& child = At(static_cast<std::size_t>(tied.child));
      const Tenor tenor = TenorOf(child);
      if (tenor == Tenor::kNothing) continue;
      for (const InferenceRule& rule : rules_.follow_ups.inferences) {
        if (rule.basis != tied.basis || rule.denied != (tenor == Tenor::kDenial)) continue;
        // Evidence for both values implies nothing.
        if (value != Value::kLabel && value != rule.infers) return selection.evidence.clear();
        value = rule.infers;
        // Evidence that agrees is as sure as the surest of it, which the enumeration begins with.
        confidence = confidence ? std::min(*confidence, rule.confidence) : rule.confidence;
        selection.evidence.push_back({rule.id, tied.child, child.answer->text});
        break;
      }
    }
    if (value == Value::kLabel) return;
    Choice choice{value, kNoIndex, {}};
    for (std::size_t k = 0; k < question.options.size(); ++k) {
      if (question.options[k].value == value) choice.option = static_cast<std::int32_t>(k);
    }
    selection.inferred.push_back(choice);
    selection.status = SelectionStatus::kInferred;
    selection.confidence = confidence;
  }

  const FormRules& rules_;
  LanguageMask languages_;
  Document& document_;
  TextMemory<bool>* referring_;           // may be null
  std::vector<std::vector<Tied>> links_;  // by closed question: its follow-ups
  std::vector<int> matches_;              // scratch
};

}  // namespace

void ReadFollowUps(const FormRules& rules, LanguageMask languages, Document& document,
                   TextMemory<bool>* referring) {
  Reader(rules, languages, document, referring).Run();
}

}  // namespace qsift
