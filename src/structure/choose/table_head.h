#pragma once

// What the head of a column says of its cells. Used by columns.cc and tables.cc.

#include <string_view>

#include "src/rules/columns.h"

namespace qsift {

struct FormRules;

// By the words of the rules, or by words of the head that the rules know: its first ones, its last
// one, the end of a compound ("Vendor's response", "Prüffrage"); kOther where they say nothing.
ColumnRole RoleOfWords(const FormRules& rules, std::string_view head);

// "Conforms (Yes/No/N.A.)": the head lists what can be chosen.
bool ListsValue(std::string_view head, std::string_view value);

// "Meets (Yes/No)", "Réponse : oui ou non".
bool OffersYesAndNo(const FormRules& rules, std::string_view head);

}  // namespace qsift
