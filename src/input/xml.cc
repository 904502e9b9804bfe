#include "src/input/xml.h"

#include <fmt/format.h>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr int kDeepest = 256;

bool IsTooDeep(XmlNode root) {
  int depth = 1;  // below the root
  for (XmlNode node = root.first_child(); node;) {
    if (depth > kDeepest) return true;
    XmlNode next = node.first_child();
    if (next) {
      ++depth;
    } else {
      next = node.next_sibling();
    }
    while (!next && --depth > 0) {
      node = node.parent();
      next = node.next_sibling();
    }
    node = next;
  }
  return false;
}

void AppendText(XmlNode node, std::string& out) {
  for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
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
