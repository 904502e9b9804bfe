#include "src/links/url.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "src/links/idna.h"
#include "src/links/ip_address.h"
#include "src/text/unicode.h"

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
  // What stands from the sign on, which is taken off; empty if there is none.
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
