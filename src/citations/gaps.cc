#include "src/citations/gaps.h"

namespace qsift {

bool Fits(const CitationEntities& entities, Span between, const CitationGap& gap) {
  std::size_t count = 0;
  std::size_t breaks = 0;
  std::size_t plain = 0;
  for (std::size_t i = entities.At(between.begin);
       i < entities.size() && entities[i].span.begin < between.end; ++i) {
    using Type = CitationEntity::Type;
    if (entities[i].span.end > between.end || ++count > gap.most) return false;
    const std::string_view text = entities.Text(i);
    switch (entities[i].type) {
      case Type::kBreak:
        if (++breaks > 1) return false;
        break;
      case Type::kWord:
        if (entities.Has(i, gap.classes)) break;
        if (entities[i].classes != 0 || entities[i].capital || ++plain > gap.plain_words) {
          return false;
        }
        break;
      case Type::kSign:
        if (text != "'" && text != "\u2019" && gap.signs.find(text) == gap.signs.npos) return false;
        break;
      case Type::kQuote:
        if (gap.signs.find('"') == gap.signs.npos) return false;
        break;
      default: return false;
    }
  }
  return true;
}

}  // namespace qsift
