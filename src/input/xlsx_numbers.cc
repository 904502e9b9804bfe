#include "src/input/xlsx_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kMostDays = 2958465;  // 9999-12-31
constexpr double kSecondsOfDay = 86400;

struct Date {
  std::int64_t year;
  unsigned month;
  unsigned day;
};

// Days since 1970-01-01 as a date (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
Date FromDays(std::int64_t days) {
  days += 719468;
  const std::int64_t era = days / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year + year / 4 - year / 100);
  const unsigned month = (5 * of_year + 2) / 153;
  const unsigned day = of_year - (153 * month + 2) / 5 + 1;
  const unsigned shown = month < 10 ? month + 3 : month - 9;
  return {std::int64_t{year} + era * 400 + (shown <= 2 ? 1 : 0), shown, day};
}

std::string ShowDate(double value, NumberFormat::Kind kind, bool date1904) {
  if (!(value >= 0) || value > kMostDays) return {};
  double whole = std::floor(value);
  auto seconds = static_cast<std::int64_t>(std::llround((value - whole) * kSecondsOfDay));
  if (seconds >= 86400) {
    seconds -= 86400;
    whole += 1;
  }
  std::string time =
      seconds % 60 == 0
          ? fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
          : fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (kind == NumberFormat::Kind::kTime && whole == 0) return time;
  auto days = static_cast<std::int64_t>(whole);
  // Day 60 of the 1900 system is 1900-02-29, which never existed.
  if (date1904) {
    days -= 24107;
  } else {
    days -= days < 60 ? 25568 : 25569;
  }
  const Date date = FromDays(days);
  std::string out = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (kind == NumberFormat::Kind::kDateTime || seconds != 0) out.append(1, ' ').append(time);
  return out;
}

std::string WithThousands(std::string_view digits) {
  const std::size_t begin = digits.substr(0, 1) == "-" ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out(digits.substr(0, begin));
  for (std::size_t i = begin; i < point; ++i) {
    if (i > begin && (point - i) % 3 == 0) out.push_back(',');
    out.push_back(digits[i]);
  }
  return out.append(digits.substr(point));
}

}  // namespace

NumberFormat NumberFormatOf(std::string_view code) {
  NumberFormat format;
  bool date = false;
  bool time = false;
  bool digits = false;
  bool point = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = ToAsciiLower(code[i]);
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      // "[h]" is a duration; "[Red]" and "[$-409]" are not digits.
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      time |= !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos;
      i = end;
    } else if (c == 'y' || c == 'd') {
      date = true;
    } else if (c == 'h' || c == 's') {
      time = true;
    } else if (c == '0' || c == '#' || c == '?') {
      digits = true;
      if (point && c == '0') ++format.decimals;
    } else if (c == '.') {
      point = true;
    } else if (c == ',') {
      format.thousands |= digits;
    } else if (c == '%') {
      format.percent = true;
    } else if (c == '@') {
      format.kind = NumberFormat::Kind::kText;
      return format;
    }
  }
  if (date || time) {
    format.kind = date && time ? NumberFormat::Kind::kDateTime
                  : date       ? NumberFormat::Kind::kDate
                               : NumberFormat::Kind::kTime;
  } else if (digits) {
    format.kind = NumberFormat::Kind::kNumber;
  }
  return format;
}

NumberFormat BuiltInFormat(int id) {
  switch (id) {
    case 1: return NumberFormatOf("0");
    case 2: return NumberFormatOf("0.00");
    case 3: return NumberFormatOf("#,##0");
    case 4: return NumberFormatOf("#,##0.00");
    case 9: return NumberFormatOf("0%");
    case 10: return NumberFormatOf("0.00%");
    case 22: return NumberFormatOf("m/d/yy h:mm");
    case 49: return NumberFormatOf("@");
    default: break;
  }
  if (id >= 14 && id <= 17) return NumberFormatOf("d/m/yy");
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return NumberFormatOf("h:mm");
  return {};
}

std::string ShowNumber(std::string_view value, const NumberFormat& format, bool date1904) {
  std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (text.empty() || end != text.c_str() + text.size() || !std::isfinite(number)) return text;
  switch (format.kind) {
    case NumberFormat::Kind::kDate:
    case NumberFormat::Kind::kTime:
    case NumberFormat::Kind::kDateTime: {
      std::string shown = ShowDate(number, format.kind, date1904);
      return shown.empty() ? text : shown;
    }
    case NumberFormat::Kind::kNumber: {
      std::string shown =
          fmt::format("{:.{}f}", format.percent ? number * 100 : number, format.decimals);
      if (format.thousands) shown = WithThousands(shown);
      if (format.percent) shown.push_back('%');
      return shown;
    }
    case NumberFormat::Kind::kGeneral:
    case NumberFormat::Kind::kText: break;
  }
  // Eleven digits are what a cell without a format shows; whole numbers stand as they are.
  if (text.find_first_of(".eE") == text.npos) return text;
  return fmt::format("{:.11g}", number);
}

}  // namespace qsift
