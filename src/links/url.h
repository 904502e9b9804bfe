#pragma once

// URLs in the form that browsers give them: an absolute URL parsed and written again by the rules
// of the URL Standard (https://url.spec.whatwg.org), and what a host says about its owner.

#include <optional>
#include <string>
#include <string_view>

namespace qsift {

struct Url {
  std::string href;  // the whole, in ASCII
  std::string host;  // in ASCII; empty where the URL has none
};

// The URL that the text is; nothing where the standard's parser fails on it, or where it is not
// absolute. Blanks at its ends go, and so do tabs and line ends inside.
std::optional<Url> ParseUrl(std::string_view text);

// The host in ASCII, as domain (IDNA, UTS 46) or address; nothing where it is none. `host` is in
// UTF-8, with percent-encoded bytes or brackets as a URL has them.
std::optional<std::string> ParseHost(std::string_view host);

// The same name with the labels that IDNA encoded in their own script.
std::string UnicodeHost(std::string_view ascii_host);

// IDNA's ToASCII of UTS 46, nontransitional, as the URL Standard sets it; nothing where it fails.
std::optional<std::string> DomainToAscii(std::string_view domain);

// The public suffix and the label before it (publicsuffix.org), in small letters and in the script
// that the name came in; empty where the host is a suffix itself, an address, or no name.
std::string RegistrableDomain(std::string_view host);

// The label is a top-level domain of the public suffix list.
bool IsTopLevelDomain(std::string_view label);

}  // namespace qsift
