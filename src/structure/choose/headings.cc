#include "src/structure/choose/headings.h"

#include "src/text/enumerator.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "src/rules/openers.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHeading = 160;  // bytes
constexpr std::size_t kLongTitle = 80;     // bytes; of a numbered one
constexpr int kNumberedRank = 40;

class Finder {
 public:
  Finder(const Blocks& blocks, const HeadingPlaces& places)
      : blocks_(blocks), places_(places), questions_(places.questions) {}

  std::vector<Heading> Run() {
    for (const NumberedLine& title : places_.titles) {
      taken_.insert(title.line);
      const bool section = title.rule->kind == OpenerKind::kSection;
      found_.push_back({title.line, title.number, title.text,
                        section ? title.rule->rank : kNumberedRank, false});
    }
    AddLettered();
    for (std::size_t i = 0; i < blocks_.size(); ++i) AddSigned(i);
    std::sort(found_.begin(), found_.end(),
              [](const Heading& a, const Heading& b) { return a.line < b.line; });
    return std::move(found_);
  }

 private:
  std::vector<NumberedLine>::const_iterator QuestionFrom(std::size_t line) const {
    return std::lower_bound(
        questions_.begin(), questions_.end(), line,
        [](const NumberedLine& question, std::size_t at) { return question.line < at; });
  }

  bool IsQuestion(std::size_t line) const {
    const auto found = QuestionFrom(line);
    return found != questions_.end() && found->line == line;
  }

  // Only notes, instructions, other headings and a few paragraphs of other text stand between
  // the line and the next question.
  bool LeadsToQuestion(std::size_t line, int paragraphs) const {
    for (std::size_t i = line + 1; i < blocks_.size() && i < line + 8; ++i) {
      if (IsQuestion(i) || places_.tables[i]) return true;
      const bool aside = places_.apart[i] || IsHeadingSign(blocks_, i) ||
                         blocks_.Opener(i, OpenerKind::kNote) != nullptr ||
                         blocks_.Opener(i, OpenerKind::kInstruction) != nullptr ||
                         blocks_.lines[i].blanks == 0 || IsShort(i);
      if (!aside && paragraphs-- == 0) return false;
    }
    return false;
  }

  // Right below the foot of a page, or whatever else says nothing of the form.
  bool IsUnderFoot(std::size_t line) const {
    return places_.apart[line - 1] && !places_.tables[line - 1];
  }

  // The number of the next question begins with the candidate's number, and that of the question
  // before it does not: "2" before "2.1", and no "1." in a list that answers 1.1.
  bool IsParent(const NumberedLine& candidate) const {
    const auto next = QuestionFrom(candidate.line);
    if (next == questions_.end() || !next->path.Extends(candidate.path)) return false;
    return next == questions_.begin() || !std::prev(next)->path.Extends(candidate.path);
  }

  // "A. wood" above "B. stone", or beside it: an item of a list.
  bool IsItem(std::size_t line) const {
    const std::string_view content = blocks_.Content(line);
    const std::optional<Enumerator> item = ReadEnumerator(content);
    if (!item || !item->letter) return false;
    const auto next = [&](std::string_view text) {
      const std::optional<Enumerator> found = ReadEnumerator(text);
      return found && found->letter && found->close == item->close &&
             found->ordinal == item->ordinal + 1;
    };
    if (line + 1 < blocks_.size() && blocks_.lines[line + 1].blanks == 0 &&
        next(blocks_.Content(line + 1))) {
      return true;
    }
    for (std::size_t at = content.find("  "); at != content.npos; at = content.find("  ", at + 1)) {
      const std::size_t begin = content.find_first_not_of(' ', at);
      if (begin != content.npos && next(content.substr(begin))) return true;
    }
    return false;
  }

  bool IsShort(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    return body.size() <= 100 && body.back() != '.';
  }

  // "A. Title": letters and Roman numbers count as a sequence that leads to questions.
  void AddLettered() {
    std::map<const OpenerStyle*, std::vector<NumberedLine>> styles;
    std::vector<NumberedLine> titles;
    for (const NumberedLine& candidate : FindNumbered(blocks_, OpenerKind::kSection, questions_)) {
      if (candidate.rule->named) continue;
      if (candidate.text.size() > kLongHeading || blocks_.Body(candidate.line).back() == '.')
        continue;
      if (candidate.line > 0 && blocks_.lines[candidate.line].blanks == 0 &&
          !IsUnderFoot(candidate.line)) {
        continue;
      }
      if (taken_.contains(candidate.line) || places_.tables[candidate.line] ||
          IsItem(candidate.line)) {
        continue;
      }
      if (candidate.rule->parent && !IsParent(candidate)) {
        if (IsNumberedTitle(candidate)) titles.push_back(candidate);
        continue;
      }
      if (LeadsToQuestion(candidate.line, 3)) styles[candidate.rule].push_back(candidate);
    }
    AddNumbered(titles);
    for (auto& [rule, candidates] : styles) {
      // A letter that stands a few paragraphs before its question counts between two that lead
      // to theirs straight on.
      std::vector<bool> straight;
      for (const NumberedLine& c : candidates) straight.push_back(LeadsToQuestion(c.line, 0));
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const bool in_row =
            (i > 0 && straight[i - 1] && Follows(candidates[i - 1], candidates[i])) ||
            (i + 1 < candidates.size() && straight[i + 1] &&
             Follows(candidates[i], candidates[i + 1]));
        const NumberedLine& candidate = candidates[i];
        if ((straight[i] || in_row) && taken_.insert(candidate.line).second) {
          found_.push_back({candidate.line, candidate.number, candidate.text, rule->rank, false});
        }
      }
    }
  }

  // "2. STAFF" right above a question: a title of another sequence than the questions'.
  bool IsNumberedTitle(const NumberedLine& candidate) const {
    const std::string_view title = blocks_.text.substr(candidate.text.begin, candidate.text.size());
    return title.size() <= kLongTitle && !title.ends_with('?') && !title.ends_with(':') &&
           !title.ends_with(';') && LeadsToQuestion(candidate.line, 0);
  }

  // Such titles count in capitals, or where two that follow one another both lead to a question:
  // the last item of a list in an answer leads to one, too.
  void AddNumbered(const std::vector<NumberedLine>& titles) {
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const bool in_row = (i > 0 && Follows(titles[i - 1], titles[i])) ||
                          (i + 1 < titles.size() && Follows(titles[i], titles[i + 1]));
      if (!in_row && !IsShouted(blocks_, titles[i].text)) continue;
      if (!taken_.insert(titles[i].line).second) continue;
      found_.push_back({titles[i].line, titles[i].number, titles[i].text, kNumberedRank, false});
    }
  }

  static bool Follows(const NumberedLine& a, const NumberedLine& b) {
    return a.path.depth == 1 && b.path.depth == 1 && b.path.at[0] == a.path.at[0] + 1;
  }

  void AddSigned(std::size_t line) {
    if (IsQuestion(line) || taken_.contains(static_cast<std::uint32_t>(line))) return;
    const LineFacts& facts = blocks_.facts[line];
    const auto at = static_cast<std::uint32_t>(line);
    if (const OpenerRule* rule = blocks_.RuleOfOpener(line, OpenerKind::kSection);
        rule != nullptr && rule->named && Stands(line)) {
      MatchView match;
      const std::string_view content = blocks_.Content(line);
      if (rule->pattern.MatchAt(content, 0, &match)) {
        const auto span = [&](std::string_view group) -> Span {
          if (group.data() == nullptr) return {facts.content.end, facts.content.end};
          const auto begin =
              facts.content.begin + static_cast<std::uint32_t>(group.data() - content.data());
          return {begin, begin + static_cast<std::uint32_t>(group.size())};
        };
        Heading heading{at, span(match[rule->pattern.Group("number")]),
                        span(match[rule->pattern.Group("title")]), rule->rank, false};
        if (!heading.title.empty()) heading.title.end = facts.content.end;
        if (facts.sign == Sign::kHeading) heading.rank = facts.level;
        found_.push_back(heading);
        return;
      }
    }
    const bool closing = blocks_.Opener(line, OpenerKind::kClosing) != nullptr;
    if (facts.sign == Sign::kHeading) {
      found_.push_back({at, {}, facts.content, facts.level, closing});
    } else if (closing && Stands(line) && EndsTheForm(line)) {
      const auto next = QuestionFrom(line);
      if (closed_before_ && *closed_before_ == next) return;  // the closing goes on
      closed_before_ = next;
      found_.push_back({at, {}, facts.content, kClosingRank, true});
    }
  }

  bool Stands(std::size_t line) const {
    return blocks_.Body(line).size() <= kLongHeading &&
           (line == 0 || blocks_.lines[line].blanks > 0 || blocks_.lines[line].page_break);
  }

  // No question follows that continues the count.
  bool EndsTheForm(std::size_t line) const {
    const auto next = QuestionFrom(line);
    if (next == questions_.end() || next == questions_.begin()) return true;
    auto last = std::prev(next);
    while (last->sub && last != questions_.begin()) --last;
    return next->path.at[0] <= last->path.at[0];
  }

  const Blocks& blocks_;
  const HeadingPlaces& places_;
  const std::vector<NumberedLine>& questions_;
  std::vector<Heading> found_;
  std::set<std::uint32_t> taken_;
  // The question before which the form was closed last.
  std::optional<std::vector<NumberedLine>::const_iterator> closed_before_;
};

}  // namespace

std::vector<Heading> FindHeadings(const Blocks& blocks, const HeadingPlaces& places) {
  return Finder(blocks, places).Run();
}

}  // namespace qsift
