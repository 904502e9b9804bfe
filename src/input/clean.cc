#include "src/input/clean.h"

#include <array>

#include "src/text/byte_scan.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// Bytes that may begin a character to edit; everything else is copied in runs.
constexpr std::array<bool, 256> MakeSuspects() {
  std::array<bool, 256> suspects{};
  for (std::size_t c = 0; c < 0x20; ++c) suspects[c] = c != '\t' && c != '\n' && c != '\f';
  for (const std::size_t c : {0x7FU, 0xC2U, 0xD8U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) suspects[c] = true;
  return suspects;
}
constexpr std::array<bool, 256> kSuspect = MakeSuspects();

enum class Edit { kKeep, kRemove, kBlank, kNewline };

Edit EditOf(char32_t c) {
  if (c == '\r' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) return Edit::kNewline;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return Edit::kRemove;
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000) {
    return Edit::kBlank;
  }
  if (c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF) {
    return Edit::kRemove;
  }
  return Edit::kKeep;
}

bool IsJoiner(char32_t c) { return c == 0x200C || c == 0x200D; }

bool BesideAscii(std::string_view text, std::size_t begin, std::size_t end) {
  return begin == 0 || end == text.size() || IsAscii(text[begin - 1]) || IsAscii(text[end]);
}

}  // namespace

Cleaned Clean(std::string_view decoded) {
  Cleaned out;
  std::size_t copied = 0;  // decoded[0, copied) is in storage
  out.decoded = decoded;
  const auto edit = [&](std::size_t at, std::size_t size, std::string_view with) {
    if (!out.edited) out.storage.reserve(decoded.size());
    out.edited = true;
    out.storage.append(decoded.substr(copied, at - copied));
    if (!with.empty()) {
      out.map.Add(static_cast<std::uint32_t>(out.storage.size()), static_cast<std::uint32_t>(at));
      out.storage.append(with);
    }
    copied = at + size;
    out.map.Add(static_cast<std::uint32_t>(out.storage.size()), static_cast<std::uint32_t>(copied));
  };
  for (std::size_t i = SkipPlain(decoded, 0); i < decoded.size(); i = SkipPlain(decoded, i)) {
    if (!kSuspect[static_cast<unsigned char>(decoded[i])]) {
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(decoded, i);
    std::size_t size = c.size;
    Edit kind = EditOf(c.value);
    if (c.value == '\r' && i + 1 < decoded.size() && decoded[i + 1] == '\n') size = 2;
    if (IsJoiner(c.value) && BesideAscii(decoded, i, i + size)) kind = Edit::kRemove;
    // At a line end a soft hyphen divides a word as any other does.
    const bool divides = c.value == 0xAD && i + size < decoded.size() &&
                         (decoded[i + size] == '\n' || decoded[i + size] == '\r');
    if (kind == Edit::kRemove) edit(i, size, divides ? "-" : "");
    if (kind == Edit::kBlank) edit(i, size, " ");
    if (kind == Edit::kNewline) edit(i, size, "\n");
    i += size;
  }
  if (out.edited) out.storage.append(decoded.substr(copied));
  return out;
}

}  // namespace qsift
