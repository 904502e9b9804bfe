#include "src/citations/settle.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "src/rules/citation_rules.h"

namespace qsift {
namespace {

bool Holds(Span a, Span b) { return a.begin <= b.begin && b.end <= a.end; }

bool Overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

int Priority(const CitationPiece& piece) {
  return piece.rule == nullptr ? 0 : piece.rule->priority;
}

bool SeveralLanguages(const std::vector<CitationPiece>& pieces) {
  std::uint16_t first = 0;
  for (const CitationPiece& piece : pieces) {
    if (first == 0) first = piece.vocabulary;
    if (piece.vocabulary != 0 && piece.vocabulary != first) return true;
  }
  return false;
}

}  // namespace

bool InstrumentsAfter::Find(const CitationPiece& pinpoint, CitationPiece& piece) const {
  const std::uint64_t key = std::uint64_t{pinpoint.text.end} << 16U | pinpoint.vocabulary;
  const auto [entry, added] = found_.try_emplace(key);
  if (added && finder_.FindAfter(pinpoint, piece)) entry->second = piece;
  if (entry->second) piece = *entry->second;
  return entry->second.has_value();
}

// How much of the text each language explains: if the language is not known, it is the one that
// explains the most. "5 kap. 3 §" is Swedish, though "3 §" could be Finnish.
void PieceSettler::WeighLanguages(const std::vector<CitationPiece>& pieces,
                                  const std::vector<std::uint32_t>& order) {
  weights_.assign(rules_.vocabularies.size(), 0);
  if (!SeveralLanguages(pieces)) return;
  std::vector<std::uint32_t> ends(rules_.vocabularies.size(), 0);
  for (const std::uint32_t i : order) {
    const CitationPiece& piece = pieces[i];
    std::uint32_t& end = ends[piece.vocabulary];
    const std::uint32_t begin = std::max(end, piece.text.begin);
    if (piece.text.end <= begin) continue;
    weights_[piece.vocabulary] += piece.text.end - begin;
    end = piece.text.end;
  }
  for (const CitationPiece& piece : pieces) {
    CitationPiece beside;
    if (piece.pinpoint && (after_.Find(piece, beside) || finder_.FindBefore(piece, 0, beside))) {
      weights_[piece.vocabulary] += beside.text.size();
    }
  }
}

// The language that explains more outweighs a longer match of another; rules of no language go with
// every language.
bool PieceSettler::Beats(const CitationPiece& piece, const CitationPiece& other) const {
  if (piece.weak != other.weak) return other.weak;
  // A closed form holds what another language reads within it: "9 Del. C. § 2402(b)".
  if (Priority(piece) > Priority(other) && Holds(piece.text, other.text)) return true;
  if (Priority(other) > Priority(piece) && Holds(other.text, piece.text)) return false;
  if (piece.vocabulary != other.vocabulary && piece.vocabulary != 0 && other.vocabulary != 0 &&
      weights_[piece.vocabulary] != weights_[other.vocabulary]) {
    return weights_[piece.vocabulary] > weights_[other.vocabulary];
  }
  return Priority(piece) != Priority(other) ? Priority(piece) > Priority(other)
                                            : piece.text.size() > other.text.size();
}

void PieceSettler::Settle(std::vector<CitationPiece>& pieces) {
  std::vector<std::uint32_t> order(pieces.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t k) {
    const Span a = pieces[i].text;
    const Span b = pieces[k].text;
    return a.begin != b.begin ? a.begin < b.begin : a.size() > b.size();
  });
  WeighLanguages(pieces, order);
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t i : order) {
    bool beaten = false;
    while (!kept.empty() && Overlap(pieces[kept.back()].text, pieces[i].text)) {
      beaten = !Beats(pieces[i], pieces[kept.back()]);
      if (beaten) break;
      kept.pop_back();
    }
    if (!beaten) kept.push_back(i);
  }
  std::vector<CitationPiece> settled;
  settled.reserve(kept.size());
  for (const std::uint32_t i : kept) settled.push_back(std::move(pieces[i]));
  pieces = std::move(settled);
}

}  // namespace qsift
