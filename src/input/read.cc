#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>

#include "qsift/extract.h"
#include "src/text/memory.h"

namespace qsift {

std::string IdOf(std::string_view path) {
  if (path == "-") return "stdin";
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && dot > 0) path = path.substr(0, dot);
  return std::string(path);
}

namespace {

constexpr std::size_t kMaxBytes = std::numeric_limits<std::uint32_t>::max() - 1;

Error Failed(const std::string& path, std::string_view what) {
  return Error{path == "-" ? "<stdin>" : path, 0, 0, std::string(what), {}, "unreadable"};
}

// Closes the descriptor that it owns.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// A regular file of `expected` bytes that ended early because it was truncated meanwhile. Files of
// /sys promise a page and hold less; their size stays what it was.
bool Shrank(int descriptor, std::size_t expected, std::size_t read) {
  struct stat status {};
  return read < expected && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
         static_cast<std::size_t>(status.st_size) < expected;
}

Result<std::string> ReadAll(int descriptor, std::size_t expected, const std::string& path) {
  std::string bytes;
  bytes.reserve(expected + 1);
  PreferLargePages(bytes.data(), bytes.capacity());
  // Through a small buffer: its pages stay in the cache, and the string's are touched once.
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed(path, fmt::format("cannot be read: {}", std::strerror(errno)));
    if (got == 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.size() > kMaxBytes) return Failed(path, "is larger than 4 GiB");
  }
  if (Shrank(descriptor, expected, bytes.size())) {
    return Failed(path, fmt::format("shrank while it was read: {} of {} bytes were there",
                                    bytes.size(), expected));
  }
  return bytes;
}

Result<Input> ReadOpened(const std::string& path) {
  const File file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.descriptor() < 0) {
    return Failed(path, fmt::format("cannot be opened: {}", std::strerror(errno)));
  }
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) {
    return Failed(path, fmt::format("cannot be opened: {}", std::strerror(errno)));
  }
  if (S_ISDIR(status.st_mode)) {
    return Failed(path, "is a folder; name the files in it");
  }
  const auto expected = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 65536;
  if (expected > kMaxBytes) return Failed(path, "is larger than 4 GiB");
  Result<std::string> bytes = ReadAll(file.descriptor(), expected, path);
  if (!bytes) return bytes.error();
  return Input{path, IdOf(path), std::move(*bytes)};
}

}  // namespace

Result<Input> ReadInput(const std::string& path) {
  try {
    return ReadOpened(path);
  } catch (const std::exception& exception) {
    return FailureOf(exception, path == "-" ? "<stdin>" : path);
  }
}

}  // namespace qsift
