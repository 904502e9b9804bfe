#pragma once

// How far a batch has come, on standard error: a bar on a terminal, a line every ten seconds in a
// log, nothing with -q; and what came of it in the end.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/app/arguments.h"

namespace qsift::app {

// What a batch did so far.
struct Tally {
  std::size_t done = 0;  // inputs, failed and skipped ones included
  std::size_t failed = 0;
  std::size_t skipped = 0;  // no text
  std::size_t kept = 0;     // had been done before
  std::uint64_t bytes = 0;  // of inputs
};

class Progress {
 public:
  // `total`: inputs, and their bytes as far as they are known; 0 inputs if nobody knows.
  Progress(const Arguments& arguments, std::size_t total, std::uint64_t total_bytes);

  // Shows the progress, if it is time to.
  void Show(const Tally& tally);

  // Removes the bar from the screen, so that something else can be printed.
  void Clear();

  // "2,000 files, 101.3 MB in 1.2 s; 2 failed"
  std::string Summary(const Tally& tally) const;

 private:
  enum class Style : std::uint8_t { kNone, kBar, kLines };
  static Style StyleFor(const Arguments& arguments);
  std::string Line(const Tally& tally) const;
  std::string Bar(const Tally& tally) const;
  double Seconds() const;

  Style style_;
  std::size_t total_;
  std::uint64_t total_bytes_;
  std::chrono::steady_clock::time_point began_;
  double shown_ = 0;  // seconds from the beginning
  bool drawn_ = false;
};

// "1,234,567"
std::string Grouped(std::uint64_t number);

// "1 file", "2,000 files"
std::string Count(std::uint64_t number, std::string_view what);

}  // namespace qsift::app
