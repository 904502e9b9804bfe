#pragma once

// Numbers of a workbook as Excel shows them: dates, percentages, fixed decimals. Dates are written
// in ISO 8601, as the order of their parts depends on who opens the workbook.
// ECMA-376-1:2016, 18.8.30.

#include <cstdint>
#include <string>
#include <string_view>

namespace qsift {

struct NumberFormat {
  enum class Kind : std::uint8_t { kGeneral, kNumber, kDate, kTime, kDateTime, kText };
  Kind kind = Kind::kGeneral;
  int decimals = 0;
  bool thousands = false;
  bool percent = false;
};

// The format of a code ("0.00%", "dd/mm/yyyy") or of a built-in number.
NumberFormat NumberFormatOf(std::string_view code);
NumberFormat BuiltInFormat(int id);

// `value`: as it stands in the sheet. What is not a number is returned as it is.
std::string ShowNumber(std::string_view value, const NumberFormat& format, bool date1904);

}  // namespace qsift
