#pragma once

// Pinpoints: units and their numbers in the orders that languages write them ("Articles 4, 9 and
// 15", "62 straipsnio 2 dalies b punktą", "пункт 3 статьи 12"), as one chain each.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/citations/entities.h"
#include "src/citations/pinpoint_labels.h"

namespace qsift {

// A chain of pinpoints of one place or list.
struct PinpointChain {
  std::size_t first = 0;  // entities [first, last)
  std::size_t last = 0;
  Span text;
  std::uint16_t vocabulary = 0;
  std::string unit;                 // the first that is printed
  std::vector<Pinpoint> pinpoints;  // outermost first; empty if there is no chain
};

class PinpointReader {
 public:
  PinpointReader(const CitationRules& rules, const CitationEntities& entities)
      : rules_(rules), entities_(entities), text_(entities.text()), labels_(rules, entities) {}

  // The chain that begins at an entity.
  PinpointChain Read(std::size_t i) const;

  // An ordinal, in words or with its ending, which may stand before a unit of any language.
  bool IsCounted(std::size_t i) const;

  // A number with its mark that stands before the unit it is a part of.
  bool LeadsToUnit(std::size_t i) const;

 private:
  using Type = CitationEntity::Type;

  struct Group {
    std::size_t last = 0;  // 0 if there is none
    std::uint32_t end = 0;
    std::string unit;
    std::uint16_t vocabulary = 0;
    std::vector<Pinpoint> pinpoints;
  };

  Group ReadGroup(std::size_t i, bool inner) const;
  Group ReadLabelsAfter(std::size_t unit) const;
  void ReadItems(Group& group, bool letters) const;
  std::size_t ReadAside(Group& group, std::size_t open) const;
  std::size_t UnitAgain(std::size_t i, const Group& group) const;
  Group ReadLabelsBefore(std::size_t i) const;
  std::size_t NextGroup(std::size_t i) const;
  static void Outermost(std::vector<Group>& groups);

  const CitationRules& rules_;
  const CitationEntities& entities_;
  std::string_view text_;
  PinpointLabels labels_;
};

}  // namespace qsift
