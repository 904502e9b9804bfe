#include "src/links/links.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "src/links/domains.h"
#include "src/links/url.h"
#include "src/text/byte_scan.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongScheme = 24;
constexpr std::size_t kLongLocalPart = 64;  // RFC 5321, 4.5.3.1.1
constexpr std::size_t kLongLabel = 63;      // RFC 1035, 2.3.4

bool IsHostChar(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (IsAscii(c)) return IsAsciiAlnum(c) || c == '-';
  const char32_t value = DecodeAt(text, i).value;
  return IsAlnum(value) && !(value >= 0xFF00 && value <= 0xFFEF);
}

// Ends a URL wherever it stands: blanks, quotes, brackets of markup, bars, CJK punctuation.
bool EndsUrl(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (IsAscii(c)) {
    return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '|' || c == '\x7F';
  }
  const char32_t value = DecodeAt(text, i).value;
  return (value >= 0x3000 && value <= 0x301F) || (value >= 0xFF00 && value <= 0xFF0F) ||
         (value >= 0xFF1A && value <= 0xFF20) || value == 0x2026 || value == 0x201C ||
         value == 0x201D || value == 0x00AB || value == 0x00BB || IsBlank(value);
}

// 1, 2 and 3 for the brackets that open, the same below zero for those that close.
constexpr std::array<std::int8_t, 256> MakeBrackets() {
  std::array<std::int8_t, 256> brackets{};
  brackets['('] = 1;
  brackets['['] = 2;
  brackets['{'] = 3;
  brackets[')'] = -1;
  brackets[']'] = -2;
  brackets['}'] = -3;
  return brackets;
}
constexpr std::array<std::int8_t, 256> kBrackets = MakeBrackets();

int BracketOf(char c) { return kBrackets[static_cast<unsigned char>(c)]; }

// How many brackets of each kind are open.
class OpenBrackets {
 public:
  // Returns the count of the bracket's kind behind it; 0 for what is no bracket.
  int Read(char c) {
    const int bracket = BracketOf(c);
    if (bracket == 0) return 0;
    return counts_[static_cast<std::size_t>(std::abs(bracket))] += bracket > 0 ? 1 : -1;
  }
  // Takes back an unmatched bracket at the end; false where it is matched, or none.
  bool TakeBack(char c) {
    const int bracket = BracketOf(c);
    int& count = counts_[static_cast<std::size_t>(std::abs(bracket))];
    if (bracket == 0 || (bracket > 0 ? count <= 0 : count >= 0)) return false;
    count -= bracket > 0 ? 1 : -1;
    return true;
  }

 private:
  std::array<int, 4> counts_{};
};

struct Host {
  std::size_t end = 0;
  std::size_t labels = 0;
  std::size_t top = 0;      // where the last label begins
  bool numeric = true;      // digits and dots only
  bool hyphens = false;     // a label but the last begins or ends with one
  std::size_t longest = 0;  // label, in bytes
};

class Finder {
 public:
  Finder(const LinkRules& rules, std::string_view text, std::uint32_t base,
         std::vector<Link>& links)
      : rules_(rules), text_(text), base_(base), links_(links) {}

  void Run() {
    for (std::size_t i = FindOneOf(text_, 0, ':', '@', '.'); i < text_.size();
         i = FindOneOf(text_, i + 1, ':', '@', '.')) {
      const std::size_t before = free_;
      if (text_[i] == ':') {
        TryScheme(i);
      } else if (text_[i] == '@') {
        TryEmail(i);
      } else if (i + 1 < text_.size() && text_[i + 1] != ' ') {
        TryDomain(i);
      }
      if (free_ > before) i = std::max(i, free_ - 1);
    }
  }

 private:
  char At(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  bool IsTrailing(char c) const { return rules_.trailing[static_cast<unsigned char>(c)]; }
  char Before(std::size_t i) const { return i > 0 ? text_[i - 1] : '\0'; }

  void Add(std::size_t begin, std::size_t end, LinkKind kind) {
    if (begin < free_ || begin >= end) return;
    free_ = end;
    // "[https://example.org/](https://example.org/)" is one link, and its address is the second.
    if (Before(begin) == '[' && At(end) == ']' && At(end + 1) == '(' && kind != LinkKind::kEmail)
      return;
    Link link;
    link.text = {base_ + static_cast<std::uint32_t>(begin),
                 base_ + static_cast<std::uint32_t>(end)};
    link.kind = kind;
    links_.push_back(link);
  }

  // Reads labels and dots from `at`.
  Host ReadHost(std::size_t at, bool symbols = false) const {
    Host host;
    host.top = at;
    std::size_t i = at;
    while (i < text_.size()) {
      if (text_[i] == '.') {
        if (i == host.top || i + 1 >= text_.size()) break;
        if (!IsHostChar(text_, i + 1) && !(symbols && IsSymbol(i + 1))) break;
        host.hyphens |= text_[i - 1] == '-' || text_[host.top] == '-';
        host.longest = std::max(host.longest, i - host.top);
        ++host.labels;
        host.top = ++i;
        continue;
      }
      if (!IsHostChar(text_, i) && !(symbols && IsSymbol(i))) break;
      host.numeric &= IsDigit(text_[i]);
      i += DecodeAt(text_, i).size;
    }
    host.longest = std::max(host.longest, i - host.top);
    if (i > host.top) ++host.labels;
    host.hyphens |= i > host.top && text_[host.top] == '-';
    host.end = i;
    return host;
  }

  // An emoji, which a name behind a scheme may hold.
  bool IsSymbol(std::size_t i) const {
    const char32_t value = DecodeAt(text_, i).value;
    return value >= 0x1F300 && value <= 0x1FAFF;
  }

  std::size_t ReadPort(std::size_t at) const {
    if (At(at) != ':') return at;
    std::size_t port = at + 1;
    while (IsDigit(At(port))) ++port;
    return port > at + 1 ? port : at;
  }

  // The end of path, query and fragment: a closing bracket ends them that nothing opened and that
  // markup follows, as in "(http://one.example/)(http://two.example/)".
  std::size_t ReadPath(std::size_t at) const {
    OpenBrackets open;
    std::size_t i = at;
    while (i < text_.size() && !EndsUrl(text_, i)) {
      const char c = text_[i];
      if (BracketOf(c) != 0 && open.Read(c) < 0 && BracketOf(At(i + 1)) != 0) break;
      if ((c == ',' || c == ';') && BeginsLink(i + 1)) break;
      i += IsAscii(c) ? 1 : DecodeAt(text_, i).size;
    }
    return i;
  }

  // Another link follows a comma or a semicolon at once.
  bool BeginsLink(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  // Takes back punctuation, unmatched brackets and a character reference at the end.
  std::size_t TrimEnd(std::size_t begin, std::size_t end) const {
    OpenBrackets open;
    bool quoted = false;  // an odd number of single quotes
    for (std::size_t i = begin; i < end; ++i) {
      quoted ^= text_[i] == '\'';
      open.Read(text_[i]);
    }
    while (end > begin) {
      const char last = text_[end - 1];
      if (last == '\'' && !quoted) break;
      if (last == ';') {
        std::size_t name = end - 1;
        while (name > begin && end - name < 10 && IsAsciiAlnum(text_[name - 1])) --name;
        end = name < end - 1 && Before(name) == '&' && name > begin ? name - 1 : end - 1;
        continue;
      }
      if (IsTrailing(last)) {
        quoted ^= last == '\'';
        --end;
        continue;
      }
      if (open.TakeBack(last)) {
        --end;
        continue;
      }
      if (IsAscii(last)) break;
      const auto wide = std::find_if(rules_.wide_trailing.begin(), rules_.wide_trailing.end(),
                                     [&](const std::string& sign) {
                                       return text_.substr(begin, end - begin).ends_with(sign);
                                     });
      if (wide == rules_.wide_trailing.end()) break;
      end -= wide->size();
    }
    // "/https://example.org/page/": the slashes delimit the link.
    if (Before(begin) == '/' && end > begin && text_[end - 1] == '/') --end;
    return end;
  }

  void TryScheme(std::size_t colon) {
    if (At(colon + 1) != '/' || At(colon + 2) != '/') return TryOpaque(colon);
    std::size_t begin = colon;
    while (begin > free_ && colon - begin < kLongScheme && IsSchemeChar(text_[begin - 1])) --begin;
    const std::size_t run = begin;
    while (begin < colon && !IsAsciiAlpha(text_[begin])) ++begin;
    const std::size_t host = colon + 3;
    if (begin == colon || host >= text_.size()) return;
    begin = WithoutPrefix(begin, colon);
    // "1abc://" is none; "1.https://" has a known one behind an item's number.
    if (IsDigit(text_[run]) && !rules_.schemes.contains(Lower(begin, colon))) {
      free_ = std::max(free_, Refused(host));
      return;
    }
    if (Before(begin) == '<') {
      const std::size_t close = text_.find_first_of("<> \t\n", host);
      if (close != text_.npos && text_[close] == '>' && close > host) {
        return Add(begin, close, LinkKind::kUrl);
      }
    }
    const bool web = IsWeb(Lower(begin, colon));
    if (EndsUrl(text_, host) || (web && IsTrailing(text_[host]))) {
      return;
    }
    const std::size_t path = web ? ReadAuthority(host) : host;
    if (path == 0) {
      free_ = std::max(free_, Refused(host));
      return;
    }
    const bool goes_on = !web || At(path) == '/' || At(path) == '?' || At(path) == '#';
    const std::size_t end = TrimEnd(begin, goes_on ? ReadPath(path) : path);
    if (end > host) Add(begin, end, LinkKind::kUrl);
  }

  static bool IsSchemeChar(char c) { return IsAsciiAlnum(c) || c == '+' || c == '-' || c == '.'; }

  std::string Lower(std::size_t begin, std::size_t end) const {
    std::string lower(text_.substr(begin, end - begin));
    std::transform(lower.begin(), lower.end(), lower.begin(), ToAsciiLower);
    return lower;
  }

  static bool IsWeb(std::string_view scheme) {
    return scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "ws" ||
           scheme == "wss";
  }

  // "seehttps://": a word runs into the scheme; "git+ssh://" is one.
  std::size_t WithoutPrefix(std::size_t begin, std::size_t colon) const {
    const std::string scheme = Lower(begin, colon);
    for (std::size_t skip = 0; skip < scheme.size(); ++skip) {
      if (skip > 0 && scheme[skip - 1] == '+') break;
      if (rules_.schemes.contains(scheme.substr(skip))) return begin + skip;
    }
    return begin;
  }

  // Behind the host and port of a web address; 0 where none stands at `at`.
  std::size_t ReadAuthority(std::size_t at) const {
    std::size_t host = at;
    for (std::size_t i = at; i < text_.size() && !EndsUrl(text_, i); ++i) {
      const char c = text_[i];
      if (c == '/' || c == '?' || c == '#' || c == '\\') break;
      if (c != '@') continue;
      if (host > at || i == at) return 0;  // two of them, or nobody
      host = i + 1;
    }
    if (At(host) == '[') {
      const std::size_t close = text_.find_first_of("]/ \n", host);
      if (close == text_.npos || text_[close] != ']') return 0;
      return ParseHost(text_.substr(host, close + 1 - host)) ? ReadPort(close + 1) : 0;
    }
    const Host found = ReadHost(host, /*symbols=*/true);
    if (found.labels == 0 || found.hyphens || found.longest > kLongLabel) return 0;
    // An underscore may stand in the labels before the last two only.
    if (At(found.end) == '_') return ReadUnderscored(host);
    if (text_[found.end - 1] == '-') return found.labels > 1 ? TrimHyphens(found.end) : 0;
    const bool number =
        std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(found.top),
                    text_.begin() + static_cast<std::ptrdiff_t>(found.end), IsDigit);
    if (number && !ParseHost(text_.substr(host, found.end - host))) return 0;
    const char behind = At(found.end + 1);
    const bool root = At(found.end) == '.' && (behind == '/' || behind == ':');
    return ReadPort(root ? found.end + 1 : found.end);
  }

  std::size_t TrimHyphens(std::size_t end) const {
    while (Before(end) == '-') --end;
    return end;
  }

  std::size_t ReadUnderscored(std::size_t host) const {
    std::size_t underscore = host;
    std::size_t end = host;
    std::size_t dots = 0;  // behind the last underscore
    for (; end < text_.size(); end += DecodeAt(text_, end).size) {
      if (text_[end] == '_') {
        underscore = end;
        dots = 0;
      } else if (text_[end] == '.' && IsHostChar(text_, std::min(end + 1, text_.size() - 1))) {
        ++dots;
      } else if (!IsHostChar(text_, end)) {
        break;
      }
    }
    return underscore > host && dots >= 2 ? ReadPort(end) : 0;
  }

  // The end of what stood for an authority and is none: no bare domain is looked for in it.
  std::size_t Refused(std::size_t at) const {
    std::size_t i = at;
    while (i < text_.size() && !EndsUrl(text_, i) && text_[i] != '/') ++i;
    return i;
  }

  // "tel:+49 ..." and other schemes without slashes; those of addresses are read with them.
  void TryOpaque(std::size_t colon) {
    std::size_t begin = colon;
    while (begin > free_ && colon - begin < kLongScheme && IsAsciiAlpha(text_[begin - 1])) --begin;
    if (begin == colon || EndsUrl(text_, std::min(colon + 1, text_.size() - 1))) return;
    const auto known = rules_.opaque.find(Lower(begin, colon));
    if (known == rules_.opaque.end() || colon + 1 >= text_.size()) return;
    if (known->second.find(text_[colon + 1]) == std::string::npos) return;
    const std::size_t end = TrimEnd(begin, ReadPath(colon + 1));
    if (end > colon + 1) Add(begin, end, LinkKind::kUrl);
  }

  void TryEmail(std::size_t at) {
    std::size_t begin = at;
    while (begin > free_ && at - begin < kLongLocalPart) {
      const std::size_t size = DecodeBefore(text_, begin).size;
      if (!IsLocalChar(begin - size)) break;
      if (text_[begin - 1] == '.' && At(begin) == '.') break;
      begin -= size;
    }
    while (begin < at && IsAscii(text_[begin]) && !IsAsciiAlnum(text_[begin]) &&
           text_[begin] != '_' && text_[begin] != '+') {
      ++begin;
    }
    if (begin == at || text_[at - 1] == '.') return;
    Host host = ReadHost(at + 1);
    if (host.labels < 2 || host.numeric || host.hyphens || host.longest > kLongLabel) return;
    if (At(host.end) == '_') return;
    const std::size_t end = TrimHyphens(host.end);
    const bool top = IsTop(host.top, end);
    if (end < host.end && !top) return;
    if (IsDigit(text_[host.top]) || end == host.top) return;
    const std::size_t scheme = AddressScheme(begin);
    if (scheme == begin) return Add(begin, end, LinkKind::kEmail);
    // "xmpp:name@example.org/office", "mailto:name@example.org?subject=..."
    const bool mail = Lower(scheme, begin) == "mailto:";
    const bool more = At(end) == '?' || (!mail && At(end) == '/');
    Add(scheme, more ? TrimEnd(scheme, ReadPath(end)) : end, LinkKind::kEmail);
  }

  bool IsLocalChar(std::size_t i) const {
    const char c = text_[i];
    if (!IsAscii(c)) return IsAlnum(DecodeAt(text_, i).value);
    return IsAsciiAlnum(c) || std::string_view(".!$%&'*+-=^_~").find(c) != std::string_view::npos;
  }

  // Where "mailto:" or the like begins before the address; `begin` where nothing does.
  std::size_t AddressScheme(std::size_t begin) const {
    if (Before(begin) != ':') return begin;
    std::size_t at = begin - 1;
    while (at > free_ && begin - at < kLongScheme && IsAsciiAlpha(text_[at - 1])) --at;
    return rules_.address_schemes.contains(Lower(at, begin - 1)) ? at : begin;
  }

  // The answer to the last question is kept: the names of a text share their ending.
  bool IsTop(std::size_t begin, std::size_t end) {
    const std::string_view top = text_.substr(begin, end - begin);
    if (top != last_top_) {
      last_top_ = top;
      last_is_top_ = IsTopLevelDomain(top);
    }
    return last_is_top_;
  }

  // www.example.org and example.org, found at their first dot.
  void TryDomain(std::size_t dot) {
    if (dot < tried_ || dot <= free_ || !IsHostChar(text_, dot + 1)) return;
    std::size_t begin = dot;
    while (begin > free_) {
      const std::size_t size = DecodeBefore(text_, begin).size;
      if (!IsHostChar(text_, begin - size)) break;
      begin -= size;
    }
    if (begin == dot) return;
    const char before = Before(begin);
    const bool www = IsWww(begin, dot);
    if (before != '\0' && std::string_view("@/\\_=&%#.").find(before) != std::string_view::npos &&
        !(before == '/' && (begin == 1 || text_[begin - 2] == ' ')) && !(www && before == '_')) {
      return;
    }
    if (before == '~' && !www) return;
    while (text_[begin] == '-') ++begin;
    if (begin >= dot) return;
    const Host host = ReadHost(begin);
    tried_ = host.end;                // one host is read once, however many dots it has
    if (At(host.end) == '@') return;  // the name of an address
    if (At(host.end) == '_' || host.hyphens || host.longest > kLongLabel) return;
    if (host.numeric) return TryAddress(begin, host);
    const std::size_t end = TrimHyphens(host.end);
    if (host.labels < (www ? 3U : 2U) || end == host.top) return;
    if (end < host.end && host.labels == 2) return;
    if (www ? !IsTop(host.top, end) && host.labels < 3 : !IsDomain(begin, host)) return;
    Add(begin, TrimEnd(begin, end < host.end ? end : ReadTail(end)),
        www ? LinkKind::kWww : LinkKind::kDomain);
  }

  std::size_t ReadTail(std::size_t at) const {
    const std::size_t end = ReadPort(at);
    return At(end) == '/' || At(end) == '?' || At(end) == '#' ? ReadPath(end) : end;
  }

  // Four numbers are an address with a port or a path behind them, or with one that no version and
  // no clause would have.
  void TryAddress(std::size_t begin, const Host& host) {
    if (host.labels != 4) return;
    const std::string_view text = text_.substr(begin, host.end - begin);
    if (At(host.end) == '-' || Before(begin) == '-' || !ParseHost(text)) return;
    std::size_t longest = 0;
    std::size_t digits = 0;
    for (const char c : text) {
      digits = c == '.' ? 0 : digits + 1;
      longest = std::max(longest, digits);
    }
    const std::size_t end = ReadTail(host.end);
    if (end == host.end && longest < 3) return;
    Add(begin, TrimEnd(begin, end), LinkKind::kIp);
  }

  bool IsWww(std::size_t begin, std::size_t dot) const {
    return dot - begin == 3 && ToAsciiLower(text_[begin]) == 'w' &&
           ToAsciiLower(text_[begin + 1]) == 'w' && ToAsciiLower(text_[begin + 2]) == 'w';
  }

  // A registrable name under a public suffix, and no file name, code or sentence end.
  bool IsDomain(std::size_t begin, const Host& host) {
    const std::string_view top = text_.substr(host.top, host.end - host.top);
    const bool path = At(host.end) == '/';
    if (rules_.file_suffixes.contains(Lower(host.top, host.end)) && !path) return false;
    // "delivered.The": a sentence that lost its blank.
    const bool capital = IsAsciiUpper(top.front()) && top.size() > 1 && IsAsciiLower(top[1]);
    if (capital && !IsAsciiUpper(text_[begin])) return false;
    // "a.m", "e.g": single letters stand before a longer suffix only ("e.com").
    if (host.top - begin < 3 && top.size() < 3) return false;
    if (Before(begin) == '`' &&
        text_.substr(host.end, kLongCode).find('`') != std::string_view::npos)
      return false;
    return IsTop(host.top, host.end);
  }

  static constexpr std::size_t kLongCode = 120;  // bytes; a name in backquotes is code

  const LinkRules& rules_;
  std::string_view text_;
  std::uint32_t base_;
  std::vector<Link>& links_;
  std::size_t free_ = 0;   // where the last link ended
  std::size_t tried_ = 0;  // where the last dotted word ended
  std::string_view last_top_;
  bool last_is_top_ = false;
};

}  // namespace

std::string CanonicalUrl(LinkKind kind, std::string_view text, bool* valid) {
  std::string url;
  const bool scheme = text.find(':') < text.find('@');
  if (kind == LinkKind::kEmail && !scheme) url = "mailto:";
  if (kind == LinkKind::kWww || kind == LinkKind::kDomain || kind == LinkKind::kIp) url = "http://";
  url.append(text);
  std::optional<Url> parsed = ParseUrl(url);
  if (valid != nullptr) *valid = parsed.has_value();
  return parsed ? std::move(parsed->href) : url;
}

void FindLinks(const LinkRules& rules, std::string_view text, std::uint32_t base,
               std::vector<Link>& links) {
  Finder(rules, text, base, links).Run();
}

}  // namespace qsift
