#pragma once

// Pointing signs that look like bullets: where one stands right under each of several questions, it
// leads in the reply, as the rules say of such signs elsewhere. After blocks.h, before the numbers
// are read, for the reply may begin with one.

#include "src/structure/lines/blocks.h"

namespace qsift {

// Gives such lines back their sign, as the opener of a reply.
void MarkReplySigns(Blocks& blocks);

}  // namespace qsift
