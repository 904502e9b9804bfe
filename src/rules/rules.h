#pragma once

// Rules: everything the stages are told by the rule packs, compiled. Each topic is a plain struct
// with a header of its own; a stage that reads one topic includes that header, and not this one.
// Filled by load.h, immutable afterwards.

#include "src/rules/answers.h"
#include "src/rules/checks.h"
#include "src/rules/citation_rules.h"
#include "src/rules/columns.h"
#include "src/rules/evidence_rules.h"
#include "src/rules/follow_ups.h"
#include "src/rules/languages.h"
#include "src/rules/line_words.h"
#include "src/rules/links.h"
#include "src/rules/marks.h"
#include "src/rules/markup.h"
#include "src/rules/openers.h"
#include "src/rules/page_words.h"
#include "src/rules/private_hosts.h"
#include "src/rules/prompts.h"
#include "src/rules/replies.h"
#include "src/rules/services.h"
#include "src/rules/words.h"

namespace qsift {

struct Rules {
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
  MarkupRules markup;
  ServiceRules services;
  LinkRules links;
  CitationRules citations;
  ReplyRules replies;
  PageWords page_words;
  PrivateHosts private_hosts;
  CheckRules checks;
};

}  // namespace qsift
