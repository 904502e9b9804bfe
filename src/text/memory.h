#pragma once

// Large buffers in large pages: filling fresh memory costs a page fault for each page.

#include <cstddef>

namespace qsift {

// Asks for large pages for memory that is allocated and not written yet. A hint; small buffers and
// systems without it are left alone.
void PreferLargePages(const void* data, std::size_t size);

}  // namespace qsift
