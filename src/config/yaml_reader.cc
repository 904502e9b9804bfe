#include "src/config/yaml_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

namespace fs = std::filesystem;

struct Failure {
  YAML::Mark mark;
  std::string message;
};

Node Convert(const YAML::Node& from) {  // NOLINT(misc-no-recursion): bounded by yaml-cpp's depth
  Node node;
  node.line = static_cast<std::uint32_t>(from.Mark().line + 1);
  node.column = static_cast<std::uint32_t>(from.Mark().column + 1);
  if (from.IsScalar()) {
    node.type = Node::Type::kScalar;
    node.scalar = from.Scalar();
  } else if (from.IsSequence()) {
    node.type = Node::Type::kList;
    for (const YAML::Node& item : from) node.items.push_back(Convert(item));
  } else if (from.IsMap()) {
    node.type = Node::Type::kMap;
    std::set<std::string> keys;
    for (const auto& entry : from) {
      node.items.push_back(Convert(entry.first));
      if (!keys.insert(node.items.back().scalar).second) {
        throw Failure{entry.first.Mark(),
                      fmt::format("duplicate key '{}'", node.items.back().scalar)};
      }
      node.items.push_back(Convert(entry.second));
    }
  }
  return node;
}

Error At(const RuleFile& file, YAML::Mark mark, std::string message) {
  const auto line = static_cast<std::uint32_t>(std::max(mark.line, 0) + 1);
  const auto column = static_cast<std::uint32_t>(std::max(mark.column, 0) + 1);
  return RuleError(file, line, column, std::move(message));
}

}  // namespace

Result<RuleFile> ParseYaml(std::string path, std::string text) {
  RuleFile file{std::move(path), std::move(text), {}};
  if (file.text.find('\0') != std::string::npos || !IsValidUtf8(file.text)) {
    return Error{file.path, 0, 0, "is not UTF-8 text", {}, "rules"};
  }
  try {
    file.root = Convert(YAML::Load(file.text));
  } catch (const Failure& failure) {
    return At(file, failure.mark, failure.message);
  } catch (const YAML::Exception& exception) {
    return At(file, exception.mark, exception.msg);
  }
  return file;
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
  for (std::string& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    Result<RuleFile> file = stream ? ParseYaml(path, std::move(text))
                                   : Error{path, 0, 0, "cannot be read", {}, "rules"};
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
      out.push_back(std::move(*parsed));
    }
  }
  return out;
}

}  // namespace qsift
