#pragma once

// The parts of a ZIP archive, with bounds on everything that a hostile one could blow up. Nothing
// is written to disk, and a part's name is only ever compared with other names. The only file that
// includes libzip is archive.cc. Used by the readers of office documents.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/result.h"

namespace qsift {

struct ArchiveLimits {
  std::uint64_t entries = 10000;
  std::uint64_t part = std::uint64_t{64} << 20U;   // bytes of a part that is read whole
  std::uint64_t stream = std::uint64_t{2} << 30U;  // bytes of a part that is read in pieces
  std::uint64_t ratio = 250;                       // unpacked to packed,
  std::uint64_t small = std::uint64_t{4} << 20U;   // of parts larger than this
  std::uint64_t total = std::uint64_t{3} << 30U;   // bytes unpacked of one archive
};

class Archive {
 public:
  // `bytes` must outlive the archive. Fails if they are not an archive, or a broken one, or one
  // with too many entries; the message is a predicate of the file ("is a broken archive ...").
  static Result<Archive> Open(std::string_view bytes, const ArchiveLimits& limits = {});

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  bool Has(std::string_view name) const;
  std::vector<std::string> Names() const;

  // The whole part. Fails if it is missing, broken, locked by a password or beyond a bound.
  Result<std::string> Read(std::string_view name);

  // The part in pieces, in order, until `take` returns false.
  Status Stream(std::string_view name, const std::function<bool(std::string_view)>& take);

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  Status Unpack(std::string_view name, std::uint64_t most,
                const std::function<bool(std::string_view)>& take);

  std::unique_ptr<State> state_;
};

}  // namespace qsift
