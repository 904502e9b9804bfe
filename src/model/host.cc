#include "src/model/host.h"

namespace qsift {

std::string_view HostOf(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == url.npos) {
    const std::size_t at = url.find('@');
    if (at == url.npos) return {};
    const std::string_view host = url.substr(at + 1);
    return host.substr(0, host.find_first_of("/?#"));
  }
  std::string_view host = url.substr(slashes + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  if (colon != host.npos && (bracket == host.npos || colon > bracket)) host = host.substr(0, colon);
  return host;
}

}  // namespace qsift
