#pragma once

// Writes a text out of pieces of an earlier one, with the map back to where that one came from.
// Used by the markup readers of markup.h.

#include <string>
#include <string_view>

#include "src/input/clean.h"
#include "src/text/text_map.h"

namespace qsift {

class Rewriter {
 public:
  // Both must outlive the rewriter. `map` leads from `from` to the source.
  Rewriter(std::string_view from, const TextMap& map) : from_(from), map_(map) {
    out_.reserve(from.size());
  }

  // Copies [begin, end) of the earlier text.
  void Copy(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    AppendMapped(map_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                 static_cast<std::uint32_t>(out_.size()), out_map_);
    out_.append(from_.substr(begin, end - begin));
  }

  // Writes text of its own that stands for what the earlier text has at `at`.
  void Write(std::string_view text, std::size_t at) {
    const std::uint32_t source = map_.Map(static_cast<std::uint32_t>(at));
    for (const char c : text) {
      out_map_.Add(static_cast<std::uint32_t>(out_.size()), source);
      out_.push_back(c);
    }
  }

  // Ends the line, if one is begun.
  void EndLine(std::size_t at) {
    TrimLine();
    if (!out_.empty() && out_.back() != '\n') Write("\n", at);
  }

  // Ends the paragraph, if one is begun.
  void EndParagraph(std::size_t at) {
    EndLine(at);
    if (out_.size() > 1 && out_[out_.size() - 2] != '\n') Write("\n", at);
  }

  // Where the earlier text has `at` in the source.
  std::uint32_t SourceOf(std::size_t at) const { return map_.Map(static_cast<std::uint32_t>(at)); }

  bool AtLineStart() const { return out_.empty() || out_.back() == '\n'; }
  char back() const { return out_.empty() ? '\n' : out_.back(); }

  // Begins a table. Its first row will be its header, where it has one.
  void BeginTable(bool headed = true) { rows_ = headed ? 0 : 1; }

  // Begins a cell of a pipe table's row, and the row with its first one.
  void BeginCell(std::size_t at) {
    if (in_row() && back() != ' ') Write(" ", at);
    Write("| ", at);
    ++cells_;
  }

  // Ends the row, if one is begun, at its last sign. After the first row comes the rule that makes
  // it the header.
  void EndRow(std::size_t at) {
    if (!in_row()) return;
    if (back() != ' ') Write(" ", at);
    Write("|\n", at);
    if (++rows_ == 1 && at + 1 < from_.size()) {
      for (int i = 0; i < cells_; ++i) Write("|---", at + 1);
      Write("|\n", at + 1);
    }
    cells_ = 0;
  }
  bool in_row() const { return cells_ > 0; }

  // The text as another Cleaned, marked as one whose markup was left out.
  Cleaned Take() {
    Cleaned result;
    result.storage = std::move(out_);
    result.edited = result.markup = true;
    result.map = std::move(out_map_);
    return result;
  }

 private:
  void TrimLine() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }

  std::string_view from_;
  const TextMap& map_;
  std::string out_;
  TextMap out_map_;
  int cells_ = 0;  // of the row so far
  int rows_ = 0;   // of the table so far
};

}  // namespace qsift
