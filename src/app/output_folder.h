#pragma once

// The folder that a batch writes to, one output for each input, with a manifest of what was made of
// what. A run that was killed leaves a journal, "qsift-manifest.jsonl.part"; the next one with
// --resume reads both and does what is missing or has changed.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "qsift/manifest.h"
#include "qsift/result.h"
#include "src/app/arguments.h"
#include "src/app/inputs.h"

namespace qsift::app {

class OutputFolder {
 public:
  explicit OutputFolder(const Arguments& arguments) : arguments_(arguments) {}
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();

  // Names the output of each input, reads what earlier runs left, and makes the folder. Fails,
  // before anything is written, if two inputs share an output.
  Status Open(const Inputs& inputs, std::string_view ending, Makings makings);

  // Where the output of an input goes.
  std::string PathOf(const InputFile& file) const;
  bool Exists(const InputFile& file) const;

  // What an earlier run made of an input with this digest, where its output is still as it was and
  // would be made the same way. Safe on any thread.
  std::optional<ManifestEntry> Current(const InputFile& file, const std::string& sha256) const;
  // What an earlier run made of the input, whatever became of either.
  std::optional<ManifestEntry> Earlier(const InputFile& file) const;

  ManifestEntry EntryOf(const InputFile& file, std::string input_sha256,
                        std::string output_sha256) const {
    return {file.name, std::move(input_sha256), outputs_.at(&file), std::move(output_sha256)};
  }

  // Makes the folders above an output.
  Status MakeRoom(const InputFile& file) const;

  // Records that an output was put in its place, or was found there.
  Status Record(const ManifestEntry& entry);
  void Keep(const ManifestEntry& entry) { lines_ += ManifestLine(entry); }

  // Writes the manifest and removes the journal.
  Status Finish();

 private:
  Status ReadEarlier(const std::string& path);
  Status BeginJournal();

  const Arguments& arguments_;
  Makings makings_;
  std::map<const InputFile*, std::string> outputs_;  // in the folder
  std::map<std::string, ManifestEntry> earlier_;     // by input; of runs with the same makings
  std::map<std::string, ManifestEntry> left_;        // by input; of all runs
  std::string lines_;                                // of the manifest
  int journal_ = -1;
};

}  // namespace qsift::app
