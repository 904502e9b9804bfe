#include "src/structure/unnumbered.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "src/rules/openers.h"
#include "src/structure/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kPerQuestion = 1.2;        // evidence of a line that asks
constexpr double kPerSentence = 0.7;        // of a plain sentence, as answers may hold questions
constexpr std::size_t kFewest = 2;          // lines that ask, for a look to count
constexpr std::size_t kLongSentence = 600;  // bytes

// What the lines of one kind of question have in common.
struct Look {
  Sign sign;
  std::uint8_t level;
  bool bold;
  bool sentence;  // nothing but a question mark makes it one
  friend bool operator<(const Look& a, const Look& b) {
    return std::tie(a.sign, a.level, a.bold, a.sentence) <
           std::tie(b.sign, b.level, b.bold, b.sentence);
  }
};

struct Group {
  std::vector<std::uint32_t> lines;
  std::size_t asking = 0;
};

bool EndsWithQuestionMark(std::string_view text) {
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  return text.ends_with('?') || text.ends_with("\uFF1F") || text.ends_with("\u061F");
}

// "**Is there a plan?** If so, describe it.": the emphasis ends with the question.
bool AsksInBold(std::string_view text) {
  return text.find("?**") != text.npos || text.find("?__") != text.npos ||
         text.find("\uFF1F**") != text.npos;
}

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks) {}

  UnnumberedQuestions Run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) Sort(i);
    UnnumberedQuestions found;
    std::size_t asking = 0;
    for (const auto& [look, group] : groups_) {
      if (group.asking < kFewest || group.asking * 2 < group.lines.size()) continue;
      if (look.sign != Sign::kNone || look.bold) asking += group.asking;
    }
    for (const auto& [look, group] : groups_) {
      if (group.asking < kFewest || group.asking * 2 < group.lines.size()) continue;
      // Beside questions with a sign, sentences that ask belong to answers.
      if (look.sentence && asking >= group.asking) continue;
      found.score += (look.sentence ? kPerSentence : kPerQuestion) * AsNumber(group.asking);
      for (const std::uint32_t line : group.lines) {
        found.lines.push_back(QuestionAt(line));
      }
    }
    std::sort(found.lines.begin(), found.lines.end(),
              [](const NumberedLine& a, const NumberedLine& b) { return a.line < b.line; });
    return found;
  }

 private:
  static double AsNumber(std::size_t count) { return static_cast<double>(count); }

  void Sort(std::size_t line) {
    const LineFacts& facts = blocks_.facts[line];
    const std::string_view content = blocks_.Content(line);
    if (content.empty() || content.size() > kLongSentence) return;
    bool sentence = false;
    if (blocks_.Opener(line, OpenerKind::kAsk) != nullptr) {
      Group& labelled = groups_[{Sign::kNone, 1, true, false}];
      labelled.lines.push_back(static_cast<std::uint32_t>(line));
      ++labelled.asking;
      return;
    }
    bool asks = EndsWithQuestionMark(content) || (facts.bold && AsksInBold(content));
    if (facts.sign == Sign::kHeading) {
      if (!IsLeaf(line)) return;
    } else if (facts.sign == Sign::kBullet || facts.sign == Sign::kNone) {
      // A plain sentence asks where it stands as one, or has its options under it.
      if (!facts.bold) {
        if (facts.sign != Sign::kNone || !HasQuestionMark(content)) return;
        const bool options = HasOptions(line);
        sentence = !options && StandsAlone(line);
        asks = options || sentence;
        if (!asks) return;
      }
      if (facts.bold && !asks && !content.ends_with(':')) return;
    } else {
      return;
    }
    Group& group = groups_[{facts.sign, facts.level, facts.bold, sentence}];
    group.lines.push_back(static_cast<std::uint32_t>(line));
    group.asking += asks ? 1U : 0U;
  }

  // A paragraph begins with the line, which ends with a question mark and is numbered by nothing.
  bool StandsAlone(std::size_t line) const {
    return EndsWithQuestionMark(blocks_.Content(line)) &&
           (line == 0 || blocks_.lines[line].blanks > 0 ||
            blocks_.facts[line - 1].sign == Sign::kHeading) &&
           blocks_.Opener(line, OpenerKind::kNumber) == nullptr;
  }

  // No heading of a lower level stands under the heading.
  bool IsLeaf(std::size_t line) const {
    for (std::size_t i = line + 1; i < blocks_.size(); ++i) {
      if (blocks_.facts[i].sign != Sign::kHeading) continue;
      return blocks_.facts[i].level <= blocks_.facts[line].level;
    }
    return true;
  }

  bool HasOptions(std::size_t line) const {
    std::vector<FoundOption> options;
    const std::size_t next = line + 1;
    if (next >= blocks_.size()) return false;
    switch (ReadOptionLine(blocks_, next, options)) {
      case OptionEvidence::kMarked: return true;
      case OptionEvidence::kNone: return false;
      case OptionEvidence::kLetter:
      case OptionEvidence::kWords:
        return next + 1 < blocks_.size() &&
               ReadOptionLine(blocks_, next + 1, options) != OptionEvidence::kNone;
    }
    return false;
  }

  NumberedLine QuestionAt(std::uint32_t line) const {
    const Span content = blocks_.facts[line].content;
    NumberedLine question;
    question.line = line;
    question.number = {content.begin, content.begin};
    question.text = content;
    MatchView match;
    if (const OpenerRule* ask = blocks_.Opener(line, OpenerKind::kAsk);
        ask != nullptr && ask->pattern.MatchAt(blocks_.Content(line), 0, &match)) {
      const std::string_view text = match[ask->pattern.Group("text")];
      question.text.begin += static_cast<std::uint32_t>(text.data() - blocks_.Content(line).data());
    }
    return question;
  }

  const Blocks& blocks_;
  std::map<Look, Group> groups_;
};

}  // namespace

UnnumberedQuestions FindUnnumbered(const Blocks& blocks) { return Finder(blocks).Run(); }

}  // namespace qsift
