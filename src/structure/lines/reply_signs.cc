#include "src/structure/lines/reply_signs.h"

#include <utility>
#include <vector>

#include "src/rules/form_rules.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewSigns = 3;  // questions with such a sign under them, at least

class Finder {
 public:
  explicit Finder(Blocks& blocks) : blocks_(blocks) {}

  void Run() {
    std::vector<std::pair<std::size_t, int>> found;  // lines, rules
    std::size_t under = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const int rule = RuleOf(i);
      if (rule < 0) continue;
      const bool alone = found.empty() || Apart(found.back().first, i);
      under += alone && i > 0 && blocks_.lines[i].blanks == 0 ? 1U : 0U;
      found.emplace_back(i, rule);
    }
    if (under < kFewSigns || 10 * under < 9 * found.size()) return;
    for (const auto& [line, rule] : found) {
      LineFacts& facts = blocks_.facts[line];
      facts = LineFacts{};
      facts.content = blocks_.lines[line].body;
      facts.openers[0] = static_cast<std::int16_t>(rule);
    }
  }

 private:
  // The rule of replies that the line's bullet follows; -1 where it follows none.
  int RuleOf(std::size_t i) {
    if (blocks_.facts[i].sign != Sign::kBullet) return -1;
    const std::string_view body = blocks_.Body(i);
    if (IsListBullet(DecodeAt(body, 0).value)) return -1;
    const OpenerRules& openers = blocks_.rules->openers;
    if (!openers.set.Match(body.substr(0, body.find(' ') + 1), blocks_.Spoken(), hits_)) return -1;
    for (const int hit : hits_) {
      if (openers.rules[static_cast<std::size_t>(hit)].kind == OpenerKind::kReply) return hit;
    }
    return -1;
  }

  // The two are in paragraphs of their own: they are no items of one list.
  bool Apart(std::size_t above, std::size_t line) const {
    for (std::size_t i = above + 1; i <= line; ++i) {
      if (blocks_.lines[i].blanks > 0) return true;
    }
    return false;
  }

  Blocks& blocks_;
  std::vector<int> hits_;  // scratch
};

}  // namespace

void MarkReplySigns(Blocks& blocks) { Finder(blocks).Run(); }

}  // namespace qsift
