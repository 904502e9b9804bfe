#include "src/structure/choose/number_sequence.h"

#include <algorithm>

#include "src/structure/lines/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// Evidence weights. A consecutive number outweighs any doubt about the looks of its line, a break
// in the sequence outweighs a few good looks.
constexpr double kBase = 0.4;         // a numbered line as such
constexpr double kStrongStyle = 0.6;  // "Question 4:"
constexpr double kBlankBefore = 0.3;
constexpr double kAsks = 0.5;         // it ends with "?" or ":" or a required mark
constexpr double kInsideText = -0.5;  // the line before it goes on without a blank line
constexpr double kBare = -0.6;        // the next item follows at once: a list, not questions
constexpr double kTitle = -0.9;       // in capitals, right above another number
constexpr double kNext = 1.0;         // the number that was due
constexpr double kGap = 0.2;          // one to four numbers are missing
constexpr double kTwice = -1.0;       // the number stands for the second time
constexpr double kRestart = -1.0;     // counting begins anew after a heading
constexpr double kLateStart = -0.6;   // the sequence does not begin with 1

NumberPath Prefix(NumberPath path, std::size_t depth) {
  for (std::size_t i = depth; i < NumberPath::kMaxDepth; ++i) path.at[i] = 0;
  path.depth = static_cast<std::uint8_t>(depth);
  return path;
}

bool HasInlineOptions(const Blocks& blocks, const NumberedLine& candidate) {
  std::vector<FoundOption> options;
  return ReadInlineOptions(blocks, candidate.line, candidate.text, options) <
         blocks.lines[candidate.line].body.end;
}

bool IsStart(const NumberPath& path) {
  return std::all_of(path.at.begin(), path.at.begin() + path.depth,
                     [](std::uint16_t n) { return n <= 1; });
}

}  // namespace

std::size_t NumberPathHash::operator()(const NumberPath& path) const {
  std::size_t hash = path.prefix;
  for (std::size_t i = 0; i < path.depth; ++i) hash = hash * 1000003 + path.at[i];
  return hash * 31 + path.depth;
}

void NumberSequence::Solve() {
  const std::size_t count = candidates_.size();
  score_.resize(count);
  before_.assign(count, kNoIndex);
  for (std::size_t i = 0; i < count; ++i) Extend(i);
}

std::vector<NumberedLine> NumberSequence::Members() const {
  std::vector<NumberedLine> members;
  for (std::int32_t i = best_; i != kNoIndex; i = before_[static_cast<std::size_t>(i)]) {
    members.push_back(candidates_[static_cast<std::size_t>(i)]);
  }
  std::reverse(members.begin(), members.end());
  return members;
}

double NumberSequence::Looks(std::size_t i) const {
  const NumberedLine& candidate = candidates_[i];
  const Line& line = blocks_.lines[candidate.line];
  double looks = kBase;
  if (candidate.rule->strong) looks += kStrongStyle;
  const bool asks = EndsLikeQuestion(blocks_, candidate) || HasInlineOptions(blocks_, candidate);
  if (asks) looks += kAsks;
  if (line.blanks > 0 || candidate.line == 0) {
    looks += kBlankBefore;
  } else if (!IsHeadingSign(blocks_, candidate.line - 1) && !EndsOnPurpose(candidate.line - 1)) {
    looks += kInsideText;
  }
  const bool bare = i + 1 < candidates_.size() && candidates_[i + 1].line == candidate.line + 1 &&
                    blocks_.lines[candidate.line + 1].blanks == 0;
  if (bare && !asks) looks += kBare;
  if (!asks && IsShouted(blocks_, candidate.text) && LeadsToNumber(i)) looks += kTitle;
  return looks;
}

// The next candidate stands right below, without a reply between.
bool NumberSequence::LeadsToNumber(std::size_t i) const {
  const std::size_t next = candidates_[i].line + 1;
  return next < blocks_.size() && blocks_.Opener(next, OpenerKind::kNumber) != nullptr;
}

bool NumberSequence::EndsOnPurpose(std::size_t line) const {
  const std::string_view body = blocks_.Body(line);
  const char last = body.back();
  return last == '.' || last == '?' || last == '!' || last == ':' || last == '*' ||
         !IsAscii(last) || body.size() < 30;
}

void NumberSequence::Extend(std::size_t i) {
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
  // "BCR-01" after "AIS-04": letters of their own need no heading.
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

// Counting may begin anew only after a heading that stands after all of the sequence so far.
bool NumberSequence::HeadingBetween(std::size_t i) const {
  const std::uint32_t last = candidates_[static_cast<std::size_t>(best_)].line;
  const auto heading = std::upper_bound(headings_.begin(), headings_.end(), last);
  return heading != headings_.end() && *heading < candidates_[i].line;
}

void NumberSequence::Record(const NumberPath& path, std::int32_t i) {
  const double score = score_[static_cast<std::size_t>(i)];
  for (std::size_t depth = 1; depth <= path.depth; ++depth) {
    const auto [entry, added] = ends_.try_emplace(Prefix(path, depth), i);
    if (!added && score_[static_cast<std::size_t>(entry->second)] <= score) entry->second = i;
  }
  if (best_ == kNoIndex || score_[static_cast<std::size_t>(best_)] <= score) best_ = i;
}

}  // namespace qsift
