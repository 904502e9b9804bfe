#pragma once

// Reads the words of enumerations out of rule files.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "src/config/rule_reader.h"
#include "src/text/names.h"

namespace qsift {

// The value of a word. Complains at `node` about one that is not in the table, and answers with the
// first value of the table.
template <typename T, std::size_t N>
T ReadName(RuleReader& reader, const Node& node, std::string_view name, const Names<T, N>& names) {
  if (const std::optional<T> value = FindName(name, names)) return *value;
  std::array<std::string_view, N> known;
  for (std::size_t i = 0; i < N; ++i) known[i] = names[i].first;
  reader.FailName(node, name, known);
  return names.front().second;
}

// The value of the word under a key, which must be there.
template <typename T, std::size_t N>
T ReadNameAt(RuleReader& reader, const Node& map, std::string_view key, const Names<T, N>& names) {
  const std::string name = reader.String(map, key);
  const Node* node = map.Find(key);
  return ReadName(reader, node == nullptr ? map : *node, name, names);
}

}  // namespace qsift
