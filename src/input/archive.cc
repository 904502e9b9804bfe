#include "src/input/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <limits>

namespace qsift {
namespace {

Error Failed(std::string message) { return Error{"", 0, 0, std::move(message), {}, "bad-archive"}; }

Error Broken(std::string_view why) {
  return Failed(fmt::format(
      "is a broken archive ({}); open it in its program and save it again, or send it anew", why));
}

Error TooLarge(std::string_view name, std::string_view what) {
  return Failed(fmt::format("is refused: its part {} {}", name, what));
}

}  // namespace

struct Archive::State {
  ArchiveLimits limits;
  zip_t* zip = nullptr;
  std::uint64_t unpacked = 0;  // so far

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::Open(std::string_view bytes, const ArchiveLimits& limits) {
  auto state = std::make_unique<State>();
  state->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (state->zip == nullptr) {
    std::string why = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return Broken(why);
  }
  zip_error_fini(&error);
  const zip_int64_t entries = zip_get_num_entries(state->zip, 0);
  if (entries < 0) return Broken("no entries");
  if (static_cast<std::uint64_t>(entries) > limits.entries) {
    return Failed(fmt::format("is refused: its archive has {} entries and may have {}", entries,
                              limits.entries));
  }
  return Archive(std::move(state));
}

bool Archive::Has(std::string_view name) const {
  return zip_name_locate(state_->zip, std::string(name).c_str(), 0) >= 0;
}

std::vector<std::string> Archive::Names() const {
  std::vector<std::string> names;
  const zip_int64_t entries = zip_get_num_entries(state_->zip, 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* const name = zip_get_name(state_->zip, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) names.emplace_back(name);
  }
  return names;
}

Result<std::string> Archive::Read(std::string_view name) {
  std::string out;
  const Status done = Unpack(name, state_->limits.part, [&](std::string_view piece) {
    out.append(piece);
    return true;
  });
  if (!done) return done.error();
  return out;
}

Status Archive::Stream(std::string_view name, const std::function<bool(std::string_view)>& take) {
  return Unpack(name, state_->limits.stream, take);
}

Status Archive::Unpack(std::string_view name, std::uint64_t most,
                       const std::function<bool(std::string_view)>& take) {
  const std::string named(name);
  const ArchiveLimits& limits = state_->limits;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(state_->zip, named.c_str(), 0, &stat) != 0 || (stat.valid & ZIP_STAT_INDEX) == 0) {
    return Broken(fmt::format("its part {} is missing", name));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Failed("is protected by a password; save it without one first");
  }
  const std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0
                                   ? stat.comp_size
                                   : std::numeric_limits<std::uint32_t>::max();
  zip_file_t* const file = zip_fopen_index(state_->zip, stat.index, 0);
  if (file == nullptr) return Broken(zip_strerror(state_->zip));
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> closer(file, &zip_fclose);
  // The sizes in the archive are what its author wrote there: the bytes that come out are counted.
  std::uint64_t size = 0;
  std::array<char, 65536> buffer;
  while (true) {
    const zip_int64_t got = zip_fread(file, buffer.data(), buffer.size());
    if (got < 0) return Broken(fmt::format("its part {} cannot be unpacked", name));
    if (got == 0) return Done{};
    size += static_cast<std::uint64_t>(got);
    state_->unpacked += static_cast<std::uint64_t>(got);
    if (size > most) {
      return TooLarge(name, fmt::format("unpacks to more than {} MiB", most >> 20U));
    }
    if (size > limits.small && size / limits.ratio > packed) {
      return TooLarge(name, fmt::format("unpacks to more than {} times its size", limits.ratio));
    }
    if (state_->unpacked > limits.total) {
      return TooLarge(
          name, fmt::format("and those before it unpack to more than {} MiB", limits.total >> 20U));
    }
    if (!take({buffer.data(), static_cast<std::size_t>(got)})) return Done{};
  }
}

}  // namespace qsift
