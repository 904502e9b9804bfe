#pragma once

// The styles of a DOCX document, as far as a reader needs them: what makes a paragraph a heading,
// an item of a list, or bold. ECMA-376-1:2016, 17.7.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "src/input/xml.h"

namespace qsift {

struct DocxStyle {
  std::uint8_t heading = 0;  // 1 is the highest; 0: none
  std::int32_t list = -1;    // of its numbering
  std::uint32_t level = 0;
  bool bold = false;
};

class DocxStyles {
 public:
  // `styles`: the root of styles.xml, which need not outlive the styles.
  void Load(XmlNode styles);

  // The style with what it inherits from those that it is based on; a default one if it is unknown.
  const DocxStyle& Of(std::string_view id) const;

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
};

// The heading level that paragraph properties set themselves; 0 if they set none.
std::uint8_t OutlineLevel(XmlNode properties);

}  // namespace qsift
