#pragma once

// RulePack: the compiled rules (numbering styles, marks, vocabularies, links, citations) that the
// stages are driven by. Loaded once, immutable, safe to share between threads. Made before
// anything is read; used by Extract() and Scan().

#include <memory>
#include <string>
#include <vector>

#include "qsift/result.h"

namespace qsift {

// Private to the library: the compiled form, and the same with the files that it came from.
struct Rules;
struct LoadedRules;

class RulePack {
 public:
  // The packs of the rules/ folder, embedded in the library.
  static Result<RulePack> Default();

  // The embedded packs, then each named folder: one pack (it holds a pack.yaml) or a folder of
  // packs. A pack with the id of an earlier one takes its place. Fails at the first defect, with
  // file, line, column and the source line.
  static Result<RulePack> Load(const std::vector<std::string>& folders);

  RulePack(RulePack&&) noexcept;
  RulePack& operator=(RulePack&&) noexcept;
  ~RulePack();

  // One digest of all rule files: equal for packs that read alike.
  std::string Fingerprint() const;

  // Fails on a language without a pack, and lists those that have one. An empty code stands for a
  // language to be detected.
  Status CheckLanguage(const std::string& code) const;

  const Rules& rules() const;
  const LoadedRules& loaded() const { return *loaded_; }

 private:
  explicit RulePack(std::unique_ptr<const LoadedRules> loaded);
  std::unique_ptr<const LoadedRules> loaded_;
};

}  // namespace qsift
