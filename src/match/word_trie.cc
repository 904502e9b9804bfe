#include "src/match/word_trie.h"

#include <algorithm>
#include <array>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongest = 96;  // bytes of a word that is looked up
constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
constexpr std::uint32_t kEndings = 1;  // the root of endings
constexpr std::size_t kShortStem = 2;  // bytes before an ending

std::uint64_t KeyOf(std::uint32_t node, unsigned char byte) {
  return (std::uint64_t{node} << 8U | byte) + 1;
}

std::size_t SlotOf(std::uint64_t key, std::size_t mask) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
}

}  // namespace

WordTrie::WordTrie() : nodes_(2), edges_(1024) {}

std::uint32_t WordTrie::Step(std::uint32_t node, unsigned char byte) const {
  const std::uint64_t key = KeyOf(node, byte);
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t at = SlotOf(key, mask); edges_[at].key != 0; at = (at + 1) & mask) {
    if (edges_[at].key == key) return edges_[at].to;
  }
  return kNoNode;
}

std::uint32_t WordTrie::Grow(std::uint32_t node, unsigned char byte) {
  const std::uint32_t known = Step(node, byte);
  if (known != kNoNode) return known;
  if ((used_ + 1) * 2 > edges_.size()) Rehash();
  const std::uint64_t key = KeyOf(node, byte);
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = SlotOf(key, mask);
  while (edges_[at].key != 0) at = (at + 1) & mask;
  edges_[at] = {key, static_cast<std::uint32_t>(nodes_.size())};
  ++used_;
  nodes_.emplace_back();
  return edges_[at].to;
}

void WordTrie::Rehash() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  const std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t at = SlotOf(edge.key, mask);
    while (edges_[at].key != 0) at = (at + 1) & mask;
    edges_[at] = edge;
  }
}

std::uint32_t WordTrie::Add(std::string_view entry, std::uint32_t value) {
  std::uint32_t* place = nullptr;
  if (entry.starts_with('*')) {
    entry.remove_prefix(1);
    std::uint32_t node = kEndings;
    for (std::size_t i = entry.size(); i > 0; --i) {
      node = Grow(node, static_cast<unsigned char>(entry[i - 1]));
    }
    place = &nodes_[node].whole;
    std::fill(std::begin(first_), std::end(first_), true);
  } else {
    const bool open = entry.ends_with('*');
    if (open) entry.remove_suffix(1);
    if (entry.empty()) return kMissing;
    std::uint32_t node = 0;
    for (const char c : entry) node = Grow(node, static_cast<unsigned char>(c));
    place = open ? &nodes_[node].beginning : &nodes_[node].whole;
    first_[static_cast<unsigned char>(entry.front())] = true;
    if (IsAsciiLower(entry.front())) first_[static_cast<unsigned char>(entry.front() - 32)] = true;
    // A capital may begin with another byte in scripts of two bytes and more.
    if (!IsAscii(entry.front())) std::fill(std::begin(first_) + 128, std::end(first_), true);
  }
  if (*place == kMissing) *place = value;
  return *place;
}

WordTrie::Matches WordTrie::Find(std::string_view word) const {
  if (word.empty() || word.size() > kLongest || !MayHold(word.front())) return {};
  std::array<char, kLongest> folded;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!IsAscii(word[i]) || word[i] == '\t' || word[i] == '\n' || word[i] == ' ') {
      std::string wide;
      AppendFolded(word, wide);
      std::replace(wide.begin(), wide.end(), '\n', ' ');
      return FindFolded(wide);
    }
    folded[i] = ToAsciiLower(word[i]);
  }
  return FindFolded({folded.data(), word.size()});
}

WordTrie::Matches WordTrie::FindFolded(std::string_view word) const {
  std::array<std::uint32_t, Matches::kMost> parts;
  std::size_t count = 0;
  Matches matches;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    node = Step(node, static_cast<unsigned char>(word[i]));
    if (node == kNoNode) break;
    const bool last = i + 1 == word.size();
    if (last && nodes_[node].whole != kMissing) matches.Add(nodes_[node].whole);
    const bool opens = nodes_[node].beginning != kMissing &&
                       word.size() - i - 1 <= kLongestEnding && word.find(' ', i) == word.npos;
    if (opens && count < parts.size()) parts[count++] = nodes_[node].beginning;
  }
  while (count > 0) matches.Add(parts[--count]);
  // An ending belongs to the last word alone: "of road" does not end in "*road".
  const std::size_t blank = word.rfind(' ');
  const std::size_t stem = blank == word.npos ? kShortStem : word.size();
  node = kEndings;
  for (std::size_t i = word.size(); i > stem; --i) {
    node = Step(node, static_cast<unsigned char>(word[i - 1]));
    if (node == kNoNode) break;
    if (nodes_[node].whole != kMissing && count < parts.size()) parts[count++] = nodes_[node].whole;
  }
  while (count > 0) matches.Add(parts[--count]);
  return matches;
}

}  // namespace qsift
