#pragma once

// Builds a document out of cells: each piece of text becomes a leaf with its place in the sheet.
// The text of the document is its source. Used by question_rows.h and respondents.h.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/model/sheet.h"

namespace qsift {

struct Rules;

// A document, and what the selection stage must know beside it.
struct SheetDocument {
  Document document;
  SelectionHints hints;
};

class RowDocument {
 public:
  explicit RowDocument(const Rules& rules) : rules_(rules) {}

  // The sheet that the next cells are of.
  void BeginSheet(const std::string& name);
  void At(std::uint32_t row, std::uint32_t column) {
    row_ = row;
    column_ = column;
  }

  // Appends a text that prints something, after a tab, a line end or a blank line.
  enum class After : std::uint8_t { kTab, kLine, kParagraph };
  Leaf Add(std::string_view text, After after);

  // An option with the sign of its state before its label; with a box where the sheet has no sign.
  Option AddOption(std::string_view label, State state, After after, std::string_view sign = {});

  // The labels of a list that a cell is chosen from, as options. Returns whether the cell holds
  // one.
  bool AddListed(const std::vector<std::string>& labels, std::string_view cell, After after,
                 Question& question);

  // Returns the answer where it is the reply of a closed question: a word of the vocabulary that
  // stands alone; else an empty span.
  Span SetAnswer(Question& question, const Leaf& answer) const;

  // Gives the question its id and keeps it. `reply`: of a closed question, in words.
  void Keep(Question&& question, Kind kind, Span reply = {});

  // The kind that options of one choice have.
  Kind KindOf(const std::vector<Option>& options) const;

  Document& document() { return document_; }
  bool empty() const { return document_.source.empty(); }

  // The document as it is, and an empty one in its place.
  SheetDocument Take();

  // Makes room for a document that is much like another.
  void ReserveAs(const SheetDocument& other);

 private:
  void Break(After after);
  void PutPlace();

  const Rules& rules_;
  Document document_;
  SelectionHints hints_;
  std::unordered_map<std::string, int> uses_;  // of ids
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  int unnumbered_ = 0;
};

// Without white space at both ends.
std::string_view TrimmedCell(std::string_view text);

// The cell of a row, without white space at both ends; empty if the row is shorter.
std::string_view CellOf(const SheetRow& row, std::size_t column);

}  // namespace qsift
