#pragma once

// "Delete as appropriate": options of one paragraph or of neighbouring ones, told apart by type
// that is struck out or highlighted. Used by flow_text.cc.

#include <string>
#include <vector>

#include "src/input/flow.h"

namespace qsift {

// The parts of a paragraph that are options, and the text before them.
struct StruckOptions {
  std::string prompt;
  std::vector<ListItem> options;  // none if the paragraph shows no such choice
};

// "Are you insured? Yes / ~No~": segments between slashes, bars, tabs or line ends, of which some
// are struck out whole and others not at all, or some highlighted whole and others not at all.
StruckOptions FindStruckOptions(const Paragraph& paragraph);

// The type of a whole short paragraph; kUnknown where it is mixed, long, or asks something.
enum class WholeType : std::uint8_t { kNone, kPlain, kStruck, kHighlighted };
WholeType TypeOf(const Paragraph& paragraph);

}  // namespace qsift
