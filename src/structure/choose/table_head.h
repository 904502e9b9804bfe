#pragma once

// What the head of a column says of its cells. Used by columns.cc and tables.cc.

#include <string_view>

#include "src/rules/columns.h"

namespace qsift {

struct FormRules;

// By the words of the rules ("Answer (yes/no)", "Meets?"); kOther where they say nothing.
ColumnRole RoleOfHead(const FormRules& rules, std::string_view head);

// "Conforms (Yes/No/N.A.)": the head lists what can be chosen.
bool ListsValue(std::string_view head, std::string_view value);

// "Meets (Yes/No)", "Réponse : oui ou non".
bool OffersYesAndNo(const FormRules& rules, std::string_view head);

}  // namespace qsift
