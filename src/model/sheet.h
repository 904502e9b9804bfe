#pragma once

// A sheet as its readers hand it over: row by row. Between the input stage and the one that reads
// questions out of sheets.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qsift {

// What the cells of a range may be chosen from (data validation).
struct SheetChoices {
  std::uint32_t first_row = 0;  // from 1
  std::uint32_t last_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
  std::vector<std::string> labels;
};

struct SheetInfo {
  std::string name;
  std::uint32_t index = 0;  // of the sheets that are read
  std::vector<SheetChoices> choices;

  // What this cell may be chosen from; nullptr where anything may stand in it.
  const SheetChoices* ChoicesOf(std::uint32_t row, std::uint32_t column) const {
    for (const SheetChoices& its : choices) {
      if (its.first_row <= row && row <= its.last_row && its.first_column <= column &&
          column <= its.last_column) {
        return &its;
      }
    }
    return nullptr;
  }
};

struct SheetRow {
  std::uint32_t number = 0;        // from 1, in the sheet
  std::vector<std::string> cells;  // clean UTF-8; by column
};

// Takes the rows of the sheets in order; returns false to stop. A reader may use a row again for
// the next one.
using TakeRow = std::function<bool(const SheetInfo&, const SheetRow&)>;

}  // namespace qsift
