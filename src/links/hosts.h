#pragma once

// Where the host of a link ends in running text. Used by links.cc.

#include <cstddef>
#include <optional>
#include <string_view>

#include "src/links/characters.h"
#include "src/rules/links.h"

namespace qsift {

inline constexpr std::size_t kLongLabel = 63;  // bytes; RFC 1035, 2.3.4

// A dotted name, as it was read.
struct Host {
  std::size_t end = 0;
  std::size_t labels = 0;
  std::size_t top = 0;      // where the last label begins
  bool numeric = true;      // digits and dots only
  bool hyphens = false;     // a label but the last begins or ends with one
  std::size_t longest = 0;  // label, in bytes
};

// Reads labels and dots from `at`.
Host ReadHost(std::string_view text, std::size_t at, Symbols symbols = Symbols::kRefused);

// After ":" and digits; `at` if there are none.
std::size_t ReadPort(std::string_view text, std::size_t at);

// Without the hyphens before `end`.
std::size_t TrimHyphens(std::string_view text, std::size_t end);

// The label may be a top-level domain (RFC 3696, 2): two or more characters, in ASCII letters alone
// or what IDNA encodes.
bool MayBeTop(std::string_view label);

// The end of user, host and port after "scheme://" of a web address. It is the whole host that a
// browser would read, or nothing: a part of it would lead elsewhere.
std::optional<std::size_t> ReadAuthority(const LinkRules& rules, std::string_view text,
                                         std::size_t at);

}  // namespace qsift
