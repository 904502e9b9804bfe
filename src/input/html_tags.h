#pragma once

// The tags of HTML and their attributes, and which label belongs to which control. Used by html.cc.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qsift {

inline bool IsHtmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }

struct HtmlTag {
  std::string name;  // in small letters
  bool close = false;
  std::string_view attributes;
  std::size_t end = 0;  // after ">"
};

// The tag that begins at `at`; nothing where none does.
std::optional<HtmlTag> HtmlTagAt(std::string_view text, std::size_t at);

// The value of an attribute, as it stands; nothing where it is missing.
std::optional<std::string_view> HtmlAttribute(std::string_view attributes, std::string_view name);

// The type of an input, in small letters: "text" where it has none.
std::string InputType(std::string_view attributes);

// The boxes and buttons that a label elsewhere belongs to, by the id that both name.
struct LabelledBoxes {
  std::map<std::string, bool, std::less<>> checked;
};
LabelledBoxes FindLabelledBoxes(std::string_view text);

}  // namespace qsift
