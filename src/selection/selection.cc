#include "src/selection/selection.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/rules/built_in.h"
#include "src/rules/form_rules.h"
#include "src/selection/repeated_replies.h"
#include "src/text/enumerator.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kBlankQuestions = 3;  // of a form that is not filled in, at least
constexpr std::size_t kLongNames = 200;     // bytes; of a reply that names options
constexpr std::size_t kLongScale = 32;  // bytes; of a cell's own word: "Supported with exceptions"

class Reader {
 public:
  Reader(const FormRules& rules, LanguageMask languages, const SelectionHints& hints,
         Document& document, ReplyMemory* replies)
      : rules_(rules),
        languages_(languages),
        hints_(hints),
        document_(document),
        replies_(replies) {}

  void Run() {
    bool any_mark = false;
    std::uint32_t lost = 0;
    document_.marks.conventions = hints_.conventions;
    for (std::size_t i = 0; i < document_.questions.size(); ++i) {
      document_.questions[i].kind = hints_.questions[i].kind;
    }
    for (Question& question : document_.questions) {
      if (question.replies.empty()) {
        ReadQuestion(question);
      } else {
        ReadReplies(question);
      }
    }
    ReadRepeatedReplies(document_);
    for (Question& question : document_.questions) {
      question.selection.all_left = AllLeft(question);
      any_mark |= HasMark(question);
      if (IsOpen(question.kind)) continue;
      ++document_.marks.closed;
      const SelectionStatus status = question.selection.status;
      lost += status == SelectionStatus::kLost;
      document_.marks.observed +=
          status == SelectionStatus::kObserved || status == SelectionStatus::kConflict;
    }
    if (document_.marks.closed == 0) {
      document_.marks.state = MarkState::kNone;
    } else if (IsBlank(lost)) {
      // Nothing was lost: the form was not filled in.
      document_.marks.state = MarkState::kBlank;
      for (Question& question : document_.questions) {
        if (question.selection.status == SelectionStatus::kLost) {
          question.selection.status = SelectionStatus::kUnmarked;
        }
      }
    } else if (lost == document_.marks.closed) {
      document_.marks.state = MarkState::kLost;
    } else {
      document_.marks.state = lost > 0 ? MarkState::kMixed : MarkState::kObserved;
    }
    if (document_.marks.state == MarkState::kLost && !any_mark) {
      document_.diagnostics.push_back({Severity::kWarning, "marks-lost",
                                       std::to_string(lost) +
                                           " closed questions and no selection mark in the source; "
                                           "selections were lost in conversion",
                                       0, 0});
    }
  }

 private:
  const SelectionHint& HintOf(const Question& question) const {
    return hints_.questions[static_cast<std::size_t>(&question - document_.questions.data())];
  }

  bool AllLeft(const Question& question) const {
    return HintOf(question).deletion && !question.options.empty() && !HasMark(question) &&
           question.selection.status == SelectionStatus::kUnmarked;
  }

  // Nothing is answered or selected, in several questions. Where most may have lost their marks, it
  // cannot be told.
  bool IsBlank(std::size_t lost) const {
    return document_.questions.size() >= kBlankQuestions &&
           2 * lost <= document_.questions.size() &&
           std::none_of(document_.questions.begin(), document_.questions.end(),
                        [](const Question& question) {
                          return question.answer || !question.selection.observed.empty() ||
                                 !question.replies.empty() || question.state == State::kSelected;
                        });
  }

  static bool HasMark(const Question& question) {
    return !question.mark.empty() ||
           std::any_of(question.options.begin(), question.options.end(),
                       [](const Option& option) { return !option.mark.empty(); });
  }

  void ReadQuestion(Question& question) {
    if (question.kind == Kind::kStatement) {
      question.selection.status = question.state == State::kSelected ? SelectionStatus::kObserved
                                                                     : SelectionStatus::kUnmarked;
      return;
    }
    if (HasMark(question)) return ReadMarks(question);
    const SelectionHint& hint = HintOf(question);
    if (!hint.reply.empty()) return ReadReplyCell(question, hint.reply);
    if (hint.deletion && question.options.size() == 1) return ReadOneLeft(question);
    if (question.answer && ReadNamed(question)) return;
    if (question.answer && ReadWord(question)) return;
    // Where options are deleted, those that are all left were not answered; nor is a row without a
    // mark in a table that has marks.
    const bool open =
        std::all_of(question.options.begin(), question.options.end(),
                    [](const Option& option) { return option.state == State::kUnselected; });
    question.selection.status =
        open || hint.deletion ? SelectionStatus::kUnmarked : SelectionStatus::kLost;
  }

  std::optional<ReplyWord> WordOf(Span reply) const {
    const std::string_view text = document_.Text(reply);
    const auto read = [&] { return ReadReplyWord(rules_, languages_, text); };
    return replies_ == nullptr ? read() : replies_->Of(text, languages_, read);
  }

  // Each of several people has a selection; the question has none of its own.
  void ReadReplies(Question& question) {
    std::size_t closed = 0;
    for (Reply& reply : question.replies) {
      reply.selection.status = SelectionStatus::kUnmarked;
      const std::optional<ReplyWord> word = WordOf(reply.text);
      if (!word || !(word->alone || question.kind == Kind::kYesNo)) continue;
      closed += word->value == Value::kYes || word->value == Value::kNo;
      Choice choice{word->value, kNoIndex, {}};
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (question.options[i].value == word->value) choice.option = static_cast<std::int32_t>(i);
      }
      reply.selection.observed.push_back(choice);
      reply.selection.status = SelectionStatus::kObserved;
    }
    if (question.kind == Kind::kText && 2 * closed >= question.replies.size()) {
      question.kind = Kind::kYesNo;
    }
    question.selection.status = SelectionStatus::kUnmarked;
    if (IsOpen(question.kind)) {
      for (Reply& reply : question.replies)
        reply.selection = Selection{SelectionStatus::kUnmarked, {}, {}, {}, {}};
    }
  }

  // "No" where "Yes / No" was printed with the order to delete what does not apply.
  void ReadOneLeft(Question& question) {
    const Option& left = question.options.front();
    question.selection.observed.push_back({left.value, 0, {}});
    question.selection.status = SelectionStatus::kObserved;
    question.selection.one_left = true;
    const bool yes_or_no = left.value == Value::kYes || left.value == Value::kNo;
    if (yes_or_no) question.kind = Kind::kYesNo;
    AddOneLeft(question, left.label.text);
  }

  void AddOneLeft(Question& question, Span said) const {
    const auto index = static_cast<std::int32_t>(&question - document_.questions.data());
    question.selection.evidence.push_back({std::string(built_in::kOneLeft.id), index, said});
  }

  // The cell of a table: a word of the vocabulary, or one of the table's own.
  void ReadReplyCell(Question& question, Span cell) {
    const std::optional<ReplyWord> reply = WordOf(cell);
    Choice choice{Value::kLabel, kNoIndex, cell};
    if (reply && reply->alone) choice = {reply->value, kNoIndex, {}};
    // A sentence is no choice, though another column holds the remarks.
    if (choice.value == Value::kLabel && cell.size() > kLongScale) {
      question.selection.status = SelectionStatus::kUnmarked;
      return;
    }
    const bool yes_or_no = choice.value == Value::kYes || choice.value == Value::kNo;
    if (question.kind == Kind::kText) question.kind = yes_or_no ? Kind::kYesNo : Kind::kChoice;
    question.selection.observed.push_back(choice);
    question.selection.status = SelectionStatus::kObserved;
  }

  void ReadMarks(Question& question) {
    Selection& selection = question.selection;
    const std::vector<std::uint32_t>& conflicts = HintOf(question).conflicts;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      const Option& option = question.options[i];
      const bool told = std::find(conflicts.begin(), conflicts.end(), i) != conflicts.end();
      if (option.state == State::kSelected || told) {
        selection.observed.push_back({option.value, static_cast<std::int32_t>(i), {}});
      }
    }
    const bool single = question.kind == Kind::kYesNo || question.kind == Kind::kSingleChoice;
    if (selection.observed.empty()) {
      selection.status = SelectionStatus::kUnmarked;
      if (question.answer) ReadWord(question);
    } else if (!conflicts.empty() || (single && selection.observed.size() > 1)) {
      selection.status = SelectionStatus::kConflict;
    } else {
      selection.status = SelectionStatus::kObserved;
    }
  }

  // A reply that is nothing but labels of options, or their letters or numbers: "B", "1, 3".
  bool ReadNamed(Question& question) {
    if (question.options.size() < 2) return false;
    const std::string_view said = document_.Text(question.answer->text);
    std::vector<Choice> chosen = NamedBy(question, said);
    if (chosen.empty()) chosen = NamedAbove(question, said);
    if (chosen.empty()) return false;
    question.selection.observed = std::move(chosen);
    question.selection.status = SelectionStatus::kObserved;
    if (question.kind == Kind::kSingleChoice && question.selection.observed.size() > 1) {
      question.selection.status = SelectionStatus::kConflict;
    }
    return true;
  }

  // The options that the text names, if it says nothing else.
  std::vector<Choice> NamedBy(const Question& question, std::string_view said) const {
    if (said.size() > kLongNames) return {};
    std::vector<Choice> chosen;
    const auto choose = [&](std::string_view name) {
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (!Names(name, question.options[i])) continue;
        chosen.push_back({question.options[i].value, static_cast<std::int32_t>(i), {}});
        return true;
      }
      return false;
    };
    if (choose(said)) return chosen;
    // Several, with commas between them, or the one before a remark.
    for (std::size_t begin = 0; begin < said.size();) {
      std::size_t end = begin;
      while (end < said.size() && !IsListSign(DecodeAt(said, end).value)) {
        end += DecodeAt(said, end).size;
      }
      if (!choose(said.substr(begin, end - begin))) return {};
      begin = end < said.size() ? end + DecodeAt(said, end).size : end;
    }
    return chosen;
  }

  // "(2)" on a line of its own above the reasons for it. Where the reasons are counted, too, it may
  // be one of their numbers.
  std::vector<Choice> NamedAbove(const Question& question, std::string_view said) const {
    const std::size_t end = said.find('\n');
    if (end == said.npos) return {};
    const std::string_view name = said.substr(0, end);
    const std::size_t below = said.find_first_not_of('\n', end);
    const bool counted =
        below == said.npos || OrdinalNamed(name) == 0 ||
        OrdinalNamed(said.substr(below, said.find_first_of(" \n", below) - below)) > 0;
    return counted ? std::vector<Choice>{} : NamedBy(question, name);
  }

  static bool IsListSign(char32_t c) {
    return c == ',' || c == ';' || c == '/' || c == '\n' || c == '&' || c == 0x3001 ||
           c == 0xFF0C || c == 0xFF1B || c == 0x60C;
  }

  // The text is the option's label, with or without its letter, or the letter alone.
  bool Names(std::string_view text, const Option& option) const {
    const std::string_view label = document_.Text(option.label.text);
    std::optional<Enumerator> letter = ReadEnumerator(label);
    if (!letter) letter = ReadOptionNumber(label);
    if (letter && letter->close == U' ') letter.reset();  // "2 children" may be any label
    if (letter && OrdinalNamed(text) == letter->ordinal) return true;
    const std::string key = WordingKey(text);
    return !key.empty() &&
           (key == WordingKey(label) || (letter && key == WordingKey(label.substr(letter->size))));
  }

  // A reply in words. It makes a question with a free prompt a closed one only where the word
  // stands by itself ("Yes, since 2019"), and is the reply to a closed one anyhow.
  bool ReadWord(Question& question) {
    const std::optional<ReplyWord> reply = WordOf(question.answer->text);
    if (!reply) return false;
    const bool closed = question.kind == Kind::kYesNo;
    const bool yes_or_no = reply->value == Value::kYes || reply->value == Value::kNo;
    const bool none = reply->value == Value::kNotApplicable || reply->value == Value::kUnknown;
    if (closed ? !(yes_or_no || (none && reply->alone)) : !(yes_or_no && reply->alone)) {
      return false;
    }
    if (!closed && question.kind != Kind::kText) return false;
    // What is asked for may as well be wanting: "无" says that there is nothing of it.
    if (!closed &&
        rules_.answers.Is(AnswerClass::kEmpty, document_.Text(question.answer->text), languages_)) {
      return false;
    }
    question.kind = Kind::kYesNo;
    Choice choice{reply->value, kNoIndex, {}};
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      if (question.options[i].value == reply->value) choice.option = static_cast<std::int32_t>(i);
    }
    question.selection.observed.push_back(choice);
    question.selection.status = SelectionStatus::kObserved;
    if (HintOf(question).deletion && reply->alone && question.options.empty()) {
      AddOneLeft(question, question.answer->text);
    }
    return true;
  }

  const FormRules& rules_;
  LanguageMask languages_;
  const SelectionHints& hints_;
  Document& document_;
  ReplyMemory* replies_;  // may be null
};

}  // namespace

void ReadSelections(const FormRules& rules, LanguageMask languages, const SelectionHints& hints,
                    Document& document, ReplyMemory* replies) {
  Reader(rules, languages, hints, document, replies).Run();
}

}  // namespace qsift
