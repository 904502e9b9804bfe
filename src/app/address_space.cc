#include "src/app/address_space.h"

#include <malloc.h>
#include <sys/resource.h>

namespace qsift::app {

void ShareHeapsUnderLimit() {
#ifdef M_ARENA_MAX
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
    mallopt(M_ARENA_MAX, 1);
  }
#endif
}

}  // namespace qsift::app
