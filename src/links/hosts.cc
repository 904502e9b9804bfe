#include "src/links/hosts.h"

#include <algorithm>
#include <string>

#include "src/links/url.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200B;

char At(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

bool HostCharAt(std::string_view text, std::size_t i) {
  return i < text.size() && IsHostChar(text, i, Symbols::kAllowed);
}

class AuthorityReader {
 public:
  AuthorityReader(const LinkRules& rules, std::string_view text) : rules_(rules), text_(text) {}

  std::optional<std::size_t> Read(std::size_t at) const {
    Host found = ReadHost(text_, at, Symbols::kAllowed);
    std::optional<std::size_t> host = at;
    // Most hosts end before a path or a blank, so that no user stands before them.
    const char next = At(text_, found.end);
    if (found.labels == 0 || (next != '/' && next != ' ' && next != '\n')) {
      host = SkipUser(at);
      if (!host) return std::nullopt;
      if (At(text_, *host) == '[') return ReadIpv6(*host);
      if (*host > at) found = ReadHost(text_, *host, Symbols::kAllowed);
    }
    const std::optional<std::size_t> end = ReadName(*host, found);
    if (!end || GoesOn(*end, *host) || !IsName(*host, *end)) return std::nullopt;
    const char beyond = At(text_, *end + 1);
    const bool root = At(text_, *end) == '.' && (beyond == '/' || beyond == ':');
    const std::size_t after = ReadPort(text_, root ? *end + 1 : *end);
    if (after > *end + 1 && HostCharAt(text_, after)) return std::nullopt;  // ":80x"
    return after;
  }

 private:
  // After "user:password@". A bracket that closes what nothing opened here is markup:
  // "(https://example.org)[ann@example.org]".
  std::optional<std::size_t> SkipUser(std::size_t at) const {
    std::size_t host = at;
    OpenBrackets open;
    for (std::size_t i = at; i < text_.size() && !EndsUrl(text_, i); i += DecodeAt(text_, i).size) {
      const char c = text_[i];
      if (c == '/' || c == '?' || c == '#' || c == '\\') break;
      if (open.Read(c) < 0) {
        if (At(text_, i + 1) == '@') return std::nullopt;
        break;
      }
      if (c != '@') continue;
      if (host > at || i == at) return std::nullopt;  // two of them, or nobody
      host = i + 1;
    }
    return host;
  }

  std::optional<std::size_t> ReadIpv6(std::size_t host) const {
    const std::size_t close = text_.find_first_of("]/ \n", host);
    if (close == text_.npos || text_[close] != ']') return std::nullopt;
    if (!ParseHost(text_.substr(host, close + 1 - host))) return std::nullopt;
    return ReadPort(text_, close + 1);
  }

  std::optional<std::size_t> ReadName(std::size_t host, const Host& found) const {
    std::size_t sign = found.end;
    while (At(text_, sign) == '_') ++sign;
    const bool inner =
        HostCharAt(text_, sign) || (At(text_, sign) == '.' && HostCharAt(text_, sign + 1));
    if (sign > found.end && inner) return ReadUnderscored(host);
    if (found.labels == 0 || found.hyphens || found.longest > kLongLabel) return std::nullopt;
    if (text_[found.end - 1] == '-') {
      return found.labels > 1 ? std::optional(TrimHyphens(text_, found.end)) : std::nullopt;
    }
    // No top-level domain has a picture: it stands after the link.
    std::size_t end = found.top;
    while (end < found.end && IsHostChar(text_, end)) end += DecodeAt(text_, end).size;
    if (end < found.end && (end == found.top || found.labels == 1)) return std::nullopt;
    return end;
  }

  // An underscore may stand in the labels before the last two only.
  std::optional<std::size_t> ReadUnderscored(std::size_t host) const {
    std::size_t end = host;
    std::size_t dots = 0;  // after the last underscore
    for (; end < text_.size(); end += DecodeAt(text_, end).size) {
      if (text_[end] == '_') {
        dots = 0;
      } else if (text_[end] == '.' && HostCharAt(text_, end + 1)) {
        ++dots;
      } else if (!IsHostChar(text_, end)) {
        break;
      }
    }
    return dots >= 2 ? std::optional(end) : std::nullopt;
  }

  // What ends in a number is an address; what is not in ASCII is a name that IDNA accepts.
  bool IsName(std::size_t begin, std::size_t end) const {
    const std::string_view name = text_.substr(begin, end - begin);
    const std::string_view top = name.substr(name.rfind('.') + 1);
    const bool number = std::all_of(top.begin(), top.end(), IsDigit);
    const bool ascii = std::all_of(name.begin(), name.end(), IsAscii);
    return (!number && ascii) || ParseHost(name).has_value();
  }

  // A browser would read on after `end`, and the sign there is not one that people write after a
  // link.
  bool GoesOn(std::size_t end, std::size_t host) const {
    if (end >= text_.size()) return false;
    const char c = text_[end];
    const CodePoint sign = DecodeAt(text_, end);
    const std::size_t next = end + sign.size;
    const bool more =
        HostCharAt(text_, next) || (At(text_, next) == '.' && HostCharAt(text_, next + 1));
    if (!more) return false;
    if (c == '&') return !IsReference(next);
    // "https://ann:word)s@example.org": no port, and no name that people write without a dot.
    if (c == ':') {
      return !IsDigit(text_[next]) && text_.substr(host, end - host).find('.') == text_.npos;
    }
    if (IsAscii(c)) return std::string_view("$+=%~").find(c) != std::string_view::npos;
    if (sign.value == kZeroWidthSpace) return SplitsName(host, next);
    if (std::any_of(rules_.host_lookalikes.begin(), rules_.host_lookalikes.end(),
                    [&](const std::string& text) { return text_.substr(end).starts_with(text); })) {
      return true;
    }
    return IsInvisible(sign.value);
  }

  // A character reference of HTML: "&lt;"
  bool IsReference(std::size_t at) const {
    constexpr std::size_t kLongReference = 10;
    std::size_t end = at;
    while (end - at < kLongReference && IsAsciiAlnum(At(text_, end))) ++end;
    return At(text_, end) == ';';
  }

  // A zero-width space is where typesetters let a name break, or where a name ends in writing
  // without blanks. It is inside a name if a dot or a path follows, or if only one label stands
  // before it.
  bool SplitsName(std::size_t host, std::size_t at) const {
    const Host rest = ReadHost(text_, at);
    return rest.labels != 1 || At(text_, rest.end) == '/' ||
           text_.substr(host, at - host).find('.') == std::string_view::npos;
  }

  const LinkRules& rules_;
  std::string_view text_;
};

}  // namespace

Host ReadHost(std::string_view text, std::size_t at, Symbols symbols) {
  Host host;
  host.top = at;
  std::size_t i = at;
  while (i < text.size()) {
    if (text[i] == '.') {
      if (i == host.top || i + 1 >= text.size() || !IsHostChar(text, i + 1, symbols)) break;
      host.hyphens |= text[i - 1] == '-' || text[host.top] == '-';
      host.longest = std::max(host.longest, i - host.top);
      ++host.labels;
      host.top = ++i;
      continue;
    }
    if (!IsHostChar(text, i, symbols)) break;
    host.numeric &= IsDigit(text[i]);
    i += IsAscii(text[i]) ? 1 : DecodeAt(text, i).size;
  }
  host.longest = std::max(host.longest, i - host.top);
  if (i > host.top) ++host.labels;
  host.hyphens |= i > host.top && text[host.top] == '-';
  host.end = i;
  return host;
}

std::size_t ReadPort(std::string_view text, std::size_t at) {
  if (At(text, at) != ':') return at;
  std::size_t port = at + 1;
  while (IsDigit(At(text, port))) ++port;
  return port > at + 1 ? port : at;
}

std::size_t TrimHyphens(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == '-') --end;
  return end;
}

bool MayBeTop(std::string_view label) {
  if (!std::all_of(label.begin(), label.end(), IsAscii)) return CountCodePoints(label) >= 2;
  if (label.size() > 4 && ToAsciiLower(label[0]) == 'x' && ToAsciiLower(label[1]) == 'n' &&
      label.substr(2, 2) == "--") {
    return true;
  }
  return label.size() >= 2 && std::all_of(label.begin(), label.end(), IsAsciiAlpha);
}

std::optional<std::size_t> ReadAuthority(const LinkRules& rules, std::string_view text,
                                         std::size_t at) {
  return AuthorityReader(rules, text).Read(at);
}

}  // namespace qsift
