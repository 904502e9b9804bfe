#include "src/structure/choose/contexts.h"

#include "src/rules/opener.h"
#include "src/text/question_mark.h"

namespace qsift {
namespace {

constexpr std::uint32_t kLongContext = 12;  // lines

bool BeginsReply(const Blocks& blocks, std::size_t line) {
  return blocks.spoken[line].BeginsReply() || blocks.Opener(line, OpenerKind::kReply) != nullptr;
}

// The number that is called a question and stands alone above what asks, with lines of text between
// them that neither ask nor reply; nullptr where there is none, or no labelled reply below.
const NumberedLine* NumberAbove(const Blocks& blocks, const std::vector<LineEvidence>& evidence,
                                const std::vector<NumberedLine>& candidates,
                                const NumberedLine& asks) {
  const std::size_t end = evidence[asks.line].unit_end;
  if (asks.rule != nullptr || !asks.box.empty() || blocks.lines[asks.line].blanks == 0 ||
      end >= blocks.size() || QuestionMarkAtEnd(blocks.Content(end - 1)) == 0 ||
      !BeginsReply(blocks, end)) {
    return nullptr;
  }
  for (std::size_t i = asks.line; i-- > 0 && asks.line - i <= kLongContext;) {
    if (evidence[i].candidate >= 0) {
      const NumberedLine& number = candidates[static_cast<std::size_t>(evidence[i].candidate)];
      if (number.rule->strong && number.text.empty()) {
        return i + 1 < asks.line ? &number : nullptr;
      }
    }
    if (!HoldsText(blocks.facts[i].sign) || HasQuestionMark(blocks.Content(i)) ||
        BeginsReply(blocks, i) || blocks.Opener(i, OpenerKind::kSection) != nullptr) {
      break;
    }
  }
  return nullptr;
}

}  // namespace

void JoinContexts(const Blocks& blocks, const std::vector<LineEvidence>& evidence,
                  const std::vector<NumberedLine>& candidates,
                  std::vector<NumberedLine>& questions) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < questions.size(); ++k) {
    NumberedLine question = questions[k];
    if (const NumberedLine* number = NumberAbove(blocks, evidence, candidates, question);
        number != nullptr && (kept == 0 || questions[kept - 1].line <= number->line)) {
      if (kept > 0 && questions[kept - 1].line == number->line) --kept;
      question.asked = question.line;
      question.line = number->line;
      question.rule = number->rule;
      question.number = number->number;
      question.path = number->path;
    }
    questions[kept++] = question;
  }
  questions.resize(kept);
}

void SplitContexts(const Blocks& blocks, const std::vector<Heading>& headings,
                   std::vector<NumberedLine>& questions) {
  auto heading = headings.begin();
  for (NumberedLine& question : questions) {
    while (heading != headings.end() && heading->line <= question.line) ++heading;
    if (heading == headings.end() || heading->line > question.asked) continue;
    const Span content = blocks.facts[question.asked].content;
    question.line = question.asked;
    question.asked = 0;
    question.rule = nullptr;
    question.number = {content.begin, content.begin};
    question.path = {};
  }
}

}  // namespace qsift
