#pragma once

namespace qsift::app {

// Where the address space of the process is limited (`ulimit -v`), threads share their heaps: glibc
// reserves 64 MiB for each heap, and with none left it asks the kernel for every allocation, which
// is thirty times slower. Call before the first thread begins.
void ShareHeapsUnderLimit();

}  // namespace qsift::app
