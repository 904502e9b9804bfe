#include "src/structure/read/reply_habits.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/options.h"
#include "src/structure/read/list_habits.h"
#include "src/structure/read/respondents.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewLabels = 3;    // questions that show a label that recurs, at least
constexpr std::size_t kFewLines = 3;     // questions that show a line that recurs, at least
constexpr std::size_t kNearPrompt = 6;   // lines; a help text stands no further below a prompt
constexpr std::size_t kShortHelp = 12;   // bytes; a shorter line that recurs is no help text
constexpr std::size_t kFewestLists = 2;  // questions over a list, at least
constexpr std::size_t kKeptValues = 4;

bool IsSign(char c) { return c == '*' || c == '_'; }

// A label and what stands after it, over all questions.
struct Seen {
  std::size_t questions = 0;
  std::size_t last = static_cast<std::size_t>(-1);  // question
  std::size_t filled = 0;                           // with a text after it
  std::size_t same = 0;                             // as one of the first texts
  std::size_t bytes = 0;                            // of the texts up to the next label
  std::size_t order = 0;                            // of its first line among the labels
  std::size_t followed = 0;                         // questions in which other text follows
  bool reply = false;                               // the rules know it
  std::array<std::string_view, kKeptValues> values{};
};

class Gatherer {
 public:
  Gatherer(const Blocks& blocks, const FurnitureLines& furniture, const Respondents& respondents)
      : blocks_(blocks),
        furniture_(furniture),
        respondents_(respondents),
        lists_(blocks, furniture, respondents) {}

  void Add(std::size_t question, const QuestionExtent& extent) {
    Seen* open = nullptr;
    bool any = false;
    bool quoted = false;
    bool after_quote = false;
    std::size_t near = 0;
    std::size_t boxes = 0;
    ticked_here_ = false;
    for (std::size_t line = extent.begin; line < extent.end; ++line) {
      if (!IsSaid(blocks_, furniture_, line)) continue;
      const Sign sign = blocks_.facts[line].sign;
      any = true;
      if (sign == Sign::kQuote) {
        if (!quoted) alike_ += quote_heads_.insert(blocks_.Content(line)).second ? 0U : 1U;
        quoted = true;
        after_quote = false;
      } else if (quoted) {
        after_quote = true;
      }
      if (near++ < kNearPrompt) AddLine(question, extent, line);
      AddLabel(question, extent, line, open);
      if (boxes < 2 && near <= 2 * kNearPrompt) boxes += IsBoxed(line);
    }
    answered_ += any;
    boxed_ += boxes > 1;
    if (quoted) ++(after_quote ? quotes_above_ : quotes_last_);
    ticked_ += ticked_here_ || (extent.begin > 0 && HasTick(extent.begin - 1));
    lists_.Add(extent);
  }

  std::size_t answered() const { return answered_; }
  const std::unordered_map<std::string_view, Seen>& labels() const { return labels_; }
  // Quotes that begin alike are notes of one kind.
  bool Quotes() const {
    return quotes_last_ >= 1 && quotes_last_ > 2 * quotes_above_ && 3 * alike_ <= quotes_last_;
  }

  bool Boxed() const { return boxed_ >= kFewestLists && 2 * boxed_ >= answered_; }

  // Where boxes are ticked the form is filled in: a list without boxes is a reply.
  bool Lists() const { return !Ticked() && lists_.Choices(); }

  const ListHabits& lists() const { return lists_; }

  bool Ticked() const { return ticked_ >= kFewestLists; }

  void TakeLines(std::unordered_set<std::string_view>& help,
                 std::unordered_set<std::string_view>& items) const {
    for (const auto& [content, line] : lines_) {
      if (line.questions < kFewLines || !line.varied || line.grouped) continue;
      const bool sentence = EndsInStop(content) || EndsInColon(content);
      if (sentence || 2 * line.questions >= answered_) help.insert(content);
    }
    // Lines that always stand above such a line are of the same text.
    for (std::size_t more = 1; more > 0;) {
      more = 0;
      for (const auto& [content, line] : lines_) {
        if (line.questions < kFewLines || line.varied || line.grouped || help.contains(content))
          continue;
        if (help.contains(line.next)) more += help.insert(content).second ? 1U : 0U;
      }
    }
    lists_.TakeItems(items);
  }

 private:
  struct SeenLine {
    std::size_t questions = 0;
    std::size_t last = static_cast<std::size_t>(-1);
    std::string_view next;  // the text after it where it stands first
    bool varied = false;    // another text stands after it elsewhere
    bool grouped = false;   // it is one of a list
  };

  std::size_t NextSaid(std::size_t line, std::size_t end) const {
    ++line;
    while (line < end && !IsSaid(blocks_, furniture_, line)) ++line;
    return line;
  }

  bool IsBoxed(std::size_t line) {
    std::vector<FoundOption> options;
    if (ReadOptionLine(blocks_, line, options) != OptionEvidence::kMarked ||
        options.front().mark.empty()) {
      return false;
    }
    ticked_here_ |= std::any_of(options.begin(), options.end(), [](const FoundOption& option) {
      return option.state == State::kSelected;
    });
    return true;
  }

  // A ticked box stands on the line of the prompt.
  bool HasTick(std::size_t line) const {
    const std::vector<FoundMark> marks = FindMarks(blocks_, blocks_.Content(line));
    return marks.size() >= 2 && std::any_of(marks.begin(), marks.end(), [](const FoundMark& mark) {
             return !mark.words && mark.state == State::kSelected;
           });
  }

  void AddLine(std::size_t question, const QuestionExtent& extent, std::size_t line) {
    const LineFacts& facts = blocks_.facts[line];
    if (facts.sign == Sign::kBullet || facts.sign == Sign::kTable || facts.sign == Sign::kCode ||
        blocks_.Opener(line, OpenerKind::kNumber) != nullptr) {
      return;
    }
    const std::string_view content = blocks_.Content(line);
    if (content.size() < kShortHelp || !IsPlain(blocks_, line)) return;
    if (respondents_.On(blocks_, line)) return;  // who says the same each time replies
    SeenLine& seen = lines_[content];
    if (seen.last == question) {
      seen.grouped = true;
      return;
    }
    seen.last = question;
    ++seen.questions;
    const std::size_t below = NextSaid(line, extent.end);
    const std::string_view next = below < extent.end ? blocks_.Content(below) : "";
    if (next.empty()) seen.grouped = true;
    if (seen.questions == 1) seen.next = next;
    seen.varied |= seen.next != next;
    // A neighbour that recurs, too, makes the two items of a list, unless they are sentences.
    const auto recurs = [&](std::size_t other) {
      const auto found = lines_.find(blocks_.Content(other));
      return found != lines_.end() && found->second.questions > 1;
    };
    if (seen.questions > 1 && line > extent.begin && blocks_.lines[line].blanks == 0 &&
        !EndsInStop(content) && recurs(line - 1)) {
      seen.grouped = true;
      lines_[blocks_.Content(line - 1)].grouped = true;
    }
  }

  void AddLabel(std::size_t question, const QuestionExtent& extent, std::size_t line, Seen*& open) {
    const std::optional<LineLabel> label = ReadLineLabel(blocks_, line);
    if (label && respondents_.On(blocks_, line)) return;
    if (!label) {
      if (open != nullptr) open->bytes += blocks_.lines[line].body.size();
      return;
    }
    Seen& seen = labels_[label->name];
    open = &seen;
    seen.bytes += label->value.size();
    if (seen.last == question) return;
    seen.last = question;
    if (seen.questions++ == 0) seen.order = labels_.size();
    if (NextSaid(line, extent.end) < extent.end) ++seen.followed;
    seen.reply |= blocks_.Opener(line, OpenerKind::kReply) != nullptr;
    if (label->value.empty()) return;
    const std::string_view value = blocks_.text.substr(label->value.begin, label->value.size());
    ++seen.filled;
    for (std::string_view& kept : seen.values) {
      if (kept.empty()) {
        kept = value;
        break;
      }
      if (kept == value) {
        ++seen.same;
        break;
      }
    }
  }

  const Blocks& blocks_;
  const FurnitureLines& furniture_;
  const Respondents& respondents_;
  std::unordered_map<std::string_view, Seen> labels_;
  std::unordered_map<std::string_view, SeenLine> lines_;
  std::size_t answered_ = 0;      // questions with lines under them
  std::size_t quotes_last_ = 0;   // questions that end with a quote
  std::size_t quotes_above_ = 0;  // questions with text under a quote
  std::unordered_set<std::string_view> quote_heads_;
  std::size_t alike_ = 0;  // quotes that begin as an earlier one
  bool ticked_here_ = false;
  std::size_t ticked_ = 0;  // questions with a ticked box
  std::size_t boxed_ = 0;   // questions with boxes under them
  ListHabits lists_;
};

// "A" beside "B": letters of a list.
bool IsListLetter(std::string_view name, const std::unordered_map<std::string_view, Seen>& labels) {
  if (name.size() != 1) return false;
  const char next = static_cast<char>(name[0] + 1);
  const char previous = static_cast<char>(name[0] - 1);
  return labels.contains(std::string_view(&next, 1)) ||
         labels.contains(std::string_view(&previous, 1));
}

}  // namespace

ReplyHabits::ReplyHabits(const Blocks& blocks, const FurnitureLines& furniture,
                         const std::vector<QuestionExtent>& extents,
                         const Respondents& respondents) {
  Gatherer gatherer(blocks, furniture, respondents);
  for (std::size_t k = 0; k < extents.size(); ++k) gatherer.Add(k, extents[k]);
  quotes_ = gatherer.Quotes();
  lists_ = gatherer.Lists();
  lettered_ = gatherer.lists().Lettered();
  boxed_ = gatherer.Boxed();
  ticked_ = gatherer.Ticked();
  lost_ = gatherer.lists().Lost() && !boxed_ && !ticked_;
  gatherer.TakeLines(help_, items_);
  const auto& labels = gatherer.labels();
  letters_ = IsListLetter("A", labels);
  const Seen* best = nullptr;
  std::string_view best_name;
  for (const auto& [name, seen] : labels) {
    const bool recurs = seen.questions >= kFewLabels && 2 * seen.questions >= gatherer.answered();
    if (!recurs || IsListLetter(name, labels) ||
        blocks.rules->words.ValueOf(name) != Value::kLabel) {
      continue;
    }
    // Texts that are nearly all the same, with others under them, tell of the question.
    if (!seen.reply && 2 * seen.same >= seen.filled && 10 * seen.followed >= 9 * seen.questions) {
      told_.insert(name);
      continue;
    }
    others_.insert(name);
    const bool better = best == nullptr || (seen.reply != best->reply   ? seen.reply
                                            : seen.bytes != best->bytes ? seen.bytes > best->bytes
                                                                        : seen.order < best->order);
    if (!better) continue;
    best = &seen;
    best_name = name;
  }
  if (best == nullptr) return;
  on_label_lines_ = best->filled >= kFewLabels && 4 * best->filled >= 3 * best->questions;
  replies_.insert(best_name);
  others_.erase(best_name);
}

std::optional<Span> ReplyHabits::ReplyOn(const Blocks& blocks, std::size_t line) const {
  if (const SpokenLine& spoken = blocks.spoken[line]; spoken.BeginsReply()) {
    Span value = blocks.facts[line].content;
    value.begin += spoken.label;
    return value;
  }
  if (const OpenerRule* rule = blocks.RuleOfOpener(line, OpenerKind::kReply)) {
    const PlainText plain = PlainBeginning(blocks.Content(line));
    MatchView match;
    const bool letter = letters_ && plain.text().size() > 1 && !WordBeginsAt(plain.text(), 1);
    if (!letter && rule->pattern.MatchAt(plain.text(), 0, &match)) {
      Span value = blocks.facts[line].content;
      value.begin += std::min(value.size(), plain.Offset(match[0].size()));
      while (!value.empty() && IsSign(blocks.text[value.begin]) &&
             (value.size() == 1 || IsSpace(blocks.text[value.begin + 1]) ||
              IsSign(blocks.text[value.begin + 1]))) {
        ++value.begin;
      }
      return Trimmed(blocks.text, value);
    }
  }
  if (replies_.empty()) return std::nullopt;
  const std::optional<LineLabel> label = ReadLineLabel(blocks, line);
  if (!label || !replies_.contains(label->name)) return std::nullopt;
  return label->value;
}

bool ReplyHabits::IsHelp(const Blocks& blocks, std::size_t line) const {
  if (help_.empty() && told_.empty()) return false;
  if (blocks.Opener(line, OpenerKind::kReply) != nullptr) return false;
  if (help_.contains(blocks.Content(line))) return true;
  if (told_.empty()) return false;
  const std::optional<LineLabel> label = ReadLineLabel(blocks, line);
  return label && told_.contains(label->name);
}

bool ReplyHabits::IsRemark(const Blocks& blocks, std::string_view name) {
  const auto found = blocks.rules->columns.find(Folded(name));
  return found != blocks.rules->columns.end() && found->second == ColumnRole::kNotes;
}

bool ReplyHabits::IsOtherLabel(const Blocks& blocks, std::size_t line) const {
  if (others_.empty()) return false;
  const std::optional<LineLabel> label = ReadLineLabel(blocks, line);
  return label && others_.contains(label->name);
}

}  // namespace qsift
