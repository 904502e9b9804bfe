#include "src/structure/asides.h"

#include <string>

namespace qsift {

void AppendAsides(const std::vector<Aside>& asides, Document& document) {
  for (const Aside& aside : asides) {
    if (aside.text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    if (!document.source.empty() && document.source.back() != '\n') document.source += '\n';
    if (!document.text.empty()) document.text += '\n';
    const auto text = static_cast<std::uint32_t>(document.text.size());
    const auto source = static_cast<std::uint32_t>(document.source.size());
    const auto size = static_cast<std::uint32_t>(aside.text.size());
    document.text += aside.text;
    document.source += aside.text;
    document.anchors.push_back({text, source});
    Furniture furniture;
    furniture.kind = aside.kind;
    furniture.leaf = {{text, text + size}, static_cast<std::uint32_t>(document.parts.size()), 1};
    document.parts.push_back({source, source + size});
    document.furniture.push_back(furniture);
  }
}

}  // namespace qsift
