#include "qsift/rule_pack.h"

#include <utility>

#include "qsift/digest.h"
#include "src/config/yaml_reader.h"
#include "src/rules/embedded.h"
#include "src/rules/rules.h"

namespace qsift {

RulePack::RulePack(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;
RulePack::~RulePack() = default;

std::string RulePack::Fingerprint() const {
  std::string digests;
  for (const RuleFile& file : rules_->files) digests += Sha256(file.text);
  return Sha256(digests);
}

Result<RulePack> RulePack::Default() {
  Result<Rules> rules = LoadRules(EmbeddedRules());
  if (!rules) return rules.error();
  return RulePack(std::make_unique<const Rules>(std::move(*rules)));
}

Result<RulePack> RulePack::Load(const std::vector<std::string>& folders) {
  if (folders.empty()) return Default();
  std::vector<RuleFile> files = EmbeddedRules().files;
  for (const std::string& folder : folders) {
    Result<std::vector<RuleFile>> read = ReadRuleFolder(folder);
    if (!read) return read.error();
    for (RuleFile& file : *read) files.push_back(std::move(file));
  }
  Result<Rules> rules = LoadRules(std::move(files));
  if (!rules) return rules.error();
  return RulePack(std::make_unique<const Rules>(std::move(*rules)));
}

}  // namespace qsift
