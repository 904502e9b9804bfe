#pragma once

// Eight bytes at a time: how the passes over whole texts skip what does not concern them.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace qsift {

inline constexpr std::uint64_t kLowBits = 0x0101010101010101ULL;
inline constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

// The high bit of each byte that is zero. Bytes above a zero byte may be flagged falsely; the
// lowest flag is right ("Bit Twiddling Hacks", S. E. Anderson).
constexpr std::uint64_t ZeroBytes(std::uint64_t word) {
  return (word - kLowBits) & ~word & kHighBits;
}

inline std::uint64_t LoadEight(std::string_view text, std::size_t offset) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + offset, sizeof word);
  return word;
}

// The last eight bytes of a text of at least four; of a shorter one than eight, some stand twice.
inline std::uint64_t LoadLast(std::string_view text) {
  if (text.size() >= 8) return LoadEight(text, text.size() - 8);
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  return std::uint64_t{last} << 32U | first;
}

// The first offset from `offset` on whose byte is a control character, a quote, a backslash or
// not ASCII; text.size() if there is none.
inline std::size_t SkipPlain(std::string_view text, std::size_t offset) {
  const auto special = [](unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\' || c >= 0x7F;
  };
  // A flag for each of eight bytes that may be special.
  const auto flags = [](std::uint64_t word) {
    const std::uint64_t control = (word - kLowBits * 0x20) & ~word & kHighBits;
    return control | (word & kHighBits) | ZeroBytes(word ^ kLowBits * '"') |
           ZeroBytes(word ^ kLowBits * '\\') | ZeroBytes(word ^ kLowBits * 0x7F);
  };
  if constexpr (std::endian::native == std::endian::little) {
    while (offset + 8 <= text.size()) {
      const std::uint64_t found = flags(LoadEight(text, offset));
      if (found != 0) {
        offset += static_cast<std::size_t>(std::countr_zero(found)) / 8;
        if (special(static_cast<unsigned char>(text[offset]))) return offset;
        ++offset;
        continue;
      }
      offset += 8;
    }
    // The rest, together with bytes before it.
    if (text.size() >= 4 && flags(LoadLast(text)) == 0) return text.size();
  }
  while (offset < text.size() && !special(static_cast<unsigned char>(text[offset]))) ++offset;
  return offset;
}

// The first offset from `offset` on that holds one of some bytes; text.size() if none does.
template <typename... Chars>
std::size_t FindOneOf(std::string_view text, std::size_t offset, Chars... chars) {
  if constexpr (std::endian::native == std::endian::little) {
    for (; offset + 8 <= text.size(); offset += 8) {
      const std::uint64_t word = LoadEight(text, offset);
      const std::uint64_t found =
          (ZeroBytes(word ^ kLowBits * static_cast<unsigned char>(chars)) | ...);
      if (found != 0) return offset + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
  }
  while (offset < text.size() && ((text[offset] != chars) && ...)) ++offset;
  return offset;
}

// The high bit of each byte that is zero, and of no other.
constexpr std::uint64_t ExactZeroBytes(std::uint64_t word) {
  return ~(((word & ~kHighBits) + ~kHighBits) | word | ~kHighBits);
}

// Calls with the offset of each byte that is one of two, in order.
template <typename Function>
void ForEachOf(std::string_view text, char a, char b, Function call) {
  std::size_t offset = 0;
  if constexpr (std::endian::native == std::endian::little) {
    const std::uint64_t as = kLowBits * static_cast<unsigned char>(a);
    const std::uint64_t bs = kLowBits * static_cast<unsigned char>(b);
    for (; offset + 8 <= text.size(); offset += 8) {
      const std::uint64_t word = LoadEight(text, offset);
      for (std::uint64_t found = ExactZeroBytes(word ^ as) | ExactZeroBytes(word ^ bs); found != 0;
           found &= found - 1) {
        call(offset + static_cast<std::size_t>(std::countr_zero(found)) / 8);
      }
    }
  }
  for (; offset < text.size(); ++offset) {
    if (text[offset] == a || text[offset] == b) call(offset);
  }
}

}  // namespace qsift
