#pragma once

// Checks over a document: what CI is told about a submission. The checks are data (rules/checks/);
// a Checker runs those that are on, and never finds fault where the source cannot tell.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "qsift/form.h"
#include "qsift/result.h"

namespace qsift {

class RulePack;  // rule_pack.h
class Sink;      // output.h

struct Finding {
  std::string check;
  Severity severity = Severity::kWarning;  // the level of the check
  bool level_set = false;      // the level was set for this run and holds whatever the result is
  bool indeterminate = false;  // the result: the source cannot tell, which is not a fault
  std::string message;
  std::string path;
  std::string question;          // id; empty for the document
  std::uint32_t line = 0;        // from 1; 0 for the document
  std::uint32_t column = 0;      // from 1, in code points
  std::uint32_t end_line = 0;    // where the text that it is about ends,
  std::uint32_t end_column = 0;  // after its last code point
  std::string source_line;
  std::string original;    // place in an office document or a sheet: "Answers!C12"; or empty
  std::string hash;        // of the normalized text that it is about, in hexadecimal
  bool baselined = false;  // known and accepted
};

// What a project sets: the file .qsift.yaml, and the command line over it.
struct CheckOptions {
  struct Level {
    std::string check;
    std::optional<Severity> severity;  // none: off
  };
  std::vector<std::string> select;  // only these; empty: all that are on
  std::vector<std::string> ignore;
  std::vector<Level> levels;
  std::string fail_on;   // error | warning | info | indeterminate; empty: error
  std::string form;      // path
  std::string baseline;  // path
  std::string language;
};

struct CheckInfo {
  std::string id;
  std::optional<Severity> severity;  // none: off
  std::string message;
  std::string why;
  std::string fix;
  std::string pass;  // a questionnaire without the defect, and one with it; may be empty
  std::string fail;
};

// Every check of the packs, ordered by id.
std::vector<CheckInfo> ListChecks(const RulePack& rules);

class Checker {
 public:
  // Fails on a name that is not a check, and on a pattern in the form that RE2 refuses. The packs
  // must outlive the checker.
  static Result<Checker> Make(const RulePack& rules, const CheckOptions& options,
                              std::optional<Form> form);
  Checker(Checker&&) noexcept;
  ~Checker();

  // What is wrong with a document that Extract() made, ordered by place. Thread-safe.
  std::vector<Finding> Run(const Document& document) const;

 private:
  struct State;
  explicit Checker(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

// Reads a project file (YAML: select, ignore, severity, fail_on, form, baseline, lang). Paths in it
// are relative to its folder.
Result<CheckOptions> ReadProject(const std::string& path, std::string text);

// Findings that are known and accepted, by check, path, question and text.
class Baseline {
 public:
  static Result<Baseline> Read(const std::string& path, std::string text);

  // Marks the findings of one file that are in the baseline; each entry is used once.
  void Apply(const std::string& path, std::vector<Finding>& findings);

  // Replaces the entries of a file.
  void Update(const std::string& path, const std::vector<Finding>& findings);

  // Entries of scanned files that no finding used, as "path: check (question)".
  std::vector<std::string> Stale() const;

  void Write(Sink& sink) const;

 private:
  struct Entry {
    std::string check;
    std::string path;
    std::string question;
    std::string hash;
    bool used = false;
  };
  std::vector<Entry> entries_;
  std::vector<std::string> scanned_;
};

enum class ReportFormat : std::uint8_t { kText, kJson, kSarif, kJunit, kGithub };

struct ReportFile {
  std::string path;
  std::vector<Finding> findings;
};

// The project file that a run was judged by. What it sets is in every report, so that nobody can
// change the judgement unseen.
struct ProjectFile {
  std::string path;
  CheckOptions options;
};

struct Report {
  std::vector<ReportFile> files;  // those that were read, in the order they were named
  std::vector<Error> failures;    // what could not be read or done
  std::optional<ProjectFile> project;
  std::string fail_on;  // as in CheckOptions
};

struct ReportOptions {
  bool color = false;
  bool excerpts = false;  // text: the source line and a caret under each finding
  bool stats = false;
  std::string version;  // of the program
};

// Writes a whole report.
void WriteReport(ReportFormat format, const Report& report, const std::vector<CheckInfo>& checks,
                 const ReportOptions& options, Sink& sink);

// Whether the finding fails a run with this `fail_on`: its level is at least as high. An
// indeterminate finding fails it only if its level was set, or if `fail_on` is "indeterminate",
// which fails on every level, too. A baselined finding never fails it.
bool Fails(const Finding& finding, std::string_view fail_on);

// The exit status of a run, which its reports agree with: 2 if something could not be done or
// nothing was read, 1 if a finding fails the run, otherwise 0.
int StatusOf(const Report& report);

}  // namespace qsift
