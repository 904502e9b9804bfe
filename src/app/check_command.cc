#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "qsift/check.h"
#include "qsift/config_file.h"
#include "qsift/extract.h"
#include "qsift/harmless.h"
#include "src/app/batch.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

constexpr int kFound = 1;  // a finding at or above --fail-on

// The project file of the folder or of one above it; empty where there is none.
std::string FindProject() {
  std::error_code failed;
  fs::path folder = fs::current_path(failed);
  std::string up;
  while (!failed) {
    if (fs::exists(folder / ".qsift.yaml", failed)) return up + ".qsift.yaml";
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
    up += "../";
  }
  return {};
}

// Relative to the working folder, where the path lies in it: reports travel.
std::string Relative(const std::string& path) {
  std::error_code failed;
  const std::string folder = fs::current_path(failed).string() + "/";
  return !failed && path.starts_with(folder) ? path.substr(folder.size()) : path;
}

// The flags over the project file.
CheckOptions Merged(CheckOptions project, const CheckOptions& flags) {
  if (!flags.select.empty()) project.select = flags.select;
  if (!flags.ignore.empty()) project.ignore = flags.ignore;
  project.levels.insert(project.levels.end(), flags.levels.begin(), flags.levels.end());
  if (!flags.fail_on.empty()) project.fail_on = flags.fail_on;
  if (!flags.form.empty()) project.form = flags.form;
  if (!flags.baseline.empty()) project.baseline = flags.baseline;
  if (!flags.language.empty()) project.language = flags.language;
  return project;
}

Result<CheckOptions> ReadOptions(const Arguments& arguments) {
  const std::string path = arguments.no_project        ? std::string()
                           : arguments.project.empty() ? FindProject()
                                                       : arguments.project;
  CheckOptions flags = arguments.check;
  flags.language = arguments.language;
  if (path.empty()) return Merged({}, flags);
  Result<std::string> text = ReadConfigFile(path);
  if (!text) return text.error();
  Result<CheckOptions> project = ReadProject(path, std::move(*text));
  if (!project) return project.error();
  return Merged(std::move(*project), flags);
}

// What became of one input.
struct Outcome {
  std::string messages;
  ReportFile file;
  bool failed = false;
};

class Run {
 public:
  Run(const Arguments& arguments, const RulePack& rules)
      : arguments_(arguments), rules_(rules), messages_(arguments) {}

  int Check(const std::vector<std::string>& paths) {
    if (const Status status = Prepare(); !status) {
      messages_.Print(status.error());
      return kFailed;
    }
    for (const std::string& path : paths) {
      if (arguments_.records) {
        ReadRecords(path);
      } else {
        paths_.push_back(path);
      }
    }
    RunInOrder<Outcome>(
        paths_.size(), arguments_.jobs, [&](std::size_t i) { return CheckFile(paths_[i]); },
        [&](std::size_t, Outcome outcome) {
          Take(std::move(outcome));
          return true;
        });
    return Finish();
  }

 private:
  Status Prepare() {
    Result<CheckOptions> options = ReadOptions(arguments_);
    if (!options) return options.error();
    options_ = std::move(*options);
    if (!options_.form.empty()) {
      Result<Form> form = ReadFormFile(options_.form);
      if (!form) return form.error();
      form_ = std::move(*form);
    }
    Result<Checker> checker = Checker::Make(rules_, options_, form_);
    if (!checker) return checker.error();
    checker_ = std::make_unique<Checker>(std::move(*checker));
    if (arguments_.baseline_update && options_.baseline.empty()) {
      return Error{{}, 0, 0, "--baseline-update needs --baseline", {}, "usage"};
    }
    std::error_code failed;
    if (options_.baseline.empty() ||
        (arguments_.baseline_update && !fs::exists(options_.baseline, failed))) {
      return Done{};
    }
    Result<std::string> text = ReadConfigFile(options_.baseline);
    if (!text) return text.error();
    Result<Baseline> baseline = Baseline::Read(options_.baseline, std::move(*text));
    if (!baseline) return baseline.error();
    baseline_ = std::move(*baseline);
    return Done{};
  }

  Outcome CheckInput(Input input) const {
    Outcome outcome;
    outcome.file.path = input.path;
    const Result<Document> document =
        Extract(std::move(input), rules_, {options_.language, form_ ? &*form_ : nullptr});
    if (document) {
      outcome.file.findings = checker_->Run(*document);
    } else {
      outcome.messages = messages_.Text(document.error());
      outcome.failed = true;
    }
    return outcome;
  }

  // Runs on any thread, and lets nothing escape from it.
  Outcome CheckFile(const std::string& path) const {
    try {
      Result<Input> input = ReadInput(path);
      if (!input) return {messages_.Text(input.error()), {path, {}}, true};
      input->path = Relative(path);
      if (path == "-") {
        input->path = arguments_.stdin_name.empty() ? "<stdin>" : arguments_.stdin_name;
      }
      return CheckInput(std::move(*input));
    } catch (const std::exception& exception) {
      return {messages_.Text(Error{path, 0, 0, exception.what(), {}, "failed"}), {path, {}}, true};
    }
  }

  // One submission for each line of JSON Lines input; its path is the record's id.
  void ReadRecords(const std::string& path) {
    const Status read = ForEachRecordIn(path, [&](Result<Input> record) {
      if (!record) {
        Fail(record.error());
        return true;
      }
      record->path = record->id;
      Take(CheckInput(std::move(*record)));
      return true;
    });
    if (!read) Fail(read.error());
  }

  void Fail(const Error& error) {
    messages_.Print(error);
    failed_ = true;
  }

  void Take(Outcome outcome) {
    messages_.Print(outcome.messages);
    failed_ |= outcome.failed;
    if (outcome.failed) return;
    if (arguments_.baseline_update) {
      baseline_.Update(outcome.file.path, outcome.file.findings);
    }
    baseline_.Apply(outcome.file.path, outcome.file.findings);
    files_.push_back(std::move(outcome.file));
  }

  int Finish() {
    if (arguments_.baseline_update) {
      Write(options_.baseline, [&](Sink& sink) { baseline_.Write(sink); });
    }
    if (!arguments_.quiet) {
      for (const std::string& entry : baseline_.Stale()) {
        messages_.Print(
            fmt::format("{}: info: no longer found: {}\n", Shown(options_.baseline), Shown(entry)));
      }
    }
    ReportOptions options{false, false, arguments_.stats, kVersion};
    const std::vector<CheckInfo> checks = ListChecks(rules_);
    for (const auto& [format, path] : arguments_.reports) {
      Write(path, [&, format = format](Sink& sink) {
        WriteReport(format, files_, checks, options, sink);
      });
    }
    options.excerpts = ::isatty(STDOUT_FILENO) == 1;
    options.color =
        arguments_.color == "always" || (arguments_.color == "auto" && options.excerpts);
    Write({}, [&](Sink& sink) { WriteReport(arguments_.report, files_, checks, options, sink); });
    if (failed_) return kFailed;
    for (const ReportFile& file : files_) {
      for (const Finding& finding : file.findings) {
        if (Fails(finding, options_.fail_on)) return kFound;
      }
    }
    return kClean;
  }

  template <typename Function>
  void Write(const std::string& path, Function write) {
    OutputFile file(path);
    write(file);
    const Status status = file.Commit();
    if (status || file.pipe_closed()) return;
    messages_.Print(status.error());
    failed_ = true;
  }

  const Arguments& arguments_;
  const RulePack& rules_;
  Messages messages_;
  CheckOptions options_;
  std::optional<Form> form_;
  std::unique_ptr<Checker> checker_;
  Baseline baseline_;
  std::vector<std::string> paths_;
  std::vector<ReportFile> files_;
  bool failed_ = false;
};

}  // namespace

int RunCheck(const Arguments& arguments) {
  return RunOnPaths(arguments, [&](const RulePack& rules, const std::vector<std::string>& paths) {
    return Run(arguments, rules).Check(paths);
  });
}

int RunForm(const Arguments& arguments) {
  return RunOnPaths(arguments, [&](const RulePack& rules, const std::vector<std::string>& paths) {
    const Messages messages(arguments);
    if (paths.size() != 1) {
      messages.Print(Error{{}, 0, 0, "a form is made of one questionnaire", {}, "usage"});
      return kFailed;
    }
    Result<Input> input = ReadInput(paths[0]);
    if (!input) {
      messages.Print(input.error());
      return kFailed;
    }
    const Result<Document> document =
        Extract(std::move(*input), rules, {arguments.language, nullptr});
    if (!document) {
      messages.Print(document.error());
      return kFailed;
    }
    messages.Print(*document);
    OutputFile file(arguments.output_file);
    WriteForm(*document, file);
    const Status status = file.Commit();
    if (status || file.pipe_closed()) return kClean;
    messages.Print(status.error());
    return kFailed;
  });
}

}  // namespace qsift::app
