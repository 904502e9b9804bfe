#pragma once

// The manifest of a folder of outputs: what each was made of and by what, so that another run does
// only what is missing or has changed. JSON Lines: a header, then one line for each output.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/result.h"

namespace qsift {

// What shapes an output besides its input. Outputs with other makings are made again.
struct Makings {
  std::string version;  // of the program
  std::string rules;    // RulePack::Fingerprint()
  std::string options;  // of the command line, in a fixed order
  friend bool operator==(const Makings&, const Makings&) = default;
};

struct ManifestEntry {
  std::string input;         // its path from the folder that was named
  std::string input_sha256;  // as Sha256() of digest.h writes it
  std::string output;        // its path in the folder of outputs
  std::string output_sha256;
};

struct Manifest {
  Makings makings;
  std::vector<ManifestEntry> entries;
};

// Reads a manifest. An incomplete last line is skipped: a run that was killed leaves one. Fails on
// what is not a manifest of this schema ("qsift-manifest/1").
Result<Manifest> ReadManifest(const std::string& path, std::string_view text);

// One line each, with its line end.
std::string ManifestHeader(const Makings& makings);
std::string ManifestLine(const ManifestEntry& entry);

}  // namespace qsift
