#pragma once

// The language of a text, by the stopwords of the rule packs.

#include <string>
#include <string_view>
#include <vector>

#include "src/rules/languages.h"
#include "src/text/text_memory.h"

namespace qsift {

struct DetectedLanguages {
  std::string code;  // ISO 639-1 of the likeliest; empty where too few words are known
  LanguageMask mask = kAllLanguages;  // it and those that may stand beside it; all if unknown
};

inline constexpr std::size_t kFewWords = 2;

// The languages of the stopwords of lines that come again.
using StopwordMemory = TextMemory<std::vector<LanguageMask>>;

// Reads at most the first 64 KiB. With fewer known words than `few`, the language stays unknown.
// `lines` is for documents of one source that repeat their lines.
DetectedLanguages DetectLanguages(const LanguageRules& rules, std::string_view text,
                                  std::size_t few = kFewWords, StopwordMemory* lines = nullptr);

// What the user says: the language of a pack, or all of them where no pack has the code.
DetectedLanguages NamedLanguage(const LanguageRules& rules, const std::string& code);

}  // namespace qsift
