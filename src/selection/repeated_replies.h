#pragma once

#include "qsift/document.h"

namespace qsift {

// Forms that ask for one of a few phrases ("Supports with exceptions") and print no options: if
// most answers begin with one of a few phrases, those are what was chosen.
void ReadRepeatedReplies(Document& document);

}  // namespace qsift
