#include <algorithm>
#include <string>
#include <unordered_map>

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
    ForEachLink([this](Link& link, std::uint32_t) { known_.push_back(document_.Text(link.text)); });
    std::sort(known_.begin(), known_.end());
    known_.erase(std::unique(known_.begin(), known_.end()), known_.end());
    ForEachLink([this](Link& link, std::uint32_t end) { Repair(link, end); });
    std::unordered_map<std::string_view, std::uint32_t> counts;
    ForEachLink([&](Link& link, std::uint32_t) { ++counts[Url(link)]; });
    ForEachLink([&](Link& link, std::uint32_t) { link.count = counts[Url(link)]; });
  }

 private:
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

  bool IsKnown(const std::string& text) const {
    return std::binary_search(known_.begin(), known_.end(), std::string_view(text));
  }

  void Repair(Link& link, std::uint32_t end) {
    if (link.kind == LinkKind::kEmail) return;
    const std::string_view text = document_.Text(link.text);
    constexpr std::string_view kCut = "?&=-_/%";
    if (kCut.find(text.back()) == kCut.npos) return;
    const std::string_view rest = Rest(link, end);
    if (rest.empty()) return;
    std::string whole = std::string(text) + std::string(rest);
    const bool intact = IsKnown(whole);
    const bool query = (text.back() == '?' || text.back() == '&') && IsQuery(rest);
    if (!intact && !query) return;
    link.url = CanonicalUrl(link.kind, whole);
    link.repaired = true;
    link.evidence = intact ? "intact-elsewhere" : "query-continues";
  }

  const LinkRules& rules_;
  Document& document_;
  std::vector<std::string_view> known_;  // the texts of all links, ordered
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
