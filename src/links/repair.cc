#include "src/links/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "src/links/domains.h"
#include "src/links/idna.h"
#include "src/links/links.h"
#include "src/model/host.h"
#include "src/model/link_walk.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

bool EndsToken(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '<' || c == '>' || c == '"';
}

constexpr std::string_view kNextLine = "next-line";
constexpr int kMostBreaks = 8;            // lines that a link may go on over
constexpr std::size_t kWrappedLine = 60;  // bytes; a shorter line was ended on purpose

// What a byte may be in the rest of a URL.
enum class PartChar : std::uint8_t { kNone, kLetter, kCapital, kDigit, kHyphen, kDot, kSign };

constexpr std::array<PartChar, 256> MakePartChars() {
  std::array<PartChar, 256> chars{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) chars[c] = PartChar::kLetter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) chars[c] = PartChar::kCapital;
  for (std::size_t c = '0'; c <= '9'; ++c) chars[c] = PartChar::kDigit;
  for (const char c : {'/', '=', '%', '_', '&', '?', '#'}) {
    chars[static_cast<unsigned char>(c)] = PartChar::kSign;
  }
  for (const char c : {'-', '~', '+', ';', ',', ':'}) {
    chars[static_cast<unsigned char>(c)] = PartChar::kHyphen;
  }
  chars['.'] = PartChar::kDot;
  return chars;
}
constexpr std::array<PartChar, 256> kPartChars = MakePartChars();

// Looks for what a line or page break cut from links, over the whole document.
class Repairer {
 public:
  Repairer(const LinkRules& rules, Document& document) : rules_(rules), document_(document) {}

  void Run() {
    std::size_t links = document_.links.size();
    for (const Question& question : document_.questions) links += question.links.size();
    if (links == 0) return;
    ForEachLink([this](Link& link, std::uint32_t, std::uint32_t) { Aim(link); });
    std::vector<std::pair<Link*, Whole>> repaired;
    ForEachLink([&](Link& link, std::uint32_t begin, std::uint32_t end) {
      if (std::optional<Whole> whole = Repair(link, begin, end)) {
        repaired.emplace_back(&link, std::move(*whole));
      }
    });
    for (auto& [link, whole] : repaired) {
      --document_.link_targets[link->target].count;
      if (whole.begin < link->text.begin) link->kind = LinkKind::kUrl;
      link->text.begin = whole.begin;
      link->evidence = whole.evidence;
      Aim(*link, TargetOf(std::move(whole.url), whole.valid));
    }
    here_.resize(document_.link_targets.size());
    for (Question& question : document_.questions) CountIn(question.links);
    CountIn(document_.links);
  }

 private:
  struct Whole {
    std::string url;
    bool valid;
    std::string_view evidence;
    std::uint32_t begin;  // of the text, if it begins earlier than where it was found
  };

  // Calls with each link, and the begin and end of the leaf that it stands in.
  template <typename Function>
  void ForEachLink(Function function) {
    for (Question& question : document_.questions) {
      for (Link& link : question.links) {
        function(link, question.answer->text.begin, question.answer->text.end);
      }
    }
    const auto size = static_cast<std::uint32_t>(document_.source.size());
    const bool leaf = document_.text.empty();  // a text without a form
    ForEachLinkOf(document_, document_.links, [&](Link& link) {
      function(link, leaf ? 0 : link.text.begin, leaf ? size : link.text.end);
    });
  }

  // Gives the link its target. Texts repeat, so that each is made canonical once.
  void Aim(Link& link) {
    const std::string_view text = document_.Text(link.text);
    const auto [entry, added] = by_text_[static_cast<std::size_t>(link.kind)].try_emplace(text, 0);
    if (added) {
      bool valid = false;
      std::string url = CanonicalUrl(link.kind, text, &valid);
      entry->second = TargetOf(std::move(url), valid);
    }
    Aim(link, entry->second);
  }

  void Aim(Link& link, std::uint32_t index) {
    link.target = index;
    LinkTarget& target = document_.link_targets[index];
    if (target.count == 0 || link.text.begin < target.first.begin) target.first = link.text;
    ++target.count;
  }

  std::uint32_t TargetOf(std::string url, bool valid) {
    const auto next = static_cast<std::uint32_t>(document_.link_targets.size());
    const auto [entry, added] = by_url_.try_emplace(url, next);
    if (added) {
      LinkTarget target;
      const std::string_view host = HostOf(url);
      target.valid = valid;
      target.registrable = RegistrableDomain(host);
      if (host.find("xn--") != host.npos) target.unicode_host = UnicodeHost(host);
      target.url = std::move(url);
      document_.link_targets.push_back(std::move(target));
    }
    return entry->second;
  }

  void CountIn(std::vector<Link>& links) {
    if (links.size() < 2) return;
    for (const Link& link : links) ++here_[link.target];
    for (Link& link : links) link.count = here_[link.target];
    for (const Link& link : links) here_[link.target] = 0;
  }

  struct Rest {
    std::string_view sign;   // "?" after the link, which was taken for the sentence's
    std::string_view token;  // without punctuation at its end
    std::uint32_t end = 0;   // of the token
    bool closes = false;     // a ">" ends it
    bool alone = false;      // nothing but punctuation stands after it on its line
  };

  // What stands after `at`, a closing bracket and one gap; empty if something else does.
  Rest RestOf(std::uint32_t at, std::uint32_t end) const {
    Rest rest;
    std::string_view text = document_.Text({at, end});
    if (text.starts_with('?')) {
      rest.sign = text.substr(0, 1);
      text.remove_prefix(1);
    }
    if (!text.empty() && (text.front() == '>' || text.front() == ')')) text.remove_prefix(1);
    const std::size_t begin = text.substr(0, 3).find_first_not_of(" \n");
    if (begin == 0 || begin == text.npos) return rest;
    text.remove_prefix(begin);
    std::size_t size = 0;
    while (size < text.size() && !EndsToken(text[size])) ++size;
    rest.closes = size < text.size() && text[size] == '>';
    rest.alone = size == text.size() || text[size] == '\n';
    rest.token = text.substr(0, size);
    while (!rest.token.empty() && !rest.closes &&
           rules_.trailing[static_cast<unsigned char>(rest.token.back())]) {
      rest.token.remove_suffix(1);
    }
    rest.end = end - static_cast<std::uint32_t>(text.size() - rest.token.size());
    return rest;
  }

  // In the source, one line end and no other text follows the part.
  bool EndsLine(Span part) const {
    const std::string_view source = document_.source;
    std::size_t at = document_.Source(part).end;
    const std::size_t most = std::min(source.size(), at + 16);
    std::size_t ends = 0;
    for (; at < most; ++at) {
      const char c = source[at];
      if (c == '\n') ++ends;
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') break;
    }
    return ends == 1;
  }

  std::size_t LineLength(Span part) const {
    const std::uint32_t end = document_.Source(part).end;
    return end - document_.line_starts[document_.LineOf(end - 1) - 1];
  }

  // "name=value": it goes on with a query that was cut.
  static bool IsQuery(std::string_view text) {
    const std::size_t equals = text.find('=');
    return equals != text.npos && equals > 0 && equals + 1 < text.size() &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) { return IsAsciiAlnum(c) || c == '_' || c == '-'; });
  }

  static bool HasSign(std::string_view token) {
    return std::any_of(token.begin(), token.end(), [](char c) {
      return kPartChars[static_cast<unsigned char>(c)] == PartChar::kSign;
    });
  }

  // It does not read like a word: signs of a URL, digits beside hyphens, or the ending of a file.
  static bool IsPart(std::string_view token) {
    if (token.empty()) return false;
    const auto first = kPartChars[static_cast<unsigned char>(token[0])];
    if (first != PartChar::kLetter && first != PartChar::kDigit && first != PartChar::kSign) {
      return false;
    }
    std::array<bool, 7> has{};
    for (const char c : token) {
      const PartChar kind = kPartChars[static_cast<unsigned char>(c)];
      if (kind == PartChar::kNone) return false;
      has[static_cast<std::size_t>(kind)] = true;
    }
    const auto holds = [&](PartChar kind) { return has[static_cast<std::size_t>(kind)]; };
    if (holds(PartChar::kSign)) return token.find("://") == token.npos;
    if (holds(PartChar::kHyphen) && holds(PartChar::kDigit)) return true;
    return holds(PartChar::kDot) && HasEnding(token);
  }

  // The ending of a file: "act.html"
  static bool HasEnding(std::string_view token) {
    const std::size_t dot = token.rfind('.');
    return dot != token.npos && dot > 0 && token.size() - dot >= 3 && token.size() - dot <= 6 &&
           IsAsciiLower(token[dot + 1]);
  }

  // A word that is a part only because of its place: "Act-14.html", or in a text of wide lines
  // "spring-acts", alone on the line after a slash. A word without a hyphen or digit belongs to the
  // sentence.
  bool IsLastPart(const Rest& rest, Span part) const {
    if (!rest.alone || rest.token.size() < 3 || !IsAsciiAlpha(rest.token[0])) return false;
    bool joined = false;
    for (const char c : rest.token) {
      if (!IsAsciiAlnum(c) && c != '-' && c != '.') return false;
      joined |= IsDigit(c) || c == '-';
    }
    if (HasEnding(rest.token)) return joined;
    return joined && IsAsciiLower(rest.token[0]) && LineLength(part) >= kWrappedLine;
  }

  std::optional<Whole> Repair(const Link& link, std::uint32_t begin, std::uint32_t end) const {
    if (link.kind == LinkKind::kEmail) return std::nullopt;
    if (std::optional<Whole> whole = RepairHost(link, begin)) return whole;
    std::optional<Whole> whole;
    std::string text;
    Span part = link.text;  // the last one so far
    for (int breaks = 0; breaks < kMostBreaks; ++breaks) {
      const Rest rest = RestOf(part.end, end);
      if (rest.token.empty()) break;
      if (text.empty()) text = document_.Text(link.text);
      std::optional<Whole> longer = Join(link, part, text, rest, begin);
      if (!longer) break;
      whole = std::move(longer);
      if (whole->evidence != kNextLine) break;
      text.append(rest.sign).append(rest.token);
      part = {rest.end - static_cast<std::uint32_t>(rest.token.size()), rest.end};
    }
    return whole;
  }

  // The link as found, or as joined so far, with the rest after its last part.
  std::optional<Whole> Join(const Link& link, Span last_part, std::string_view found,
                            const Rest& rest, std::uint32_t begin) const {
    const char last = rest.sign.empty() ? found.back() : rest.sign.back();
    constexpr std::string_view kCut = "?&=-_/%#";
    const bool cut = kCut.find(last) != kCut.npos;
    const bool ends_line = EndsLine(last_part);
    const bool part =
        IsPart(rest.token) || (last == '/' && ends_line && IsLastPart(rest, last_part));
    // A word after a slash mostly belongs to the sentence, and a name with a dot is a name of its
    // own.
    const bool sure = part ? cut || HasSign(rest.token) : cut && last != '/';
    if (!sure && (!(part || cut) || !ends_line)) return std::nullopt;
    bool valid = false;
    std::string url =
        CanonicalUrl(link.kind, fmt::format("{}{}{}", found, rest.sign, rest.token), &valid);
    const bool query = (last == '?' || last == '&') && IsQuery(rest.token);
    const bool angle = rest.closes && part && link.text.begin > begin &&
                       document_.Text({link.text.begin - 1, link.text.begin}) == "<";
    const bool wrapped = part && ends_line &&
                         (cut || (LineLength(last_part) >= kWrappedLine &&
                                  rest.token.find_first_of("/=") != rest.token.npos));
    std::string_view evidence;
    if (by_url_.contains(url)) {
      evidence = "intact-elsewhere";
    } else if (query) {
      evidence = "query-continues";
    } else if (angle) {
      evidence = "angle-brackets";
    } else if (wrapped && !IsLink(rest.token)) {
      evidence = kNextLine;
    } else {
      return std::nullopt;
    }
    return Whole{std::move(url), valid, evidence, link.text.begin};
  }

  // The token is a link by itself: "www.example.org/a" below another link.
  bool IsLink(std::string_view token) const {
    std::vector<Link> links;
    FindLinks(rules_, token, 0, links);
    return !links.empty() && links.front().text.begin == 0;
  }

  // "https:// example.org/page", "www. example.org".
  std::optional<Whole> RepairHost(const Link& link, std::uint32_t begin) const {
    if (link.kind != LinkKind::kDomain && link.kind != LinkKind::kWww) return std::nullopt;
    std::string_view before = document_.Text({begin, link.text.begin});
    const std::size_t last = before.find_last_not_of(' ');
    if (last == before.npos || before.size() - last > 3 || last + 1 == before.size()) {
      return std::nullopt;
    }
    before = before.substr(0, last + 1);
    for (const std::string_view start :
         {"https://www.", "http://www.", "https://", "http://", "www."}) {
      if (!before.ends_with(start)) continue;
      const std::size_t at = before.size() - start.size();
      if (at > 0 && WordEndsAt(before, at)) continue;
      const LinkKind kind = start == "www." ? LinkKind::kWww : LinkKind::kUrl;
      bool valid = false;
      std::string url =
          CanonicalUrl(kind, fmt::format("{}{}", start, document_.Text(link.text)), &valid);
      return Whole{std::move(url), valid, "blank-before-host",
                   begin + static_cast<std::uint32_t>(at)};
    }
    return std::nullopt;
  }

  const LinkRules& rules_;
  Document& document_;
  std::array<std::unordered_map<std::string_view, std::uint32_t>, kLinkKinds> by_text_;  // by kind
  std::unordered_map<std::string, std::uint32_t> by_url_;  // index in Document::link_targets
  std::vector<std::uint32_t> here_;                        // scratch: links of a list by target
};

}  // namespace

void ResolveLinks(const LinkRules& rules, Document& document) { Repairer(rules, document).Run(); }

void ReadLinks(const LinkRules& rules, Document& document) {
  const auto find = [&](const Leaf& leaf, std::vector<Link>& links) {
    FindLinks(rules, document.Text(leaf.text), leaf.text.begin, links);
  };
  for (const Section& section : document.sections) {
    find(section.title, document.links);
    for (const Leaf& note : section.notes) find(note, document.links);
  }
  for (Question& question : document.questions) {
    find(question.prompt, document.links);
    if (question.label) find(*question.label, document.links);
    for (const Leaf& note : question.notes) find(note, document.links);
    for (const Option& option : question.options) find(option.label, document.links);
    if (question.answer) find(*question.answer, question.links);
  }
  for (const Leaf& leaf : document.unplaced) find(leaf, document.links);
  ResolveLinks(rules, document);
}

}  // namespace qsift
