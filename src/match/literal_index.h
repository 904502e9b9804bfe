#pragma once

// Many literals looked for at once, in one pass over a text. Used by pattern_set.cc.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qsift {

class LiteralIndex {
 public:
  static constexpr std::size_t kShortest = 4;  // bytes of a literal

  LiteralIndex() { heads_.fill(kNone); }

  // `value`: what is called with where the literal stands in a text.
  void Add(std::string literal, int value) {
    std::int32_t& head = heads_[SlotOf(literal.data())];
    literals_.push_back({std::move(literal), value, head});
    head = static_cast<std::int32_t>(literals_.size() - 1);
  }

  bool empty() const { return literals_.empty(); }

  // Calls with the value of each literal, once for each place before `end` where it begins.
  template <typename Function>
  void ForEachIn(std::string_view text, std::size_t end, Function call) const {
    end = std::min(end, text.size() < kShortest ? 0 : text.size() - kShortest + 1);
    for (std::size_t at = 0; at < end; ++at) {
      const std::int32_t head = heads_[SlotOf(text.data() + at)];
      if (head != kNone) Try(head, text.substr(at), call);
    }
  }

 private:
  struct Literal {
    std::string text;
    int value;
    std::int32_t next;  // with the same slot
  };

  static constexpr std::int32_t kNone = -1;
  static constexpr unsigned kSlotBits = 11;

  static std::size_t SlotOf(const char* bytes) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, kShortest);
    return (word * 0x9E3779B1U) >> (32U - kSlotBits);
  }

  template <typename Function>
  void Try(std::int32_t literal, std::string_view text, Function call) const {
    for (; literal != kNone; literal = literals_[static_cast<std::size_t>(literal)].next) {
      const Literal& known = literals_[static_cast<std::size_t>(literal)];
      if (text.starts_with(known.text)) call(known.value);
    }
  }

  std::vector<Literal> literals_;
  std::array<std::int32_t, std::size_t{1} << kSlotBits> heads_{};
};

}  // namespace qsift
