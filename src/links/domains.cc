#include "src/links/domains.h"

#include <libpsl.h>

#include <algorithm>
#include <memory>
#include <string>

#include "src/text/unicode.h"

namespace qsift {

bool IsTopLevelDomain(std::string_view label) {
  if (label.empty() || label.size() > 63) return false;
  std::string folded;
  AppendFolded(label, folded);
  return psl_is_public_suffix2(psl_builtin(), folded.c_str(),
                               PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

std::string RegistrableDomain(std::string_view host) {
  if (host.starts_with('.')) return {};
  std::string folded;
  AppendFolded(host, folded);
  if (folded.ends_with('.')) folded.pop_back();
  const std::size_t top = folded.rfind('.') + 1;
  const bool number =
      std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(top), folded.end(), IsDigit);
  if (folded.empty() || number || folded.find("..") != folded.npos || folded.front() == '[') {
    return {};
  }
  const char* const registrable = psl_registrable_domain(psl_builtin(), folded.c_str());
  return registrable == nullptr ? std::string() : std::string(registrable);
}

}  // namespace qsift
