#pragma once

// The rules for reading forms: what the stages of structure and selection are told. A part of
// Rules, so that a change to another topic does not rebuild these stages.

#include "src/rules/answers.h"
#include "src/rules/columns.h"
#include "src/rules/evidence_rules.h"
#include "src/rules/follow_ups.h"
#include "src/rules/languages.h"
#include "src/rules/line_words.h"
#include "src/rules/marks.h"
#include "src/rules/openers.h"
#include "src/rules/page_words.h"
#include "src/rules/prompts.h"
#include "src/rules/replies.h"
#include "src/rules/words.h"

namespace qsift {

struct FormRules {
  LanguageRules languages;
  OpenerRules openers;
  MarkRules marks;
  WordRules words;
  ColumnRules columns;
  LineWordRules line_words;
  EvidenceRules evidence;
  PromptRules prompts;
  FollowUpRules follow_ups;
  AnswerRules answers;
  ReplyRules replies;
  PageWords page_words;
};

}  // namespace qsift
