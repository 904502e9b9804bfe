#include "src/links/idna.h"

#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "src/text/unicode.h"

namespace qsift {
namespace {

const icu::IDNA* Instance() {
  static const std::unique_ptr<const icu::IDNA> kInstance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
            UIDNA_NONTRANSITIONAL_TO_UNICODE,
        status));
  }();
  return kInstance.get();
}

// What the URL Standard does not ask for: lengths and hyphens (CheckHyphens and VerifyDnsLength are
// false).
constexpr std::uint32_t kIgnored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                   UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                   UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

bool HasEncodedLabel(std::string_view domain) {
  return domain.starts_with("xn--") || domain.find(".xn--") != domain.npos;
}

}  // namespace

std::optional<std::string> DomainToAscii(std::string_view domain) {
  std::string lower(domain);
  std::transform(lower.begin(), lower.end(), lower.begin(), ToAsciiLower);
  const bool ascii = std::all_of(lower.begin(), lower.end(), IsAscii);
  if (ascii && !HasEncodedLabel(lower)) return lower;
  const icu::IDNA* const idna = Instance();
  if (idna == nullptr) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna->nameToASCII_UTF8({lower.data(), static_cast<std::int32_t>(lower.size())}, sink, info,
                         status);
  if (U_FAILURE(status) == 0 && (info.getErrors() & ~kIgnored) == 0) return out;
  // A label that claims to be encoded, but is not, stays as it is written.
  return ascii ? std::optional<std::string>(std::move(lower)) : std::nullopt;
}

std::string UnicodeHost(std::string_view ascii_host) {
  if (!HasEncodedLabel(ascii_host) || Instance() == nullptr) return std::string(ascii_host);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  Instance()->nameToUnicodeUTF8({ascii_host.data(), static_cast<std::int32_t>(ascii_host.size())},
                                sink, info, status);
  if (U_FAILURE(status) != 0 || (info.getErrors() & ~kIgnored) != 0) return std::string(ascii_host);
  return out;
}

}  // namespace qsift
