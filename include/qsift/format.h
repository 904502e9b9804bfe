#pragma once

// The formats that qsift reads. Each is recognised by its content, or named by hand (`--from`).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qsift {

enum class InputFormat : std::uint8_t {
  kAuto,  // whatever the content shows
  kText,
  kHtml,
  kDocx,
  kOdt,
  kXlsx,
  kCsv,
  kTsv,
  kJsonLines,  // one record per line; see records.h
};

// "auto", "text", "html" and so on.
std::string_view Name(InputFormat format);
std::optional<InputFormat> InputFormatOf(std::string_view name);
std::vector<std::string> InputFormatNames();

}  // namespace qsift
