#include "src/input/element_reader.h"

#include <fmt/format.h>

namespace qsift {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;     // bytes parsed at once
constexpr std::size_t kLongest = std::size_t{32} << 20U;  // of one row

}  // namespace

bool ElementReader::Take(std::string_view piece) {
  buffer_.append(piece);
  if (buffer_.size() < kPiece) return true;
  return Flush();
}

bool ElementReader::Flush() {
  if (stopped_) return false;
  std::size_t begin = Find("<", 0);
  if (begin == buffer_.npos) {
    head_.append(buffer_);
    buffer_.clear();
    return true;
  }
  if (head_.size() < kPiece) head_.append(buffer_, 0, begin);
  const std::string close = std::string("</").append(prefix_).append(name_).append(">");
  std::size_t end = buffer_.rfind(close);
  if (end == buffer_.npos) {
    buffer_.erase(0, begin);
    if (buffer_.size() <= kLongest) return true;
    failure_ = "has a row that is larger than 32 MiB";
    return false;
  }
  end += close.size();
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer_inplace(
      buffer_.data() + begin, end - begin,
      pugi::parse_fragment | pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
          pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single,
      pugi::encoding_utf8);
  if (!parsed) {
    failure_ = fmt::format("cannot be read: a sheet is no sound XML ({})", parsed.description());
    return false;
  }
  if (const Status sound = CheckDepth("a sheet", document); !sound) {
    failure_ = sound.error().message;
    return false;
  }
  for (const XmlNode node : document.children()) {
    if (LocalName(node) == name_ && !call_(node)) {
      stopped_ = true;
      return false;
    }
  }
  buffer_.erase(0, end);
  return true;
}

// The first tag of the name, with any prefix.
std::size_t ElementReader::Find(std::string_view open, std::size_t from) {
  if (found_) return Tag(std::string(open).append(prefix_).append(name_), from);
  for (std::size_t at = buffer_.find('<', from); at != buffer_.npos;
       at = buffer_.find('<', at + 1)) {
    std::size_t end = at + 1;
    while (end < buffer_.size() && buffer_[end] != '>' && buffer_[end] != ' ' &&
           buffer_[end] != '/') {
      ++end;
    }
    const std::string_view tag = std::string_view(buffer_).substr(at + 1, end - at - 1);
    if (LocalName(tag) != name_) continue;
    prefix_ = tag.substr(0, tag.size() - name_.size());
    found_ = true;
    return at;
  }
  return buffer_.npos;
}

std::size_t ElementReader::Tag(const std::string& tag, std::size_t from) const {
  for (std::size_t at = buffer_.find(tag, from); at != buffer_.npos;
       at = buffer_.find(tag, at + 1)) {
    const std::size_t end = at + tag.size();
    if (end < buffer_.size() &&
        (buffer_[end] == ' ' || buffer_[end] == '>' || buffer_[end] == '/')) {
      return at;
    }
  }
  return buffer_.npos;
}

}  // namespace qsift
