#pragma once

// URLs in the form that browsers give them: an absolute URL parsed and written again by the rules
// of the URL Standard (https://url.spec.whatwg.org).

#include <optional>
#include <string>
#include <string_view>

namespace qsift {

struct Url {
  std::string href;  // the whole, in ASCII
  std::string host;  // in ASCII; empty if the URL has none
};

// The URL that the text is; nothing if the standard's parser fails on it, or if it is not absolute.
// Blanks at its ends go, and so do tabs and line ends inside.
std::optional<Url> ParseUrl(std::string_view text);

// The host in ASCII, as domain (IDNA, UTS 46) or address; nothing if it is neither. `host` is in
// UTF-8, with percent-encoded bytes or brackets as a URL has them.
std::optional<std::string> ParseHost(std::string_view host);

}  // namespace qsift
