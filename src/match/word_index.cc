#include "src/match/word_index.h"

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::uint32_t kSeed = 2166136261U;  // FNV-1a
constexpr std::uint32_t Step(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

std::uint32_t HashOf(std::string_view word) {
  std::uint32_t hash = kSeed;
  for (const char c : word) hash = Step(hash, c);
  return hash;
}

}  // namespace

void WordIndex::Add(std::string word, std::uint32_t value) {
  const std::uint32_t hash = HashOf(word);
  if (word.empty() || word.size() > kLongest) return;
  const std::uint64_t size = std::uint64_t{1} << word.size();
  const char first = word.front();
  // A word in capitals may take another number of bytes in scripts of two or more.
  sizes_[static_cast<unsigned char>(first)] |= IsAscii(first) ? size : ~std::uint64_t{0};
  if (IsAsciiLower(first)) sizes_[static_cast<unsigned char>(first - 32)] |= size;
  if (!IsAscii(first)) {
    for (std::size_t byte = 0x80; byte < 256; ++byte) sizes_[byte] = ~std::uint64_t{0};
  }
  entries_.push_back({std::move(word), hash, value});
}

void WordIndex::Finish() {
  std::size_t size = 16;
  while (size < entries_.size() * 4) size *= 2;
  slots_.assign(size, kMissing);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & (size - 1);
    while (slots_[at] != kMissing) at = (at + 1) & (size - 1);
    slots_[at] = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t WordIndex::Probe(std::string_view folded, std::uint32_t hash) const {
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at] != kMissing;
       at = (at + 1) & (slots_.size() - 1)) {
    const Entry& entry = entries_[slots_[at]];
    if (entry.hash == hash && entry.word == folded) return entry.value;
  }
  return kMissing;
}

std::uint32_t WordIndex::Find(std::string_view word) const {
  if (slots_.empty() || word.size() > kLongest) return kMissing;
  std::array<char, kLongest> folded;
  std::uint32_t hash = kSeed;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!IsAscii(word[i])) {
      std::string wide;
      AppendFolded(word, wide);
      return Probe(wide, HashOf(wide));
    }
    folded[i] = ToAsciiLower(word[i]);
    hash = Step(hash, folded[i]);
  }
  return Probe({folded.data(), word.size()}, hash);
}

}  // namespace qsift
