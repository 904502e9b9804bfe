#pragma once

// What a reader makes of a document: the text that the structure stage reads, the places in the
// original, and what was left out of the text. Filled by the readers of one format each, taken over
// into the Document by extract.cc.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/document.h"
#include "qsift/format.h"
#include "qsift/result.h"
#include "src/model/aside.h"
#include "src/model/state_conflict.h"

namespace qsift {

struct Rules;

struct Reading {
  std::string text;  // UTF-8
  std::string encoding;
  std::vector<std::string> parts;     // names of the parts that `places` speak of
  std::vector<OriginalPlace> places;  // ascending in `text`
  std::vector<StateConflict> conflicts;
  std::vector<Aside> asides;
  std::vector<Diagnostic> diagnostics;
  InputFormat format = InputFormat::kText;
};

// Reads the bytes of an input in this format (kAuto: the one that they show). Fails on what is
// neither text nor a format that qsift reads, and on what may not be read (a password, a bound).
Result<Reading> ReadSource(std::string bytes, const std::string& path, const Rules& rules,
                           InputFormat format);

// Moves what the Document keeps of a reading into it.
void TakeReading(Reading& reading, Document& document);

// The readers of one format each. The errors name no file.
Result<Reading> ReadDocx(std::string_view bytes, const Rules& rules);
Result<Reading> ReadOdt(std::string_view bytes, const Rules& rules);

}  // namespace qsift
