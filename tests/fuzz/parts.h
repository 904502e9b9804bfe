#pragma once

// What the fuzz targets share: inputs of two parts, and promises that end the run when broken.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace qsift::test {

// What stands before "\n=====\n" and after it; all and nothing where it is missing.
inline std::pair<std::string, std::string> SplitInput(const unsigned char* data, std::size_t size) {
  constexpr std::string_view kBetween = "\n=====\n";
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t at = all.find(kBetween);
  if (at == std::string_view::npos) return {std::string(all), {}};
  return {std::string(all.substr(0, at)), std::string(all.substr(at + kBetween.size()))};
}

inline void Require(bool truth, std::string_view promise) {
  if (truth) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

}  // namespace qsift::test
