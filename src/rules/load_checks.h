#pragma once

// Reads the topic `checks` of a rule file.

#include <vector>

#include "src/config/rule_reader.h"
#include "src/rules/rules.h"

namespace qsift {

// Appends the checks of the file; one with the id of an earlier one takes its place.
void LoadChecks(RuleReader& reader, const Node& root, std::vector<CheckRule>& checks);

}  // namespace qsift
