#pragma once

// Text of a document that stands apart from what is read: heads and feet of pages, prompts to fill
// in a field. Found by the readers of input/, added after the text by structure/asides.h.

#include <string>

#include "qsift/document.h"

namespace qsift {

struct Aside {
  FurnitureKind kind = FurnitureKind::kMarkup;
  std::string text;
};

}  // namespace qsift
