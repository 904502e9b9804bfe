#pragma once

// Keeps a run from writing over what it reads, or twice to one place: files are compared by
// identity, since a link, a detour or another spelling names the same one.

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "qsift/result.h"
#include "src/app/arguments.h"
#include "src/app/inputs.h"

namespace qsift::app {

// Device and number of a file, or of the folder and the name that it will have there.
using FileIdentity = std::tuple<dev_t, ino_t, std::string>;

// The files that a run reads.
class ReadFiles {
 public:
  // "-" is standard input. A device or a pipe cannot be written over, and is left out.
  void Add(const std::string& path);

  // Fails if the output is one of these files. An empty path or "-" is standard output.
  Status CheckOutput(const std::string& path) const;

 private:
  std::map<FileIdentity, std::string> files_;  // and how the user named them
};

// What a run reads: inputs, lists of inputs, settings, rules.
ReadFiles FilesToRead(const Arguments& arguments, const Inputs& inputs);

// Makes a folder for outputs, and the folders above it.
Status MakeFolder(const std::string& folder);

// Before any work: fails if an output that the arguments name is a file that is read, or two are
// one file.
Status CheckOutputs(const Arguments& arguments, const Inputs& inputs);

// The error about a file that a project file names. It quotes the file only if that lies below the
// project's folder: a stranger's project file may name any file that its reader may read.
Error Withheld(Error error, const std::string& project);

}  // namespace qsift::app
