#include "src/enrich/url.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "src/base/unicode.h"

namespace qsift {
namespace {

struct SpecialScheme {
  std::string_view name;
  std::string_view port;  // the default one
};
constexpr std::array<SpecialScheme, 6> kSpecial = {
    {{"http", "80"}, {"https", "443"}, {"ftp", "21"}, {"ws", "80"}, {"wss", "443"}, {"file", ""}}};

const SpecialScheme* FindSpecial(std::string_view scheme) {
  const auto found = std::find_if(kSpecial.begin(), kSpecial.end(),
                                  [&](const SpecialScheme& s) { return s.name == scheme; });
  return found == kSpecial.end() ? nullptr : &*found;
}

// The percent-encode sets of the standard, 1.3: what each adds to the one of control characters.
constexpr std::string_view kFragmentSet = " \"<>`";
constexpr std::string_view kQuerySet = " \"#<>";
constexpr std::string_view kSpecialQuerySet = " \"#<>'";
constexpr std::string_view kPathSet = " \"#<>?^`{}";
constexpr std::string_view kUserinfoSet = " \"#<>?^`{}/:;=@[\\]|";

void AppendEncoded(std::string_view text, std::string_view set, std::string& out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x1F || byte >= 0x7F || set.find(c) != set.npos) {
      out.push_back('%');
      out.push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 0xFU]);
    } else {
      out.push_back(c);
    }
  }
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToAsciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string PercentDecoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

bool IsForbiddenHost(char c) {
  constexpr std::string_view kForbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
  return kForbidden.find(c) != kForbidden.npos;
}

bool IsForbiddenDomain(char c) {
  return IsForbiddenHost(c) || static_cast<unsigned char>(c) <= 0x1F || c == '%' || c == '\x7F';
}

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

// The last label, but for an empty one behind a dot, is a number: then the host must be an address.
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

// "." or "..", each dot maybe as "%2e": the number of dots; 0 for every other segment.
int DotsIn(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    if (segment.front() == '.') {
      segment.remove_prefix(1);
    } else if (segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' &&
               ToAsciiLower(segment[2]) == 'e') {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    if (++dots > 2) return 0;
  }
  return dots;
}

class Parser {
 public:
  explicit Parser(std::string_view text) {
    const auto trims = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!text.empty() && trims(text.front())) text.remove_prefix(1);
    while (!text.empty() && trims(text.back())) text.remove_suffix(1);
    for (const char c : text) {
      if (c != '\t' && c != '\n' && c != '\r') text_.push_back(c);
    }
  }

  std::optional<Url> Parse() {
    const std::size_t colon = text_.find(':');
    if (colon == 0 || colon == std::string::npos || !IsAsciiAlpha(text_[0])) return std::nullopt;
    for (std::size_t i = 0; i < colon; ++i) {
      const char c = text_[i];
      if (!IsAsciiAlnum(c) && c != '+' && c != '-' && c != '.') return std::nullopt;
      url_.href.push_back(ToAsciiLower(c));
    }
    special_ = FindSpecial(url_.href);
    file_ = url_.href == "file";
    url_.href.push_back(':');
    rest_ = std::string_view(text_).substr(colon + 1);
    std::string_view fragment = TakeFrom('#');
    std::string_view query = TakeFrom('?');
    if (special_ != nullptr || rest_.starts_with("//")) {
      if (!ReadAuthority()) return std::nullopt;
      ReadPath();
    } else if (rest_.starts_with('/')) {
      ReadPath();
    } else {
      AppendEncoded(rest_, "", url_.href);
    }
    if (!query.empty()) {
      url_.href.push_back('?');
      AppendEncoded(query.substr(1), special_ != nullptr ? kSpecialQuerySet : kQuerySet, url_.href);
    }
    if (!fragment.empty()) {
      url_.href.push_back('#');
      AppendEncoded(fragment.substr(1), kFragmentSet, url_.href);
    }
    return std::move(url_);
  }

 private:
  // What stands from the sign on, which is taken off; empty where there is none.
  std::string_view TakeFrom(char sign) {
    const std::size_t at = rest_.find(sign);
    if (at == rest_.npos) return {};
    const std::string_view taken = rest_.substr(at);
    rest_ = rest_.substr(0, at);
    return taken;
  }

  bool IsSlash(char c) const { return c == '/' || (special_ != nullptr && c == '\\'); }

  bool ReadAuthority() {
    std::size_t slashes = 0;
    const std::size_t most = special_ != nullptr && !file_ ? rest_.size() : 2;
    while (slashes < most && slashes < rest_.size() && IsSlash(rest_[slashes])) ++slashes;
    if (file_ && slashes < 2) {  // "file:/path"
      url_.href += "//";
      return true;
    }
    rest_.remove_prefix(slashes);
    std::size_t end = 0;
    while (end < rest_.size() && !IsSlash(rest_[end])) ++end;
    std::string_view authority = rest_.substr(0, end);
    rest_.remove_prefix(end);
    url_.href += "//";
    const std::size_t at = file_ ? authority.npos : authority.rfind('@');
    if (at != authority.npos) {
      if (at + 1 == authority.size()) return false;
      ReadUserinfo(authority.substr(0, at));
      authority.remove_prefix(at + 1);
    }
    return ReadHost(authority);
  }

  void ReadUserinfo(std::string_view userinfo) {
    const std::size_t colon = userinfo.find(':');
    const std::string_view name = userinfo.substr(0, colon);
    const std::string_view password =
        colon == userinfo.npos ? std::string_view() : userinfo.substr(colon + 1);
    if (name.empty() && password.empty()) return;
    AppendEncoded(name, kUserinfoSet, url_.href);
    if (!password.empty()) {
      url_.href.push_back(':');
      AppendEncoded(password, kUserinfoSet, url_.href);
    }
    url_.href.push_back('@');
  }

  bool ReadHost(std::string_view authority) {
    std::size_t colon = authority.npos;
    bool bracket = false;
    for (std::size_t i = 0; i < authority.size() && colon == authority.npos; ++i) {
      if (authority[i] == '[') bracket = true;
      if (authority[i] == ']') bracket = false;
      if (authority[i] == ':' && !bracket && !file_) colon = i;
    }
    const std::string_view host = authority.substr(0, colon);
    const std::string_view port =
        colon == authority.npos ? std::string_view() : authority.substr(colon + 1);
    if (host.empty()) {
      if (!file_ && (special_ != nullptr || colon != authority.npos)) return false;
    } else if (special_ != nullptr || host.front() == '[') {
      std::optional<std::string> parsed = ParseHost(host);
      if (!parsed) return false;
      url_.host = file_ && *parsed == "localhost" ? std::string() : std::move(*parsed);
    } else {
      if (std::any_of(host.begin(), host.end(), IsForbiddenHost)) return false;
      AppendEncoded(host, "", url_.host);
    }
    url_.href += url_.host;
    return ReadPort(port);
  }

  bool ReadPort(std::string_view port) {
    std::uint32_t number = 0;
    for (const char c : port) {
      if (!IsDigit(c)) return false;
      number = number * 10 + static_cast<std::uint32_t>(c - '0');
      if (number > 0xFFFF) return false;
    }
    if (port.empty()) return true;
    const std::string written = std::to_string(number);
    if (special_ == nullptr || special_->port != written) {
      url_.href.push_back(':');
      url_.href += written;
    }
    return true;
  }

  void ReadPath() {
    std::vector<std::string_view> segments;
    std::string_view path = rest_;
    if (path.empty() && special_ == nullptr) return;
    if (!path.empty() && IsSlash(path.front())) path.remove_prefix(1);
    while (true) {
      std::size_t end = 0;
      while (end < path.size() && !IsSlash(path[end])) ++end;
      const std::string_view segment = path.substr(0, end);
      const bool last = end == path.size();
      const int dots = DotsIn(segment);
      if (dots == 2 && !segments.empty()) segments.pop_back();
      if (dots == 0) segments.push_back(segment);
      if (dots > 0 && last) segments.emplace_back();
      if (last) break;
      path.remove_prefix(end + 1);
    }
    for (const std::string_view segment : segments) {
      url_.href.push_back('/');
      AppendEncoded(segment, kPathSet, url_.href);
    }
  }

  std::string text_;
  std::string_view rest_;  // of `text_`
  const SpecialScheme* special_ = nullptr;
  bool file_ = false;
  Url url_;
};

}  // namespace

std::optional<std::string> ParseHost(std::string_view host) {
  if (host.starts_with('[')) {
    if (!host.ends_with(']') || host.size() < 3) return std::nullopt;
    return ParseIpv6(host.substr(1, host.size() - 2));
  }
  const std::string decoded = PercentDecoded(host);
  if (!IsValidUtf8(decoded)) return std::nullopt;
  std::optional<std::string> ascii = DomainToAscii(decoded);
  if (!ascii || ascii->empty() || std::any_of(ascii->begin(), ascii->end(), IsForbiddenDomain)) {
    return std::nullopt;
  }
  if (EndsInNumber(*ascii)) return ParseIpv4(*ascii);
  return ascii;
}

std::optional<Url> ParseUrl(std::string_view text) { return Parser(text).Parse(); }

}  // namespace qsift
