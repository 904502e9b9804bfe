#include "src/app/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace qsift::app {
namespace {

bool IsAddressSpaceLimited() {
  rlimit limit{};
  return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

#if defined(M_ARENA_MAX) && defined(MADV_HUGEPAGE)
constexpr std::size_t kLargePage = std::size_t{2} << 20;

// Asks for large pages where the heap grows next. What is not touched costs no memory.
void UseLargePages() {
  constexpr std::size_t kAhead = std::size_t{16} << 20;
  constexpr std::size_t kEnoughToGrow = std::size_t{256} << 10;
  mallopt(M_TOP_PAD, static_cast<int>(kAhead));
  void* const first = std::malloc(kEnoughToGrow);
  const std::size_t skipped = -reinterpret_cast<std::uintptr_t>(first) & (kLargePage - 1);
  char* const begin = static_cast<char*>(first) + skipped;
  const char* const end = static_cast<char*>(sbrk(0));
  if (first != nullptr && begin < end) {
    madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
  }
  std::free(first);
  mallopt(M_TOP_PAD, static_cast<int>(kLargePage));
}
#endif

}  // namespace

void PrepareHeap() {
#ifdef M_ARENA_MAX
  if (IsAddressSpaceLimited()) {
    mallopt(M_ARENA_MAX, 1);
    return;
  }
  // What glibc reaches by itself, after the first large blocks were freed.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#ifdef MADV_HUGEPAGE
  UseLargePages();
#endif
#endif
}

}  // namespace qsift::app
