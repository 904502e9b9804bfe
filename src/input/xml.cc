#include "src/input/xml.h"

#include <fmt/format.h>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr int kDeepest = 256;

bool IsTooDeep(XmlNode root) {
  int depth = 0;
  for (XmlNode node = root; node;) {
    if (const XmlNode child = node.first_child()) {
      if (++depth > kDeepest) return true;
      node = child;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return false;
    node = node.next_sibling();
  }
  return false;
}

void AppendText(XmlNode node, std::string& out) {
  for (const XmlNode child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      out += child.value();
    } else {
      AppendText(child, out);
    }
  }
}

}  // namespace

Status XmlPart::Parse(const std::string& name, std::string bytes, bool blanks) {
  // UTF-16, which pugixml converts, holds a NUL in each of the four bytes of "<?" or of "<a".
  const bool wide = bytes.substr(0, 4).find('\0') != std::string::npos;
  bytes_ = wide ? std::move(bytes) : WithoutMalformed(std::move(bytes));
  const unsigned flags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol |
      (blanks ? unsigned{pugi::parse_ws_pcdata} : unsigned{pugi::parse_ws_pcdata_single});
  const pugi::xml_parse_result parsed =
      document_.load_buffer_inplace(bytes_.data(), bytes_.size(), flags);
  if (!parsed) {
    return Error{"",
                 0,
                 0,
                 fmt::format("cannot be read: {} is no sound XML ({} at byte {}); open it in its "
                             "program and save it again",
                             name, parsed.description(), parsed.offset),
                 {},
                 "bad-archive"};
  }
  return CheckDepth(name, root());
}

Status CheckDepth(const std::string& name, XmlNode root) {
  if (!IsTooDeep(root)) return Done{};
  return Error{"", 0,
               0,  fmt::format("is refused: {} nests elements deeper than {}", name, kDeepest),
               {}, "bad-archive"};
}

std::string InnerText(XmlNode node) {
  std::string out;
  AppendText(node, out);
  return WithoutMalformed(std::move(out));  // "&#xD800;" is not a character
}

}  // namespace qsift
