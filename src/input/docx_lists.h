#pragma once

// The lists of a DOCX document: numbering.xml says how the items of each are numbered, and the text
// holds none of it. ECMA-376-1:2016, 17.9.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "src/input/xml.h"

namespace qsift {

// What is printed before an item of a list.
struct ListLabel {
  std::string number;       // "2.1."; the sign of a bullet
  std::string_view font{};  // of a bullet
  bool bullet = false;
};

class DocxLists {
 public:
  // `numbering`: the root of numbering.xml, which must outlive the lists.
  void Load(XmlNode numbering);

  // The label of the next item of a list at a level (from 0); nothing if there is no such list.
  ListLabel Next(std::int32_t list, std::size_t level);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;  // "%1.%2."
    std::string font;
    int start = 1;
    int restart = -1;    // after an item of which level (from 1) it begins again; 0: never
    bool legal = false;  // the numbers of the levels above are shown in digits
  };
  struct List {
    std::int32_t base = -1;  // key in `counts_`: lists of one definition count on
    std::array<Level, kLevels> levels;
  };
  struct Count {
    std::array<int, kLevels> next{};
    std::array<bool, kLevels> begun{};
  };

  static void LoadLevel(XmlNode node, Level& level);
  static std::string Format(int number, std::string_view format);

  std::map<std::int32_t, List> lists_;
  std::map<std::int32_t, Count> counts_;
};

}  // namespace qsift
