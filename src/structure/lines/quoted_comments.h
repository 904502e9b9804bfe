#pragma once

// Comments that are quoted one by one, each with what is replied to it below: answers to reviewers,
// mails answered between their lines. There a quote asks, whatever it says.

#include "src/structure/lines/blocks.h"

namespace qsift {

// Gives the lines that begin such comments, and those that reply, their turns in `blocks.spoken`;
// nothing where the quotes of the document are something else.
void MarkQuotedComments(Blocks& blocks);

}  // namespace qsift
