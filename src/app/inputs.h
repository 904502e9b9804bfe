#pragma once

// The inputs of a job: what the command line and lists of names name, and the files in the folders
// among them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/result.h"
#include "src/app/arguments.h"

namespace qsift::app {

struct InputFile {
  std::string path;         // to be opened; "-" for standard input
  std::string name;         // its path from the folder that was named; else the file's own name
  bool found = false;       // in a folder, not named itself
  std::uint64_t bytes = 0;  // as far as the file system knows
};

struct Inputs {
  std::vector<InputFile> files;  // in the order of the names; those of a folder in byte order
  std::vector<Error> errors;     // folders that could not be read
  std::size_t folders = 0;       // that were named
  std::size_t hidden = 0;        // left out: files and folders whose names begin with a dot,
  std::size_t special = 0;       // devices, pipes and sockets,
  std::size_t repeated = 0;      // and links to folders that had been walked already
};

// Fails if a list of names cannot be read. In folders, hidden files are left out, links to folders
// are followed once, and the output folder is not read.
Result<Inputs> ListInputs(const Arguments& arguments);

// Whether a glob (`*`, `?`, `[...]`) matches a path. One without a slash is matched against the
// last name of the path; in one with a slash, `*` matches slashes, too.
bool MatchesGlob(const std::string& glob, const std::string& path);

// A file's name without its ending: "a/b.txt" is "a/b".
std::string WithoutEnding(std::string_view name);

}  // namespace qsift::app
