#include "src/structure/choose/numbering.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "src/rules/rules.h"
#include "src/structure/lines/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// Evidence weights. A consecutive number outweighs any doubt about the looks of its line, a break
// in the sequence outweighs a few good looks.
constexpr double kBase = 0.4;         // a numbered line as such
constexpr double kStrongStyle = 0.6;  // "Question 4:"
constexpr double kBlankBefore = 0.3;
constexpr double kAsks = 0.5;             // it ends with "?" or ":" or a required mark
constexpr double kInsideText = -0.5;      // the line before it goes on without a blank line
constexpr double kBare = -0.6;            // the next item follows at once: a list, not questions
constexpr double kTitle = -0.9;           // in capitals, right above another number
constexpr double kNext = 1.0;             // the number that was due
constexpr double kGap = 0.2;              // one to four numbers are missing
constexpr double kTwice = -1.0;           // the number stands for the second time
constexpr double kRestart = -1.0;         // counting begins anew after a heading
constexpr double kLateStart = -0.6;       // the sequence does not begin with 1
constexpr double kEnough = 1.15;          // what a sequence needs to count
constexpr std::size_t kFewestOthers = 3;  // members of a sequence beside the chosen one
constexpr char32_t kCircledOne = 0x2460;

struct PathHash {
  std::size_t operator()(const NumberPath& path) const {
    std::size_t hash = path.prefix;
    for (std::size_t i = 0; i < path.depth; ++i) hash = hash * 1000003 + path.at[i];
    return hash * 31 + path.depth;
  }
};

NumberPath Prefix(NumberPath path, std::size_t depth) {
  for (std::size_t i = depth; i < NumberPath::kMaxDepth; ++i) path.at[i] = 0;
  path.depth = static_cast<std::uint8_t>(depth);
  return path;
}

bool EndsLikeQuestion(const Blocks& blocks, const NumberedLine& candidate) {
  return blocks.facts[candidate.line].required || Asks(blocks.Content(candidate.line));
}

// The best sequence through the candidates of one look, found in one pass: the best score that
// ends at each candidate follows from the best scores that end at the numbers before it.
class Sequence {
 public:
  Sequence(const Blocks& blocks, const std::vector<NumberedLine>& candidates,
           const std::vector<std::uint32_t>& headings)
      : blocks_(blocks), candidates_(candidates), headings_(headings) {}

  void Solve() {
    const std::size_t count = candidates_.size();
    score_.resize(count);
    before_.assign(count, kNoIndex);
    for (std::size_t i = 0; i < count; ++i) Extend(i);
  }

  double score() const { return best_ == kNoIndex ? 0 : score_[static_cast<std::size_t>(best_)]; }

  std::vector<NumberedLine> Members() const {
    std::vector<NumberedLine> members;
    for (std::int32_t i = best_; i != kNoIndex; i = before_[static_cast<std::size_t>(i)]) {
      members.push_back(candidates_[static_cast<std::size_t>(i)]);
    }
    std::reverse(members.begin(), members.end());
    return members;
  }

 private:
  double Looks(std::size_t i) const {
    const NumberedLine& candidate = candidates_[i];
    const Line& line = blocks_.lines[candidate.line];
    double looks = kBase;
    if (candidate.rule->strong) looks += kStrongStyle;
    const bool asks = EndsLikeQuestion(blocks_, candidate) || HasInlineOptions(candidate);
    if (asks) looks += kAsks;
    if (line.blanks > 0 || candidate.line == 0) {
      looks += kBlankBefore;
    } else if (!IsHeadingSign(blocks_, candidate.line - 1) && !EndsSentence(candidate.line - 1)) {
      looks += kInsideText;
    }
    const bool bare = i + 1 < candidates_.size() && candidates_[i + 1].line == candidate.line + 1 &&
                      blocks_.lines[candidate.line + 1].blanks == 0;
    if (bare && !asks) looks += kBare;
    if (!asks && IsShouted(blocks_, candidate.text) && LeadsToNumber(i)) looks += kTitle;
    return looks;
  }

  bool HasInlineOptions(const NumberedLine& candidate) const {
    std::vector<FoundOption> options;
    return ReadInlineOptions(blocks_, candidate.line, candidate.text, options) <
           blocks_.lines[candidate.line].body.end;
  }

  // The next candidate stands right below, without a reply between.
  bool LeadsToNumber(std::size_t i) const {
    const std::size_t next = candidates_[i].line + 1;
    return next < blocks_.size() && blocks_.Opener(next, OpenerKind::kNumber) != nullptr;
  }

  bool EndsSentence(std::size_t line) const {
    const std::string_view body = blocks_.Body(line);
    const char last = body.back();
    return last == '.' || last == '?' || last == '!' || last == ':' || last == '*' ||
           !IsAscii(last) || body.size() < 30;
  }

  void Extend(std::size_t i) {
    const NumberPath& path = candidates_[i].path;
    double best = IsStart(path) ? 0 : kLateStart;
    std::int32_t from = kNoIndex;
    const auto consider = [&](const NumberPath& wanted, double bonus) {
      const auto found = ends_.find(wanted);
      if (found == ends_.end()) return;
      const double score = score_[static_cast<std::size_t>(found->second)] + bonus;
      if (score > best) {
        best = score;
        from = found->second;
      }
    };
    // The same number once more: a slip of the form, where the line asks by itself.
    if (path.depth == 1 && blocks_.lines[candidates_[i].line].blanks > 0 &&
        EndsLikeQuestion(blocks_, candidates_[i])) {
      consider(path, kTwice);
    }
    // The number due: the next sibling, or the first descendant of an ancestor's next sibling.
    for (std::size_t depth = path.depth; depth > 0; --depth) {
      NumberPath due = Prefix(path, depth);
      const std::uint16_t last = due.at[depth - 1];
      for (std::uint16_t gap = 1; gap <= 5 && gap <= last; ++gap) {
        due.at[depth - 1] = static_cast<std::uint16_t>(last - gap);
        if (due.at[depth - 1] > 0) consider(due, gap == 1 ? kNext : kGap);
      }
      if (last > 1) break;
      if (depth > 1) consider(Prefix(path, depth - 1), kNext);
    }
    // "BCR-01" behind "AIS-04": letters of their own need no heading.
    const bool letters = best_ != kNoIndex && path.prefix != 0 && path.depth > 1 &&
                         candidates_[static_cast<std::size_t>(best_)].path.prefix != path.prefix;
    if (IsStart(path) && best_ != kNoIndex && (letters || HeadingBetween(i))) {
      const double score = score_[static_cast<std::size_t>(best_)] + kRestart;
      if (score > best) {
        best = score;
        from = best_;
      }
    }
    score_[i] = best + Looks(i);
    before_[i] = from;
    Record(path, static_cast<std::int32_t>(i));
  }

  static bool IsStart(const NumberPath& path) {
    return std::all_of(path.at.begin(), path.at.begin() + path.depth,
                       [](std::uint16_t n) { return n <= 1; });
  }

  // Counting may begin anew only behind a heading that stands after all of the sequence so far.
  bool HeadingBetween(std::size_t i) const {
    const std::uint32_t last = candidates_[static_cast<std::size_t>(best_)].line;
    const auto heading = std::upper_bound(headings_.begin(), headings_.end(), last);
    return heading != headings_.end() && *heading < candidates_[i].line;
  }

  void Record(const NumberPath& path, std::int32_t i) {
    const double score = score_[static_cast<std::size_t>(i)];
    for (std::size_t depth = 1; depth <= path.depth; ++depth) {
      const auto [entry, added] = ends_.try_emplace(Prefix(path, depth), i);
      if (!added && score_[static_cast<std::size_t>(entry->second)] <= score) entry->second = i;
    }
    if (best_ == kNoIndex || score_[static_cast<std::size_t>(best_)] <= score) best_ = i;
  }

  const Blocks& blocks_;
  const std::vector<NumberedLine>& candidates_;
  const std::vector<std::uint32_t>& headings_;
  std::vector<double> score_;
  std::vector<std::int32_t> before_;
  std::unordered_map<NumberPath, std::int32_t, PathHash> ends_;
  std::int32_t best_ = kNoIndex;
};

// What the lines of one sequence have in common.
struct Look {
  const OpenerRule* rule;
  Sign sign;
  std::uint8_t level;
  bool indented;
  friend bool operator<(const Look& a, const Look& b) {
    return std::tie(a.rule, a.sign, a.level, a.indented) <
           std::tie(b.rule, b.sign, b.level, b.indented);
  }
};

bool BeginsWith(const NumberPath& path, const NumberPath& parent) {
  return path.prefix == parent.prefix && path.Extends(parent);
}

// Each member's number begins the number of the question behind it: "2." before "2.1".
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

NumberPath ParseNumber(std::string_view number) {
  NumberPath path;
  const auto push = [&](std::uint32_t value) {
    if (path.depth < NumberPath::kMaxDepth) {
      path.at[path.depth++] = static_cast<std::uint16_t>(std::min(value, 0xFFFFU));
    }
  };
  for (std::size_t i = 0; i < number.size();) {
    const CodePoint c = DecodeAt(number, i);
    if (DigitValue(c.value) >= 0) {
      std::uint32_t value = 0;
      while (i < number.size() && DigitValue(DecodeAt(number, i).value) >= 0) {
        const CodePoint digit = DecodeAt(number, i);
        value = std::min(value * 10 + static_cast<std::uint32_t>(DigitValue(digit.value)), 0xFFFFU);
        i += digit.size;
      }
      push(value);
      continue;
    }
    if (c.value >= kCircledOne && c.value < kCircledOne + 20) {
      push(static_cast<std::uint32_t>(c.value - kCircledOne + 1));
    } else if (IsAsciiAlpha(number[i])) {
      const char lower = ToAsciiLower(number[i]);
      const bool prefix = path.depth == 0 && number.size() > 1;
      if (prefix) {
        path.prefix = static_cast<std::uint16_t>(path.prefix * 27 + (lower - 'a' + 1));
      } else {
        push(static_cast<std::uint32_t>(lower - 'a' + 1));
      }
    }
    i += c.size;
  }
  return path;
}

NumberPath ParseRoman(std::string_view number) {
  const auto digit = [](char c) -> std::uint32_t {
    switch (ToAsciiLower(c)) {
      case 'i': return 1;
      case 'v': return 5;
      case 'x': return 10;
      case 'l': return 50;
      default: return 0;
    }
  };
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::uint32_t here = digit(number[i]);
    const std::uint32_t next = i + 1 < number.size() ? digit(number[i + 1]) : 0;
    value += here < next ? 0 - here : here;
  }
  NumberPath path;
  if (value == 0 || value > 0xFFFF) return path;
  path.at[path.depth++] = static_cast<std::uint16_t>(value);
  return path;
}

bool AsksForReply(const Blocks& blocks, const NumberedLine& candidate) {
  if (EndsLikeQuestion(blocks, candidate)) return true;
  std::vector<FoundOption> inside;
  if (ReadInlineOptions(blocks, candidate.line, candidate.text, inside) <
      blocks.lines[candidate.line].body.end) {
    return true;
  }
  const std::size_t next = candidate.line + 1;
  std::vector<FoundOption> options;
  return next < blocks.size() && ReadOptionLine(blocks, next, options) == OptionEvidence::kMarked;
}

bool IsShouted(const Blocks& blocks, Span text) {
  std::size_t capitals = 0;
  for (std::uint32_t i = text.begin; i < text.end;) {
    const CodePoint c = DecodeAt(blocks.text, i);
    if (IsLower(c.value)) return false;
    capitals += IsUpper(c.value) ? 1U : 0U;
    i += c.size;
  }
  return capitals >= 4;
}

bool IsHeadingSign(const Blocks& blocks, std::size_t line) {
  const LineFacts& facts = blocks.facts[line];
  if (facts.sign == Sign::kHeading || facts.sign == Sign::kUnderline) return true;
  const OpenerRule* section = blocks.Opener(line, OpenerKind::kSection);
  return (section != nullptr && !section->parent) ||
         blocks.Opener(line, OpenerKind::kClosing) != nullptr;
}

std::vector<NumberedLine> FindNumbered(const Blocks& blocks, OpenerKind kind,
                                       const std::vector<NumberedLine>& taken) {
  std::vector<NumberedLine> found;
  auto next_taken = taken.begin();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    while (next_taken != taken.end() && next_taken->line < i) ++next_taken;
    if (next_taken != taken.end() && next_taken->line == i) continue;
    const LineFacts& facts = blocks.facts[i];
    if (facts.sign == Sign::kQuote || facts.sign == Sign::kComment || facts.sign == Sign::kCode)
      continue;
    for (const std::int16_t index : facts.openers) {
      if (index < 0) break;
      const OpenerRule& rule = blocks.rules->openers.rules[static_cast<std::size_t>(index)];
      if (rule.kind != kind) continue;
      MatchView match;
      const PlainText plain = PlainBeginning(blocks.Content(i));
      const std::string_view content = plain.text();
      if (!rule.pattern.MatchAt(content, 0, &match)) continue;
      const std::string_view number = match[rule.pattern.Group("number")];
      if (number.data() == nullptr) continue;
      const auto offset = [&](const char* at) -> std::uint32_t {
        return facts.content.begin + plain.Offset(static_cast<std::size_t>(at - content.data()));
      };
      const std::string_view text =
          match[rule.pattern.Group(kind == OpenerKind::kSection ? "title" : "text")];
      NumberedLine candidate;
      candidate.line = static_cast<std::uint32_t>(i);
      candidate.rule = &rule;
      candidate.number = {offset(number.data()), offset(number.data() + number.size() - 1) + 1};
      const char* begin = text.data() != nullptr ? text.data() : match[0].data() + match[0].size();
      candidate.text = {std::min(offset(begin), facts.content.end), facts.content.end};
      candidate.path = rule.roman ? ParseRoman(number) : ParseNumber(number);
      if (candidate.path.depth > 0) found.push_back(candidate);
    }
  }
  return found;
}

Numbering ChooseQuestions(const Blocks& blocks, const std::vector<NumberedLine>& candidates) {
  std::vector<std::uint32_t> headings;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (IsHeadingSign(blocks, i)) headings.push_back(static_cast<std::uint32_t>(i));
  }
  std::map<Look, std::vector<NumberedLine>> looks;
  for (const NumberedLine& candidate : candidates) {
    const LineFacts& facts = blocks.facts[candidate.line];
    looks[{candidate.rule, facts.sign, facts.level, blocks.lines[candidate.line].indent >= 2}]
        .push_back(candidate);
  }
  std::vector<Sequence> sequences;
  for (const auto& [look, members] : looks) {
    sequences.emplace_back(blocks, members, headings).Solve();
  }
  auto best =
      std::max_element(sequences.begin(), sequences.end(),
                       [](const Sequence& a, const Sequence& b) { return a.score() < b.score(); });
  if (best == sequences.end() || best->score() < kEnough) return {};
  std::vector<NumberedLine> chosen = best->Members();
  // Letters under numbers are parts of the numbered ones, however many there are.
  for (auto other = sequences.begin(); chosen.front().rule->part && other != sequences.end();
       ++other) {
    if (other->score() < kEnough) continue;
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
  for (Sequence& other : sequences) {
    if (&other == &*best || other.score() < 2 * kEnough) continue;
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
  for (Sequence& other : sequences) {
    if (&other == &*best || other.score() < kEnough) continue;
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
