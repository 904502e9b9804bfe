#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "qsift/check.h"
#include "qsift/config_file.h"
#include "qsift/extract.h"
#include "qsift/harmless.h"
#include "src/app/commands.h"
#include "src/app/job.h"
#include "src/app/messages.h"
#include "src/app/output_file.h"
#include "src/app/places.h"
#include "src/app/project_file.h"
#include "src/app/terminal.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

// Relative to the working folder, if the path lies in it: reports are read on other machines.
std::string Relative(const std::string& path) {
  std::error_code failed;
  const std::string folder = fs::current_path(failed).string() + "/";
  return !failed && path.starts_with(folder) ? path.substr(folder.size()) : path;
}

// Flags win over the project file.
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

struct Checked : Outcome {
  std::vector<ReportFile> reports;  // more than one for a sheet of respondents
};

class Run {
 public:
  explicit Run(Job& job) : job_(job), arguments_(job.arguments()) {}

  int Check() {
    if (const Status status = Prepare(); !status) {
      job_.Fail(status.error());
      return WriteReports();
    }
    job_.Run<Checked>(
        [this](Input input, const InputFile&) { return CheckInput(std::move(input)); },
        [this](Checked& checked) {
          Take(checked);
          return true;
        });
    return Finish();
  }

 private:
  Status Prepare() {
    Result<std::optional<ProjectFile>> project = ReadProjectFile(arguments_, job_.inputs());
    if (!project) {
      settings_.Add(project.error().file);
      return project.error();
    }
    report_.project = std::move(*project);
    CheckOptions flags = arguments_.check;
    flags.language = arguments_.language;
    options_ = Merged(report_.project ? report_.project->options : CheckOptions(), flags);
    report_.fail_on = options_.fail_on;
    if (report_.project) report_.project->path = Relative(report_.project->path);
    const std::string path = report_.project ? report_.project->path : std::string();
    for (const std::string& setting : {path, options_.form}) {
      if (!setting.empty()) settings_.Add(setting);
    }
    if (!options_.baseline.empty() && !arguments_.baseline_update) settings_.Add(options_.baseline);
    if (Status known = job_.rules().CheckLanguage(options_.language); !known) return known;
    // An error about a file that the command line names is shown in full.
    const auto told = [&](const Error& error, const std::string& named) {
      return named.empty() ? Withheld(error, path) : error;
    };
    std::optional<Form> form;
    if (!options_.form.empty()) {
      if (const Status read = job_.UseForm(options_.form); !read) {
        return told(read.error(), arguments_.check.form);
      }
      form = *job_.form();
    }
    Result<Checker> checker = Checker::Make(job_.rules(), options_, std::move(form));
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
    if (!baseline) return told(baseline.error(), arguments_.check.baseline);
    baseline_ = std::move(*baseline);
    return Done{};
  }

  // Runs on any thread.
  Checked CheckInput(Input input) const {
    Checked checked;
    if (arguments_.records) {
      input.path = input.id;
    } else {
      input.path = input.path == "-" ? "<stdin>" : Relative(input.path);
    }
    const std::string path = input.path;
    const std::string id = input.id;
    const Status read =
        job_.ExtractEach(std::move(input), options_.language, [&](const Document& document) {
          std::string name = path;
          // A questionnaire that is a row of a sheet is named by its row.
          if (document.id != id && !document.places.empty()) {
            name.append("#").append(std::to_string(document.places.front().row));
          }
          checked.reports.push_back({std::move(name), checker_->Run(document)});
          return true;
        });
    if (!read) checked.error = read.error();
    return checked;
  }

  void Take(Checked& checked) {
    if (checked.error) return;
    for (ReportFile& file : checked.reports) {
      if (arguments_.baseline_update) baseline_.Update(file.path, file.findings);
      baseline_.Apply(file.path, file.findings);
      report_.files.push_back(std::move(file));
    }
  }

  int Finish() {
    if (arguments_.baseline_update) {
      Write(options_.baseline, [&](Sink& sink) { baseline_.Write(sink); });
    }
    if (!arguments_.quiet) {
      for (const std::string& entry : baseline_.Stale()) {
        job_.messages().Print(
            fmt::format("{}: info: no longer found: {}\n", Shown(options_.baseline), Shown(entry)));
      }
    }
    job_.Finish();
    if (report_.files.empty() && job_.failures().empty()) {
      job_.Fail(Error{{}, 0, 0, "there is no input", {}, "no-input"});
    }
    return WriteReports();
  }

  // A report that cannot be written is a failure that the reports written before it do not show
  // yet: they are written again.
  int WriteReports() {
    ReportOptions options{false, false, arguments_.stats, kVersion};
    const std::vector<CheckInfo> checks = ListChecks(job_.rules());
    const std::size_t before = job_.failures().size();
    std::vector<std::pair<ReportFormat, std::string>> written;
    const auto write = [&](ReportFormat format, const std::string& path) {
      TakeFailures();
      return Write(path, [&](Sink& sink) { WriteReport(format, report_, checks, options, sink); });
    };
    for (const auto& [format, path] : arguments_.reports) {
      if (write(format, path)) written.emplace_back(format, path);
    }
    if (job_.failures().size() > before) {
      for (const auto& [format, path] : written) write(format, path);
    }
    options.excerpts = IsTerminal(STDOUT_FILENO);
    options.color = UseColor(arguments_.color, STDOUT_FILENO);
    write(arguments_.report, {});
    TakeFailures();
    return StatusOf(report_);
  }

  void TakeFailures() {
    report_.failures = job_.failures();
    for (Error& failure : report_.failures) failure.file = Relative(failure.file);
  }

  template <typename Function>
  bool Write(const std::string& path, Function write) {
    Status status = path.empty() ? Status(Done{}) : settings_.CheckOutput(path);
    if (status) {
      OutputFile file(path);
      write(file);
      status = file.Commit();
      if (status || file.pipe_closed()) return true;
    }
    job_.Fail(status.error());
    return false;
  }

  Job& job_;
  const Arguments& arguments_;
  CheckOptions options_;
  std::unique_ptr<Checker> checker_;
  Baseline baseline_;
  ReadFiles settings_;  // the project file, and what it names
  Report report_;
};

// Every report shows what failed before anything was checked, too: a report of an earlier run must
// not pass for this one. None is written if two outputs share a place, or one would replace an
// input: that is what failed.
void WriteFailedReports(const Arguments& arguments, const Error& error) {
  const Result<Inputs> inputs = ListInputs(arguments);
  if (!CheckOutputs(arguments, inputs ? *inputs : Inputs{})) return;
  const Messages messages(arguments);
  Report report;
  report.failures.push_back(error);
  const auto write = [&](ReportFormat format, const std::string& path) {
    OutputFile file(path);
    WriteReport(format, report, {}, {false, false, false, kVersion}, file);
    const Status status = file.Commit();
    if (!status && !file.pipe_closed()) messages.Print(status.error());
  };
  for (const auto& [format, path] : arguments.reports) write(format, path);
  write(arguments.report, {});
}

}  // namespace

int RunCheck(const Arguments& arguments) {
  return RunJob(
      arguments, [](Job& job) { return Run(job).Check(); },
      [&](const Error& error) { WriteFailedReports(arguments, error); });
}

int RunForm(const Arguments& arguments) {
  return RunJob(arguments, [&](Job& job) {
    const Messages& messages = job.messages();
    const InputFile* const file = job.OnlyFile();
    if (file == nullptr) {
      messages.Print(Error{{}, 0, 0, "a form is made of one questionnaire", {}, "usage"});
      return kFailed;
    }
    Result<Input> input = job.Read(*file);
    if (!input) {
      messages.Print(input.error());
      return kFailed;
    }
    // All rows of a sheet of respondents answer one form.
    std::optional<Document> document;
    const Status read = job.ExtractEach(std::move(*input), arguments.language, [&](Document first) {
      document = std::move(first);
      return false;
    });
    if (!read || !document) {
      messages.Print(read ? Error{file->path, 0, 0, "holds no questionnaire"} : read.error());
      return kFailed;
    }
    messages.Print(*document);
    OutputFile output(arguments.output_file);
    WriteForm(*document, output);
    const Status status = output.Commit();
    if (status || output.pipe_closed()) return kClean;
    messages.Print(status.error());
    return kFailed;
  });
}

}  // namespace qsift::app
