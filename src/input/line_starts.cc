#include "src/input/line_starts.h"

#include "src/text/byte_scan.h"

namespace qsift {

std::vector<std::uint32_t> LineStarts(std::string_view source) {
  std::vector<std::uint32_t> starts{0};
  starts.reserve(source.size() / 32 + 2);
  ForEachOf(source, '\n', '\r', [&](std::size_t at) {
    if (source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n') return;
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  });
  return starts;
}

}  // namespace qsift
