#include "src/enrich/links.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "src/base/byte_scan.h"
#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongScheme = 12;
constexpr std::size_t kLongLocalPart = 64;  // RFC 5321, 4.5.3.1.1

bool IsHostChar(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (IsAscii(c)) return IsAsciiAlnum(c) || c == '-';
  const char32_t value = DecodeAt(text, i).value;
  return IsAlnum(value) && !(value >= 0xFF00 && value <= 0xFFEF);
}

// Ends a URL wherever it stands: blanks, quotes, brackets of markup, CJK punctuation.
bool EndsUrl(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (IsAscii(c)) return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '\x7F';
  const char32_t value = DecodeAt(text, i).value;
  return (value >= 0x3000 && value <= 0x301F) || (value >= 0xFF00 && value <= 0xFF0F) ||
         (value >= 0xFF1A && value <= 0xFF20) || value == 0x2026 || value == 0x201C ||
         value == 0x201D || value == 0x00AB || value == 0x00BB || IsBlank(value);
}

struct Host {
  std::size_t end = 0;
  std::size_t labels = 0;
  std::size_t top = 0;  // where the last label begins
  bool numeric = true;  // digits and dots only
};

// CanonicalUrl would change nothing: most links are so, and need no string of their own.
bool IsCanonical(LinkKind kind, std::string_view text) {
  if (kind != LinkKind::kUrl) return false;
  const std::size_t host = text.find("://") + 3;
  const std::size_t end = text.find_first_of("/?#", host);
  return end != text.npos && text[end] == '/' &&
         std::none_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), IsAsciiUpper);
}

class Finder {
 public:
  Finder(const LinkRules& rules, std::string_view text, std::uint32_t base,
         std::vector<Link>& links)
      : rules_(rules), text_(text), base_(base), links_(links) {}

  void Run() {
    for (std::size_t i = FindOneOf(text_, 0, ':', '@', '.'); i < text_.size();
         i = FindOneOf(text_, i + 1, ':', '@', '.')) {
      const std::size_t before = links_.size();
      if (text_[i] == ':') {
        TryScheme(i);
      } else if (text_[i] == '@') {
        TryEmail(i);
      } else {
        TryDomain(i);
      }
      if (links_.size() > before) i = std::max(i, free_ - 1);
    }
  }

 private:
  void Add(std::size_t begin, std::size_t end, LinkKind kind) {
    if (begin < free_ || begin >= end) return;
    Link link;
    link.text = {base_ + static_cast<std::uint32_t>(begin),
                 base_ + static_cast<std::uint32_t>(end)};
    link.kind = kind;
    const std::string_view text = text_.substr(begin, end - begin);
    if (!IsCanonical(kind, text)) link.url = CanonicalUrl(kind, text);
    links_.push_back(std::move(link));
    free_ = end;
  }

  // Reads labels and dots from `at`.
  Host ReadHost(std::size_t at) const {
    Host host;
    host.top = at;
    std::size_t label = at;
    std::size_t i = at;
    while (i < text_.size()) {
      if (text_[i] == '.') {
        if (i == label || i + 1 >= text_.size() || !IsHostChar(text_, i + 1)) break;
        ++host.labels;
        label = host.top = ++i;
        continue;
      }
      if (!IsHostChar(text_, i)) break;
      host.numeric &= IsDigit(text_[i]);
      i += DecodeAt(text_, i).size;
    }
    host.labels += i > label;
    host.end = i;
    return host;
  }

  // The end of port, path, query and fragment behind a host.
  std::size_t ReadTail(std::size_t at) const {
    std::size_t i = at;
    if (i < text_.size() && text_[i] == ':') {
      std::size_t port = i + 1;
      while (port < text_.size() && IsDigit(text_[port])) ++port;
      if (port > i + 1) i = port;
    }
    if (i >= text_.size() || (text_[i] != '/' && text_[i] != '?' && text_[i] != '#')) return i;
    while (i < text_.size() && !EndsUrl(text_, i)) i += DecodeAt(text_, i).size;
    return i;
  }

  // Takes back punctuation and unmatched closing brackets at the end. Brackets are counted once.
  std::size_t TrimEnd(std::size_t begin, std::size_t end) const {
    std::array<int, 3> open{};
    constexpr std::string_view kOpen = "([{";
    constexpr std::string_view kClose = ")]}";
    for (std::size_t i = begin; i < end; ++i) {
      if (const std::size_t k = kOpen.find(text_[i]); k != kOpen.npos) ++open[k];
      if (const std::size_t k = kClose.find(text_[i]); k != kClose.npos) --open[k];
    }
    while (end > begin) {
      const char last = text_[end - 1];
      if (rules_.trailing.find(last) != std::string::npos) {
        --end;
        continue;
      }
      if (const std::size_t k = kClose.find(last); k != kClose.npos && open[k] < 0) {
        ++open[k];
        --end;
        continue;
      }
      const auto wide = std::find_if(rules_.wide_trailing.begin(), rules_.wide_trailing.end(),
                                     [&](const std::string& sign) {
                                       return text_.substr(begin, end - begin).ends_with(sign);
                                     });
      if (wide == rules_.wide_trailing.end()) break;
      end -= wide->size();
    }
    // "/https://example.org/page/": the slashes delimit the link.
    if (begin > 0 && text_[begin - 1] == '/' && end > begin && text_[end - 1] == '/') --end;
    return end;
  }

  void TryScheme(std::size_t colon) {
    if (text_.substr(colon, 3) != "://") return;
    std::size_t begin = colon;
    while (begin > free_ && colon - begin < kLongScheme && IsAsciiAlnum(text_[begin - 1])) --begin;
    std::string scheme(text_.substr(begin, colon - begin));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), ToAsciiLower);
    // "seehttps://": a word runs into the scheme.
    while (!scheme.empty() && !rules_.schemes.contains(scheme)) {
      scheme.erase(0, 1);
      ++begin;
    }
    const std::size_t host = colon + 3;
    if (scheme.empty() || host >= text_.size()) return;
    if (begin > 0 && text_[begin - 1] == '<') {
      const std::size_t close = text_.find_first_of("<> \t\n", host);
      if (close != text_.npos && text_[close] == '>' && close > host) {
        return Add(begin, close, LinkKind::kUrl);
      }
    }
    if (EndsUrl(text_, host) || rules_.trailing.find(text_[host]) != std::string::npos) return;
    std::size_t end = host;
    while (end < text_.size() && !EndsUrl(text_, end)) end += DecodeAt(text_, end).size;
    end = TrimEnd(begin, end);
    if (end > host) Add(begin, end, LinkKind::kUrl);
  }

  void TryEmail(std::size_t at) {
    std::size_t begin = at;
    while (begin > free_ && at - begin < kLongLocalPart && IsLocalChar(text_[begin - 1])) --begin;
    while (begin < at && (text_[begin] == '.' || text_[begin] == '-' || text_[begin] == '\'')) {
      ++begin;
    }
    if (begin == at || text_[at - 1] == '.') return;
    const Host host = ReadHost(at + 1);
    if (host.labels < 2 || host.numeric || !IsTop(host)) return;
    Add(begin, host.end, LinkKind::kEmail);
  }

  static bool IsLocalChar(char c) {
    return IsAsciiAlnum(c) ||
           std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  }

  bool IsTop(const Host& host) const {
    std::string_view top = text_.substr(host.top, host.end - host.top);
    while (!top.empty() && top.back() == '-') top.remove_suffix(1);
    return IsTopLevelDomain(top);
  }

  // www.example.org and example.org, found at their first dot.
  void TryDomain(std::size_t dot) {
    if (dot < tried_ || dot + 1 >= text_.size() || dot <= free_ || !IsHostChar(text_, dot + 1))
      return;
    std::size_t begin = dot;
    while (begin > free_) {
      const std::size_t size = DecodeBefore(text_, begin).size;
      if (!IsHostChar(text_, begin - size)) break;
      begin -= size;
    }
    if (begin == dot) return;
    if (begin > 0 &&
        std::string_view("@/\\_=&%#~").find(text_[begin - 1]) != std::string_view::npos &&
        !(text_[begin - 1] == '/' && (begin == 1 || text_[begin - 2] == ' '))) {
      return;
    }
    while (text_[begin] == '-') ++begin;
    if (begin >= dot) return;
    const Host host = ReadHost(begin);
    tried_ = host.end;  // one host is read once, however many dots it has
    if (host.end < text_.size() && text_[host.end] == '@') return;  // the name of an address
    const bool www = IsWww(begin, dot);
    if (host.labels < (www ? 3U : 2U) || host.numeric) return;
    if (www ? !IsTop(host) && host.labels < 3 : !IsDomain(begin, host)) return;
    Add(begin, TrimEnd(begin, ReadTail(host.end)), www ? LinkKind::kWww : LinkKind::kDomain);
  }

  bool IsWww(std::size_t begin, std::size_t dot) const {
    return dot - begin == 3 && ToAsciiLower(text_[begin]) == 'w' &&
           ToAsciiLower(text_[begin + 1]) == 'w' && ToAsciiLower(text_[begin + 2]) == 'w';
  }

  // A registrable name under a public suffix, and no file name or sentence end.
  bool IsDomain(std::size_t begin, const Host& host) const {
    const std::string_view top = text_.substr(host.top, host.end - host.top);
    std::string lower(top);
    std::transform(lower.begin(), lower.end(), lower.begin(), ToAsciiLower);
    const bool path = host.end < text_.size() && text_[host.end] == '/';
    if (rules_.file_suffixes.contains(lower) && !path) return false;
    // "delivered.The": a sentence that lost its blank.
    const bool capital = IsAsciiUpper(top.front()) && top.size() > 1 && IsAsciiLower(top[1]);
    if (capital && !IsAsciiUpper(text_[begin])) return false;
    if (host.top - begin < 3) return false;
    return IsTop(host);
  }

  const LinkRules& rules_;
  std::string_view text_;
  std::uint32_t base_;
  std::vector<Link>& links_;
  std::size_t free_ = 0;   // where the last link ended
  std::size_t tried_ = 0;  // where the last dotted word ended
};

}  // namespace

std::string CanonicalUrl(LinkKind kind, std::string_view text) {
  std::string url;
  if (kind == LinkKind::kEmail) url = "mailto:";
  if (kind == LinkKind::kWww || kind == LinkKind::kDomain) url = "http://";
  url.append(text);
  if (kind == LinkKind::kEmail) return url;
  const std::size_t host = url.find("://") + 3;
  std::size_t end = url.find_first_of("/?#", host);
  if (end == std::string::npos) end = url.size();
  std::transform(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(end), url.begin(),
                 ToAsciiLower);
  if (end == url.size() || url[end] != '/') url.insert(end, 1, '/');
  return url;
}

void FindLinks(const LinkRules& rules, std::string_view text, std::uint32_t base,
               std::vector<Link>& links) {
  Finder(rules, text, base, links).Run();
}

}  // namespace qsift
