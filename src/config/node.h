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

  // The value under a key of a map; nullptr if there is none.
  const Node* Find(std::string_view key) const;
};

struct RuleFile {
  std::string path;
  std::string text;  // for error messages and `qsift rules show`
  Node root;
  bool embedded = false;  // of the default packs, which stand in no folder of the run
};

// Calls with the topic and the map of each rule: the maps that stand in the lists of a file.
template <typename Function>
void ForEachRule(const RuleFile& file, Function function) {
  for (std::size_t i = 0; i + 1 < file.root.items.size(); i += 2) {
    const Node& topic = file.root.items[i + 1];
    if (file.root.type != Node::Type::kMap || topic.type != Node::Type::kList) continue;
    for (const Node& rule : topic.items) {
      if (rule.type == Node::Type::kMap) function(file.root.items[i].scalar, rule);
    }
  }
}

// The text of a file from a line on, which counts from 1; empty after the last one.
std::string_view FromLine(const RuleFile& file, std::uint32_t line);

// The binary form in which the build embeds the default packs.
void Serialize(const std::vector<RuleFile>& files, std::string& out);
std::vector<RuleFile> Deserialize(std::string_view bytes);

}  // namespace qsift
