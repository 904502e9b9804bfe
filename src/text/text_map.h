#pragma once

// An offset map recorded while a text is edited: each anchor says where in the earlier text a run
// of the later one comes from. Cleaning records one, reflowing composes it with its own edits.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "qsift/document.h"

namespace qsift {

class TextMap {
 public:
  // From `text` on, the later text continues the earlier one at `source`.
  void Add(std::uint32_t text, std::uint32_t source) {
    // Text that was taken back takes its anchors with it.
    while (!anchors_.empty() && anchors_.back().text > text) anchors_.pop_back();
    if (!anchors_.empty()) {
      const Anchor& last = anchors_.back();
      if (last.source + (text - last.text) == source) return;
      if (last.text == text) {
        anchors_.back().source = source;
        return;
      }
    }
    anchors_.push_back({text, source});
  }

  // The offset in the earlier text of an offset in the later one.
  std::uint32_t Map(std::uint32_t text) const {
    const auto it = At(text);
    return it == anchors_.end() ? text : it->source + (text - it->text);
  }

  // Maps [begin, end) of the later text; an end maps to just after its last byte.
  Span Map(Span span) const {
    if (span.empty()) return {Map(span.begin), Map(span.begin)};
    return {Map(span.begin), Map(span.end - 1) + 1};
  }

  // The anchor that rules at `text`; end() if the texts are the same from the start.
  std::vector<Anchor>::const_iterator At(std::uint32_t text) const {
    const auto after =
        std::upper_bound(anchors_.begin(), anchors_.end(), text,
                         [](std::uint32_t value, const Anchor& a) { return value < a.text; });
    return after == anchors_.begin() ? anchors_.end() : after - 1;
  }

  const std::vector<Anchor>& anchors() const { return anchors_; }
  std::vector<Anchor> Release() && { return std::move(anchors_); }

 private:
  std::vector<Anchor> anchors_;
};

// Adds to `out` what `map` says of [span.begin, span.end), for a text that continues it at `at`.
inline void AppendMapped(const TextMap& map, Span span, std::uint32_t at, TextMap& out) {
  out.Add(at, map.Map(span.begin));
  const auto end = map.anchors().end();
  auto anchor = map.At(span.begin);
  if (anchor == end) {
    anchor = map.anchors().begin();
  } else {
    ++anchor;
  }
  for (; anchor != end && anchor->text < span.end; ++anchor) {
    if (anchor->text > span.begin) out.Add(at + anchor->text - span.begin, anchor->source);
  }
}

}  // namespace qsift
