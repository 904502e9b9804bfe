#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "src/base/unicode.h"
#include "src/enrich/links.h"

namespace qsift {
namespace {

bool EndsToken(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '<' || c == '>' || c == '"';
}

// Looks for what a line or page break cut from links, over the whole document.
class Repairer {
 public:
  Repairer(const LinkRules& rules, Document& document) : rules_(rules), document_(document) {}

  void Run() {
    std::size_t links = document_.links.size();
    for (const Question& question : document_.questions) links += question.links.size();
    counts_.reserve(links);
    ForEachLink([this](Link& link, std::uint32_t) { ++counts_[Url(link)]; });
    std::vector<std::pair<Link*, Whole>> repaired;
    ForEachLink([&](Link& link, std::uint32_t end) {
      if (std::optional<Whole> whole = Repair(link, end)) repaired.emplace_back(&link, *whole);
    });
    for (auto& [link, whole] : repaired) {
      --counts_[Url(*link)];
      link->url = std::move(whole.url);
      link->repaired = true;
      link->evidence = whole.evidence;
      ++counts_[Url(*link)];
    }
    ForEachLink([&](Link& link, std::uint32_t) { link.count = counts_[Url(link)]; });
  }

 private:
  struct Whole {
    std::string url;
    std::string_view evidence;
  };

  std::string_view Url(const Link& link) const {
    return link.url.empty() ? document_.Text(link.text) : std::string_view(link.url);
  }

  // Calls with each link and the end of the leaf that it stands in.
  template <typename Function>
  void ForEachLink(Function function) {
    for (Question& question : document_.questions) {
      for (Link& link : question.links) function(link, question.answer->text.end);
    }
    for (Link& link : document_.links) function(link, link.text.end);
  }

  // The token behind the link, a closing bracket and one gap; empty where something else follows.
  std::string_view Rest(const Link& link, std::uint32_t end) const {
    std::string_view text = document_.Text({link.text.end, end});
    if (!text.empty() && (text.front() == '>' || text.front() == ')')) text.remove_prefix(1);
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == 0 || begin == text.npos || begin > 2) return {};
    text.remove_prefix(begin);
    std::size_t size = 0;
    while (size < text.size() && !EndsToken(text[size])) ++size;
    text = text.substr(0, size);
    while (!text.empty() && rules_.trailing.find(text.back()) != std::string::npos) {
      text.remove_suffix(1);
    }
    return text;
  }

  // "name=value": it goes on with a query that was cut.
  static bool IsQuery(std::string_view text) {
    const std::size_t equals = text.find('=');
    return equals != text.npos && equals > 0 && equals + 1 < text.size() &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) { return IsAsciiAlnum(c) || c == '_' || c == '-'; });
  }

  // The link with its rest, where the document shows that the two belong together: the whole
  // stands elsewhere, or a query goes on.
  std::optional<Whole> Repair(const Link& link, std::uint32_t end) const {
    if (link.kind == LinkKind::kEmail) return std::nullopt;
    const std::string_view text = document_.Text(link.text);
    constexpr std::string_view kCut = "?&=-_/%";
    if (kCut.find(text.back()) == kCut.npos) return std::nullopt;
    const std::string_view rest = Rest(link, end);
    if (rest.empty()) return std::nullopt;
    std::string url = CanonicalUrl(link.kind, std::string(text) + std::string(rest));
    const bool intact = counts_.contains(url);
    const bool query = (text.back() == '?' || text.back() == '&') && IsQuery(rest);
    if (!intact && !query) return std::nullopt;
    return Whole{std::move(url), intact ? "intact-elsewhere" : "query-continues"};
  }

  const LinkRules& rules_;
  Document& document_;
  std::unordered_map<std::string_view, std::uint32_t> counts_;  // by canonical URL
};

}  // namespace

void ReadLinks(const Rules& rules, Document& document) {
  const auto find = [&](const Leaf& leaf, std::vector<Link>& links) {
    FindLinks(rules.links, document.Text(leaf.text), leaf.text.begin, links);
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
  Repairer(rules.links, document).Run();
}

}  // namespace qsift
