#pragma once

// What the program says to people, what it writes to standard output, and the status it exits with.

#include <string>
#include <string_view>

#include "qsift/diagnostic.h"
#include "qsift/document.h"
#include "src/app/arguments.h"

namespace qsift::app {

inline constexpr int kClean = 0;
inline constexpr int kFailed = 2;  // a part of the job could not be done

// Messages for people, on standard error.
class Messages {
 public:
  explicit Messages(const Arguments& arguments);
  void Print(const Error& error) const;
  // The document's diagnostics: warnings and errors, with -v all, with -q errors only.
  void Print(const Document& document) const;
  void Print(const std::string& text) const;  // as it is

  std::string Text(const Error& error) const;
  std::string Text(const Document& document) const;

 private:
  std::string Colored(std::string text) const;
  bool quiet_;
  bool verbose_;
  bool color_;
};

// Writes a text to standard output. Returns `status`, or kFailed after a message if that went
// wrong.
int WriteOut(const Messages& messages, std::string_view text, int status = kClean);

}  // namespace qsift::app
