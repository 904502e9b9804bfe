#pragma once

namespace qsift::app {

// Sets up the heap of the process for short runs and for long ones. Call before anything large is
// allocated and before the first thread begins.
//
// Where the address space is limited (`ulimit -v`), threads share their heaps: glibc reserves
// 64 MiB for each heap, and with none left it asks the kernel for every allocation, which is thirty
// times slower.
//
// Elsewhere the heap keeps what it was given, and its beginning lies in large pages where the
// kernel has them: a run that takes 30 ms spends 4 ms of it on faults of small ones.
void PrepareHeap();

}  // namespace qsift::app
