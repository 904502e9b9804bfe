#pragma once

// Hosts that lead nowhere outside the reader's own network: the topic `private_hosts` of rule
// files. Read by the checks.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/language_mask.h"

namespace qsift {

class RuleReader;
struct Node;

// The first `length` bits of an IPv6 address, in the order of the network. An IPv4 network is held
// as one of IPv4-mapped addresses (RFC 4291, 2.5.5.2), so that both spellings are found.
struct Network {
  std::array<std::uint8_t, 16> address{};
  int length = 0;
};

struct PrivateHosts {
  std::vector<std::string> names;  // of domains; what lies under one is private, too
  std::vector<Network> networks;

  // The host of a canonical URL: a name, an IPv4 address, or an IPv6 address in brackets.
  bool Hold(std::string_view host) const;
};

void LoadPrivateHosts(RuleReader& reader, const Node& map, LanguageMask language,
                      PrivateHosts& hosts);

}  // namespace qsift
