#include "src/links/ip_address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "src/text/unicode.h"

namespace qsift {
namespace {

// A part of an IPv4 address: decimal, octal after "0", hexadecimal after "0x". Nothing for others.
std::optional<std::uint64_t> ParseIpv4Number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int base = 10;
  if (text.size() >= 2 && text[0] == '0' && ToAsciiLower(text[1]) == 'x') {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() >= 2 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = HexValue(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    value =
        std::min<std::uint64_t>(value * static_cast<unsigned>(base) + static_cast<unsigned>(digit),
                                std::uint64_t{1} << 40U);
  }
  return value;
}

std::vector<std::string_view> Split(std::string_view text, char divider) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(divider);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// The IPv4 address at the end of an IPv6 one: four decimal numbers without leading zeros.
bool ReadTrailingIpv4(std::string_view text, std::array<std::uint16_t, 8>& pieces,
                      std::size_t& piece) {
  if (piece > 6) return false;
  const std::vector<std::string_view> parts = Split(text, '.');
  if (parts.size() != 4) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    if (parts[i].empty() || parts[i].size() > 3 || (parts[i].size() > 1 && parts[i][0] == '0') ||
        !std::all_of(parts[i].begin(), parts[i].end(), IsDigit)) {
      return false;
    }
    const int value = std::stoi(std::string(parts[i]));
    if (value > 255) return false;
    const std::size_t at = piece + i / 2;
    pieces[at] = static_cast<std::uint16_t>(pieces[at] * 0x100 + value);
  }
  piece += 2;
  return true;
}

std::optional<std::array<std::uint16_t, 8>> ReadIpv6(std::string_view text) {
  std::array<std::uint16_t, 8> pieces{};
  std::size_t piece = 0;
  std::optional<std::size_t> compress;
  std::size_t i = 0;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return std::nullopt;
    i = 2;
    compress = ++piece;
  }
  while (i < text.size()) {
    if (piece == 8) return std::nullopt;
    if (text[i] == ':') {
      if (compress) return std::nullopt;
      ++i;
      compress = ++piece;
      continue;
    }
    const std::size_t begin = i;
    std::uint32_t value = 0;
    while (i < text.size() && i - begin < 4 && HexValue(text[i]) >= 0) {
      value = value * 16 + static_cast<std::uint32_t>(HexValue(text[i++]));
    }
    if (i < text.size() && text[i] == '.') {
      if (i == begin || !ReadTrailingIpv4(text.substr(begin), pieces, piece)) return std::nullopt;
      break;
    }
    if (i < text.size()) {
      if (text[i] != ':') return std::nullopt;
      if (++i == text.size()) return std::nullopt;
    }
    pieces[piece++] = static_cast<std::uint16_t>(value);
  }
  if (compress) {
    std::size_t swaps = piece - *compress;
    for (std::size_t at = 7; at != 0 && swaps > 0; --at, --swaps) {
      std::swap(pieces[at], pieces[*compress + swaps - 1]);
    }
  } else if (piece != 8) {
    return std::nullopt;
  }
  return pieces;
}

}  // namespace

bool EndsInNumber(std::string_view host) {
  std::vector<std::string_view> parts = Split(host, '.');
  if (parts.back().empty()) {
    if (parts.size() == 1) return false;
    parts.pop_back();
  }
  const std::string_view last = parts.back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), IsDigit)) return true;
  return last.size() >= 2 && last[0] == '0' && ToAsciiLower(last[1]) == 'x' &&
         ParseIpv4Number(last).has_value();
}

std::optional<std::string> ParseIpv4(std::string_view host) {
  std::vector<std::string_view> parts = Split(host, '.');
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<std::uint64_t> number = ParseIpv4Number(parts[i]);
    if (!number) return std::nullopt;
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
    if (*number >= limit) return std::nullopt;
    address += last ? *number : *number << (8 * (3 - i));
  }
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string((address >> static_cast<unsigned>(shift)) & 0xFFU);
    if (shift > 0) out.push_back('.');
  }
  return out;
}

std::optional<std::string> ParseIpv6(std::string_view text) {
  const auto pieces = ReadIpv6(text);
  if (!pieces) return std::nullopt;
  // The longest run of zeros, of two or more, is left out.
  std::size_t best = 8;
  std::size_t longest = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && (*pieces)[end] == 0) ++end;
    if (end - i > longest) {
      longest = end - i;
      best = i;
    }
    i = std::max(i, end);
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == best) {
      out += i == 0 ? "::" : ":";
      i += longest - 1;
      continue;
    }
    bool begun = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
      const auto digit =
          static_cast<std::size_t>(((*pieces)[i] >> static_cast<unsigned>(shift)) & 0xF);
      begun |= digit != 0 || shift == 0;
      if (begun) out.push_back(kHex[digit]);
    }
    if (i != 7) out.push_back(':');
  }
  out.push_back(']');
  return out;
}

}  // namespace qsift
