#pragma once

// The heads of tables of questions: the topic `columns` of rule files. Read by the structure stage.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

// What a column of a table of questions holds.
enum class ColumnRole : std::uint8_t { kOther, kNumber, kPrompt, kReply, kNotes, kOption };

using ColumnRules = StringMap<ColumnRole>;  // by folded words of the head

// By the words of the rules, whole ("Answer") or up to a bracket, a colon or a question mark
// ("Answer (yes/no)", "Réponse : oui ou non", "Meets?"); nullopt where they say nothing.
std::optional<ColumnRole> RoleOfHead(const ColumnRules& rules, std::string_view head);

// By those words, else by the first words of the head ("Response of the supplier"), else by its
// last one ("Supplier response").
std::optional<ColumnRole> RoleOfHeadWords(const ColumnRules& rules, std::string_view head);

// The folded words of a head up to a bracket, a colon or a question mark.
std::string FoldedHead(std::string_view head);

void LoadColumns(RuleReader& reader, const Node& map, LanguageMask language, ColumnRules& rules);

}  // namespace qsift
