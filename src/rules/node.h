#pragma once

// A YAML document as a tree that remembers where each node stood. Rule files come as trees from
// yaml_reader.h (folders named at run time) or ready-made from the binary (the default packs), so
// that starting up parses no YAML. Read through RuleReader (rule_reader.h).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qsift {

struct Node {
  enum class Type : std::uint8_t { kNull, kScalar, kList, kMap };

  Type type = Type::kNull;
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in code points
  std::string scalar;
  std::vector<Node> items;  // of a list; of a map: key, value, key, value ...

  // The value under a key of a map; nullptr where there is none.
  const Node* Find(std::string_view key) const;
};

struct RuleFile {
  std::string path;
  std::string text;  // for error messages and `qsift rules show`
  Node root;
};

// The binary form in which the build embeds the default packs.
void Serialize(const std::vector<RuleFile>& files, std::string& out);
std::vector<RuleFile> Deserialize(std::string_view bytes);

}  // namespace qsift
