#include "src/check/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kAlike = 0.6;  // likeness of a question that was reworded
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Dice's coefficient of the pairs of neighbouring bytes, from 0 to 1.
double Likeness(const std::string& a, const std::string& b) {
  if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
  std::unordered_map<std::uint32_t, int> pairs;
  const auto pair = [](const std::string& text, std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) * 256U +
           static_cast<unsigned char>(text[i + 1]);
  };
  for (std::size_t i = 0; i + 1 < a.size(); ++i) ++pairs[pair(a, i)];
  int shared = 0;
  for (std::size_t i = 0; i + 1 < b.size(); ++i) {
    const auto found = pairs.find(pair(b, i));
    if (found == pairs.end() || found->second == 0) continue;
    --found->second;
    ++shared;
  }
  return 2.0 * shared / static_cast<double>(a.size() + b.size() - 2);
}

class Comparison {
 public:
  Comparison(const std::vector<ActiveCheck>& checks, const PreparedForm& form,
             const Document& document, Findings& findings)
      : checks_(checks), form_(form), document_(document), findings_(findings) {}

  void Run() {
    for (const Question& question : document_.questions)
      keys_.push_back(WordingKey(WordingOf(question)));
    Match();
    for (std::size_t f = 0; f < form_.form.questions.size(); ++f) {
      if (match_[f] == kNone) {
        Missing(f);
      } else {
        Compare(form_.form.questions[f], f, document_.questions[match_[f]]);
      }
    }
    const auto moved = Moved();
    for (std::size_t q = 0; q < document_.questions.size(); ++q) {
      const Question& question = document_.questions[q];
      if (owner_[q] == kNone) {
        Report(CheckTest::kFormAdded, question, {{"text", Shortened(WordingOf(question))}});
      } else if (moved[q]) {
        Report(CheckTest::kFormMoved, question, {});
      }
    }
  }

 private:
  std::string WordingOf(const Question& question) const {
    std::string wording(document_.Text(question.prompt.text));
    if (question.label) wording.append(" ").append(document_.Text(question.label->text));
    return wording;
  }

  void Take(std::size_t f, std::size_t q) {
    match_[f] = q;
    owner_[q] = f;
  }

  void Match() {
    match_.assign(form_.keys.size(), kNone);
    owner_.assign(keys_.size(), kNone);
    std::unordered_map<std::string_view, std::vector<std::size_t>> places;
    for (std::size_t q = keys_.size(); q > 0; --q) places[keys_[q - 1]].push_back(q - 1);
    for (std::size_t f = 0; f < form_.keys.size(); ++f) {
      const auto found = places.find(form_.keys[f]);
      if (found == places.end() || found->second.empty()) continue;
      Take(f, found->second.back());
      found->second.pop_back();
    }
    for (std::size_t f = 0; f < form_.keys.size(); ++f) {
      if (match_[f] == kNone) MatchAlike(f);
    }
  }

  // The question between those that the neighbours were matched with, or anywhere, that is most
  // alike; an equal number counts a little.
  void MatchAlike(std::size_t f) {
    double best = kAlike;
    std::size_t chosen = kNone;
    for (std::size_t q = 0; q < keys_.size(); ++q) {
      if (owner_[q] != kNone) continue;
      double likeness = Likeness(form_.keys[f], keys_[q]);
      if (!form_.form.questions[f].number.empty() &&
          form_.form.questions[f].number == document_.questions[q].number) {
        likeness += 0.1;
      }
      if (likeness > best) {
        best = likeness;
        chosen = q;
      }
    }
    if (chosen != kNone) Take(f, chosen);
  }

  // The questions that are not in the longest run that keeps the form's order.
  std::vector<bool> Moved() const {
    std::vector<bool> moved(owner_.size(), false);
    std::vector<std::size_t> tails;  // the last question of the best run of each length
    std::vector<std::size_t> before(owner_.size(), kNone);
    for (std::size_t q = 0; q < owner_.size(); ++q) {
      if (owner_[q] == kNone) continue;
      moved[q] = true;
      const auto at =
          std::lower_bound(tails.begin(), tails.end(), q,
                           [&](std::size_t a, std::size_t b) { return owner_[a] < owner_[b]; });
      before[q] = at == tails.begin() ? kNone : *std::prev(at);
      if (at == tails.end()) {
        tails.push_back(q);
      } else {
        *at = q;
      }
    }
    for (std::size_t q = tails.empty() ? kNone : tails.back(); q != kNone; q = before[q]) {
      moved[q] = false;
    }
    return moved;
  }

  const ActiveCheck* CheckOf(CheckTest test) const {
    for (const ActiveCheck& check : checks_) {
      if (check.rule->test == test) return &check;
    }
    return nullptr;
  }

  void Report(CheckTest test, const Question& question, std::string_view text) {
    Report(test, question, {{"text", text}});
  }

  void Report(CheckTest test, const Question& question,
              std::initializer_list<std::pair<std::string_view, std::string_view>> words) {
    const ActiveCheck* check = CheckOf(test);
    if (check == nullptr) return;
    std::string_view text;
    std::string_view count;
    std::string_view of;
    for (const auto& [name, word] : words) {
      if (name == "text") text = word;
      if (name == "count") count = word;
      if (name == "of") of = word;
    }
    findings_.AddPrompt(
        *check, question,
        {{"number", NameOf(question)}, {"text", text}, {"count", count}, {"of", of}});
  }

  void Missing(std::size_t f) {
    const ActiveCheck* check = CheckOf(CheckTest::kFormMissing);
    if (check == nullptr) return;
    const FormQuestion& wanted = form_.form.questions[f];
    const std::string text =
        Shortened(wanted.number.empty() ? wanted.prompt
                                        : fmt::format("{}. {}", wanted.number, wanted.prompt));
    findings_.AddDocument(*check, {}, {{"text", text}});
  }

  void Compare(const FormQuestion& wanted, std::size_t f, const Question& question) {
    const std::size_t q = match_[f];
    if (keys_[q] != form_.keys[f]) {
      Report(CheckTest::kFormReworded, question, Shortened(wanted.prompt));
    }
    if (!wanted.number.empty() && wanted.number != question.number) {
      Report(CheckTest::kFormRenumbered, question, wanted.number);
    }
    CompareSection(wanted, question);
    CompareOptions(wanted, question);
    CompareAnswer(wanted, f, question);
  }

  void CompareSection(const FormQuestion& wanted, const Question& question) {
    if (wanted.section.empty() || question.section == kNoIndex) return;
    const Section& section = document_.sections[static_cast<std::size_t>(question.section)];
    if (WordingKey(document_.Text(section.title.text)) == WordingKey(wanted.section)) return;
    Report(CheckTest::kFormSection, question, wanted.section);
  }

  // A submission that lost its options, or from which those not chosen were deleted, shows none.
  void CompareOptions(const FormQuestion& wanted, const Question& question) {
    if (wanted.options.empty() || question.options.empty()) return;
    const bool same = wanted.options.size() == question.options.size() &&
                      std::equal(wanted.options.begin(), wanted.options.end(),
                                 question.options.begin(), [&](const auto& a, const Option& b) {
                                   return WordingKey(a) == WordingKey(document_.Text(b.label.text));
                                 });
    if (same) return;
    Report(CheckTest::kFormOptions, question, fmt::format("{}", fmt::join(wanted.options, ", ")));
  }

  void CompareAnswer(const FormQuestion& wanted, std::size_t f, const Question& question) {
    const bool selected =
        !question.selection.observed.empty() || !question.selection.inferred.empty();
    const bool lost =
        question.selection.status == SelectionStatus::kLost && question.kind != Kind::kText;
    if (wanted.required && !question.answer && !selected && !lost && !question.required) {
      Report(CheckTest::kFormRequired, question, {});
    }
    if (!question.answer) return;
    const std::string_view answer = document_.Text(question.answer->text);
    if (form_.patterns[f] && !form_.patterns[f]->Search(answer)) {
      Report(CheckTest::kFormPattern, question, wanted.pattern);
    }
    const auto is = [&](const std::string& one) { return WordingKey(one) == WordingKey(answer); };
    if (!wanted.one_of.empty() && std::none_of(wanted.one_of.begin(), wanted.one_of.end(), is)) {
      Report(CheckTest::kFormOneOf, question, fmt::format("{}", fmt::join(wanted.one_of, ", ")));
    }
    const std::size_t length = CountCodePoints(answer);
    if (wanted.max_length != 0 && length > wanted.max_length) {
      Report(CheckTest::kFormLength, question,
             {{"count", std::to_string(length)}, {"of", std::to_string(wanted.max_length)}});
    }
    if (wanted.must_link && question.links.empty()) Report(CheckTest::kFormLink, question, {});
    if (wanted.must_cite && question.citations.empty()) Report(CheckTest::kFormCite, question, {});
  }

  const std::vector<ActiveCheck>& checks_;
  const PreparedForm& form_;
  const Document& document_;
  Findings& findings_;
  std::vector<std::string> keys_;   // of the document's questions
  std::vector<std::size_t> match_;  // by question of the form: that of the document
  std::vector<std::size_t> owner_;  // and the other way
};

}  // namespace

Result<PreparedForm> PrepareForm(Form form) {
  PreparedForm prepared;
  for (const FormQuestion& question : form.questions) {
    prepared.keys.push_back(WordingKey(question.prompt));
    prepared.patterns.emplace_back();
    if (question.pattern.empty()) continue;
    Pattern::Defect defect;
    prepared.patterns.back() = Pattern::Compile(question.pattern, &defect);
    if (!defect.message.empty()) {
      return Error{
          {},
          0,
          0,
          fmt::format("the pattern of question '{}' of the form: {}", question.prompt, defect.message),
          {},
          "form"};
    }
  }
  prepared.form = std::move(form);
  return prepared;
}

void CompareWithForm(const std::vector<ActiveCheck>& checks, const PreparedForm& form,
                     const Document& document, Findings& findings) {
  Comparison(checks, form, document, findings).Run();
}

}  // namespace qsift
