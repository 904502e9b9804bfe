#pragma once

// XML for the readers of office documents; the only file that includes pugixml. pugixml expands the
// five references of XML and numeric ones, nothing that a document declares, and fetches nothing.
// Elements and attributes are recognised by their local names: the prefix is the author's choice.

#include <pugixml.hpp>

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "qsift/result.h"

namespace qsift {

using XmlNode = pugi::xml_node;

// A parsed part. Nodes live as long as it does.
class XmlPart {
 public:
  // `blanks`: text of blanks alone counts everywhere, and not only as the whole of an element.
  // Fails on what is not well-formed and on elements nested too deep to walk.
  Status Parse(const std::string& name, std::string bytes, bool blanks = false);

  XmlNode root() const { return document_.document_element(); }

 private:
  std::string bytes_;
  pugi::xml_document document_;
};

// The readers recurse, so this fails on what is nested deeper than any program nests it. `name`: of
// the part.
Status CheckDepth(const std::string& name, XmlNode root);

// "p" of "w:p".
inline std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}
inline std::string_view LocalName(XmlNode node) { return LocalName(std::string_view(node.name())); }

// Whether that is the local name of a name as printed.
inline bool HasLocalName(std::string_view printed, std::string_view name) {
  if (!printed.ends_with(name)) return false;
  const std::size_t before = printed.size() - name.size();
  return before == 0 || printed.find(':') == before - 1;
}

// The first child element of that local name; an empty node if there is none.
inline XmlNode Child(XmlNode node, std::string_view name) {
  for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
    if (HasLocalName(child.name(), name)) return child;
  }
  return {};
}

// The value of the attribute of that local name.
inline std::optional<std::string_view> Attribute(XmlNode node, std::string_view name) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    if (HasLocalName(attribute.name(), name)) return std::string_view(attribute.value());
  }
  return std::nullopt;
}

// The attribute `val` of a child: how WordprocessingML and spreadsheets keep a property.
inline std::optional<std::string_view> ChildValue(XmlNode node, std::string_view name) {
  const XmlNode child = Child(node, name);
  if (!child) return std::nullopt;
  return Attribute(child, "val").value_or("");
}

inline int NumberOr(std::optional<std::string_view> text, int otherwise) {
  if (!text || text->empty()) return otherwise;
  const char* const end = text->data() + text->size();
  int number = 0;
  const auto [read, error] = std::from_chars(text->data(), end, number);
  if (error == std::errc() && read == end) return number;
  return static_cast<int>(std::strtol(std::string(*text).c_str(), nullptr, 10));
}

// A switch of WordprocessingML: missing is off, present without a value is on.
inline bool IsOn(std::optional<std::string_view> value) {
  return value && *value != "0" && *value != "false" && *value != "off" && *value != "none";
}

inline bool IsSet(XmlNode properties, std::string_view name) {
  const XmlNode child = Child(properties, name);
  return child && IsOn(Attribute(child, "val").value_or("1"));
}

// All text inside a node.
std::string InnerText(XmlNode node);

}  // namespace qsift
