#pragma once

// Lines of JSON Lines input as they come in, so that a program at the other end of a pipe gets its
// answer to a record before it sends the next one.

#include <cstdint>
#include <optional>
#include <string>

#include "qsift/result.h"

namespace qsift::app {

class LineReader {
 public:
  // "-" is standard input. Fails if the file cannot be opened.
  static Result<LineReader> Open(const std::string& path);

  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&& other) noexcept;
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  ~LineReader();

  // The next line that is not blank, without its end; none at the end of the input. Fails if the
  // input cannot be read further.
  Result<std::optional<std::string>> Next();

  std::uint32_t line() const { return line_; }  // of the last one, from 1

 private:
  LineReader(std::string path, int descriptor);

  std::string path_;
  int descriptor_;
  std::string buffer_;  // what was read and not yet handed out begins at begin_
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;  // no line ends before this offset
  bool ended_ = false;
  std::uint32_t line_ = 0;
};

}  // namespace qsift::app
