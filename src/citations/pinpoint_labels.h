#pragma once

// The labels beside a unit of pinpoints: "5", "12a", "141-A", "15.º", "(2)(b)", "R512-74". Used by
// pinpoints.cc.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/citations/entities.h"

namespace qsift {

struct PinpointLabel {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // 0 if there is none
  std::vector<std::string> path;
  bool letter = false;
};

class PinpointLabels {
 public:
  // Both must outlive it.
  PinpointLabels(const CitationRules& rules, const CitationEntities& entities)
      : rules_(rules), entities_(entities), text_(entities.text()) {}

  // The label that begins at an entity. `listed`: after a comma, where no year is taken for one.
  PinpointLabel Read(std::size_t i, bool listed) const;

  // Where the next item of a list begins after the entity before `i`; 0 for none.
  std::size_t NextItem(std::size_t i) const;

  // The end of a number, and of the brackets after it, at an offset of the text; the offset where
  // there is none.
  std::uint32_t NumberLabelEnd(std::uint32_t begin) const;
  std::uint32_t BracketsEnd(std::uint32_t begin) const;

 private:
  using Type = CitationEntity::Type;

  std::uint32_t OrdinalEnd(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t LetterEnd(std::size_t number) const;

  const CitationRules& rules_;
  const CitationEntities& entities_;
  std::string_view text_;
};

}  // namespace qsift
