#include <memory>
#include <unordered_set>

#include "qsift/harmless.h"
#include "qsift/scan.h"
#include "src/app/commands.h"
#include "src/app/job.h"
#include "src/app/output_file.h"

namespace qsift::app {
namespace {

struct Scanned : Outcome {
  std::string output;              // rows or a record
  std::vector<std::string> links;  // of plain output
};

class Run {
 public:
  explicit Run(Job& job)
      : job_(job),
        arguments_(job.arguments()),
        file_(arguments_.output_file),
        writer_(arguments_.output.table == Table::kNone ? nullptr : MakeWriter(arguments_.output)) {
  }

  int Scan() {
    if (writer_ != nullptr) writer_->Begin(file_);
    job_.Run<Scanned>([this](Input input, const InputFile&) { return ScanInput(std::move(input)); },
                      [this](Scanned& scanned) {
                        Take(scanned);
                        return !file_.failed();
                      });
    if (writer_ != nullptr) writer_->End(file_);
    const Status status = file_.Commit();
    if (!status && !file_.pipe_closed()) job_.Fail(status.error());
    return job_.Finish();
  }

 private:
  bool records_out() const { return writer_ == nullptr && !arguments_.plain; }

  // Runs on any thread.
  Scanned ScanInput(Input input) const {
    Scanned scanned;
    if (arguments_.whole) {
      Put(ScanWhole(std::move(input.id), std::move(input.bytes)), scanned);
    } else if (arguments_.records) {
      Put(ScanText(std::move(input.id), std::move(input.bytes), job_.rules(), arguments_.scan),
          scanned);
    } else {
      const Result<Document> document =
          qsift::Scan(std::move(input), job_.rules(), arguments_.scan);
      if (document) {
        scanned.messages = job_.messages().Text(*document);
        Put(*document, scanned);
      } else {
        scanned.error = document.error();
      }
    }
    return scanned;
  }

  void Put(const Document& document, Scanned& scanned) const {
    StringSink sink(scanned.output);
    if (writer_ != nullptr) return writer_->Write(document, sink);
    if (!arguments_.plain) return WriteScanRecord(document, sink);
    for (const Link& link : document.links) {
      scanned.links.push_back(
          Shown(arguments_.canonical ? document.Target(link).url : document.Text(link.text)));
    }
  }

  void Take(Scanned& scanned) {
    if (scanned.error) {
      if (scanned.record && records_out()) {
        WriteErrorRecord(scanned.id, scanned.error->message, file_);
      }
      return;
    }
    if (writer_ != nullptr && any_) writer_->Separator(file_);
    any_ = true;
    for (std::string& link : scanned.links) {
      if (arguments_.scan.unique && !seen_.insert(link).second) continue;
      scanned.output.append(link).push_back('\n');
    }
    file_.Write(scanned.output);
  }

  Job& job_;
  const Arguments& arguments_;
  OutputFile file_;
  std::unique_ptr<Writer> writer_;        // of a table; none for records and plain lines
  std::unordered_set<std::string> seen_;  // with --unique, over all inputs
  bool any_ = false;
};

}  // namespace

int RunScan(const Arguments& arguments) {
  return RunJob(arguments, [](Job& job) { return Run(job).Scan(); });
}

}  // namespace qsift::app
