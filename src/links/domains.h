#pragma once

// What the public suffix list says of a host.

#include <string>
#include <string_view>

namespace qsift {

// The public suffix and the label before it (publicsuffix.org), in small letters and in the script
// that the name came in; empty if the host is a suffix itself, an address, or no name.
std::string RegistrableDomain(std::string_view host);

// The label is a top-level domain of the public suffix list.
bool IsTopLevelDomain(std::string_view label);

}  // namespace qsift
