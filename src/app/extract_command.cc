#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "src/app/commands.h"
#include "src/app/job.h"
#include "src/app/output_file.h"
#include "src/app/terminal.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

std::string_view EndingOf(OutputFormat format) {
  switch (format) {
    case OutputFormat::kYaml: return ".yaml";
    case OutputFormat::kJson: return ".json";
    case OutputFormat::kJsonLines: return ".jsonl";
    case OutputFormat::kCsv: return ".csv";
    case OutputFormat::kTable: return ".txt";
    case OutputFormat::kMarkdown: return ".md";
  }
  return {};
}

struct Extracted : Outcome {
  std::string output;
};

class Run {
 public:
  explicit Run(Job& job) : job_(job), arguments_(job.arguments()), options_(arguments_.output) {}

  int Extract() {
    if (!arguments_.check.form.empty()) {
      if (const Status status = job_.UseForm(arguments_.check.form); !status) {
        job_.messages().Print(status.error());
        return kFailed;
      }
    }
    options_.array = options_.format == OutputFormat::kJson && job_.OnlyFile() == nullptr &&
                     arguments_.output_folder.empty();
    options_.width = arguments_.output_file.empty() ? WidthOf(STDOUT_FILENO) : 0;
    writer_ = MakeWriter(options_);
    if (!arguments_.output_folder.empty()) return ExtractToFolder();
    if (job_.OnlyFile() != nullptr) return ExtractOne();
    OutputFile file(arguments_.output_file);
    writer_->Begin(file);
    job_.Run<Extracted>([this](Input input) { return Make(std::move(input)); },
                        [&](Extracted& extracted) {
                          Put(extracted, file);
                          return !file.failed();
                        });
    writer_->End(file);
    Commit(file);
    return job_.Finish();
  }

 private:
  // One document goes straight to its place, and is never held as text.
  int ExtractOne() {
    OutputFile file(arguments_.output_file);
    bool wrote = false;
    job_.Run<Extracted>(
        [&](Input input) {
          Extracted extracted;
          const Result<Document> document = Read(std::move(input), extracted);
          if (document) {
            writer_->Begin(file);
            writer_->Write(*document, file);
            wrote = true;
          }
          return extracted;
        },
        [](Extracted&) { return true; });
    // Where nothing was extracted no file must say so; a table's head still does on the screen.
    if (!wrote) {
      if (!arguments_.output_file.empty()) return job_.Finish();
      writer_->Begin(file);
    }
    writer_->End(file);
    Commit(file);
    return job_.Finish();
  }

  Result<Document> Read(Input input, Extracted& extracted) const {
    Result<Document> document = job_.Extract(std::move(input), arguments_.language);
    if (document) {
      extracted.messages = job_.messages().Text(*document);
    } else {
      extracted.error = document.error();
    }
    return document;
  }

  // Runs on any thread.
  Extracted Make(Input input) const {
    Extracted extracted;
    const Result<Document> document = Read(std::move(input), extracted);
    if (!document) return extracted;
    StringSink sink(extracted.output);
    writer_->Write(*document, sink);
    return extracted;
  }

  void Put(const Extracted& extracted, OutputFile& file) {
    if (extracted.error) {
      const bool lines =
          options_.format == OutputFormat::kJsonLines && options_.table == Table::kNone;
      if (extracted.record && lines) {
        WriteErrorRecord(extracted.id, extracted.error->message, file);
      }
      return;
    }
    if (any_) writer_->Separator(file);
    any_ = true;
    file.Write(extracted.output);
  }

  int ExtractToFolder() {
    if (const Status status = NameOutputs(); !status) {
      job_.messages().Print(status.error());
      return kFailed;
    }
    job_.Run<Extracted>([this](Input input) { return Make(std::move(input)); },
                        [this](Extracted& extracted) {
                          if (!extracted.error) WriteFile(extracted);
                          return true;
                        });
    return job_.Finish();
  }

  // Where each input's output goes. Fails where two have one place.
  Status NameOutputs() {
    std::map<std::string, const InputFile*> inputs;
    for (const InputFile& file : job_.inputs().files) {
      std::string output = fmt::format("{}/{}{}", arguments_.output_folder,
                                       WithoutEnding(file.name), EndingOf(options_.format));
      const auto [at, fresh] = inputs.emplace(output, &file);
      if (!fresh) {
        return Error{
            output,
            0,
            0,
            fmt::format("would be the output of two inputs: {} and {}", at->second->path, file.path),
            {},
            "usage"};
      }
      outputs_[&file] = std::move(output);
    }
    return Done{};
  }

  void WriteFile(const Extracted& extracted) {
    const std::string& path = outputs_.at(extracted.file);
    std::error_code failed;
    const fs::path folder = fs::path(path).parent_path();
    fs::create_directories(folder, failed);
    if (failed) {
      job_.Fail(Error{folder.string(), 0, 0, "cannot be made: " + failed.message(), {}, "write"});
      return;
    }
    OutputFile file(path);
    writer_->Begin(file);
    file.Write(extracted.output);
    writer_->End(file);
    Commit(file);
  }

  void Commit(OutputFile& file) {
    const Status status = file.Commit();
    if (!status && !file.pipe_closed()) job_.Fail(status.error());
  }

  Job& job_;
  const Arguments& arguments_;
  OutputOptions options_;
  std::unique_ptr<Writer> writer_;
  std::map<const InputFile*, std::string> outputs_;
  bool any_ = false;
};

}  // namespace

int RunExtract(const Arguments& arguments) {
  return RunJob(arguments, [](Job& job) { return Run(job).Extract(); });
}

}  // namespace qsift::app
