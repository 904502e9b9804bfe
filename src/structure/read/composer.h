#pragma once

// Writes the leaves of the document: their reflowed text, the map from it to the source, and the
// parts of the source that they cover. Lines of a leaf are joined as the text was before it was
// wrapped: a soft wrap becomes a blank (nothing in scripts without blanks), a list item keeps its
// line, a paragraph its blank line, and a page break inside a sentence goes. A word divided at a
// line end is joined; it keeps its hyphen where the document writes it with one elsewhere.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "qsift/document.h"
#include "src/structure/lines/blocks.h"
#include "src/text/text_map.h"

namespace qsift {

class Composer {
 public:
  // All three must outlive the composer. `map` leads from the clean text to the source.
  Composer(const Blocks& blocks, const TextMap& map, Document& document)
      : blocks_(blocks), map_(map), document_(document) {}

  void Begin();

  // Adds text of a line (a span of the clean text, possibly empty) and covers `cover`, the stretch
  // of the clean text that the leaf accounts for with it.
  void AddLine(std::size_t line, Span text, Span cover);

  // The same without signs of emphasis and escapes in the text: for prompts, labels and titles.
  void AddPlainLine(std::size_t line, Span text, Span cover);

  // The same for the whole content and body of a line.
  void AddLine(std::size_t line);

  Leaf End();

  // A leaf of one stretch of one line.
  Leaf Single(std::size_t line, Span text, Span cover);
  Leaf Single(std::size_t line);

  // The text written so far.
  const std::string& text() const { return document_.text; }

  // After the last leaf: moves the map into the document.
  void Finish();

 private:
  std::string_view JoinBefore(std::size_t line, Span text) const;
  bool InCell(std::size_t line, Span text) const;
  bool JoinDivided(std::size_t line, Span text);
  bool IsHyphenated(std::string_view first, std::string_view second);
  void Append(Span clean);
  void Cover(Span clean);

  const Blocks& blocks_;
  const TextMap& map_;
  Document& document_;
  TextMap text_map_;
  Leaf leaf_;
  std::int64_t last_line_ = kNoIndex;
  Span last_text_;
  std::optional<std::unordered_set<std::string>> hyphenated_;  // words of the text, at first need
};

// For a text that markup was left out of: what prints and lies in no leaf is that markup, and the
// leaf before it covers it, or the one after it. An opening tag belongs to the text after it on
// its line.
void CoverMarkup(Document& document);

}  // namespace qsift
