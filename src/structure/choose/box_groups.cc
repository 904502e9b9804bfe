#include "src/structure/choose/box_groups.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "src/rules/form_rules.h"
#include "src/structure/choose/line_limits.h"
#include "src/text/punctuation.h"

namespace qsift {
namespace {

constexpr std::size_t kShortQuestion = 6;  // lines from a number to the boxes of its question

class GroupFinder {
 public:
  explicit GroupFinder(const LineTable& lines) : lines_(lines), blocks_(lines.blocks) {}

  BoxGroups Run() {
    groups_.of_line.assign(lines_.size(), 0);
    groups_.groups.push_back({});
    std::size_t before = lines_.size();  // the last line with text that has no box
    bool open = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_.Apart(i) || lines_.evidence[i].continues) continue;
      const LineFigures& line = lines_.figures[i];
      if (!line.box) {
        if (blocks_.facts[i].sign == Sign::kHeading || lines_.numbered[i] == NumberUse::kQuestion ||
            (line.Asks() && blocks_.lines[i].blanks > 0)) {
          open = false;
        }
        before = i;
        continue;
      }
      if (!open) {
        BoxGroup group;
        group.headed = before < lines_.size() &&
                       (blocks_.facts[before].sign == Sign::kHeading || IsShortHead(before));
        group.asked = before < lines_.size() && (UnderAsk(before) || InShortQuestion(i));
        group.colon = before < lines_.size() && !group.asked &&
                      EndsInColon(blocks_.Content(before)) && !IsShortHead(before);
        group.ordered = before < lines_.size() && Orders(before);
        group.before = before;
        groups_.groups.push_back(group);
        open = true;
      }
      BoxGroup& group = groups_.groups.back();
      ++group.boxes;
      groups_.of_line[i] = static_cast<std::uint32_t>(groups_.groups.size() - 1);
      if (CountBlanks(line.text) + 1 >= kWordsOfSentence) ++group.sentences;
      if (CountBlanks(line.text) < 2) ++group.brief;
      if (EndsInStop(blocks_.Content(lines_.evidence[i].unit_end - 1))) ++group.stops;
      const std::size_t next = lines_.Next(lines_.evidence[i].unit_end);
      if (next < lines_.size() && !lines_.figures[next].box && blocks_.lines[next].blanks > 0 &&
          blocks_.facts[next].sign != Sign::kHeading && !lines_.figures[next].Asks() &&
          lines_.numbered[next] == NumberUse::kNo) {
        ++group.replied;
      }
    }
    groups_.over.assign(lines_.size(), false);
    for (BoxGroup& group : groups_.groups) {
      if (!group.States()) continue;
      group.asked = group.colon = false;
      groups_.over[group.before] = true;
    }
    return std::move(groups_);
  }

 private:
  // A heading without a question mark, and with no wording for how many to choose.
  bool Orders(std::size_t i) const {
    if (blocks_.facts[i].sign != Sign::kHeading || lines_.figures[i].mark_inside) return false;
    const PromptRules& prompts = blocks_.rules->prompts;
    std::vector<int> hits;
    prompts.set.Match(blocks_.Content(i), blocks_.languages, hits);
    return std::none_of(hits.begin(), hits.end(), [&](int hit) {
      const PromptRule& rule = prompts.rules[static_cast<std::size_t>(hit)];
      return rule.tells == PromptRule::Tells::kKind && rule.kind != Kind::kText;
    });
  }

  bool IsShortHead(std::size_t i) const {
    return EndsInColon(blocks_.Content(i)) && blocks_.Content(i).size() < kShortLine &&
           !lines_.figures[i].Asks();
  }

  // A question stands a few lines above, and nothing that heads a group between: an order to tick
  // may.
  bool InShortQuestion(std::size_t i) const {
    std::size_t lines = 0;
    for (std::size_t k = i; k-- > 0 && lines < kShortQuestion;) {
      if (lines_.Apart(k) || lines_.evidence[k].continues) continue;
      if (lines_.numbered[k] == NumberUse::kQuestion || lines_.numbered[k] == NumberUse::kPart ||
          lines_.figures[k].Asks()) {
        return true;
      }
      if (blocks_.facts[k].sign == Sign::kHeading || lines_.figures[k].box) return false;
      ++lines;
    }
    return false;
  }

  // The line above a group asks to tick: it asks, or is a numbered question.
  bool UnderAsk(std::size_t i) const {
    std::size_t start = i;
    while (start > 0 && lines_.evidence[start].continues) --start;
    const LineFigures& line = lines_.figures[start];
    return line.Asks() || line.mark_inside || lines_.numbered[start] == NumberUse::kQuestion ||
           lines_.numbered[start] == NumberUse::kPart || line.condition ||
           blocks_.Opener(start, OpenerKind::kInstruction) != nullptr;
  }

  const LineTable& lines_;
  const Blocks& blocks_;
  BoxGroups groups_;
};

}  // namespace

BoxGroups FindBoxGroups(const LineTable& lines) { return GroupFinder(lines).Run(); }

}  // namespace qsift
