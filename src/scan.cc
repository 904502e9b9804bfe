#include "qsift/scan.h"

#include <algorithm>
#include <exception>

#include "src/citations/citations.h"
#include "src/citations/split.h"
#include "src/input/line_starts.h"
#include "src/input/reading.h"
#include "src/language/language.h"
#include "src/links/domains.h"
#include "src/links/idna.h"
#include "src/links/links.h"
#include "src/links/repair.h"
#include "src/links/url.h"
#include "src/rules/rules.h"

namespace qsift {
namespace {

// Fewer known words are too few to know the language of a text.
constexpr std::size_t kSureWords = 3;

// Takes out the links that are not kept. A citation goes on to the kept link of the same URL.
template <typename Keep>
void KeepLinks(Keep keep, Document& document) {
  const std::vector<Link>& links = document.links;
  std::vector<std::int32_t> kept(links.size(), kNoIndex);
  std::vector<std::int32_t> by_target(document.link_targets.size(), kNoIndex);
  std::int32_t next = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!keep(links[i])) continue;
    kept[i] = next;
    if (links[i].target < by_target.size()) by_target[links[i].target] = next;
    ++next;
  }
  for (Citation& citation : document.citations) {
    if (citation.link == kNoIndex) continue;
    const auto at = static_cast<std::size_t>(citation.link);
    const std::uint32_t target = links[at].target;
    citation.link = kept[at];
    if (citation.link == kNoIndex && target < by_target.size()) citation.link = by_target[target];
    if (citation.link == kNoIndex) citation.url_rule.clear();
  }
  std::erase_if(document.links, [&](const Link& link) { return !keep(link); });
}

void Find(const Rules& rules, const ScanOptions& options, Document& document) {
  document.line_starts = LineStarts(document.source);
  FindLinks(rules.links, document.source, 0, document.links);
  if (options.citations) {
    const DetectedLanguages detected =
        DetectLanguages(rules.languages, document.source, kSureWords);
    FindCitations(rules.citations, detected.mask, document);
    if (options.split_citations) SplitCitations(document);
  }
  KeepLinks([&](const Link& link) { return options.kinds[static_cast<std::size_t>(link.kind)]; },
            document);
  ResolveLinks(rules.links, document);
  if (!options.unique) return;
  KeepLinks([&](const Link& link) { return document.Target(link).first.begin == link.text.begin; },
            document);
}

}  // namespace

Result<Document> Scan(Input input, const RulePack& rules, const ScanOptions& options) {
  try {
    Document document;
    document.id = std::move(input.id);
    document.path = input.path;
    document.bytes = input.bytes.size();
    Result<Reading> reading =
        ReadSource(std::move(input.bytes), input.path, rules.rules(), options.from);
    if (!reading) return reading.error();
    for (const Aside& aside : reading->asides) reading->text.append(aside.text).append("\n");
    TakeReading(*reading, document);
    Find(rules.rules(), options, document);
    return document;
  } catch (const std::exception& exception) {
    return FailureOf(exception, input.path);
  }
}

Document ScanText(std::string id, std::string text, const RulePack& rules,
                  const ScanOptions& options) {
  Document document;
  document.id = std::move(id);
  document.source = std::move(text);
  document.bytes = document.source.size();
  Find(rules.rules(), options, document);
  return document;
}

Document ScanWhole(std::string id, std::string text) {
  Document document;
  document.id = std::move(id);
  document.source = std::move(text);
  document.bytes = document.source.size();
  document.line_starts = {0};
  const auto size = static_cast<std::uint32_t>(document.source.size());
  Link link;
  link.text = {0, size};
  LinkTarget target;
  target.count = 1;
  target.first = link.text;
  const std::size_t colon = document.source.find(':');
  if (colon != std::string::npos && document.source.find('.') > colon) {
    std::optional<Url> url = ParseUrl(document.source);
    if (!url) return document;
    target.registrable = RegistrableDomain(url->host);
    target.unicode_host = UnicodeHost(url->host);
    if (target.unicode_host == url->host) target.unicode_host.clear();
    target.url = std::move(url->href);
  } else {
    target.registrable = RegistrableDomain(document.source);
    if (target.registrable.empty()) return document;
    link.kind = LinkKind::kDomain;
    target.url = CanonicalUrl(link.kind, document.source);
  }
  document.links.push_back(link);
  document.link_targets.push_back(std::move(target));
  return document;
}

}  // namespace qsift
