#include "src/rules/evidence_rules.h"

#include <string>

#include "src/config/rule_reader.h"

namespace qsift {
namespace {

// The weights of a list, by the names of an enumeration of clues.
template <typename Clues, std::size_t kCount>
void Load(RuleReader& reader, const Node& list, std::array<double, kCount>& weights) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"clue", "weight", "why", "example"})) return;
    const std::string clue = reader.String(node, "clue");
    std::size_t at = 0;
    while (at < kCount && Name(static_cast<Clues>(at)) != clue) ++at;
    if (at == kCount) return reader.Fail(node, "no such clue: " + clue);
    weights[at] = reader.Decimal(node, "weight");
  }
}

}  // namespace

std::string_view Name(Clue clue) {
  switch (clue) {
    case Clue::kAnyLine: return "any-line";
    case Clue::kQuestionMark: return "question-mark";
    case Clue::kQuestionMarkInside: return "question-mark-inside";
    case Clue::kAskWord: return "ask-word";
    case Clue::kAskWordAndMark: return "ask-word-and-mark";
    case Clue::kOrderWord: return "order-word";
    case Clue::kCondition: return "condition";
    case Clue::kConditionAndAsks: return "condition-and-asks";
    case Clue::kColonEnd: return "colon-end";
    case Clue::kStopEnd: return "stop-end";
    case Clue::kLetterEnd: return "letter-end";
    case Clue::kShort: return "short";
    case Clue::kLong: return "long";
    case Clue::kLower: return "lower";
    case Clue::kHeading: return "heading";
    case Clue::kBullet: return "bullet";
    case Clue::kBulletAsks: return "bullet-asks";
    case Clue::kBoldWhole: return "bold-whole";
    case Clue::kBoldLead: return "bold-lead";
    case Clue::kQuote: return "quote";
    case Clue::kIndented: return "indented";
    case Clue::kRequired: return "required";
    case Clue::kBlankBefore: return "blank-before";
    case Clue::kNoBlankBefore: return "no-blank-before";
    case Clue::kField: return "field";
    case Clue::kNote: return "note";
    case Clue::kInstruction: return "instruction";
    case Clue::kSection: return "section";
    case Clue::kReplyLabel: return "reply-label";
    case Clue::kAskLabel: return "ask-label";
    case Clue::kAskTurn: return "ask-turn";
    case Clue::kQuotedComment: return "quoted-comment";
    case Clue::kReplyTurn: return "reply-turn";
    case Clue::kClosing: return "closing";
    case Clue::kLink: return "link";
    case Clue::kOptionWords: return "option-words";
    case Clue::kRecurs: return "recurs";
    case Clue::kItalic: return "italic";
    case Clue::kNumber: return "number";
    case Clue::kStrongNumber: return "strong-number";
    case Clue::kNumberAlone: return "number-alone";
    case Clue::kNumbering: return "numbering";
    case Clue::kNumbering3: return "numbering-3";
    case Clue::kNumbering8: return "numbering-8";
    case Clue::kNumberingTight: return "numbering-tight";
    case Clue::kPart: return "part";
    case Clue::kPartReplied: return "part-replied";
    case Clue::kNumberedTitle: return "numbered-title";
    case Clue::kOtherSequence: return "other-sequence";
    case Clue::kSequenceReplied: return "sequence-replied";
    case Clue::kOffNumbering: return "off-numbering";
    case Clue::kBesideNumbering: return "beside-numbering";
    case Clue::kInsideQuestion: return "inside-question";
    case Clue::kNumberingApart: return "numbering-apart";
    case Clue::kNumberingAsks: return "numbering-asks";
    case Clue::kNumberAsks: return "number-asks";
    case Clue::kParentNumber: return "parent-number";
    case Clue::kBox: return "box";
    case Clue::kBoxSentence: return "box-sentence";
    case Clue::kBoxUnderAsk: return "box-under-ask";
    case Clue::kBoxUnderColon: return "box-under-colon";
    case Clue::kBoxStops: return "box-stops";
    case Clue::kBoxAllStops: return "box-all-stops";
    case Clue::kBoxReplied: return "box-replied";
    case Clue::kBoxHeaded: return "box-headed";
    case Clue::kOverStatements: return "over-statements";
    case Clue::kBoxAmongStatements: return "box-among-statements";
    case Clue::kBoxOfLegend: return "box-of-legend";
    case Clue::kBoxesInside: return "boxes-inside";
    case Clue::kBoxesInRun: return "boxes-in-run";
    case Clue::kAsksOverOptions: return "asks-over-options";
    case Clue::kNextOption: return "next-option";
    case Clue::kNextBullet: return "next-bullet";
    case Clue::kColonAndList: return "colon-and-list";
    case Clue::kNextNumber: return "next-number";
    case Clue::kNextReplyLabel: return "next-reply-label";
    case Clue::kNextQuote: return "next-quote";
    case Clue::kNextSameLook: return "next-same-look";
    case Clue::kNextAsks: return "next-asks";
    case Clue::kNextText: return "next-text";
    case Clue::kLastLine: return "last-line";
    case Clue::kPreviousHeading: return "previous-heading";
    case Clue::kPreviousAsks: return "previous-asks";
    case Clue::kPreviousColon: return "previous-colon";
    case Clue::kPreviousOption: return "previous-option";
    case Clue::kPreviousReplyLabel: return "previous-reply-label";
    case Clue::kPreviousSameLook: return "previous-same-look";
    case Clue::kLookAsks: return "look-asks";
    case Clue::kLookSomeAsk: return "look-some-ask";
    case Clue::kLookNoneAsks: return "look-none-asks";
    case Clue::kLookMarks: return "look-marks";
    case Clue::kLookShort: return "look-short";
    case Clue::kLookRecurs: return "look-recurs";
    case Clue::kLookSentences: return "look-sentences";
    case Clue::kLookStatements: return "look-statements";
    case Clue::kLookReplied: return "look-replied";
    case Clue::kLookOptions: return "look-options";
    case Clue::kLookAlone: return "look-alone";
    case Clue::kLookMany: return "look-many";
    case Clue::kKindAsks: return "kind-asks";
    case Clue::kKindNoneAsks: return "kind-none-asks";
    case Clue::kKindReplied: return "kind-replied";
    case Clue::kFewAsk: return "few-ask";
    case Clue::kManyAsk: return "many-ask";
    case Clue::kHeadingsAsk: return "headings-ask";
    case Clue::kBranchHeading: return "branch-heading";
    case Clue::kHeadingOverNumber: return "heading-over-number";
    case Clue::kLeafHeading: return "leaf-heading";
    case Clue::kLeadsToQuestions: return "leads-to-questions";
    case Clue::kBeforeQuestions: return "before-questions";
    case Clue::kBeforeNumbering: return "before-numbering";
    case Clue::kLabelAfterOptions: return "label-after-options";
    case Clue::kFollowUpReplied: return "follow-up-replied";
    case Clue::kLabelAlone: return "label-alone";
    case Clue::kOrderReplied: return "order-replied";
    case Clue::kCapitals: return "capitals";
    case Clue::kUnderGuide: return "under-guide";
    case Clue::kPrelude: return "prelude";
    case Clue::kRoomBelow: return "room-below";
    case Clue::kFollowUp: return "follow-up";
    case Clue::kRemarks: return "remarks";
    case Clue::kHint: return "hint";
    case Clue::kCount: break;
  }
  return "";
}

std::string_view Name(TableClue clue) {
  switch (clue) {
    case TableClue::kPromptHead: return "prompt-head";
    case TableClue::kReplyHead: return "reply-head";
    case TableClue::kOtherHead: return "other-head";
    case TableClue::kAsks: return "asks";
    case TableClue::kSentences: return "sentences";
    case TableClue::kDistinct: return "distinct";
    case TableClue::kPromptIsReply: return "prompt-is-reply";
    case TableClue::kPromptIsCode: return "prompt-is-code";
    case TableClue::kEmpty: return "empty";
    case TableClue::kReplies: return "replies";
    case TableClue::kShorts: return "shorts";
    case TableClue::kReplyAsks: return "reply-asks";
    case TableClue::kBlankColumn: return "blank-column";
    case TableClue::kReplyBefore: return "reply-before";
    case TableClue::kOptionColumns: return "option-columns";
    case TableClue::kEnough: return "enough";
    case TableClue::kCount: break;
  }
  return "";
}

void LoadEvidence(RuleReader& reader, const Node& list, LanguageMask, EvidenceRules& rules) {
  Load<Clue>(reader, list, rules.weights);
}

void LoadTableEvidence(RuleReader& reader, const Node& list, LanguageMask, EvidenceRules& rules) {
  Load<TableClue>(reader, list, rules.table_weights);
}

}  // namespace qsift
