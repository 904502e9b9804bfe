#pragma once

// Reads values out of rule trees and keeps the first defect: unknown keys, wrong types, patterns
// that RE2 refuses, each with file, line, column and the source line. After a defect the reader
// answers with empty values, so that loading code needs no branch per key.

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "src/config/node.h"

namespace qsift {

class Pattern;

// An Error at a place of a rule file, with its source line.
Error RuleError(const RuleFile& file, std::uint32_t line, std::uint32_t column,
                std::string message);

class RuleReader {
 public:
  // `deferred`: patterns are known to be sound and are compiled at first use.
  RuleReader(const RuleFile& file, bool deferred) : file_(file), deferred_(deferred) {}

  const std::optional<Error>& error() const { return error_; }
  const RuleFile& file() const { return file_; }

  void Fail(const Node& node, std::string message);
  void FailName(const Node& node, std::string_view name, std::span<const std::string_view> known);

  // Complains about a node that is not a map, or a key that is not among the known ones.
  bool ExpectMap(const Node& node, std::initializer_list<std::string_view> known) {
    return ExpectMap(node, std::span(known.begin(), known.size()));
  }
  bool ExpectMap(const Node& node, std::span<const std::string_view> known);

  // The same for a rule: it may have an id, a pattern, a description and examples, too.
  bool ExpectRule(const Node& node, std::initializer_list<std::string_view> more);

  // The scalar under a key; complains if it is missing or not a scalar.
  std::string String(const Node& map, std::string_view key);
  std::string StringOr(const Node& map, std::string_view key, std::string_view otherwise);
  int Number(const Node& map, std::string_view key, int otherwise);
  double Decimal(const Node& map, std::string_view key);  // "-1.25"; complains as String() does
  bool Flag(const Node& map, std::string_view key);       // true | false, false if it is missing

  // The scalars of a list; empty if the key is missing.
  std::vector<std::string> Strings(const Node& map, std::string_view key);

  // The scalars of a list, which stands under `key`.
  std::vector<std::string> Items(const Node& list, std::string_view key);

  // The nodes of a list (a missing key gives none); complains if it is not a list.
  const std::vector<Node>& List(const Node& map, std::string_view key);
  const std::vector<Node>& List(const Node& node);

  // Compiles the pattern under a key; `prefix` and `suffix` are put around it.
  Pattern ReadPattern(const Node& map, std::string_view key, std::string_view prefix = {});

  // Patterns are not compiled while loading.
  bool deferred() const { return deferred_; }

  // Compiles a pattern that was made out of the text of a node.
  Pattern Compile(const Node& node, std::string source);

 private:
  const RuleFile& file_;
  bool deferred_;
  std::optional<Error> error_;
};

}  // namespace qsift
