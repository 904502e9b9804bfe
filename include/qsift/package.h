#pragma once

// CSV tables as a data package (https://datapackage.org, version 2): the tables in one folder, and
// beside them datapackage.json, which says what the columns hold and how the tables are related.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/output.h"
#include "qsift/wide.h"

namespace qsift {

// The tables that stand in NAME.csv, as CSV writers write them; wide.csv is beside them.
const std::vector<Table>& PackageTables();

// The text of datapackage.json.
std::string PackageDescriptor(const WideTable& wide, std::string_view version);

}  // namespace qsift
