#pragma once

// Where results go: standard output, or a file that appears whole or not at all (written beside
// its place and renamed; the temporary one is removed when the run fails or is interrupted).

#include <string>
#include <string_view>

#include "qsift/output.h"
#include "qsift/result.h"

namespace qsift::app {

// Writes to a file descriptor and remembers the first failure.
class OutputFile final : public Sink {
 public:
  // An empty path or "-" is standard output.
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() override;  // without Commit(), a file is dropped

  void Write(std::string_view bytes) override;

  // Closes and puts the file in its place. Fails as Write() did, or on its own.
  Status Commit();

  bool failed() const { return error_ != 0; }
  bool pipe_closed() const;  // the reader has gone: end quietly

 private:
  Error Failure() const;

  std::string path_;
  std::string temporary_;  // empty: written in place
  int descriptor_ = -1;
  int error_ = 0;  // errno of the first failure
};

// Removes the temporary file on SIGINT, SIGTERM and SIGHUP; ignores SIGPIPE, so that a closed
// pipe is an error of the write.
void InstallSignalHandlers();

}  // namespace qsift::app
