#pragma once

// The packs of the rules/ folder as they were at build time. Written by qsift-embed.

#include <vector>

#include "src/config/node.h"
#include "src/text/first_bytes.h"

namespace qsift {

// The files, and what was found out about them, so that starting up need not.
struct EmbeddedPacks {
  std::vector<RuleFile> files;
  std::vector<ByteRange> opener_first_bytes;  // one an opener, in order
};
EmbeddedPacks EmbeddedRules();

}  // namespace qsift
