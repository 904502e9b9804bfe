#include "qsift/scan.h"

#include "src/enrich/citations.h"
#include "src/enrich/links.h"

namespace qsift {

Document Scan(std::string id, std::string text, const RulePack& rules) {
  Document document;
  document.id = std::move(id);
  document.source = std::move(text);
  document.text = document.source;
  document.bytes = document.source.size();
  document.line_starts = {0};
  for (std::size_t i = 0; i < document.source.size(); ++i) {
    if (document.source[i] == '\n') {
      document.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  FindLinks(rules.rules().links, document.text, 0, document.links);
  FindCitations(rules.rules().citations, document.text, 0, document.links, document.citations);
  return document;
}

}  // namespace qsift
