#include "src/rules/private_hosts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/config/rule_reader.h"

namespace qsift {
namespace {

constexpr int kMappedBits = 96;  // before the IPv4 address in an IPv4-mapped one

using Address = std::array<std::uint8_t, 16>;

struct Parsed {
  Address address{};
  bool is_v4 = false;
};

std::optional<Parsed> ParseAddress(std::string_view text) {
  const std::string written(text);
  Parsed parsed;
  if (inet_pton(AF_INET6, written.c_str(), parsed.address.data()) == 1) return parsed;
  parsed.address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  parsed.is_v4 = true;
  if (inet_pton(AF_INET, written.c_str(), &parsed.address[kMappedBits / 8]) == 1) return parsed;
  return {};
}

bool Holds(const Network& network, const Address& address) {
  const int bytes = network.length / 8;
  const int rest = network.length % 8;
  if (!std::equal(address.begin(), address.begin() + bytes, network.address.begin())) return false;
  if (rest == 0) return true;
  const auto at = static_cast<std::size_t>(bytes);
  return ((address[at] ^ network.address[at]) >> (8 - rest)) == 0;
}

// "10.0.0.0/8", "fc00::/7"; nothing if it is not a network or has bits after its length.
std::optional<Network> ParseNetwork(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return {};
  const auto parsed = ParseAddress(text.substr(0, slash));
  if (!parsed) return {};
  int length = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data() + slash + 1, end, length);
  if (error != std::errc() || stopped != end || length < 0) return {};
  if (parsed->is_v4) length += kMappedBits;
  if (length > 128) return {};
  return Network{parsed->address, length};
}

}  // namespace

bool PrivateHosts::Hold(std::string_view host) const {
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
    // RFC 6874: "%25" and a zone may follow a link-local address.
    host = host.substr(0, host.find('%'));
  }
  if (const auto parsed = ParseAddress(host)) {
    return std::any_of(networks.begin(), networks.end(),
                       [&](const Network& network) { return Holds(network, parsed->address); });
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return std::any_of(names.begin(), names.end(), [host](std::string_view name) {
    return host.ends_with(name) &&
           (host.size() == name.size() || host[host.size() - name.size() - 1] == '.');
  });
}

void LoadPrivateHosts(RuleReader& reader, const Node& map, LanguageMask, PrivateHosts& hosts) {
  if (!reader.ExpectMap(map, {"names", "networks"})) return;
  for (std::string& name : reader.Strings(map, "names")) hosts.names.push_back(std::move(name));
  const Node* list = map.Find("networks");
  if (list == nullptr) return;
  for (const Node& node : reader.List(*list)) {
    const auto network = ParseNetwork(node.scalar);
    if (!network) return reader.Fail(node, "is no network such as 10.0.0.0/8 or fc00::/7");
    hosts.networks.push_back(*network);
  }
}

}  // namespace qsift
