#include "src/app/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

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

bool IsSpecial(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

mode_t ModeOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 0777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

void InstallSignalHandlers() {
  std::signal(SIGPIPE, SIG_IGN);
  for (const int signal : kEndingSignals) std::signal(signal, RemoveAndRaise);
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    descriptor_ = STDOUT_FILENO;
    return;
  }
  if (IsSpecial(path_)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = path_ + ".XXXXXX";
    const SignalsBlocked blocked;  // no signal between the file's birth and its name's record
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ >= 0) {
      Remember(temporary_);
      ::fchmod(descriptor_, ModeOf(path_));
    } else {
      temporary_.clear();
    }
  }
  if (descriptor_ < 0) error_ = errno;
}

OutputFile::~OutputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  has_temporary = false;
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
               fmt::format("cannot be written: {}", std::strerror(error_)),
               {},
               "write"};
}

Status OutputFile::Commit() {
  if (descriptor_ > STDERR_FILENO && ::close(descriptor_) != 0 && error_ == 0) error_ = errno;
  if (descriptor_ > STDERR_FILENO) descriptor_ = -1;
  if (error_ == 0 && !temporary_.empty()) {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
      error_ = errno;
    } else {
      temporary_.clear();
      has_temporary = false;
    }
  }
  if (error_ != 0) return Failure();
  return Done{};
}

}  // namespace qsift::app
