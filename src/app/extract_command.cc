#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "qsift/config_file.h"
#include "qsift/digest.h"
#include "qsift/form.h"
#include "qsift/harmless.h"
#include "qsift/manifest.h"
#include "src/app/commands.h"
#include "src/app/extract_tables.h"
#include "src/app/job.h"
#include "src/app/messages.h"
#include "src/app/output_file.h"
#include "src/app/output_folder.h"
#include "src/app/places.h"
#include "src/app/terminal.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

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

constexpr int kDiffers = 1;

struct Extracted : Outcome {
  std::string output;
  std::optional<ManifestEntry> entry;  // with --out-dir
  bool missing = false;                // with --check: there is no file to compare with
};

class Run {
 public:
  explicit Run(Job& job)
      : job_(job), arguments_(job.arguments()), options_(arguments_.output), folder_(arguments_) {}

  int Extract() {
    if (!arguments_.check.form.empty()) {
      if (const Status status = job_.UseForm(arguments_.check.form); !status) {
        job_.messages().Print(status.error());
        return kFailed;
      }
    }
    if (!arguments_.package.empty()) return ExtractPackage(job_);
    if (arguments_.wide) return ExtractWide(job_);
    options_.array = options_.format == OutputFormat::kJson && job_.OnlyFile() == nullptr &&
                     (arguments_.output_folder.empty() || arguments_.single);
    options_.width = arguments_.output_file.empty() ? WidthOf(STDOUT_FILENO) : 0;
    writer_ = MakeWriter(options_);
    if (!arguments_.output_folder.empty() && !arguments_.single) return ExtractToFolder();
    if (arguments_.single) {
      if (const Status made = MakeFolder(arguments_.output_folder); !made) {
        job_.messages().Print(made.error());
        return kFailed;
      }
    }
    if (job_.OnlyFile() != nullptr) return ExtractOne();
    OutputFile file(OneOutput());
    writer_->Begin(file);
    job_.Run<Extracted>([this](Input input, const InputFile&) { return Make(std::move(input)); },
                        [&](Extracted& extracted) {
                          Put(extracted, file);
                          return !file.failed();
                        });
    writer_->End(file);
    Commit(file);
    return job_.Finish();
  }

 private:
  // Where everything goes; empty for standard output.
  std::string OneOutput() const {
    if (!arguments_.single) return arguments_.output_file;
    return fmt::format("{}/all{}", arguments_.output_folder, EndingOf(options_.format));
  }

  // Documents of one input go straight to their place and are never held as text.
  int ExtractOne() {
    OutputFile file(OneOutput());
    GatheringSink sink(file);
    bool wrote = false;
    job_.Run<Extracted>(
        [&](Input input, const InputFile&) {
          Extracted extracted;
          // Only the second document shows whether JSON is one object or an array.
          std::optional<Document> first;
          const auto begin = [&] {
            writer_->Begin(sink);
            writer_->Write(*first, sink);
            first.reset();
            wrote = true;
          };
          ReadEach(std::move(input), extracted, [&](Document&& document) {
            if (!first && !wrote) {
              first = std::move(document);
              return true;
            }
            if (!wrote) {
              options_.array = options_.format == OutputFormat::kJson;
              writer_ = MakeWriter(options_);
              begin();
            }
            writer_->Separator(sink);
            writer_->Write(document, sink);
            return !file.failed();
          });
          if (first) begin();
          return extracted;
        },
        [](Extracted&) { return true; });
    // If nothing was extracted, no file is written; standard output still gets a table's head.
    if (!wrote) {
      if (!OneOutput().empty()) return job_.Finish();
      writer_->Begin(sink);
    }
    writer_->End(sink);
    sink.Flush();
    Commit(file);
    return job_.Finish();
  }

  void ReadEach(Input input, Extracted& extracted,
                const std::function<bool(Document&&)>& take) const {
    const Status read =
        job_.ExtractEach(std::move(input), arguments_.language, [&](Document&& document) {
          extracted.messages += job_.messages().Text(document);
          return take(std::move(document));
        });
    if (!read) extracted.error = read.error();
  }

  // Runs on any thread.
  Extracted Make(Input input) const {
    Extracted extracted;
    StringSink sink(extracted.output);
    bool any = false;
    ReadEach(std::move(input), extracted, [&](const Document& document) {
      if (any) writer_->Separator(sink);
      any = true;
      writer_->Write(document, sink);
      return true;
    });
    return extracted;
  }

  // The whole output file of an input. Several documents of JSON stand in an array. Returns the
  // digest of the input; empty if it could not be read.
  std::string MakeWhole(Input input, Extracted& extracted) const {
    StringSink sink(extracted.output);
    std::optional<Document> first;
    std::unique_ptr<Writer> array;
    std::string digest;
    ReadEach(std::move(input), extracted, [&](Document&& document) {
      if (digest.empty()) {
        digest = document.sha256;
        first = std::move(document);
        return true;
      }
      Writer* writer = array ? array.get() : writer_.get();
      if (first) {
        if (options_.format == OutputFormat::kJson) {
          OutputOptions options = options_;
          options.array = true;
          array = MakeWriter(options);
          writer = array.get();
        }
        writer->Begin(sink);
        writer->Write(*first, sink);
        first.reset();
      }
      writer->Separator(sink);
      writer->Write(document, sink);
      return true;
    });
    if (digest.empty()) return digest;
    Writer& writer = array ? *array : *writer_;
    if (first) {
      writer.Begin(sink);
      writer.Write(*first, sink);
    }
    writer.End(sink);
    return digest;
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
    const Makings makings{kVersion, job_.rules().Fingerprint(), OptionsText()};
    if (const Status opened = folder_.Open(job_.inputs(), EndingOf(options_.format), makings);
        !opened) {
      job_.messages().Print(opened.error());
      return kFailed;
    }
    job_.Run<Extracted>(
        [this](Input input, const InputFile& file) { return MakeFile(std::move(input), file); },
        [this](Extracted& extracted) {
          if (!extracted.error) PutFile(extracted);
          return true;
        });
    if (!arguments_.compare) Check(folder_.Finish());
    const int status = job_.Finish();
    if (!arguments_.compare) return status;
    const int found = differing_.empty() ? kClean : kDiffers;
    return WriteOut(job_.messages(), differing_, std::max(status, found));
  }

  // What shapes the outputs beside the inputs and the rules.
  std::string OptionsText() const {
    const Result<std::string> form = arguments_.check.form.empty()
                                         ? Result<std::string>(std::string())
                                         : ReadConfigFile(arguments_.check.form);
    return fmt::format("from={} to={} table={} compact={} excel={} lang={} form={} split={}",
                       Name(arguments_.from), EndingOf(options_.format).substr(1),
                       Name(options_.table), options_.compact, options_.excel, arguments_.language,
                       form && !form->empty() ? Sha256(*form) : std::string(),
                       arguments_.split_citations);
  }

  // Runs on any thread.
  Extracted MakeFile(Input input, const InputFile& file) const {
    Extracted extracted;
    extracted.kept = true;
    if (arguments_.no_clobber && folder_.Exists(file)) {
      extracted.entry = folder_.Earlier(file);
      return extracted;
    }
    if (arguments_.resume) {
      extracted.entry = folder_.Current(file, Sha256(input.bytes));
      if (extracted.entry) return extracted;
    }
    extracted.kept = false;
    const std::string digest = MakeWhole(std::move(input), extracted);
    if (digest.empty()) return extracted;
    if (arguments_.compare) {
      const Result<Input> there = ReadInput(folder_.PathOf(file));
      extracted.kept = there && there->bytes == extracted.output;
      extracted.missing = !there;
    } else {
      extracted.entry = folder_.EntryOf(file, digest, Sha256(extracted.output));
    }
    return extracted;
  }

  void PutFile(const Extracted& extracted) {
    const std::string path = folder_.PathOf(*extracted.file);
    if (arguments_.compare) {
      if (extracted.kept) return;
      differing_ += fmt::format("{}: {}\n", extracted.missing ? "missing" : "differs", Shown(path));
    } else if (extracted.kept) {
      if (extracted.entry) folder_.Keep(*extracted.entry);
    } else if (Check(folder_.MakeRoom(*extracted.file))) {
      OutputFile file(path);
      file.Write(extracted.output);
      if (Check(file.Commit())) Check(folder_.Record(*extracted.entry));
    }
  }

  bool Check(const Status& status) {
    if (!status) job_.Fail(status.error());
    return status.ok();
  }

  void Commit(OutputFile& file) {
    const Status status = file.Commit();
    if (!status && !file.pipe_closed()) job_.Fail(status.error());
  }

  Job& job_;
  const Arguments& arguments_;
  OutputOptions options_;
  std::unique_ptr<Writer> writer_;
  OutputFolder folder_;
  std::string differing_;  // with --check, a line for each
  bool any_ = false;
};

}  // namespace

int RunExtract(const Arguments& arguments) {
  return RunJob(arguments, [](Job& job) { return Run(job).Extract(); });
}

}  // namespace qsift::app
