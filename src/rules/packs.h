#pragma once

// Packs among rule files: their headers, their order, and what they remove from each other.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/result.h"
#include "src/config/node.h"

namespace qsift {

// A pack as its pack.yaml describes it.
struct Pack {
  std::string id;
  std::string version;
  std::string lang;  // empty for packs of no language
  std::string description;
  std::vector<std::string> extends;    // ids of packs whose vocabularies it may use
  std::vector<std::string> overrides;  // ids of rules of other packs that it removes
  std::string folder;                  // of its files
  bool embedded = false;               // its files are

  // The file stands in the folder of the pack.
  bool Holds(const RuleFile& file) const;
};

// The folder of a file; empty if the path names none.
std::string_view FolderOf(std::string_view path);

// The file was read from the named folder, or from one below it; true for all where none is named.
bool IsBelow(const RuleFile& file, std::string_view named);

// A pack.yaml, which makes its folder a pack.
bool IsPackFile(std::string_view path);

// A pack, its pack.yaml and the files beside it.
struct FoundPack {
  Pack pack;
  const RuleFile* header = nullptr;
  std::vector<const RuleFile*> files;
};

// What loading does with a defect: stops at the first one, or keeps them all and goes on.
class Defects {
 public:
  explicit Defects(std::vector<Error>* all) : all_(all) {}

  // True where loading must stop.
  bool Stop(const std::optional<Error>& error) {
    if (!error) return false;
    if (all_ != nullptr) {
      all_->push_back(*error);
      return false;
    }
    first_ = error;
    return true;
  }
  const Error& first() const { return *first_; }

 private:
  std::vector<Error>* all_;
  std::optional<Error> first_;
};

// The packs in the order of their headers, which point into `files`. A later one takes the place of
// an earlier one with its id.
Result<std::vector<FoundPack>> FindPacks(const std::vector<RuleFile>& files, bool deferred,
                                         Defects& defects);

// The packs so that each comes after those that it extends; "core" is extended by all. Says what
// is wrong where a pack is missing or extends itself.
std::vector<const FoundPack*> InOrder(const std::vector<FoundPack>& packs,
                                      std::optional<Error>& error);

// Removes the rules that a pack overrides from the files of other packs.
std::optional<Error> TakeOut(const FoundPack& found, std::vector<RuleFile>& files);

}  // namespace qsift
