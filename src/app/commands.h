#pragma once

// The subcommands, one file each. All return the exit status of the program: 0 for a clean run,
// 2 where a part of the job could not be done.

#include <string>
#include <string_view>

#include "qsift/diagnostic.h"
#include "qsift/document.h"
#include "src/app/args.h"

namespace qsift::app {

inline constexpr int kClean = 0;
inline constexpr int kFailed = 2;

int RunExtract(const Arguments& arguments);
int RunScan(const Arguments& arguments);
int RunCheck(const Arguments& arguments);  // 1 where a finding fails the run
int RunForm(const Arguments& arguments);
int RunExplain(const Arguments& arguments);
int RunRules(const Arguments& arguments);  // 1 where a rule is no good
int RunSchema(const Arguments& arguments);
int RunGenerate(const Arguments& arguments);

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

// Writes a text to standard output; `status`, or kFailed and a message where that went wrong.
int WriteOut(const Messages& messages, std::string_view text, int status = kClean);

}  // namespace qsift::app
