#include "src/input/office_package.h"

#include <vector>

namespace qsift {
namespace {

// "../media/a.png" beside "word/document.xml" is "media/a.png": a name to look up in the archive.
std::string Resolve(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  const std::size_t slash = part.rfind('/');
  std::vector<std::string_view> steps;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = path.find('/');
      const std::string_view step = path.substr(0, end);
      path = end == path.npos ? std::string_view() : path.substr(end + 1);
      if (step.empty() || step == ".") continue;
      if (step != "..") {
        steps.push_back(step);
      } else if (!steps.empty()) {
        steps.pop_back();
      }
    }
  };
  if (slash != part.npos) add(part.substr(0, slash));
  add(target);
  std::string name;
  for (const std::string_view step : steps) {
    if (!name.empty()) name += '/';
    name += step;
  }
  return name;
}

}  // namespace

Result<Relationships> ReadRelationships(Archive& archive, std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == part.npos ? "" : std::string(part.substr(0, slash + 1));
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  Relationships found;
  if (!archive.Has(name)) return found;
  XmlPart xml;
  if (const Status parsed = ParsePart(archive, name, xml); !parsed) return parsed.error();
  for (const XmlNode node : xml.root().children()) {
    Relationship relationship;
    const std::string_view type = Attribute(node, "Type").value_or("");
    relationship.type = type.substr(type.rfind('/') + 1);
    relationship.external = Attribute(node, "TargetMode").value_or("") == "External";
    const std::string_view target = Attribute(node, "Target").value_or("");
    relationship.target = relationship.external ? std::string(target) : Resolve(part, target);
    found.emplace(Attribute(node, "Id").value_or(""), std::move(relationship));
  }
  return found;
}

std::string PartOfType(const Relationships& relationships, std::string_view type) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == type && !relationship.external) return relationship.target;
  }
  return {};
}

Result<std::string> MainPart(Archive& archive) {
  Result<Relationships> relationships = ReadRelationships(archive, "");
  if (!relationships) return relationships.error();
  return PartOfType(*relationships, "officeDocument");
}

Status ParsePart(Archive& archive, const std::string& name, XmlPart& part, bool blanks) {
  Result<std::string> bytes = archive.Read(name);
  if (!bytes) return bytes.error();
  return part.Parse(name, std::move(*bytes), blanks);
}

}  // namespace qsift
