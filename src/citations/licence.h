#pragma once

// What a pinpoint says of the words beside it: it turns a name that no language knows into an
// instrument, and is dropped where the words are not law.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "src/citations/entities.h"
#include "src/citations/pieces.h"

namespace qsift {

class PinpointLicence {
 public:
  PinpointLicence(const CitationRules& rules, const CitationEntities& entities)
      : rules_(rules), entities_(entities) {}

  // Drops the pinpoints of what is not law: "chapter 3 of our annual report", "section 7 below".
  void DropOthers(std::vector<CitationPiece>& pieces) const;

  // The instrument that a pinpoint licenses right after it; false if there is none.
  bool Find(const CitationPiece& pinpoint, CitationPiece& piece) const;

  // The same for an acronym right before it; nothing before `free` is read.
  bool FindBefore(const CitationPiece& pinpoint, std::uint32_t free, CitationPiece& piece) const;

  // One of its units is a citation even without an instrument.
  bool HoldsBareUnit(const CitationPiece& pinpoint) const;

  // Written in capitals: "ARTICLE 19".
  bool IsLoud(Span span) const;

 private:
  bool IsOfThing(std::uint32_t end, LanguageMask language) const;
  bool IsOfPaper(std::uint32_t end) const;
  std::size_t InitialsEnd(std::size_t i) const;
  bool RunsOn(Span pinpoint, std::size_t word) const;
  bool IsShortName(std::size_t i) const;
  // The word before a pinpoint as its instrument, up to an offset.
  void NameBefore(std::size_t name, std::uint32_t end, const CitationPiece& pinpoint,
                  CitationPiece& piece) const;
  bool StandsAlone(std::uint32_t end) const;
  bool IsNonLegal(std::size_t at, int step, LanguageMask language, bool comma = false) const;

  const CitationRules& rules_;
  const CitationEntities& entities_;
};

}  // namespace qsift
