#pragma once

// The instruments that the citations of a document name, each once. Runs after identity.h gave all
// mentions of one instrument one identifier.

#include "qsift/document.h"

namespace qsift {

// Fills Document::instruments from all citations of the document.
void ListInstruments(Document& document);

}  // namespace qsift
