#include "src/app/records.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace qsift::app {
namespace {

constexpr int kNone = -1;

Error Unreadable(const std::string& path, const char* what) {
  return Error{path == "-" ? "<stdin>" : path,
               0,
               0,
               std::string(what) + ": " + std::strerror(errno),
               {},
               "unreadable"};
}

}  // namespace

Result<LineReader> LineReader::Open(const std::string& path) {
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Unreadable(path, "cannot be opened");
  return LineReader(path, descriptor);
}

LineReader::LineReader(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

LineReader::LineReader(LineReader&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, kNone)),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      searched_(other.searched_),
      ended_(other.ended_),
      line_(other.line_) {}

LineReader& LineReader::operator=(LineReader&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(buffer_, other.buffer_);
  begin_ = other.begin_;
  searched_ = other.searched_;
  ended_ = other.ended_;
  line_ = other.line_;
  return *this;
}

LineReader::~LineReader() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<std::optional<std::string>> LineReader::Next() {
  while (true) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end != std::string::npos || (ended_ && begin_ < buffer_.size())) {
      std::string line = buffer_.substr(begin_, end == std::string::npos ? end : end - begin_);
      begin_ = searched_ = end == std::string::npos ? buffer_.size() : end + 1;
      ++line_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      return std::optional(std::move(line));
    }
    if (ended_) return std::optional<std::string>();
    buffer_.erase(0, begin_);
    begin_ = 0;
    searched_ = buffer_.size();
    std::array<char, 65536> piece;
    const ssize_t got = ::read(descriptor_, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(path_, "cannot be read");
    ended_ = got == 0;
    buffer_.append(piece.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace qsift::app
