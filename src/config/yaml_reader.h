#pragma once

// YAML text to a Node tree; the only user of yaml-cpp, and the only way in for rule packs, forms,
// project files and baselines, which strangers may have written. Refuses what yaml-cpp lets pass
// (duplicate keys, malformed UTF-8, a second document, keys that are not strings) and what costs
// more than its bytes: aliases, which may refer to themselves or multiply, and depth.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/config_file.h"
#include "qsift/result.h"
#include "src/config/node.h"

namespace qsift {

inline constexpr std::size_t kMaxYamlBytes = std::size_t{8} << 20U;
inline constexpr std::size_t kMaxYamlScalar = std::size_t{1} << 20U;  // bytes of a string
inline constexpr std::size_t kMaxYamlNodes = 500'000;                 // keys and values
inline constexpr std::size_t kMaxYamlDepth = 64;                      // of lists and maps

// Fails with the place of the first defect.
Result<RuleFile> ParseYaml(std::string path, std::string text);

Result<RuleFile> ReadYamlFile(const std::string& path);

// Every *.yaml below a folder, ordered by path. Fails on what cannot be read or parsed; with
// `defects`, adds what was wrong to them and goes on with the other files.
Result<std::vector<RuleFile>> ReadRuleFolder(const std::string& folder,
                                             std::vector<Error>* defects = nullptr);

// The files as they were written: the embedded ones are without their examples until they are
// parsed again.
std::vector<RuleFile> Reparsed(const std::vector<RuleFile>& files);

}  // namespace qsift
