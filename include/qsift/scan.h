#pragma once

// Links and citations of any text, no questionnaire needed.

#include <array>
#include <string>
#include <string_view>

#include "qsift/document.h"
#include "qsift/extract.h"
#include "qsift/result.h"
#include "qsift/rule_pack.h"

namespace qsift {

struct ScanOptions {
  // The kinds of links that are reported, by LinkKind.
  std::array<bool, kLinkKinds> kinds{true, true, true, true, true};
  bool citations = true;
  InputFormat from = InputFormat::kAuto;
  bool split_citations = false;  // one for each pinpoint of a mention, not one per mention
  bool unique = false;           // only the first of the links with one canonical URL
};

// A Document with the links and citations of the input and nothing else. Bytes are decoded as
// Extract() decodes them, and fail as they do there; its `text` is the decoded one as it stands.
Result<Document> Scan(Input input, const RulePack& rules, const ScanOptions& options);

// The same for UTF-8 text. Malformed UTF-8 is read as U+FFFD.
Document ScanText(std::string id, std::string text, const RulePack& rules,
                  const ScanOptions& options);

// For a text that is nothing but one URL or one host: its only link, with the canonical URL of the
// URL Standard (https://url.spec.whatwg.org) and the registrable domain (https://publicsuffix.org);
// none if the standard's parser refuses it, or if the host is only a public suffix.
Document ScanWhole(std::string id, std::string text);

}  // namespace qsift
