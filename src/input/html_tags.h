#pragma once

// The tags of HTML and their attributes, and which label belongs to which control. Used by html.cc.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "src/model/state_conflict.h"

namespace qsift {

inline bool IsHtmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }

struct HtmlTag {
  std::string name;  // in lower case
  bool close = false;
  std::string_view attributes;
  std::size_t end = 0;  // after ">"
};

// The tag that begins at `at`; nothing if none does.
std::optional<HtmlTag> HtmlTagAt(std::string_view text, std::size_t at);

// The value of an attribute, as it stands; nothing if it is missing.
std::optional<std::string_view> HtmlAttribute(std::string_view attributes, std::string_view name);

// The type of an input, in lower case; "text" if it has none.
std::string InputType(std::string_view attributes);

// The boxes and buttons that a label elsewhere belongs to, by the id that both name.
struct LabelledBox {
  bool checked = false;
  std::optional<ConflictKind> conflict;
};
using LabelledBoxes = std::map<std::string, LabelledBox, std::less<>>;

// `contested`: as FindContestedRadios() finds them.
LabelledBoxes FindLabelledBoxes(std::string_view text, const std::set<std::size_t>& contested);

// The places of radio buttons that are checked together with another one of their group. A group is
// the buttons of one form and name, or those that a script draws in one group of its own
// (role="radiogroup").
std::set<std::size_t> FindContestedRadios(std::string_view text);

// The state that a box or button has in its own attribute ("checked", "selected") and the one in
// its ARIA attribute, where it has both and they differ.
std::optional<ConflictKind> AttributeConflict(std::string_view attributes, std::string_view own,
                                              std::string_view aria);

}  // namespace qsift
