#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <set>

#include "qsift/extract.h"
#include "src/app/batch.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"

namespace qsift::app {
namespace {

constexpr std::string_view kEnding[] = {".yaml", ".json", ".jsonl", ".csv"};

// What became of one input.
struct Outcome {
  std::string output;
  std::string messages;
  std::string id;
  bool failed = false;
  bool wrote = false;
};

class Run {
 public:
  Run(const Arguments& arguments, const RulePack& rules)
      : arguments_(arguments), rules_(rules), messages_(arguments) {}

  int Extract(const std::vector<std::string>& paths) {
    if (!arguments_.check.form.empty()) {
      Result<Form> form = ReadFormFile(arguments_.check.form);
      if (!form) {
        messages_.Print(form.error());
        return kFailed;
      }
      form_ = std::move(*form);
    }
    OutputOptions options = arguments_.output;
    options.array = options.format == OutputFormat::kJson &&
                    (paths.size() > 1 || arguments_.records) && arguments_.output_folder.empty();
    const std::unique_ptr<Writer> writer = MakeWriter(options);
    writer_ = writer.get();
    if (!arguments_.output_folder.empty()) return ExtractToFolder(paths);
    OutputFile file(arguments_.output_file);
    writer_->Begin(file);
    if (paths.size() == 1 && !arguments_.records) {
      // One document goes straight to its place.
      Result<Document> document = Read(paths.front());
      if (!document) {
        messages_.Print(document.error());
        // Nothing was extracted: leave no file that says so.
        if (!arguments_.output_file.empty()) return kFailed;
        failed_ = true;
      } else {
        messages_.Print(*document);
        writer_->Write(*document, file);
      }
    } else if (arguments_.records) {
      for (const std::string& path : paths) ExtractRecords(path, file);
    } else {
      ExtractFiles(paths, [&](const Outcome& outcome) {
        if (outcome.wrote) {
          if (any_) writer_->Separator(file);
          any_ = true;
          file.Write(outcome.output);
        }
        return !file.failed();
      });
    }
    writer_->End(file);
    return Finish(file);
  }

 private:
  Result<Document> Read(const std::string& path) const {
    Result<Input> input = ReadInput(path);
    if (!input) return input.error();
    if (path == "-" && !arguments_.stdin_name.empty()) {
      input->path = input->id = arguments_.stdin_name;
    }
    return qsift::Extract(std::move(*input), rules_,
                          {arguments_.language, form_ ? &*form_ : nullptr});
  }

  // Runs on any thread, and lets nothing escape from it.
  Outcome ReadAndWrite(const std::string& path) const {
    Outcome outcome;
    try {
      const Result<Document> document = Read(path);
      if (document) {
        outcome.messages = messages_.Text(*document);
        outcome.id = document->id;
        StringSink sink(outcome.output);
        writer_->Write(*document, sink);
        outcome.wrote = true;
      } else {
        outcome.messages = messages_.Text(document.error());
      }
    } catch (const std::exception& exception) {
      outcome.messages = messages_.Text(Error{path, 0, 0, exception.what(), {}, "failed"});
    }
    outcome.failed = !outcome.wrote;
    return outcome;
  }

  template <typename Take>
  void ExtractFiles(const std::vector<std::string>& paths, Take take) {
    RunInOrder<Outcome>(
        paths.size(), arguments_.jobs, [&](std::size_t i) { return ReadAndWrite(paths[i]); },
        [&](std::size_t i, Outcome outcome) {
          messages_.Print(outcome.messages);
          failed_ |= outcome.failed;
          if (arguments_.progress) {
            messages_.Print(
                fmt::format("\r{}/{}{}", i + 1, paths.size(), i + 1 == paths.size() ? "\n" : ""));
          }
          return take(outcome);
        });
  }

  int ExtractToFolder(const std::vector<std::string>& paths) {
    if (::mkdir(arguments_.output_folder.c_str(), 0777) != 0 && errno != EEXIST) {
      messages_.Print(Error{arguments_.output_folder,
                            0,
                            0,
                            std::string("cannot be made: ") + std::strerror(errno),
                            {},
                            "write"});
      return kFailed;
    }
    std::set<std::string> used;
    ExtractFiles(paths, [&](const Outcome& outcome) {
      if (!outcome.wrote) return true;
      const auto format = static_cast<std::size_t>(arguments_.output.format);
      const std::string path =
          arguments_.output_folder + "/" + outcome.id + std::string(kEnding[format]);
      if (!used.insert(path).second) {
        messages_.Print(
            Error{path, 0, 0, "two inputs have this name; the second is left out", {}, "write"});
        failed_ = true;
        return true;
      }
      OutputFile file(path);
      writer_->Begin(file);
      file.Write(outcome.output);
      writer_->End(file);
      failed_ |= Finish(file) != kClean;
      return true;
    });
    return failed_ ? kFailed : kClean;
  }

  // One document for each line of JSON Lines input.
  void ExtractRecords(const std::string& path, OutputFile& file) {
    const Status read = ForEachRecordIn(path, [&](Result<Input> record) {
      ExtractRecord(std::move(record), file);
      return !file.failed();
    });
    if (!read) Fail(read.error());
  }

  void Fail(const Error& error) {
    messages_.Print(error);
    failed_ = true;
  }

  void ExtractRecord(Result<Input> record, OutputFile& file) {
    const Result<Document> document =
        record ? qsift::Extract(std::move(*record), rules_,
                                {arguments_.language, form_ ? &*form_ : nullptr})
               : Result<Document>(record.error());
    if (!document) return Fail(document.error());
    messages_.Print(*document);
    if (any_) writer_->Separator(file);
    any_ = true;
    writer_->Write(*document, file);
  }

  int Finish(OutputFile& file) {
    const Status status = file.Commit();
    if (!status && file.pipe_closed()) return failed_ ? kFailed : kClean;
    if (!status) {
      messages_.Print(status.error());
      return kFailed;
    }
    return failed_ ? kFailed : kClean;
  }

  const Arguments& arguments_;
  const RulePack& rules_;
  std::optional<Form> form_;
  Messages messages_;
  Writer* writer_ = nullptr;
  bool failed_ = false;
  bool any_ = false;
};

}  // namespace

int RunExtract(const Arguments& arguments) {
  return RunOnPaths(arguments, [&](const RulePack& rules, const std::vector<std::string>& paths) {
    return Run(arguments, rules).Extract(paths);
  });
}

}  // namespace qsift::app
