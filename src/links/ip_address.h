#pragma once

// Addresses as hosts of URLs (https://url.spec.whatwg.org, 3.5). Used by url.h.

#include <optional>
#include <string>
#include <string_view>

namespace qsift {

// The last label, apart from an empty one after a dot, is a number: the host must be an address.
bool EndsInNumber(std::string_view host);

// The four numbers in decimal; nothing for what is not an address. Numbers may be octal ("010") or
// hexadecimal ("0x8"), and the last may stand for several.
std::optional<std::string> ParseIpv4(std::string_view host);

// In brackets, shortened by RFC 5952; `text` stands without them.
std::optional<std::string> ParseIpv6(std::string_view text);

}  // namespace qsift
