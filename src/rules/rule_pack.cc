#include "qsift/rule_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "qsift/digest.h"
#include "src/config/yaml_reader.h"
#include "src/rules/embedded.h"
#include "src/rules/load.h"
#include "src/rules/packs.h"

namespace qsift {

RulePack::RulePack(std::unique_ptr<const LoadedRules> loaded) : loaded_(std::move(loaded)) {}
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;
RulePack::~RulePack() = default;

std::string RulePack::Fingerprint() const {
  std::string digests;
  for (const RuleFile& file : loaded_->files) digests += Sha256(file.text);
  return Sha256(digests);
}

const Rules& RulePack::rules() const { return loaded_->rules; }

Result<RulePack> RulePack::Default() {
  Result<LoadedRules> rules = LoadRules(EmbeddedRules());
  if (!rules) return rules.error();
  return RulePack(std::make_unique<const LoadedRules>(std::move(*rules)));
}

Result<RulePack> RulePack::Load(const std::vector<std::string>& folders) {
  if (folders.empty()) return Default();
  std::vector<RuleFile> files = EmbeddedRules().files;
  for (const std::string& folder : folders) {
    Result<std::vector<RuleFile>> read = ReadRuleFolder(folder);
    if (!read) return read.error();
    const bool has_pack = std::any_of(read->begin(), read->end(),
                                      [](const RuleFile& file) { return IsPackFile(file.path); });
    if (!has_pack) return Error{folder, 0, 0, "holds no rule pack (no pack.yaml)", {}, "rules"};
    for (RuleFile& file : *read) files.push_back(std::move(file));
  }
  Result<LoadedRules> rules = LoadRules(std::move(files));
  if (!rules) return rules.error();
  return RulePack(std::make_unique<const LoadedRules>(std::move(*rules)));
}

Status RulePack::CheckLanguage(const std::string& code) const {
  const std::vector<std::string>& codes = rules().languages.codes;
  if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) return Done{};
  std::vector<std::string> sorted = codes;
  std::sort(sorted.begin(), sorted.end());
  return Error{{},
               0,
               0,
               fmt::format("no rule pack is about the language '{}'; there are packs for {}", code,
                           fmt::join(sorted, ", ")),
               {},
               "usage"};
}

}  // namespace qsift
