#include "src/structure/choose/contexts.h"

#include "src/rules/opener.h"
#include "src/text/question_mark.h"

namespace qsift {
namespace {

constexpr std::uint32_t kLongContext = 12;  // lines

bool BeginsReply(const Blocks& blocks, std::size_t line) {
  return blocks.spoken[line].BeginsReply() || blocks.Opener(line, OpenerKind::kReply) != nullptr;
}

// A number that is called a question and stands alone, and lines of text below it that neither ask
// nor reply, up to what asks, with a labelled reply below.
bool HasContext(const Blocks& blocks, const std::vector<LineEvidence>& evidence,
                const NumberedLine& number, const NumberedLine& asks) {
  if (number.rule == nullptr || !number.rule->strong || !number.text.empty() || number.sub ||
      asks.rule != nullptr || !asks.box.empty() || asks.line - number.line > kLongContext ||
      asks.line == number.line + 1 || blocks.lines[asks.line].blanks == 0) {
    return false;
  }
  for (std::size_t i = number.line + std::size_t{1}; i < asks.line; ++i) {
    if (!HoldsText(blocks.facts[i].sign) || HasQuestionMark(blocks.Content(i)) ||
        BeginsReply(blocks, i)) {
      return false;
    }
  }
  const std::size_t end = evidence[asks.line].unit_end;
  return end < blocks.size() && QuestionMarkAtEnd(blocks.Content(end - 1)) > 0 &&
         BeginsReply(blocks, end);
}

}  // namespace

void JoinContexts(const Blocks& blocks, const std::vector<LineEvidence>& evidence,
                  std::vector<NumberedLine>& questions) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < questions.size(); ++k) {
    if (kept > 0 && HasContext(blocks, evidence, questions[kept - 1], questions[k])) {
      NumberedLine& number = questions[kept - 1];
      number.asked = questions[k].line;
      number.text = questions[k].text;
    } else {
      questions[kept++] = questions[k];
    }
  }
  questions.resize(kept);
}

}  // namespace qsift
