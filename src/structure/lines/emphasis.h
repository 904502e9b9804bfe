#pragma once

// The signs of light markup inside a line, and what is left without them: emphasis, escapes, and
// blanks at the ends.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"

namespace qsift {

// The beginning of a line without emphasis signs, so that "**1.** Name" is matched as "1. Name".
class PlainText {
 public:
  std::string_view text() const { return copy_.empty() ? view_ : std::string_view(copy_); }
  // The place in the line's content of an offset in text().
  std::uint32_t Offset(std::size_t at) const {
    return offsets_.empty() ? static_cast<std::uint32_t>(at) : offsets_[at];
  }

 private:
  friend PlainText PlainBeginning(std::string_view content);
  std::string_view view_;
  std::string copy_;                    // where there were signs to leave out
  std::vector<std::uint32_t> offsets_;  // one a byte of copy_, and one after it
};

// The span without what prints nothing at its ends: blanks of every width, marks of direction.
Span Trimmed(std::string_view text, Span span);

// At most 160 bytes of the content: so far openers are tried.
PlainText PlainBeginning(std::string_view content);

// The stretches of a text between the signs of light markup in it: emphasis that begins before a
// word and ends after one, and the backslash of an escape.
std::vector<Span> BetweenSigns(std::string_view text, Span span);

// The span without Markdown emphasis around all of it: "**Name**" is "Name".
Span WithoutEmphasis(std::string_view text, Span span);

}  // namespace qsift
