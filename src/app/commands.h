#pragma once

// The subcommands, one file each. All return the exit status of the program: 0 for a clean run,
// 2 where a part of the job could not be done.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/document.h"
#include "qsift/extract.h"
#include "qsift/form.h"
#include "qsift/records.h"
#include "qsift/result.h"
#include "qsift/rule_pack.h"
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

// Loads the rule packs, lists the named paths and those of --files0-from, and runs a job on them.
// Says what failed before.
int RunOnPaths(const Arguments& arguments,
               const std::function<int(const RulePack&, const std::vector<std::string>&)>& job);

// Reads the form that --form names.
Result<Form> ReadFormFile(const std::string& path);

// Calls with each record of JSON Lines input, or with what is wrong with its line, until the call
// returns false. Blank lines are passed over. `line` counts from 1.
void ForEachRecord(std::string_view lines,
                   const std::function<bool(std::uint32_t line, Result<Record>)>& call);

// The same for a file of records: calls with each as an input, whose id is the record's or, where
// it has none, the file's with the line. Fails on a file that cannot be read.
Status ForEachRecordIn(const std::string& path, const std::function<bool(Result<Input>)>& call);

}  // namespace qsift::app
