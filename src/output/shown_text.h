#pragma once

// The text of a link's URL, of a choice, of a citation's link, as every writer shows them.

#include <string_view>
#include <vector>

#include "qsift/document.h"

namespace qsift {

inline std::string_view UrlOf(const Document& document, const Link& link) {
  return document.Target(link).url;
}

inline std::string_view TextOf(const Document& document, const Question& question,
                               const Choice& choice) {
  if (choice.value != Value::kLabel) return Name(choice.value);
  if (choice.option == kNoIndex) return document.Text(choice.text);
  return document.Text(question.options[static_cast<std::size_t>(choice.option)].label.text);
}

// Links carry the URL as the answer printed it, so that it can be found again.
inline std::string_view CitedUrl(const Document& document, const std::vector<Link>& links,
                                 const Citation& citation) {
  if (citation.link == kNoIndex) return {};
  return document.Text(links[static_cast<std::size_t>(citation.link)].text);
}

}  // namespace qsift
