#pragma once

// Folded words with values, found whole, by how they begin ("закон*") or by how they end
// ("*gesetz"). A word that no entry begins with is given up after a few letters, so that running
// text costs little. Filled once, then immutable.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qsift {

class WordTrie {
 public:
  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;
  static constexpr std::size_t kLongestEnding = 12;  // bytes that may follow a beginning

  WordTrie();

  // `entry`: folded, with a "*" after a beginning or before an ending. The value that an entry
  // got first stays; it is returned.
  std::uint32_t Add(std::string_view entry, std::uint32_t value);

  // The values of a word, the best first: that of the whole word, of its beginnings and of its
  // endings, the longest of each before the shorter ones.
  struct Matches {
    static constexpr std::size_t kMost = 8;
    std::array<std::uint32_t, kMost> values{};
    std::size_t size = 0;
    const std::uint32_t* begin() const { return values.data(); }
    const std::uint32_t* end() const { return values.data() + size; }
    bool empty() const { return size == 0; }
    void Add(std::uint32_t value) {
      if (size < kMost) values[size++] = value;
    }
  };

  // The values of a word in any case.
  Matches Find(std::string_view word) const;

  // Some entry begins as the word does, or words may be known by their ending.
  bool MayHold(char first) const { return first_[static_cast<unsigned char>(first)]; }

 private:
  struct Node {
    std::uint32_t whole = kMissing;
    std::uint32_t beginning = kMissing;
  };
  struct Edge {
    std::uint64_t key = 0;  // node and byte, 0 where empty
    std::uint32_t to = 0;
  };

  std::uint32_t Step(std::uint32_t node, unsigned char byte) const;
  std::uint32_t Grow(std::uint32_t node, unsigned char byte);
  void Rehash();
  Matches FindFolded(std::string_view word) const;

  std::vector<Node> nodes_;  // [0] is the root of words, [1] that of endings, which are reversed
  std::vector<Edge> edges_;
  std::size_t used_ = 0;
  bool first_[256] = {};
};

}  // namespace qsift
