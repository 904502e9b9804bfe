#pragma once

// The word of the vocabulary ("yes", "n/a") that a reply in words begins with. Used by
// selection.cc.

#include <optional>
#include <string_view>

#include "qsift/document.h"
#include "src/text/language_mask.h"
#include "src/text/text_memory.h"

namespace qsift {

struct FormRules;

struct ReplyWord {
  Value value;
  bool alone;  // punctuation or the end of the reply follows it
};

// nullopt where the reply begins with none, where it goes on with the opposite word ("Yes No", as
// printed), and where the rules say that such a beginning is no reply.
std::optional<ReplyWord> ReadReplyWord(const FormRules& rules, LanguageMask languages,
                                       std::string_view answer);

// What replies that come again begin with.
using ReplyMemory = TextMemory<std::optional<ReplyWord>>;

// Without the signs before its first word.
std::string_view SkipSigns(std::string_view text);

}  // namespace qsift
