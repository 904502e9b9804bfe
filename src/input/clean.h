#pragma once

// The second stage: a text without the characters that only converters care about, and the map
// back to the decoded one. Four steps in one pass:
//   line ends    CRLF, CR, VT, NEL, U+2028 and U+2029 become LF; a form feed stays
//   blanks       NBSP and the other Unicode spaces become ' '
//   zero width   U+200B, U+2060, U+FEFF, bidi controls, control characters go; the joiners U+200C
//                and U+200D go beside ASCII only, as other scripts need them
//   soft hyphen  U+00AD goes; at a line end it becomes '-'
// Cleaning what is clean changes nothing. The next stage is structure/lines/lines.h.

#include <string>
#include <string_view>
#include <vector>

#include "src/model/state_conflict.h"
#include "src/text/text_map.h"

namespace qsift {

struct Cleaned {
  std::string_view decoded;  // the text as it came
  std::string storage;       // the edited text
  bool edited = false;
  bool markup = false;                   // markup was left out, which prints something
  std::vector<StateConflict> conflicts;  // that the markup shows, by the decoded text
  TextMap map;                           // from text() to the decoded text

  std::string_view text() const { return edited ? std::string_view(storage) : decoded; }
};

// The decoded text must outlive the result.
Cleaned Clean(std::string_view decoded);

}  // namespace qsift
