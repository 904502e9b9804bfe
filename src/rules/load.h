#pragma once

// Rule files to Rules.

#include <string>
#include <vector>

#include "qsift/result.h"
#include "src/config/node.h"
#include "src/rules/packs.h"
#include "src/rules/rules.h"

namespace qsift {

struct EmbeddedPacks;

// Rules with the files that they came from: for tools that show and test single rules.
struct LoadedRules {
  Rules rules;
  std::vector<Pack> packs;
  std::vector<RuleFile> files;

  // The pack that a file belongs to; nullptr if it was replaced by another.
  const Pack* PackOf(const RuleFile& file) const;
  std::string LangOf(const RuleFile& file) const {
    const Pack* pack = PackOf(file);
    return pack == nullptr ? std::string() : pack->lang;
  }
};

// Compiles rule files now, in order; fails at the first defect. With `defects`, adds the first
// defect of each file to them and goes on without that file.
Result<LoadedRules> LoadRules(std::vector<RuleFile> files, std::vector<Error>* defects = nullptr);

// The same for the embedded packs, which are known to be sound: patterns are compiled at their
// first use.
Result<LoadedRules> LoadRules(EmbeddedPacks packs);

}  // namespace qsift
