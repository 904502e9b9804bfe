#include "src/structure/choose/guides.h"

#include <algorithm>
#include <utility>

namespace qsift {
namespace {

constexpr std::size_t kFewestAfter = 5;  // numbered lines after a list that ends before them
constexpr std::size_t kLongGuide = 80;   // bytes; of a heading of instructions

class GuideFinder {
 public:
  explicit GuideFinder(const LineTable& lines) : lines_(lines), blocks_(lines.blocks) {}

  Guides Run() {
    FindGuides();
    FindPrelude();
    return std::move(guides_);
  }

 private:
  // The first line that asks, and the lines under a heading like "How to fill in this form".
  void FindGuides() {
    guides_.guided.assign(lines_.size(), false);
    guides_.first_ask = lines_.size();
    bool guided = false;
    bool headed = false;
    std::size_t head = lines_.size();        // the heading of the instructions
    const NumberedLine* numbered = nullptr;  // where it has a number
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool heading = blocks_.facts[i].sign == Sign::kHeading;
      const bool apart =
          blocks_.lines[i].blanks > 0 && i > 0 && guides_.guided[i - 1] && i - 1 != head;
      const bool ends =
          heading || (numbered != nullptr ? CountsOn(i, *numbered) : !headed && apart);
      if (ends) guided = false;
      guides_.guided[i] = guided;
      if (lines_.Apart(i) || lines_.evidence[i].continues) continue;
      if (lines_.figures[i].guide && blocks_.Content(i).size() <= kLongGuide) {
        guided = true;
        headed = heading;
        head = i;
        const bool first = guides_.first_ask == lines_.size() && !lines_.figures[i].mark_inside;
        numbered = first && lines_.numbered[i] != NumberUse::kNo ? lines_.CandidateOf(i) : nullptr;
        guides_.guided[i] = true;
      }
      const bool asks = lines_.figures[i].Asks() || lines_.numbered[i] == NumberUse::kQuestion ||
                        lines_.figures[i].mark_inside;
      if (asks && !guides_.guided[i]) guides_.first_ask = std::min(guides_.first_ask, i);
    }
  }

  // The number of the line does not count a part of what the other number counts.
  bool CountsOn(std::size_t i, const NumberedLine& whole) const {
    const NumberedLine* number = lines_.CandidateOf(i);
    return number != nullptr && !number->rule->part && !number->path.Extends(whole.path);
  }

  // "1. Read the guide. 2. Do not staple." right one below another, before the numbers begin anew
  // with questions that are replied to.
  void FindPrelude() {
    guides_.prelude_end = 0;
    std::vector<std::size_t> tops;
    for (const NumberedLine& line : lines_.known.numbering) {
      if (lines_.numbered[line.line] == NumberUse::kQuestion) tops.push_back(line.line);
    }
    std::size_t run = 0;  // the last of the first lines
    std::size_t marks = tops.empty() || !lines_.figures[tops[0]].mark ? 0 : 1;
    while (run + 1 < tops.size() && lines_.evidence[tops[run]].unit_end == tops[run + 1]) {
      marks += lines_.figures[tops[++run]].mark ? 1U : 0U;
    }
    if (run == 0 || run + kFewestAfter >= tops.size() || 2 * marks > run + 1) return;
    const NumberedLine* last = lines_.CandidateOf(tops[run]);
    const NumberedLine* next = lines_.CandidateOf(tops[run + 1]);
    if (last == nullptr || next == nullptr || next->path.at[0] > 1 || last->path.at[0] <= 1) return;
    std::size_t replied = 0;
    for (std::size_t k = run + 1; k < tops.size(); ++k) {
      const std::size_t below = lines_.Next(lines_.evidence[tops[k]].unit_end);
      replied += below < lines_.size() && lines_.numbered[below] == NumberUse::kNo ? 1U : 0U;
    }
    if (10 * replied < 7 * (tops.size() - run - 1)) return;
    for (std::size_t k = 0; k <= run; ++k) {
      if (lines_.figures[tops[k]].box || blocks_.facts[tops[k]].required) return;
    }
    guides_.prelude_end = tops[run] + 1;
  }

  const LineTable& lines_;
  const Blocks& blocks_;
  Guides guides_;
};

}  // namespace

Guides FindGuides(const LineTable& lines) { return GuideFinder(lines).Run(); }

}  // namespace qsift
