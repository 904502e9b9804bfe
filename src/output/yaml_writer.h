#pragma once

// A streaming YAML emitter for the subset that YAML 1.1 and 1.2 read alike: block style, every
// string in double quotes or, where it has several lines, as a literal block, no anchors or tags.
// The same calls as JsonEmitter.

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/output/json_writer.h"

namespace qsift {

class YamlEmitter {
 public:
  explicit YamlEmitter(Buffer& out) : out_(out) {}

  void BeginObject();
  void EndObject();
  void BeginList();
  void EndList();
  void Key(std::string_view key);
  void String(std::string_view text);
  // Text that people wrote: a literal block if it has several lines and allows one.
  void Text(std::string_view text);
  void Number(std::uint64_t number);
  void Pair(std::uint64_t first, std::uint64_t second);  // as a list on one line
  void Bool(bool value);
  void Null();

  // From here to the end of the list, everything stands on one line.
  void BeginInlineList();
  void EndInlineList();

 private:
  struct Level {
    bool list;
    bool empty = true;
  };

  void BeforeScalar();
  void BeforeContainer();
  void Indent(std::size_t depth);
  static bool FitsBlock(std::string_view text);

  Buffer& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
  bool after_dash_ = false;  // the first key of an object stands on its dash's line
  int inline_ = 0;
  bool inline_first_ = true;
};

}  // namespace qsift
