#pragma once

// Signs beside options, as readers of office documents meet them: characters of symbol fonts, and
// glyphs whose state the catalogue of the rules knows.

#include <string>
#include <string_view>

namespace qsift {

struct MarkRules;
struct MarkupRules;

// The character that looks like the code of a symbol font ("Wingdings", 0xF0FE or 0xFE); empty
// where the rules know neither.
std::string_view SymbolOf(const MarkupRules& rules, std::string_view font, char32_t code);

// The font is one of the rules' symbol fonts.
bool IsSymbolFont(const MarkupRules& rules, std::string_view font);

// The sign to show for a state that the file gives: the printed one if the catalogue knows it as a
// box of this state and nothing else, a plain box otherwise.
std::string_view SignFor(const MarkRules& rules, bool selected, std::string_view printed);

}  // namespace qsift
