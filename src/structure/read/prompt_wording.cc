#include "src/structure/read/prompt_wording.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/text/punctuation.h"

namespace qsift {
namespace {

constexpr std::size_t kLongCue = 120;          // bytes; of a line that says how to choose
constexpr std::size_t kLongFollowUp = 300;     // bytes
constexpr std::size_t kLongInstruction = 600;  // bytes

}  // namespace

PromptCues PromptWording::Read(std::string_view wording, PromptCues known) {
  const PromptRules& rules = blocks_.rules->prompts;
  if (!rules.set.Match(wording, blocks_.languages, matches_)) return known;
  for (const int index : matches_) {
    const PromptRule& rule = rules.rules[static_cast<std::size_t>(index)];
    switch (rule.tells) {
      case PromptRule::Tells::kKind:
        if (rule.kind == Kind::kText) {
          known.request = true;
          break;
        }
        if (!known.kind || *known.kind == Kind::kChoice) known.kind = rule.kind;
        break;
      case PromptRule::Tells::kPolar: known.polar |= IsPolar(rule, wording); break;
      case PromptRule::Tells::kDeletion: known.deletion = true; break;
    }
  }
  return known;
}

bool PromptWording::IsPolar(const PromptRule& polar, std::string_view wording) const {
  return qsift::IsPolar(blocks_.rules->prompts, polar, blocks_.languages, wording);
}

bool PromptWording::AsksYesOrNo(std::string_view prompt) {
  const std::string_view asking = words_.FirstQuestion(prompt);
  if (asking.empty() || EndsInColon(prompt)) return false;
  // The patterns are for one question: what stands before and after it is left out.
  const std::size_t mark = asking.find('?');
  const std::string_view question = mark == asking.npos ? asking : asking.substr(0, mark + 1);
  const PromptRules& rules = blocks_.rules->prompts;
  if (question.size() < prompt.size() && rules.set.Match(question, blocks_.languages, matches_) &&
      std::any_of(matches_.begin(), matches_.end(), [&](int index) {
        const PromptRule& rule = rules.rules[static_cast<std::size_t>(index)];
        return rule.tells == PromptRule::Tells::kPolar && IsPolar(rule, question);
      })) {
    return true;
  }
  return words_.AsksYesOrNo(question) &&
         std::none_of(rules.rules.begin(), rules.rules.end(), [&](const PromptRule& rule) {
           return rule.unless && (rule.language & blocks_.main) != 0 &&
                  rule.unless->Search(question);
         });
}

bool PromptWording::AsksToDelete(std::string_view instruction) {
  const PromptRules& rules = blocks_.rules->prompts;
  return instruction.size() <= kLongInstruction &&
         rules.set.Match(instruction, blocks_.languages, matches_) &&
         std::any_of(matches_.begin(), matches_.end(), [&](int index) {
           return rules.rules[static_cast<std::size_t>(index)].tells ==
                  PromptRule::Tells::kDeletion;
         });
}

bool PromptWording::IsCue(std::size_t line) {
  const std::string_view content = blocks_.Content(line);
  if (blocks_.Opener(line, OpenerKind::kInstruction) == nullptr || content.size() > kLongCue) {
    return false;
  }
  const PromptRules& rules = blocks_.rules->prompts;
  if (!rules.set.Match(content, blocks_.languages, matches_)) return false;
  for (const int index : matches_) {
    const PromptRule& rule = rules.rules[static_cast<std::size_t>(index)];
    if (rule.tells == PromptRule::Tells::kKind) {
      return rule.kind != Kind::kChoice && rule.kind != Kind::kText;
    }
  }
  return false;
}

bool PromptWording::Orders(std::string_view text) const { return words_.Read(text).order; }

bool PromptWording::FollowsUp(std::size_t line) {
  const std::string_view content = blocks_.Content(line);
  if (content.empty() || content.size() > kLongFollowUp ||
      blocks_.facts[line].sign == Sign::kTable) {
    return false;
  }
  const FollowUpRules& rules = blocks_.rules->follow_ups;
  return rules.set.Match(content, blocks_.languages, matches_) &&
         std::any_of(matches_.begin(), matches_.end(), [&](int index) {
           return rules.rules[static_cast<std::size_t>(index)].asks == FollowUpRule::Asks::kDetails;
         });
}

}  // namespace qsift
