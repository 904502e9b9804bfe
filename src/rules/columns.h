#pragma once

// The heads of tables of questions: the topic `columns` of rule files. Read by the structure stage.

#include <cstdint>

#include "src/text/language_mask.h"
#include "src/text/string_map.h"

namespace qsift {

class RuleReader;
struct Node;

// What a column of a table of questions holds.
enum class ColumnRole : std::uint8_t { kOther, kNumber, kPrompt, kReply, kNotes, kOption };

using ColumnRules = StringMap<ColumnRole>;  // by folded words of the head

void LoadColumns(RuleReader& reader, const Node& map, LanguageMask language, ColumnRules& rules);

}  // namespace qsift
