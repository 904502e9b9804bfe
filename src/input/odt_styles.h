#pragma once

// The styles and lists of an ODT document, as far as its reader needs them. OpenDocument 1.3,
// part 3, 16 and 19.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "src/input/xml.h"

namespace qsift {

struct OdtStyle {
  bool bold = false;
  bool struck = false;
  bool highlighted = false;
  bool hidden = false;
  bool title = false;
  std::string font;
};

inline constexpr std::size_t kOdtLevels = 10;

struct OdtLevel {
  std::string format;  // "1", "a", "A", "i", "I"; empty: no number
  std::string prefix;
  std::string suffix;
  std::string bullet;
  int start = 1;
  int shown = 1;  // levels that the number shows
};

struct OdtListStyle {
  std::array<OdtLevel, kOdtLevels> levels;
};

// The numbers of the items of a list so far.
struct OdtCount {
  std::array<int, kOdtLevels> numbers{};
};

class OdtStyles {
 public:
  // Adds the styles of a part: its root, `document-content` or `document-styles`.
  void Load(XmlNode root);

  const OdtStyle& Of(std::string_view name) const;
  const OdtListStyle* ListOf(std::string_view name) const;  // nullptr if it is unknown
  const OdtListStyle& outline() const { return outline_; }

  // "2.1." for the item at a level (from 0) that `count` has come to.
  static std::string Label(const OdtListStyle& style, const OdtCount& count, std::size_t level);

 private:
  std::map<std::string, OdtStyle, std::less<>> styles_;
  std::map<std::string, OdtListStyle, std::less<>> lists_;
  OdtListStyle outline_;
};

}  // namespace qsift
