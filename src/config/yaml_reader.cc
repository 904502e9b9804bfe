#include "src/config/yaml_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <utility>

#include "src/config/rule_reader.h"
#include "src/text/string_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

namespace fs = std::filesystem;

struct Failure {
  YAML::Mark mark;
  std::string message;
};

// Builds the tree as the events come, so that a bound stops the parser where it is passed.
class TreeBuilder final : public YAML::EventHandler {
 public:
  Node Release() && { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Add(mark, Node::Type::kNull); }

  // What an alias stands for may hold the alias itself, or ten aliases that hold ten each.
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Failure{mark, "aliases are not read; write the value out"};
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    if (value.size() > kMaxYamlScalar) {
      throw Failure{mark, fmt::format("a string is longer than {} bytes", kMaxYamlScalar)};
    }
    const Level* const level = open_.empty() ? nullptr : &open_.back();
    if (level != nullptr && level->node->type == Node::Type::kMap && level->key_is_next) {
      if (!open_.back().keys.insert(value).second) {
        throw Failure{mark, fmt::format("duplicate key '{}'", value)};
      }
    }
    Add(mark, Node::Type::kScalar).scalar = value;
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    Open(mark, Node::Type::kList);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    Open(mark, Node::Type::kMap);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Level {
    Node* node;  // stands until its level is closed: its siblings come later
    bool key_is_next = true;
    StringSet keys{};
  };

  Node& Add(const YAML::Mark& mark, Node::Type type) {
    if (++count_ > kMaxYamlNodes) {
      throw Failure{mark, fmt::format("there are more than {} values", kMaxYamlNodes)};
    }
    Node* node = &root_;
    if (!open_.empty()) {
      Level& level = open_.back();
      if (level.node->type == Node::Type::kMap) {
        if (level.key_is_next && type != Node::Type::kScalar) {
          throw Failure{mark, "a key must be a string"};
        }
        level.key_is_next = !level.key_is_next;
      }
      node = &level.node->items.emplace_back();
    }
    node->type = type;
    node->line = static_cast<std::uint32_t>(mark.line + 1);
    node->column = static_cast<std::uint32_t>(mark.column + 1);
    return *node;
  }

  void Open(const YAML::Mark& mark, Node::Type type) {
    if (open_.size() >= kMaxYamlDepth) {
      throw Failure{mark, fmt::format("nested deeper than {} levels", kMaxYamlDepth)};
    }
    open_.push_back({&Add(mark, type)});
  }

  Node root_;
  std::vector<Level> open_;
  std::size_t count_ = 0;
};

Node ReadTree(const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  TreeBuilder tree;
  if (!parser.HandleNextDocument(tree)) return {};
  TreeBuilder second;
  if (parser.HandleNextDocument(second)) {
    const Node root = std::move(second).Release();
    YAML::Mark mark;
    mark.line = static_cast<int>(root.line) - 1;
    mark.column = static_cast<int>(root.column) - 1;
    throw Failure{mark, "a second document begins here; only one is read"};
  }
  return std::move(tree).Release();
}

// Closes the descriptor that it owns.
struct Descriptor {
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number); }
  int number;
};

Error At(const RuleFile& file, YAML::Mark mark, std::string message) {
  const auto line = static_cast<std::uint32_t>(std::max(mark.line, 0) + 1);
  const auto column = static_cast<std::uint32_t>(std::max(mark.column, 0) + 1);
  return RuleError(file, line, column, std::move(message));
}

}  // namespace

Result<RuleFile> ParseYaml(std::string path, std::string text) {
  RuleFile file{std::move(path), std::move(text), {}};
  if (file.text.size() > kMaxYamlBytes) {
    return Error{file.path, 0,      0, fmt::format("is larger than {} bytes", kMaxYamlBytes),
                 {},        "rules"};
  }
  if (file.text.find('\0') != std::string::npos || !IsValidUtf8(file.text)) {
    return Error{file.path, 0, 0, "is not UTF-8 text", {}, "rules"};
  }
  try {
    file.root = ReadTree(file.text);
  } catch (const Failure& failure) {
    return At(file, failure.mark, failure.message);
  } catch (const YAML::Exception& exception) {
    return At(file, exception.mark, exception.msg);
  }
  return file;
}

Result<std::string> ReadConfigFile(const std::string& path) {
  const auto failed = [&](std::string_view message) {
    return Error{path, 0, 0, std::string(message), {}, "unreadable"};
  };
  // Without waiting for the other end of a pipe.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return failed(fmt::format("cannot be opened: {}", std::strerror(errno)));
  const Descriptor owner{descriptor};
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    return failed("is not a regular file");
  }
  std::string text;
  while (text.size() <= kMaxYamlBytes) {
    std::array<char, 65536> buffer;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(fmt::format("cannot be read: {}", std::strerror(errno)));
    if (got == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return failed(fmt::format("is larger than {} bytes", kMaxYamlBytes));
}

Result<RuleFile> ReadYamlFile(const std::string& path) {
  Result<std::string> text = ReadConfigFile(path);
  if (!text) return text.error();
  return ParseYaml(path, std::move(*text));
}

Result<std::vector<RuleFile>> ReadRuleFolder(const std::string& folder,
                                             std::vector<Error>* defects) {
  std::error_code failed;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end;
       it.increment(failed)) {
    if (it->path().extension() == ".yaml") paths.push_back(it->path().string());
  }
  if (failed) {
    return Error{folder, 0, 0, fmt::format("cannot be read: {}", failed.message()), {}, "rules"};
  }
  if (paths.empty()) {
    return Error{folder, 0, 0, "holds no rule pack (no *.yaml file)", {}, "rules"};
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RuleFile> files;
  for (const std::string& path : paths) {
    Result<RuleFile> file = ReadYamlFile(path);
    if (file) {
      files.push_back(std::move(*file));
    } else if (defects != nullptr) {
      defects->push_back(file.error());
    } else {
      return file.error();
    }
  }
  return files;
}

std::vector<RuleFile> Reparsed(const std::vector<RuleFile>& files) {
  std::vector<RuleFile> out;
  out.reserve(files.size());
  for (const RuleFile& file : files) {
    Result<RuleFile> parsed = ParseYaml(file.path, file.text);
    if (file.text.empty() || !parsed) {
      out.push_back(file);
    } else {
      parsed->embedded = file.embedded;
      out.push_back(std::move(*parsed));
    }
  }
  return out;
}

}  // namespace qsift
