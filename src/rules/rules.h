#pragma once

// Rules: everything the stages are told by the rule packs, compiled. Each topic is a plain struct
// with a header of its own; a stage that reads one topic includes that header, and not this one.
// Filled by rules.cc, immutable afterwards.

#include <string>
#include <vector>

#include "qsift/result.h"
#include "src/config/node.h"
#include "src/rules/answers.h"
#include "src/rules/checks.h"
#include "src/rules/citation_rules.h"
#include "src/rules/columns.h"
#include "src/rules/follow_ups.h"
#include "src/rules/languages.h"
#include "src/rules/links.h"
#include "src/rules/marks.h"
#include "src/rules/markup.h"
#include "src/rules/openers.h"
#include "src/rules/packs.h"
#include "src/rules/prompts.h"
#include "src/rules/replies.h"
#include "src/rules/words.h"

namespace qsift {

struct EmbeddedPacks;

struct Rules {
  std::vector<Pack> packs;
  std::vector<RuleFile> files;
  LanguageRules languages;
  OpenerRules openers;
  MarkRules marks;
  WordRules words;
  ColumnRules columns;
  PromptRules prompts;
  FollowUpRules follow_ups;
  AnswerRules answers;
  MarkupRules markup;
  LinkRules links;
  CitationRules citations;
  ReplyRules replies;
  CheckRules checks;

  // The pack that a file belongs to; nullptr where it was replaced by another.
  const Pack* PackOf(const RuleFile& file) const;
  std::string LangOf(const RuleFile& file) const {
    const Pack* pack = PackOf(file);
    return pack == nullptr ? std::string() : pack->lang;
  }
};

// Compiles rule files, in order, now; fails at the first defect. With `defects`, says there what is
// wrong, the first of each file, and goes on without it.
Result<Rules> LoadRules(std::vector<RuleFile> files, std::vector<Error>* defects = nullptr);

// The same for the embedded packs, which are known to be sound: patterns are compiled at their
// first use.
Result<Rules> LoadRules(EmbeddedPacks packs);

}  // namespace qsift
