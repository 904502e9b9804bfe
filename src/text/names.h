#pragma once

// The words of an enumeration, in one table: what writers print and what readers take.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace qsift {

template <typename T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

// The value of a word.
template <typename T, std::size_t N>
constexpr std::optional<T> FindName(std::string_view name, const Names<T, N>& names) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

// The word of a value; empty if it has none.
template <typename T, std::size_t N>
constexpr std::string_view NameOf(T value, const Names<T, N>& names) {
  for (const auto& [name, known] : names) {
    if (known == value) return name;
  }
  return {};
}

}  // namespace qsift
