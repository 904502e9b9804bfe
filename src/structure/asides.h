#pragma once

// What a reader found apart from the text. Comes after the structure of the text is read.

#include <vector>

#include "qsift/document.h"
#include "src/model/aside.h"

namespace qsift {

// Adds the asides at the end of the text and of its source, as furniture. The lines of the source
// must be counted anew.
void AppendAsides(const std::vector<Aside>& asides, Document& document);

}  // namespace qsift
