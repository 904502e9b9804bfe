#include "src/input/decode.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "qsift/span.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

Error NoText(const std::string& path, std::string_view what) {
  return Error{path, 0,
               0,    fmt::format("looks like {}; export it as plain text first", what),
               {},   "not-text"};
}

// How the text would read as UTF-8: well-formed multi-byte sequences and malformed bytes.
struct Utf8Census {
  std::size_t sequences = 0;
  std::size_t malformed = 0;
  std::size_t first_malformed = 0;
};

std::size_t SequenceLength(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
  if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
  return IsValidUtf8(text.substr(i, length)) ? length : 0;
}

Utf8Census TakeCensus(std::string_view text) {
  Utf8Census census;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = SequenceLength(text, i);
    if (length == 0) {
      if (census.malformed++ == 0) census.first_malformed = i;
    } else if (length > 1) {
      ++census.sequences;
    }
    i += std::max<std::size_t>(length, 1);
  }
  return census;
}

// The likeliest encoding by ICU, from the first 64 KiB that hold a byte above 127.
std::string Detect(std::string_view bytes) {
  constexpr std::size_t kSample = 64 * 1024;
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return !IsAscii(c); });
  const auto at = static_cast<std::size_t>(high - bytes.begin());
  const std::string_view sample = bytes.substr(at > kSample / 2 ? at - kSample / 2 : 0, kSample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    // What is not UTF-8 and has no NUL bytes is none of these.
    if (name.starts_with("UTF-") || name.starts_with("ISO-2022") || name.starts_with("IBM")) {
      continue;
    }
    return std::string(name == "ISO-8859-1" ? "windows-1252" : name);
  }
  return "windows-1252";
}

Result<std::string> Convert(std::string_view bytes, const std::string& encoding,
                            const std::string& path) {
  if (bytes.size() > 0x2AAAAAAA) {  // ICU counts in int32, UTF-8 may take three bytes for one
    return Error{path, 0, 0, fmt::format("is too large to convert from {}", encoding)};
  }
  std::string out(bytes.size() * 3 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      ucnv_convert("UTF-8", encoding.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                   bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) || size < 0) {
    return Error{path, 0, 0,
                 fmt::format("cannot be converted from {}: {}", encoding, u_errorName(status))};
  }
  out.resize(static_cast<std::size_t>(size));
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  out.shrink_to_fit();
  return out;
}

// UTF-16 without a mark shows as NUL bytes in every other place of Latin text.
std::string_view GuessUtf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < sample.size(); ++i) nul[i & 1U] += sample[i] == '\0';
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 2) return {};
  if (nul[1] * 10 > pairs * 4 && nul[0] * 20 < pairs) return "utf-16le";
  if (nul[0] * 10 > pairs * 4 && nul[1] * 20 < pairs) return "utf-16be";
  return {};
}

std::string_view MarkedEncoding(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "utf-32le";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "utf-32be";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

// In the first 64 KiB there are more than a few control bytes that text does not hold.
bool LooksBinary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 64 * 1024);
  const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f' && c != '\v' && c != '\x1B';
  });
  return control > 4 && static_cast<std::size_t>(control) * 50 > sample.size();
}

Position PlaceOf(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {line, static_cast<std::uint32_t>(CountCodePoints(before.substr(start))) + 1};
}

}  // namespace

Result<Decoded> Decode(std::string bytes, const std::string& path) {
  std::string_view wide = MarkedEncoding(bytes);
  if (wide.empty()) wide = GuessUtf16(bytes);
  if (!wide.empty()) {
    Result<std::string> text = Convert(bytes, std::string(wide), path);
    if (!text) return text.error();
    return Decoded{std::move(*text), std::string(wide), {}};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (LooksBinary(bytes)) return NoText(path, "binary data");
  if (IsValidUtf8(bytes)) return Decoded{std::move(bytes), "utf-8", {}};

  const Utf8Census census = TakeCensus(bytes);
  const Position place = PlaceOf(bytes, census.first_malformed);
  if (census.sequences > 2 * census.malformed) {
    Diagnostic diagnostic{
        Severity::kWarning, "invalid-utf8",
        fmt::format("{} malformed bytes read as U+FFFD, the first here", census.malformed),
        place.line, place.column};
    return Decoded{WithoutMalformed(std::move(bytes)), "utf-8", {std::move(diagnostic)}};
  }
  std::string encoding = Detect(bytes);
  Result<std::string> text = Convert(bytes, encoding, path);
  if (!text) return text.error();
  std::transform(encoding.begin(), encoding.end(), encoding.begin(), ToAsciiLower);
  Diagnostic diagnostic{Severity::kWarning, "guessed-encoding",
                        fmt::format("not UTF-8; read as {}, a guess from the bytes", encoding),
                        place.line, place.column};
  return Decoded{std::move(*text), std::move(encoding), {std::move(diagnostic)}};
}

}  // namespace qsift
