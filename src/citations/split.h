#pragma once

#include "qsift/document.h"

namespace qsift {

// Replaces each citation that has several pinpoints with one for each of them, in their order and
// with everything else the same. The counts of Document::instruments stay those of the mentions.
void SplitCitations(Document& document);

}  // namespace qsift
