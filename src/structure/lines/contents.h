#pragma once

// Tables of contents. They repeat what the document asks further down, with its numbers and its
// question marks; read as questions they would be asked twice.

#include "src/structure/lines/blocks.h"

namespace qsift {

// Gives the entries of tables of contents their sign, and takes their openers from them. A table of
// contents is a run of lines that end in page numbers which do not fall, or that are links into the
// document, or that stand under a title such as "Contents"; and the document repeats its entries,
// or the title says what it is.
void MarkContents(Blocks& blocks);

}  // namespace qsift
