#pragma once

// What the text around a citation adds to it.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "qsift/document.h"

namespace qsift {

struct CitationRules;

// What a pointing word can stand for, updated as the text is read: the last instrument, the last of
// each sort, and the last of each sort and year.
class Antecedents {
 public:
  void Add(std::size_t index, const Citation& citation);
  // The index that was added; kNoIndex for none. An empty kind stands for any kind, and year 0 for
  // any year.
  std::int32_t Find(std::string_view kind, std::uint32_t year) const;

 private:
  std::unordered_map<std::string, std::size_t> last_;
};

// Reads what stands after the citations of a text, which are in order: who approved an instrument,
// and its provisions that are quoted by number.
void ReadContext(const CitationRules& rules, std::string_view text,
                 std::vector<Citation>& citations);

}  // namespace qsift
