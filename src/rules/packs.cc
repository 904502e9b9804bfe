#include "src/rules/packs.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/config/rule_reader.h"

namespace qsift {
namespace {

constexpr std::string_view kSchema = "qsift-rules/1";

}  // namespace

bool IsPackFile(std::string_view path) {
  return path == "pack.yaml" || path.ends_with("/pack.yaml");
}

std::string_view FolderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

bool Pack::Holds(const RuleFile& file) const {
  return file.embedded == embedded && FolderOf(file.path) == folder;
}

bool IsBelow(const RuleFile& file, std::string_view named) {
  if (named.empty()) return true;
  while (named.size() > 1 && named.ends_with('/')) named.remove_suffix(1);
  const std::string_view path = file.path;
  return !file.embedded && path.starts_with(named) && path.size() > named.size() &&
         (path[named.size()] == '/' || named == "/");
}

Result<std::vector<FoundPack>> FindPacks(const std::vector<RuleFile>& files, bool deferred,
                                         Defects& defects) {
  std::vector<FoundPack> packs;
  for (const RuleFile& file : files) {
    if (!IsPackFile(file.path)) continue;
    RuleReader reader(file, deferred);
    if (reader.ExpectMap(file.root, {"schema", "id", "version", "lang", "description", "extends",
                                     "overrides"})) {
      const std::string schema = reader.String(file.root, "schema");
      if (!schema.empty() && schema != kSchema) {
        reader.Fail(*file.root.Find("schema"),
                    fmt::format("schema '{}' is not known here; expected {}", schema, kSchema));
      }
    }
    FoundPack found{
        {reader.String(file.root, "id"), reader.String(file.root, "version"),
         reader.StringOr(file.root, "lang", ""), reader.StringOr(file.root, "description", ""),
         reader.Strings(file.root, "extends"), reader.Strings(file.root, "overrides"),
         std::string(FolderOf(file.path)), file.embedded},
        &file,
        {}};
    if (defects.Stop(reader.error())) return defects.first();
    // A later pack takes the place of an earlier one with its id.
    std::erase_if(packs, [&](const FoundPack& other) { return other.pack.id == found.pack.id; });
    packs.push_back(std::move(found));
  }
  for (const RuleFile& file : files) {
    if (IsPackFile(file.path)) continue;
    const std::string_view folder = FolderOf(file.path);
    const bool has_header = std::any_of(files.begin(), files.end(), [&](const RuleFile& other) {
      return IsPackFile(other.path) && other.embedded == file.embedded &&
             FolderOf(other.path) == folder;
    });
    if (!has_header &&
        defects.Stop(Error{
            file.path, 0, 0, "belongs to no pack: no pack.yaml stands beside it", {}, "rules"})) {
      return defects.first();
    }
    for (FoundPack& found : packs) {
      if (found.pack.Holds(file)) found.files.push_back(&file);
    }
  }
  return packs;
}

std::vector<const FoundPack*> InOrder(const std::vector<FoundPack>& packs,
                                      std::optional<Error>& error) {
  std::vector<const FoundPack*> order;
  std::vector<const FoundPack*> open;
  const auto visit = [&](const auto& self, const FoundPack& found) -> void {
    if (std::find(order.begin(), order.end(), &found) != order.end()) return;
    const auto fail = [&](std::string message) {
      const Node* extends = found.header->root.Find("extends");
      if (error || extends == nullptr) return;
      error = RuleError(*found.header, extends->line, extends->column, std::move(message));
    };
    if (std::find(open.begin(), open.end(), &found) != open.end()) {
      return fail(fmt::format("the pack '{}' extends itself", found.pack.id));
    }
    open.push_back(&found);
    for (const std::string& id : found.pack.extends) {
      const auto base = std::find_if(packs.begin(), packs.end(),
                                     [&](const FoundPack& other) { return other.pack.id == id; });
      if (base == packs.end()) {
        fail(fmt::format("no pack has the id '{}'", id));
      } else {
        self(self, *base);
      }
    }
    open.pop_back();
    order.push_back(&found);
  };
  for (const FoundPack& found : packs) {
    if (found.pack.id == "core") visit(visit, found);
  }
  for (const FoundPack& found : packs) visit(visit, found);
  return order;
}

std::optional<Error> TakeOut(const FoundPack& found, std::vector<RuleFile>& files) {
  for (const std::string& id : found.pack.overrides) {
    std::size_t taken = 0;
    for (RuleFile& file : files) {
      if (found.pack.Holds(file) || file.root.type != Node::Type::kMap) continue;
      for (std::size_t i = 1; i < file.root.items.size(); i += 2) {
        Node& topic = file.root.items[i];
        if (topic.type != Node::Type::kList) continue;
        taken += std::erase_if(topic.items, [&](const Node& rule) {
          const Node* own = rule.type == Node::Type::kMap ? rule.Find("id") : nullptr;
          return own != nullptr && own->scalar == id;
        });
      }
    }
    if (taken == 0) {
      const Node* overrides = found.header->root.Find("overrides");
      return RuleError(*found.header, overrides->line, overrides->column,
                       fmt::format("no rule of another pack has the id '{}'", id));
    }
  }
  return std::nullopt;
}

}  // namespace qsift
