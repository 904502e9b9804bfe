#include "src/config/node.h"

namespace qsift {
namespace {

void PutNumber(std::uint64_t value, std::string& out) {  // LEB128
  while (value >= 0x80) {
    out.push_back(static_cast<char>((value & 0x7F) | 0x80));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

void PutString(std::string_view text, std::string& out) {
  PutNumber(text.size(), out);
  out.append(text);
}

void PutNode(const Node& node, std::string& out) {
  out.push_back(static_cast<char>(node.type));
  PutNumber(node.line, out);
  PutNumber(node.column, out);
  if (node.type == Node::Type::kScalar) PutString(node.scalar, out);
  if (node.type == Node::Type::kList || node.type == Node::Type::kMap) {
    PutNumber(node.items.size(), out);
    for (const Node& item : node.items) PutNode(item, out);
  }
}

class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t Number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  std::string String() {
    const auto size = static_cast<std::size_t>(Number());
    std::string text(bytes_.substr(at_, size));
    at_ += size;
    return text;
  }

  Node Tree() {  // NOLINT(misc-no-recursion): as deep as the rule files
    Node node;
    node.type = static_cast<Node::Type>(bytes_[at_++]);
    node.line = static_cast<std::uint32_t>(Number());
    node.column = static_cast<std::uint32_t>(Number());
    if (node.type == Node::Type::kScalar) node.scalar = String();
    if (node.type == Node::Type::kList || node.type == Node::Type::kMap) {
      const auto count = static_cast<std::size_t>(Number());
      node.items.reserve(count);
      for (std::size_t i = 0; i < count; ++i) node.items.push_back(Tree());
    }
    return node;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

const Node* Node::Find(std::string_view key) const {
  if (type != Type::kMap) return nullptr;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].scalar == key) return &items[i + 1];
  }
  return nullptr;
}

std::string_view FromLine(const RuleFile& file, std::uint32_t line) {
  std::string_view text = file.text;
  for (std::uint32_t i = 1; i < line && !text.empty(); ++i) {
    const std::size_t end = text.find('\n');
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return text;
}

void Serialize(const std::vector<RuleFile>& files, std::string& out) {
  PutNumber(files.size(), out);
  for (const RuleFile& file : files) {
    PutString(file.path, out);
    PutString(file.text, out);
    PutNode(file.root, out);
  }
}

std::vector<RuleFile> Deserialize(std::string_view bytes) {
  Source source(bytes);
  std::vector<RuleFile> files(static_cast<std::size_t>(source.Number()));
  for (RuleFile& file : files) {
    file.path = source.String();
    file.text = source.String();
    file.root = source.Tree();
    file.embedded = true;
  }
  return files;
}

}  // namespace qsift
