#pragma once

// YAML text to a Node tree; the only user of yaml-cpp. Refuses what yaml-cpp lets pass: duplicate
// keys and malformed UTF-8.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/result.h"
#include "src/config/node.h"

namespace qsift {

Result<RuleFile> ParseYaml(std::string path, std::string text);

// Every *.yaml below a folder, ordered by path. Fails on what cannot be read or parsed; with
// `defects`, goes on with the other files and says there what was wrong.
Result<std::vector<RuleFile>> ReadRuleFolder(const std::string& folder,
                                             std::vector<Error>* defects = nullptr);

// The files as they were written: the embedded ones are without their examples until they are
// parsed again.
std::vector<RuleFile> Reparsed(const std::vector<RuleFile>& files);

}  // namespace qsift
