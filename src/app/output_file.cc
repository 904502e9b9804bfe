#include "src/app/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>

#include "src/app/signals.h"

namespace qsift::app {
namespace {

// The temporary file of the run for the signal handler, which may use neither memory nor locks.
// The one mutable state of the program; a run has one output open at a time.
std::array<char, 4096> temporary_path{};
std::atomic<bool> has_temporary{false};

void Remember(const std::string& path) {
  if (path.size() + 1 > temporary_path.size()) return;
  std::memcpy(temporary_path.data(), path.c_str(), path.size() + 1);
  has_temporary = true;
}

extern "C" void RemoveAndRaise(int signal) {
  if (NoteSignal(signal)) return;
  if (has_temporary) ::unlink(temporary_path.data());
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

constexpr std::array<int, 3> kEndingSignals = {SIGINT, SIGTERM, SIGHUP};

// Holds back the signals that end the program.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int signal : kEndingSignals) ::sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;
  ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

// The mode of the file that is there; nothing if there is none.
std::optional<mode_t> ModeOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status.st_mode;
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// ".NAME.qsift" beside a file, with as much of a long name as a folder takes.
std::string NameBeside(const std::string& path) {
  constexpr std::size_t kLongest = 240;
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(0, begin) + "." + path.substr(begin, kLongest) + ".qsift";
}

bool IsFileAt(int descriptor, const std::string& path) {
  struct stat ours {};
  struct stat there {};
  return ::fstat(descriptor, &ours) == 0 && ::lstat(path.c_str(), &there) == 0 &&
         ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

constexpr int kTries = 16;  // against other runs that write the same file just now

}  // namespace

void InstallSignalHandlers() {
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
  for (const int signal : kEndingSignals) std::signal(signal, RemoveAndRaise);
}

OutputFile::OutputFile(std::string path, Until until) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    descriptor_ = STDOUT_FILENO;
    return;
  }
  Open(until);
  if (descriptor_ < 0 && error_ == 0) error_ = errno;
}

void OutputFile::Open(Until until) {
  const std::optional<mode_t> mode = ModeOf(path_);
  if (mode && !S_ISREG(*mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return;
  }
#ifdef O_TMPFILE
  if (until == Until::kNameless && ::access("/proc/self/fd", X_OK) == 0) {
    descriptor_ = ::open(FolderOf(path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    nameless_ = descriptor_ >= 0;
  }
#endif
  if (!nameless_) OpenNamed();
  if (descriptor_ >= 0 && mode) ::fchmod(descriptor_, *mode & 0777U);
}

// The lock distinguishes a file that another run is writing from one that a killed run left.
void OutputFile::OpenNamed() {
  const std::string name = NameBeside(path_);
  const SignalsBlocked blocked;  // no signal between the file's birth and its name's record
  for (int i = 0; i < kTries; ++i) {
    const int opened =
        ::open(name.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (opened < 0) return;
    const bool busy = ::flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!busy && !IsFileAt(opened, name)) {  // its run has just moved it into place
      ::close(opened);
      continue;
    }
    if (busy || ::ftruncate(opened, 0) != 0) {
      error_ = busy ? EBUSY : errno;
      ::close(opened);
      return;
    }
    descriptor_ = opened;
    temporary_ = name;
    Remember(temporary_);
    return;
  }
  error_ = EBUSY;
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    has_temporary = false;
  }
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

void OutputFile::Write(std::string_view bytes) {
  while (!bytes.empty() && error_ == 0) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

bool OutputFile::pipe_closed() const { return error_ == EPIPE; }

Error OutputFile::Failure() const {
  return Error{path_.empty() ? "<stdout>" : path_,
               0,
               0,
               fmt::format("cannot be written: {}",
                           error_ == EBUSY ? "another run is writing it" : std::strerror(error_)),
               {},
               "write"};
}

// A nameless file can be linked to a free name, but only a named one can replace another. Both
// steps are repeated if another run is doing the same.
void OutputFile::PutInPlace() {
  const SignalsBlocked blocked;
  if (!temporary_.empty()) {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
      error_ = errno;
      return;
    }
    has_temporary = false;
    temporary_.clear();
    return;
  }
  const std::string nameless = fmt::format("/proc/self/fd/{}", descriptor_);
  const auto link = [&](const std::string& name) {
    return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  const std::string beside = NameBeside(path_);
  for (int i = 0; i < kTries; ++i) {
    error_ = link(path_) ? 0 : errno;
    if (error_ == 0) return;
    if (error_ != EEXIST) return;
    ::unlink(beside.c_str());
    if (link(beside)) {
      if (::rename(beside.c_str(), path_.c_str()) == 0) {
        error_ = 0;
        return;
      }
      error_ = errno;
      if (error_ == ENOENT) continue;  // another run has taken it away
      ::unlink(beside.c_str());
      return;
    }
    if (errno == EEXIST) continue;
    error_ = errno;
    return;
  }
  error_ = EBUSY;
}

Status OutputFile::Commit() {
  if (descriptor_ > STDERR_FILENO) {
    // Closing a copy shows the errors of late writes, and keeps the lock.
    const int copy = ::dup(descriptor_);
    if (copy >= 0 && ::close(copy) != 0 && error_ == 0) error_ = errno;
    if (error_ == 0 && (nameless_ || !temporary_.empty())) PutInPlace();
    if (error_ == 0) {
      ::close(descriptor_);
      descriptor_ = -1;
    }
  }
  if (error_ != 0) return Failure();
  return Done{};
}

}  // namespace qsift::app
