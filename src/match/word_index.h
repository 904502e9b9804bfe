#pragma once

// A set of folded words with values, made for looking up each word of a running text: the word is
// folded and hashed in one pass, without allocation for ASCII. Filled once, then immutable.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qsift {

class WordIndex {
 public:
  // `value`: what Find() answers for the word, which must be folded (AppendFolded).
  void Add(std::string word, std::uint32_t value);
  void Finish();

  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;
  static constexpr std::size_t kLongest = 63;  // bytes; longer words are in no set

  // False if no word of the set has this first byte (ASCII letters in any case) and size.
  bool MayHold(char first, std::size_t size) const {
    return size <= kLongest && (sizes_[static_cast<unsigned char>(first)] >> size & 1U) != 0;
  }

  // The value of a word in any case; kMissing if it is not in the set.
  std::uint32_t Find(std::string_view word) const;

 private:
  struct Entry {
    std::string word;
    std::uint32_t hash = 0;
    std::uint32_t value = kMissing;
  };
  std::uint32_t Probe(std::string_view folded, std::uint32_t hash) const;

  std::array<std::uint64_t, 256> sizes_{};  // by first byte: a bit for each size of a word
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // indices in entries_, kMissing where empty
};

}  // namespace qsift
