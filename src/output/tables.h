#pragma once

// The tables of a document, row by row: the same rows for CSV and JSON Lines, and the same columns
// for the published schemas.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "qsift/output.h"

namespace qsift {

struct Column {
  enum class Type : std::uint8_t { kText, kNumber, kBool };
  std::string_view name;
  Type type = Type::kText;
  bool nullable = false;  // empty in CSV, null in JSON
  std::string_view description;
  std::vector<std::string_view> categories{};  // the only values it has; empty: any
};

// One value of a row; of its column's type, or null.
struct Cell {
  bool null = false;
  std::string text;
  std::uint64_t number = 0;  // of a bool: 0 or 1
};

const std::vector<Column>& ColumnsOf(Table table);

// Calls with each row; its cells are in the order of the columns. The row is reused.
void ForEachRow(const Document& document, Table table,
                const std::function<void(const std::vector<Cell>&)>& call);

}  // namespace qsift
