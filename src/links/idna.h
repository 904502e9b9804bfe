#pragma once

// Hosts in scripts of their own and in ASCII (UTS 46).

#include <optional>
#include <string>
#include <string_view>

namespace qsift {

// The same name with the labels that IDNA encoded in their own script.
std::string UnicodeHost(std::string_view ascii_host);

// IDNA's ToASCII of UTS 46, nontransitional, as the URL Standard sets it; nothing if it fails.
std::optional<std::string> DomainToAscii(std::string_view domain);

}  // namespace qsift
