#include "src/structure/choose/numbering.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "src/structure/choose/number_sequence.h"

namespace qsift {
namespace {

constexpr std::size_t kFewestOthers = 3;  // members of a sequence beside the chosen one

// What the lines of one sequence have in common.
struct Look {
  const OpenerStyle* rule;
  Sign sign;
  std::uint8_t level;
  bool indented;
  std::uint32_t shape;
  friend bool operator<(const Look& a, const Look& b) {
    return std::tie(a.rule, a.sign, a.level, a.indented, a.shape) <
           std::tie(b.rule, b.sign, b.level, b.indented, b.shape);
  }
};

bool BeginsWith(const NumberPath& path, const NumberPath& parent) {
  return path.prefix == parent.prefix && path.Extends(parent);
}

// Each member's number begins the number of the question after it: "2." before "2.1".
bool AreParents(const std::vector<NumberedLine>& members,
                const std::vector<NumberedLine>& questions) {
  return std::all_of(members.begin(), members.end(), [&](const NumberedLine& member) {
    const auto next = std::upper_bound(
        questions.begin(), questions.end(), member.line,
        [](std::uint32_t line, const NumberedLine& question) { return line < question.line; });
    return next != questions.end() && BeginsWith(next->path, member.path);
  });
}

// A member of the lines, which are ordered, stands on the line.
bool Holds(const std::vector<NumberedLine>& lines, std::uint32_t line) {
  const auto found =
      std::lower_bound(lines.begin(), lines.end(), line,
                       [](const NumberedLine& a, std::uint32_t at) { return a.line < at; });
  return found != lines.end() && found->line == line;
}

// Questions whose number begins with that of one before them are parts of it.
void MarkParts(std::vector<NumberedLine>& questions) {
  const NumberedLine* whole = nullptr;
  for (NumberedLine& question : questions) {
    question.sub = whole != nullptr && BeginsWith(question.path, whole->path);
    if (!question.sub) whole = &question;
  }
}

}  // namespace

bool IsStarred(const Blocks& blocks, std::size_t line) {
  return blocks.facts[line].sign == Sign::kBullet && blocks.Body(line).front() == '*';
}

Numbering ChooseQuestions(const Blocks& blocks, const std::vector<NumberedLine>& candidates) {
  std::vector<std::uint32_t> headings;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (IsHeadingSign(blocks, i)) headings.push_back(static_cast<std::uint32_t>(i));
  }
  std::map<Look, std::vector<NumberedLine>> looks;
  for (const NumberedLine& candidate : candidates) {
    const LineFacts& facts = blocks.facts[candidate.line];
    const Sign sign = IsStarred(blocks, candidate.line) ? Sign::kNone : facts.sign;
    const Look look =
        candidate.shape == 0
            ? Look{candidate.rule, sign, facts.level, blocks.lines[candidate.line].indent >= 2, 0}
            : Look{candidate.rule, Sign::kNone, 0, false, candidate.shape};
    looks[look].push_back(candidate);
  }
  std::vector<NumberSequence> sequences;
  for (const auto& [look, members] : looks) {
    sequences.emplace_back(blocks, members, headings).Solve();
  }
  auto best = std::max_element(
      sequences.begin(), sequences.end(),
      [](const NumberSequence& a, const NumberSequence& b) { return a.score() < b.score(); });
  if (best == sequences.end() || best->score() < kEnoughOfSequence) return {};
  std::vector<NumberedLine> chosen = best->Members();
  // Letters under numbers are parts of the numbered ones, however many there are.
  for (auto other = sequences.begin(); chosen.front().rule->part && other != sequences.end();
       ++other) {
    if (other->score() < kEnoughOfSequence) continue;
    std::vector<NumberedLine> members = other->Members();
    if (members.size() < 2 || members.front().rule->part ||
        members.front().line > chosen.front().line) {
      continue;
    }
    best = other;
    chosen = std::move(members);
  }
  // Other looks number the questions of other parts of the document, or those that the best one's
  // questions are part of.
  for (NumberSequence& other : sequences) {
    if (&other == &*best || other.score() < 2 * kEnoughOfSequence) continue;
    const std::vector<NumberedLine> members = other.Members();
    const bool apart =
        members.back().line < chosen.front().line || members.front().line > chosen.back().line;
    const auto asking = std::count_if(members.begin(), members.end(), [&](const NumberedLine& m) {
      return m.rule->strong || EndsLikeQuestion(blocks, m);
    });
    // A list in the last answer stands apart, too; questions ask.
    const bool parents = !apart && AreParents(members, chosen);
    if ((!apart && !parents) || members.size() < 2 || 2 * asking < std::ssize(members)) continue;
    chosen.insert(chosen.end(), members.begin(), members.end());
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const NumberedLine& a, const NumberedLine& b) { return a.line < b.line; });
  // Two styles may match one line: "Q4." and a letter with a number.
  const auto same =
      std::unique(chosen.begin(), chosen.end(),
                  [](const NumberedLine& a, const NumberedLine& b) { return a.line == b.line; });
  chosen.erase(same, chosen.end());
  MarkParts(chosen);
  std::vector<NumberedLine> rest;
  for (NumberSequence& other : sequences) {
    if (&other == &*best || other.score() < kEnoughOfSequence) continue;
    std::vector<NumberedLine> members = other.Members();
    if (members.size() < kFewestOthers) continue;
    std::copy_if(members.begin(), members.end(), std::back_inserter(rest),
                 [&](const NumberedLine& m) { return !Holds(chosen, m.line); });
  }
  std::stable_sort(rest.begin(), rest.end(),
                   [](const NumberedLine& a, const NumberedLine& b) { return a.line < b.line; });
  rest.erase(std::unique(rest.begin(), rest.end(),
                         [](const auto& a, const auto& b) { return a.line == b.line; }),
             rest.end());
  return {std::move(chosen), std::move(rest)};
}

}  // namespace qsift
