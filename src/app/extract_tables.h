#pragma once

// What extract writes of all documents together: the wide table, and the data package.

#include "src/app/job.h"

namespace qsift::app {

int ExtractWide(Job& job);
int ExtractPackage(Job& job);

}  // namespace qsift::app
