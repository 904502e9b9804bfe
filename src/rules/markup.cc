#include "src/rules/markup.h"

#include "src/config/rule_reader.h"
#include "src/text/names.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr Names<TagRole, 17> kRoles = {{{"block", TagRole::kBlock},
                                        {"heading", TagRole::kHeading},
                                        {"item", TagRole::kItem},
                                        {"break", TagRole::kBreak},
                                        {"bold", TagRole::kBold},
                                        {"table", TagRole::kTable},
                                        {"row", TagRole::kRow},
                                        {"cell", TagRole::kCell},
                                        {"preformatted", TagRole::kPreformatted},
                                        {"input", TagRole::kInput},
                                        {"area", TagRole::kArea},
                                        {"label", TagRole::kLabel},
                                        {"select", TagRole::kSelect},
                                        {"option", TagRole::kOption},
                                        {"link", TagRole::kLink},
                                        {"skip", TagRole::kSkip},
                                        {"inline", TagRole::kInline}}};

}  // namespace

void LoadTags(RuleReader& reader, const Node& map, LanguageMask, MarkupRules& rules) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const std::optional<TagRole> role = FindName(map.items[i].scalar, kRoles);
    if (!role) return reader.Fail(map.items[i], "no such role of a tag");
    for (std::string& tag : reader.Strings(map, map.items[i].scalar)) {
      rules.tags.emplace(std::move(tag), *role);
    }
  }
}

void LoadSymbols(RuleReader& reader, const Node& map, LanguageMask, MarkupRules& rules) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const std::string font = Folded(map.items[i].scalar);
    rules.symbol_fonts.insert(font);
    const std::vector<Node>& signs = map.items[i + 1].items;
    for (std::size_t k = 0; k + 1 < signs.size(); k += 2) {
      if (signs[k].scalar.size() != 2 || signs[k + 1].scalar.empty()) {
        return reader.Fail(signs[k], "a sign of a font is two hexadecimal digits and a character");
      }
      rules.symbols.emplace(font + ":" + signs[k].scalar, signs[k + 1].scalar);
    }
  }
}

void LoadReferences(RuleReader&, const Node& map, LanguageMask, MarkupRules& rules) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    rules.references.emplace(map.items[i].scalar, map.items[i + 1].scalar);
  }
}

}  // namespace qsift
