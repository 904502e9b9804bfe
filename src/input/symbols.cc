#include "src/input/symbols.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/rules/marks.h"
#include "src/rules/markup.h"
#include "src/text/unicode.h"

namespace qsift {

std::string_view SymbolOf(const MarkupRules& rules, std::string_view font, char32_t code) {
  // Symbol fonts repeat their 256 signs in the private use area.
  const auto low = static_cast<std::uint32_t>(code) & 0xFFU;
  if (code > 0xFF && (code & 0xFF00) != 0xF000) return {};
  const auto found = rules.symbols.find(fmt::format("{}:{:02X}", Folded(font), low));
  return found == rules.symbols.end() ? std::string_view() : found->second;
}

bool IsSymbolFont(const MarkupRules& rules, std::string_view font) {
  return !font.empty() && rules.symbol_fonts.contains(Folded(font));
}

std::string_view SignFor(const MarkRules& rules, bool selected, std::string_view printed) {
  const MarkRule* const mark = rules.MarkOf(printed);
  const State state = selected ? State::kSelected : State::kUnselected;
  if (mark != nullptr && mark->box && mark->state == state && !rules.ambiguous.contains(printed)) {
    return printed;
  }
  return selected ? "\u2611" : "\u2610";
}

}  // namespace qsift
