#pragma once

// What DOCX and XLSX have in common: parts that refer to each other by relationships (ECMA-376-2,
// Open Packaging Conventions).

#include <map>
#include <string>
#include <string_view>

#include "src/input/archive.h"
#include "src/input/xml.h"

namespace qsift {

struct Relationship {
  std::string type;    // the last word of its URI: "hyperlink"
  std::string target;  // the name of a part; the address of what lies outside
  bool external = false;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;  // by id

// The relationships of a part; those of the package for an empty name. None if it has none.
Result<Relationships> ReadRelationships(Archive& archive, std::string_view part);

// The part of this type, or an empty string.
std::string PartOfType(const Relationships& relationships, std::string_view type);

// The name of the main part: "word/document.xml", "xl/workbook.xml".
Result<std::string> MainPart(Archive& archive);

// Reads and parses a part.
Status ParsePart(Archive& archive, const std::string& name, XmlPart& part, bool blanks = false);

}  // namespace qsift
