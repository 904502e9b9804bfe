#include "src/structure/choose/sub_questions.h"

#include <algorithm>
#include <map>
#include <set>

#include "src/structure/lines/options.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 80;  // bytes
constexpr std::size_t kLongPart = 200;  // bytes; of what a part asks
constexpr std::size_t kFewBoxes = 2;    // on a line that ends with what can be chosen

class Finder {
 public:
  Finder(const Blocks& blocks, const std::vector<NumberedLine>& questions)
      : blocks_(blocks), questions_(questions) {}

  // The sub-questions among the candidates that stand in the lines of question `k`.
  void Read(std::size_t k, const std::vector<NumberedLine>& candidates,
            std::vector<NumberedLine>& out) const {
    std::map<const OpenerStyle*, std::vector<NumberedLine>> styles;
    for (const NumberedLine& candidate : candidates) {
      if (candidate.rule != questions_[k].rule) styles[candidate.rule].push_back(candidate);
    }
    std::vector<NumberedLine> best;
    for (const auto& [rule, members] : styles) {
      std::vector<NumberedLine> run = RunOf(k, members);
      if (run.size() > best.size()) best = std::move(run);
    }
    for (NumberedLine& line : best) {
      line.sub = true;
      out.push_back(line);
    }
  }

  // The line, at or before the candidate, is a heading above question `k`'s lines' end.
  bool Ends(std::size_t k, std::size_t line, const NumberedLine& candidate) const {
    const LineFacts& facts = blocks_.facts[line];
    if (blocks_.Opener(line, OpenerKind::kClosing) != nullptr) return true;
    if (facts.sign != Sign::kHeading) return false;
    return line != candidate.line || facts.level <= blocks_.facts[questions_[k].line].level;
  }

  // It does not ask, and ends like no sentence.
  bool IsTitle(const NumberedLine& line) const {
    const std::string_view content = blocks_.Content(line.line);
    return content.size() <= kLongTitle && !content.ends_with('.') && !HasQuestionMark(content) &&
           !AsksForReply(blocks_, line);
  }

 private:
  // "6a" and "6.1" under 6; under 5, where no 6 is printed.
  bool Repeats(std::size_t k, const NumberPath& path) const {
    const NumberPath& parent = questions_[k].path;
    if (path.depth != parent.depth + 1 || path.prefix != parent.prefix) return false;
    if (!std::equal(parent.at.begin(), parent.at.begin() + parent.depth - 1, path.at.begin())) {
      return false;
    }
    const std::uint16_t number = path.at[parent.depth - 1];
    const std::uint16_t last = parent.at[parent.depth - 1];
    if (number == last) return true;
    return number == last + 1 && k + 1 < questions_.size() &&
           questions_[k + 1].path.at[parent.depth - 1] == number + 1;
  }

  // The items 1, 2, 3 ... (or a, b, c) from the first on; empty where they are no questions.
  std::vector<NumberedLine> RunOf(std::size_t k, const std::vector<NumberedLine>& members) const {
    std::vector<NumberedLine> run;
    bool repeats = true;
    std::uint16_t due = 1;
    for (const NumberedLine& member : members) {
      const std::uint16_t number = member.path.at[member.path.depth - 1];
      const bool again = number == 1 && repeats && Repeats(k, member.path);
      if (number != due && !again) continue;
      if (!run.empty() && member.line == run.back().line) continue;
      due = static_cast<std::uint16_t>(number + 1);
      repeats &= Repeats(k, member.path);
      run.push_back(member);
    }
    std::size_t asking = 0;
    std::size_t apart = 0;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const bool next_at_once = i + 1 < run.size() && run[i + 1].line == run[i].line + 1 &&
                                blocks_.lines[run[i + 1].line].blanks == 0;
      if (AsksForReply(blocks_, run[i]) &&
          (!next_at_once || HasQuestionMark(blocks_.Content(run[i].line))))
        ++asking;
      if (blocks_.lines[run[i].line].blanks > 0) ++apart;
    }
    const bool replied =
        run.size() >= 2 && (EachReplied(k, run) || EachBoxed(k, run) || IsOneSentence(k, run));
    for (NumberedLine& part : run) part.replied = replied;
    const bool asked = replied || 2 * asking >= run.size();
    if (repeats ? asked || 2 * apart >= run.size() : asked && run.size() >= 2) return run;
    return {};
  }

  // "Please state: / (a) the staff; / <reply> / (b) the budget. / <reply>": the form prints the
  // parts, for they stand right below what it asks, each with other text under it.
  bool EachReplied(std::size_t k, const std::vector<NumberedLine>& run) const {
    const std::size_t first = run.front().line;
    for (std::size_t i = questions_[k].line + std::size_t{1}; i < first; ++i) {
      if (blocks_.lines[i].blanks > 0) return false;
    }
    bool waits = EndsInColon(blocks_.Content(first - 1)) || blocks_.Content(first).ends_with(';');
    for (std::size_t i = 0; i < run.size(); ++i) {
      const std::size_t line = run[i].line;
      const std::size_t end = LimitOfPart(k, run, i);
      const std::size_t reply = EndOfPart(k, run, i);
      const std::size_t size = blocks_.lines[reply - 1].body.end - blocks_.lines[line].body.begin;
      if (blocks_.lines[line].blanks == 0 || reply >= end || size > kLongPart) return false;
      waits |= HasQuestionMark(blocks_.Content(reply - 1));
    }
    return waits;
  }

  // Where the next part or the next question begins.
  std::size_t LimitOfPart(std::size_t k, const std::vector<NumberedLine>& run,
                          std::size_t i) const {
    if (i + 1 < run.size()) return run[i + 1].line;
    return k + 1 < questions_.size() ? questions_[k + 1].line : blocks_.size();
  }

  // The line after the part's own: where the next one begins, or a blank line stands.
  std::size_t EndOfPart(std::size_t k, const std::vector<NumberedLine>& run, std::size_t i) const {
    const std::size_t end = LimitOfPart(k, run, i);
    std::size_t line = run[i].line + 1;
    while (line < end && blocks_.lines[line].blanks == 0) ++line;
    return line;
  }

  // "a) the roof ...... Yes [ ] No [x]": each part ends with boxes of its own.
  bool EachBoxed(std::size_t k, const std::vector<NumberedLine>& run) const {
    for (std::size_t i = 0; i < run.size(); ++i) {
      const std::size_t last = EndOfPart(k, run, i) - 1;
      Span text = blocks_.facts[last].content;
      if (last == run[i].line) text.begin = run[i].text.begin;
      std::vector<FoundOption> boxes;
      if (ReadInlineOptions(blocks_, last, text, boxes) >= blocks_.lines[last].body.end ||
          boxes.size() < kFewBoxes || boxes.front().mark.empty()) {
        return false;
      }
    }
    return true;
  }

  // "How many places are / (a) taken, / (b) free?": the parts stand apart and end what the question
  // begins to ask.
  bool IsOneSentence(std::size_t k, const std::vector<NumberedLine>& run) const {
    const std::size_t first = run.front().line;
    if (first == 0) return false;
    const std::string_view stem = blocks_.Content(first - 1);
    if (stem.empty() || EndsInStop(stem) || EndsInColon(stem) ||
        HasQuestionMark(blocks_.Content(questions_[k].line))) {
      return false;
    }
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (blocks_.lines[run[i].line].blanks == 0) return false;
      const std::string_view end = blocks_.Content(EndOfPart(k, run, i) - 1);
      const bool last = i + 1 == run.size();
      if (last ? QuestionMarkAtEnd(end) == 0 : !end.ends_with(',') && !end.ends_with(';')) {
        return false;
      }
    }
    return true;
  }

  const Blocks& blocks_;
  const std::vector<NumberedLine>& questions_;
};

}  // namespace

SubQuestions FindSubQuestions(const Blocks& blocks, const std::vector<NumberedLine>& candidates,
                              const std::vector<NumberedLine>& questions) {
  SubQuestions found;
  if (questions.empty()) return found;
  const Finder finder(blocks, questions);
  std::vector<NumberedLine>& all = found.questions;
  std::vector<NumberedLine> inside;
  std::size_t titles = 0;
  std::size_t tops = 0;
  std::set<std::uint32_t> freed;  // lines of parts that are questions of their own
  auto candidate = candidates.begin();
  for (std::size_t k = 0; k < questions.size(); ++k) {
    if (!questions[k].sub && k + 1 < questions.size() && questions[k + 1].sub &&
        questions[k + 1].line == questions[k].line + 1 && finder.IsTitle(questions[k])) {
      found.headings.push_back(questions[k]);  // "1.1 Policy" over 1.1.1
      for (std::size_t i = k + 1; i < questions.size() && questions[i].sub; ++i) {
        freed.insert(questions[i].line);
      }
      continue;
    }
    all.push_back(questions[k]);
    if (questions[k].sub) {
      all.back().sub = !freed.contains(questions[k].line);
      continue;
    }
    ++tops;
    const std::size_t end = k + 1 < questions.size() ? questions[k + 1].line : blocks.size();
    while (candidate != candidates.end() && candidate->line <= questions[k].line) ++candidate;
    inside.clear();
    // A heading ends what belongs to the question.
    bool open = true;
    std::size_t line = questions[k].line + 1;
    for (; candidate != candidates.end() && candidate->line < end; ++candidate) {
      for (; open && line <= candidate->line; ++line) open = !finder.Ends(k, line, *candidate);
      if (open) inside.push_back(*candidate);
    }
    if (inside.empty()) continue;
    const std::size_t before = all.size();
    finder.Read(k, inside, all);
    if (all.size() > before && finder.IsTitle(questions[k]) &&
        all[before].line == questions[k].line + 1) {
      ++titles;
    }
  }
  if (titles >= 2 && titles == tops) {
    for (NumberedLine& line : all) {
      if (line.sub) continue;
      found.headings.push_back(line);
    }
    std::erase_if(all, [](const NumberedLine& line) { return !line.sub; });
    for (NumberedLine& line : all) line.sub = false;
  }
  return found;
}

}  // namespace qsift
