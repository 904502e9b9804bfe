#include "src/links/links.h"

#include <algorithm>
#include <optional>

#include "src/links/characters.h"
#include "src/links/domains.h"
#include "src/links/hosts.h"
#include "src/links/url.h"
#include "src/text/byte_scan.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongScheme = 24;
constexpr std::size_t kLongLocalPart = 64;  // RFC 5321, 4.5.3.1.1

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

  // The end of path, query and fragment of the link that begins at `begin`. A closing bracket ends
  // them if nothing opened it and markup follows, as in
  // "(http://one.example/)(http://two.example/)", or if it closes the link's own target in
  // Markdown.
  std::size_t ReadPath(std::size_t begin, std::size_t at) const {
    OpenBrackets open;
    const bool target = Before(begin) == '(' && Before(begin - 1) == ']';
    std::size_t i = at;
    while (i < text_.size() && !EndsUrl(text_, i)) {
      const char c = text_[i];
      if (BracketOf(c) != 0 && open.Read(c) < 0 &&
          (BracketOf(At(i + 1)) != 0 || (target && c == ')'))) {
        break;
      }
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
      if (rules_.doubled[static_cast<unsigned char>(last)]) {
        const std::size_t run = end - 1 - text_.substr(begin, end - begin).find_last_not_of(last);
        const std::size_t least = Before(begin) == last ? 1 : 2;
        if (run - begin < least) break;
        end -= run - begin;
        continue;
      }
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
    // "1abc://" is not a scheme; "1.https://" has a known one after an item's number.
    if (IsDigit(text_[run]) && !rules_.schemes.contains(Lower(begin, colon))) {
      free_ = std::max(free_, Refused(host));
      return;
    }
    if (Before(begin) == '<') {
      std::size_t close = host;
      while (close < text_.size() && !EndsAngle(text_[close])) ++close;
      if (At(close) == '>' && close > host) {
        return Add(begin, close, LinkKind::kUrl);
      }
    }
    const bool web = IsWeb(Lower(begin, colon));
    const bool empty = EndsUrl(text_, host);  // "https://", "https://...example.org" cut short
    const std::optional<std::size_t> path =
        web && !empty ? ReadAuthority(rules_, text_, host) : host;
    if (empty || !path) {
      free_ = std::max(free_, Refused(host));
      return;
    }
    const bool goes_on = !web || At(*path) == '/' || At(*path) == '?' || At(*path) == '#';
    const std::size_t end = TrimEnd(begin, goes_on ? ReadPath(begin, *path) : *path);
    if (end > host) Add(begin, end, LinkKind::kUrl);
  }

  static bool EndsAngle(char c) {
    return c == '<' || c == '>' || c == ' ' || c == '\t' || c == '\n';
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

  // The end of what stands in the place of an authority and is not one: no bare domain is looked
  // for in it.
  std::size_t Refused(std::size_t at) const {
    std::size_t i = at;
    while (i < text_.size() && text_[i] != '/') {
      const CodePoint c = DecodeAt(text_, i);
      const bool passes = c.value == 0x2026 || c.value == 0xFF0E || IsInvisible(c.value);
      if (EndsUrl(c.value) && !passes) break;
      i += c.size;
    }
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
    const std::size_t end = TrimEnd(begin, ReadPath(begin, colon + 1));
    if (end > colon + 1) Add(begin, end, LinkKind::kUrl);
  }

  void TryEmail(std::size_t at) {
    std::size_t begin = at;
    while (begin > free_) {
      const std::size_t size = DecodeBefore(text_, begin).size;
      if (!IsLocalChar(begin - size)) break;
      if (at - begin >= kLongLocalPart) return;  // its end would be somebody else's address
      if (text_[begin - 1] == '.' && At(begin) == '.') break;
      begin -= size;
    }
    while (begin < at && IsAscii(text_[begin]) && !IsAsciiAlnum(text_[begin]) &&
           text_[begin] != '_' && text_[begin] != '+') {
      ++begin;
    }
    if (begin == at || text_[at - 1] == '.') return;
    const Host host = ReadHost(text_, at + 1);
    if (host.labels < 2 || host.numeric || host.hyphens || host.longest > kLongLabel) return;
    if (At(host.end) == '_') return;
    const std::size_t end = TrimHyphens(text_, host.end);
    if (end < host.end && !IsTop(host.top, end)) return;
    if (end == host.top) return;
    // "ann@example.c1" is not an address. GFM takes "ann@example.x", which CanonicalUrl calls
    // malformed.
    if (end - host.top > 1 && !MayBeTop(text_.substr(host.top, end - host.top))) return;
    if (IsDigit(text_[host.top])) return;
    const std::size_t scheme = AddressScheme(begin);
    if (scheme == begin) return Add(begin, end, LinkKind::kEmail);
    // "xmpp:name@example.org/office", "mailto:name@example.org?subject=..."
    const bool mail = Lower(scheme, begin) == "mailto:";
    const bool more = At(end) == '?' || (!mail && At(end) == '/');
    Add(scheme, more ? TrimEnd(scheme, ReadPath(scheme, end)) : end, LinkKind::kEmail);
  }

  bool IsLocalChar(std::size_t i) const {
    const char c = text_[i];
    if (!IsAscii(c)) return IsHostChar(text_, i);
    return kLocalBytes[static_cast<unsigned char>(c)];
  }

  // Where "mailto:" or the like begins before the address; `begin` where nothing does.
  std::size_t AddressScheme(std::size_t begin) const {
    if (Before(begin) != ':') return begin;
    std::size_t at = begin - 1;
    while (at > free_ && begin - at < kLongScheme && IsAsciiAlpha(text_[at - 1])) --at;
    return rules_.address_schemes.contains(Lower(at, begin - 1)) ? at : begin;
  }

  // The last answer is kept: the names in a text share their ending.
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
    const Host host = ReadHost(text_, begin);
    tried_ = host.end;                // one host is read once, however many dots it has
    if (At(host.end) == '@') return;  // the name of an address
    if (BeginsAddress(host.end)) return;
    if (At(host.end) == '_' || host.hyphens || host.longest > kLongLabel) return;
    if (host.numeric) return TryAddress(begin, host);
    const std::size_t end = TrimHyphens(text_, host.end);
    if (host.labels < (www ? 3U : 2U) || end == host.top) return;
    if (end < host.end && host.labels == 2) return;
    if (www ? !IsTop(host.top, end) && host.labels < 3 : !IsDomain(begin, host)) return;
    Add(begin, TrimEnd(begin, end < host.end ? end : ReadTail(begin, end)),
        www ? LinkKind::kWww : LinkKind::kDomain);
  }

  // "john.co+news@example.org": the name goes on up to the "@" of an address, which is added.
  bool BeginsAddress(std::size_t at) {
    const std::size_t most = std::min(text_.size(), at + kLongLocalPart);
    const std::size_t before = free_;
    while (at < most && text_[at] != '@' && IsLocalChar(at)) at += DecodeAt(text_, at).size;
    if (At(at) == '@') TryEmail(at);
    return free_ > before;
  }

  std::size_t ReadTail(std::size_t begin, std::size_t at) const {
    const std::size_t end = ReadPort(text_, at);
    return At(end) == '/' || At(end) == '?' || At(end) == '#' ? ReadPath(begin, end) : end;
  }

  // Four numbers are an address if a port or a path follows, or if one of them is too long for a
  // version or a clause.
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
    const std::size_t end = ReadTail(begin, host.end);
    if (end == host.end && longest < 3) return;
    Add(begin, TrimEnd(begin, end), LinkKind::kIp);
  }

  bool IsWww(std::size_t begin, std::size_t dot) const {
    return dot - begin == 3 && ToAsciiLower(text_[begin]) == 'w' &&
           ToAsciiLower(text_[begin + 1]) == 'w' && ToAsciiLower(text_[begin + 2]) == 'w';
  }

  // A registrable name under a public suffix, and not a file name, code or the end of a sentence.
  bool IsDomain(std::size_t begin, const Host& host) {
    const std::string_view top = text_.substr(host.top, host.end - host.top);
    const bool path = At(host.end) == '/';
    if (host.end - begin <= kLongAbbreviation &&
        rules_.abbreviations.contains(Lower(begin, host.end))) {
      return false;
    }
    if (rules_.file_suffixes.contains(Lower(host.top, host.end)) && !path) return false;
    // "delivered.The": a sentence that lost its blank.
    const bool capital = IsAsciiUpper(top.front()) && top.size() > 1 && IsAsciiLower(top[1]);
    if (capital && !IsAsciiUpper(text_[begin])) return false;
    // "a.m", "e.g": single letters are a name only before a longer suffix ("e.com") or a path
    // ("t.co/a").
    const bool named = path && IsAsciiAlpha(text_[begin]) && IsAsciiAlnum(At(host.end + 1));
    if (host.top - begin < 3 && top.size() < 3 && !named) return false;
    if (Before(begin) == '`' &&
        text_.substr(host.end, kLongCode).find('`') != std::string_view::npos)
      return false;
    return IsTop(host.top, host.end);
  }

  static constexpr std::size_t kLongAbbreviation = 8;  // bytes
  static constexpr std::size_t kLongCode = 120;        // bytes; a name in backquotes is code

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
  if (valid != nullptr) {
    const std::string_view host = text.substr(0, text.find_first_of("/?#", text.find('@')));
    *valid = parsed.has_value() &&
             (kind != LinkKind::kEmail || MayBeTop(host.substr(host.rfind('.') + 1)));
  }
  return parsed ? std::move(parsed->href) : url;
}

void FindLinks(const LinkRules& rules, std::string_view text, std::uint32_t base,
               std::vector<Link>& links) {
  Finder(rules, text, base, links).Run();
}

}  // namespace qsift
