#pragma once

// Where results go: standard output, or a file that appears whole or not at all. It has no name
// until it is whole (O_TMPFILE), so that nothing is left if the run is killed. If the system has no
// such files, it is written beside its place as ".NAME.qsift" and renamed; the next run that writes
// NAME reuses what a killed one left there.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "qsift/output.h"
#include "qsift/result.h"

namespace qsift::app {

// Writes to a file descriptor and remembers the first failure.
class OutputFile final : public Sink {
 public:
  enum class Until : std::uint8_t { kNameless, kNamed };  // what the file is until it is whole

  // An empty path or "-" is standard output.
  explicit OutputFile(std::string path, Until until = Until::kNameless);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() override;  // without Commit(), a file is dropped

  void Write(std::string_view bytes) override;

  // Closes the file and puts it in its place. Fails as Write() did, or on its own.
  Status Commit();

  bool failed() const { return error_ != 0; }
  bool pipe_closed() const;  // the reader has gone: end quietly

 private:
  void Open(Until until);
  void OpenNamed();
  void PutInPlace();
  Error Failure() const;

  std::string path_;
  std::string temporary_;  // the name beside the place, to be renamed or removed
  bool nameless_ = false;  // to be linked; neither: standard output or a device
  int descriptor_ = -1;
  int error_ = 0;  // errno of the first failure
};

// Puts small documents together before they are written: a sheet has one for each respondent.
class GatheringSink final : public Sink {
 public:
  explicit GatheringSink(Sink& sink) : sink_(sink) {}

  void Write(std::string_view bytes) override {
    gathered_ += bytes;
    if (gathered_.size() >= kEnough) Flush();
  }
  void Flush() {
    if (!gathered_.empty()) sink_.Write(gathered_);
    gathered_.clear();
  }

 private:
  static constexpr std::size_t kEnough = 32 * 1024;

  Sink& sink_;
  std::string gathered_;
};

// Removes the temporary file on SIGINT, SIGTERM and SIGHUP; ignores SIGPIPE and SIGXFSZ, so that a
// closed pipe and a file above the limit of its size are errors of the write.
void InstallSignalHandlers();

}  // namespace qsift::app
