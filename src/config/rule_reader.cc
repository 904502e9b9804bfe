#include "src/config/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "src/match/pattern.h"
#include "src/text/unicode.h"

namespace qsift {

Error RuleError(const RuleFile& file, std::uint32_t line, std::uint32_t column,
                std::string message) {
  std::string_view text = FromLine(file, line);
  text = text.substr(0, text.find('\n'));
  return Error{file.path, line, column, std::move(message), std::string(text), "rules"};
}

void RuleReader::Fail(const Node& node, std::string message) {
  if (!error_) error_ = RuleError(file_, node.line, node.column, std::move(message));
}

void RuleReader::FailName(const Node& node, std::string_view name,
                          std::span<const std::string_view> known) {
  Fail(node, fmt::format("'{}' is none of: {}", name, fmt::join(known, ", ")));
}

bool RuleReader::ExpectMap(const Node& node, std::span<const std::string_view> known) {
  if (node.type != Node::Type::kMap) {
    Fail(node, "a map is expected here");
    return false;
  }
  for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
    const std::string& key = node.items[i].scalar;
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      Fail(node.items[i],
           fmt::format("unknown key '{}'; known here: {}", key, fmt::join(known, ", ")));
      return false;
    }
  }
  return true;
}

bool RuleReader::ExpectRule(const Node& node, std::initializer_list<std::string_view> more) {
  std::vector<std::string_view> known{"id", "pattern", "examples", "negative", "description"};
  known.insert(known.end(), more);
  return ExpectMap(node, known);
}

std::string RuleReader::String(const Node& map, std::string_view key) {
  const Node* found = map.Find(key);
  if (found == nullptr) {
    Fail(map, fmt::format("the key '{}' is missing", key));
    return {};
  }
  if (found->type != Node::Type::kScalar) {
    Fail(*found, fmt::format("'{}' must be a string", key));
    return {};
  }
  return found->scalar;
}

std::string RuleReader::StringOr(const Node& map, std::string_view key,
                                 std::string_view otherwise) {
  return map.Find(key) == nullptr ? std::string(otherwise) : String(map, key);
}

int RuleReader::Number(const Node& map, std::string_view key, int otherwise) {
  const Node* found = map.Find(key);
  if (found == nullptr) return otherwise;
  int value = otherwise;
  const char* end = found->scalar.data() + found->scalar.size();
  const auto parsed = std::from_chars(found->scalar.data(), end, value);
  if (parsed.ec != std::errc() || parsed.ptr != end) {
    Fail(*found, fmt::format("'{}' must be a whole number", key));
  }
  return value;
}

double RuleReader::Decimal(const Node& map, std::string_view key) {
  const std::string text = String(map, key);
  const bool minus = text.starts_with('-');
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view digits = std::string_view(text).substr(minus ? 1 : 0);
  if (digits.empty() || digits.find_first_not_of("0123456789.") != digits.npos ||
      digits.find('.') != digits.rfind('.')) {
    if (const Node* found = map.Find(key); found != nullptr) {
      Fail(*found, fmt::format("'{}' must be a number", key));
    }
    return 0;
  }
  double value = 0;
  double place = 1;
  for (std::size_t i = minus ? 1 : 0; i < text.size(); ++i) {
    if (i == dot) continue;
    if (i > dot) place /= 10;
    value = i < dot ? value * 10 + (text[i] - '0') : value + place * (text[i] - '0');
  }
  return minus ? -value : value;
}

bool RuleReader::Flag(const Node& map, std::string_view key) {
  const Node* found = map.Find(key);
  if (found == nullptr) return false;
  if (found->scalar != "true" && found->scalar != "false") {
    Fail(*found, fmt::format("'{}' must be true or false", key));
  }
  return found->scalar == "true";
}

std::vector<std::string> RuleReader::Strings(const Node& map, std::string_view key) {
  const Node* found = map.Find(key);
  return found == nullptr ? std::vector<std::string>() : Items(*found, key);
}

std::vector<std::string> RuleReader::Items(const Node& list, std::string_view key) {
  std::vector<std::string> out;
  for (const Node& item : List(list)) {
    if (item.type != Node::Type::kScalar) Fail(item, fmt::format("'{}' lists strings only", key));
    out.push_back(item.scalar);
  }
  return out;
}

const std::vector<Node>& RuleReader::List(const Node& map, std::string_view key) {
  static const std::vector<Node> kNothing;
  const Node* found = map.Find(key);
  return found == nullptr ? kNothing : List(*found);
}

const std::vector<Node>& RuleReader::List(const Node& node) {
  static const std::vector<Node> kNothing;
  if (node.type == Node::Type::kNull) return kNothing;
  if (node.type != Node::Type::kList) {
    Fail(node, "a list is expected here");
    return kNothing;
  }
  return node.items;
}

Pattern RuleReader::ReadPattern(const Node& map, std::string_view key, std::string_view prefix) {
  std::string source = String(map, key);
  if (error_) return {};
  if (deferred_) return Pattern::Deferred(std::string(prefix) + source);
  Pattern::Defect defect;
  Pattern pattern = Pattern::Compile(std::string(prefix) + source, &defect);
  if (!defect.message.empty()) {
    const Node& node = *map.Find(key);
    const std::size_t skip = defect.offset < prefix.size() ? 0 : defect.offset - prefix.size();
    // The quoted scalar begins one column after its node; a block scalar below it.
    Node at = node;
    const std::size_t line_end = file_.text.find(source);
    if (line_end != std::string::npos) {
      at.column =
          node.column + 1 + static_cast<std::uint32_t>(CountCodePoints(source.substr(0, skip)));
    }
    Fail(at, fmt::format("bad pattern: {}", defect.message));
  }
  return pattern;
}

Pattern RuleReader::Compile(const Node& node, std::string source) {
  if (error_) return {};
  if (deferred_) return Pattern::Deferred(std::move(source));
  Pattern::Defect defect;
  Pattern pattern = Pattern::Compile(std::move(source), &defect);
  if (!defect.message.empty()) {
    // The part at fault, if the node's text holds it unchanged: after an opening quote.
    Node at = node;
    const std::string line = RuleError(file_, node.line, node.column, {}).source_line;
    const std::size_t first = line.find(node.scalar.substr(0, 8));
    const bool quoted = first != std::string::npos && first > 0 &&
                        (line[first - 1] == '\'' || line[first - 1] == '"');
    const std::size_t part =
        defect.part.empty() ? std::string::npos : node.scalar.find(defect.part);
    if (part != std::string::npos) {
      at.column += (quoted ? 1 : 0) + static_cast<std::uint32_t>(CountCodePoints(
                                          std::string_view(node.scalar).substr(0, part)));
    }
    Fail(at, fmt::format("bad pattern: {}", defect.message));
  }
  return pattern;
}

}  // namespace qsift
