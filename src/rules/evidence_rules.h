#pragma once

// What may speak for or against a line as the beginning of a question, and how much it weighs
// (topic `evidence` of the rule packs). The structure stage gathers the clues of each line and adds
// up their weights; C++ knows the clues, the packs know the numbers.

#include <array>
#include <cstdint>
#include <string_view>

#include "src/text/language_mask.h"

namespace qsift {

enum class Clue : std::uint8_t {
  // The line itself.
  kAnyLine,
  kQuestionMark,
  kQuestionMarkInside,
  kAskWord,
  kAskWordAndMark,
  kOrderWord,
  kCondition,
  kConditionAndAsks,
  kColonEnd,
  kStopEnd,
  kLetterEnd,
  kShort,
  kLong,
  kLower,
  kHeading,
  kBullet,
  kBulletAsks,
  kBoldWhole,
  kBoldLead,
  kQuote,
  kIndented,
  kRequired,
  kBlankBefore,
  kNoBlankBefore,
  kField,
  kNote,
  kInstruction,
  kSection,
  kReplyLabel,
  kAskLabel,
  kAskTurn,
  kQuotedComment,
  kReplyTurn,
  kClosing,
  kLink,
  kOptionWords,
  kRecurs,
  kItalic,
  // Its number.
  kNumber,
  kStrongNumber,
  kNumberAlone,
  kNumbering,
  kNumbering3,
  kNumbering8,
  kNumberingTight,
  kPart,
  kPartReplied,
  kNumberedTitle,
  kOtherSequence,
  kSequenceReplied,
  kOffNumbering,
  kBesideNumbering,
  kInsideQuestion,
  kNumberAsks,
  kNumberingAsks,
  kNumberingApart,
  kParentNumber,
  // Its box.
  kBox,
  kBoxSentence,
  kBoxUnderAsk,
  kBoxUnderColon,
  kBoxStops,
  kBoxAllStops,
  kBoxReplied,
  kBoxHeaded,
  kOverStatements,
  kBoxAmongStatements,
  kBoxOfLegend,
  kBoxesInside,
  kBoxesInRun,
  // Its neighbours.
  kNextOption,
  kAsksOverOptions,
  kNextBullet,
  kColonAndList,
  kNextNumber,
  kNextReplyLabel,
  kNextQuote,
  kNextSameLook,
  kNextAsks,
  kNextText,
  kLastLine,
  kPreviousHeading,
  kPreviousAsks,
  kPreviousColon,
  kPreviousOption,
  kPreviousReplyLabel,
  kPreviousSameLook,
  // Lines of the same look.
  kLookAsks,
  kLookSomeAsk,
  kLookNoneAsks,
  kLookMarks,
  kLookShort,
  kLookRecurs,
  kLookSentences,
  kLookStatements,
  kLookReplied,
  kLookOptions,
  kLookAlone,
  kLookMany,
  kKindAsks,
  kKindNoneAsks,
  kKindReplied,
  // The document.
  kFewAsk,
  kManyAsk,
  kHeadingsAsk,
  kLeafHeading,
  kBranchHeading,
  kHeadingOverNumber,
  kLeadsToQuestions,
  kBeforeQuestions,
  kBeforeNumbering,
  kLabelAfterOptions,
  kFollowUpReplied,
  kLabelAlone,
  kOrderReplied,
  kCapitals,
  kUnderGuide,
  kPrelude,
  kRoomBelow,
  kFollowUp,
  kRemarks,
  kHint,
  kCount,
};

inline constexpr std::size_t kClueCount = static_cast<std::size_t>(Clue::kCount);

// What may speak for a table of questions; most weigh by the share of the column's cells.
enum class TableClue : std::uint8_t {
  kPromptHead,
  kReplyHead,
  kOtherHead,
  kAsks,
  kSentences,
  kDistinct,
  kPromptIsReply,
  kPromptIsCode,
  kEmpty,
  kReplies,
  kShorts,
  kReplyAsks,
  kBlankColumn,
  kReplyBefore,
  kOptionColumns,
  kEnough,
  kCount,
};

inline constexpr std::size_t kTableClueCount = static_cast<std::size_t>(TableClue::kCount);

// The name of a clue in the packs. A test keeps the two in step.
std::string_view Name(Clue clue);
std::string_view Name(TableClue clue);

class RuleReader;
struct Node;

struct EvidenceRules {
  std::array<double, kClueCount> weights{};
  std::array<double, kTableClueCount> table_weights{};

  double table(TableClue clue) const { return table_weights[static_cast<std::size_t>(clue)]; }
};

void LoadEvidence(RuleReader& reader, const Node& list, LanguageMask language,
                  EvidenceRules& rules);
void LoadTableEvidence(RuleReader& reader, const Node& list, LanguageMask language,
                       EvidenceRules& rules);

}  // namespace qsift
