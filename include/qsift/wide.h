#pragma once

// The wide table: a row for each document, a column for each question, and for a question that
// takes several options one for each of them. For programs that want one case per row.
//
//   Cells hold what the source shows, never what is inferred. What it does not show is a word in
//   angle brackets (MissingValues()); an answer that itself reads like one has a backslash before
//   it.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qsift/document.h"
#include "qsift/form.h"
#include "qsift/output.h"

namespace qsift {

struct MissingValue {
  std::string_view value;
  std::string_view label;
};
// "<lost>", "<unmarked>", "<conflict>" and "<not asked>", with what each means.
const std::vector<MissingValue>& MissingValues();

// One document's row, not yet in columns.
struct WideRow {
  enum class Part : std::uint8_t { kValue, kOption, kWords };
  struct Cell {
    Part part = Part::kValue;
    std::string option;  // its label
    std::string value;
  };
  struct Group {     // of one question
    std::string id;  // of the question in its document
    std::string number;
    std::string prompt;
    std::string wording;  // folded letters and digits of the prompt
    std::vector<Cell> cells;
  };
  std::string document;
  std::string respondent;  // empty if the source names none
  std::vector<Group> groups;
};
WideRow WideRowOf(const Document& document);

// Collects rows; columns are known once all rows are in. Holds the cells of all documents.
class WideTable {
 public:
  struct Column {
    std::string name;   // "q3", "q3_1" for an option, "q3_words" for an answer beside a selection
    std::string title;  // the prompt, and the option
    WideRow::Part part = WideRow::Part::kValue;
  };

  // Columns follow the form, where there is one: its questions are found by number and wording, or
  // by wording alone. Other questions stand before the next one that is known, or at the end.
  explicit WideTable(const Form* form);

  void Add(WideRow row);

  std::vector<Column> Columns() const;  // without "document" and "respondent", which come first
  void Write(bool excel, Sink& sink) const;

 private:
  struct OptionKey {
    WideRow::Part part;
    std::string option;
    friend auto operator<=>(const OptionKey&, const OptionKey&) = default;
  };
  struct Group {
    std::string name;
    std::string title;
    std::vector<std::pair<OptionKey, std::string>> columns;  // and the option's label
  };
  struct Place {
    std::size_t group;
    std::size_t column;
    std::string value;
  };
  struct Row {
    std::string document;
    std::string respondent;
    std::vector<Place> cells;
    std::vector<std::size_t> groups;  // that it has
  };

  // The group of a question, if there is one that the row does not use yet; otherwise no index.
  std::size_t Known(const WideRow::Group& group, const std::vector<std::size_t>& used) const;
  std::size_t NewGroup(const std::string& name, const std::string& title, std::size_t place);
  std::vector<std::size_t> GroupsOf(const WideRow& row);
  std::size_t ColumnFor(std::size_t group, const WideRow::Cell& cell);
  std::vector<std::size_t> ColumnOrder(const Group& group) const;

  std::vector<Group> groups_;
  std::vector<std::size_t> order_;                   // of groups
  std::map<std::string, std::size_t> by_id_;         // id and wording
  std::multimap<std::string, std::size_t> by_form_;  // number and wording, and wording alone
  std::map<std::string, std::size_t> names_;         // how often each was wanted
  std::vector<Row> rows_;
};

}  // namespace qsift
