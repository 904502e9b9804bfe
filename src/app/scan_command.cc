#include <memory>
#include <unordered_set>

#include "qsift/extract.h"
#include "qsift/scan.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"

namespace qsift::app {
namespace {

class Run {
 public:
  Run(const Arguments& arguments, const RulePack& rules)
      : arguments_(arguments),
        rules_(rules),
        messages_(arguments),
        file_(arguments.output_file),
        writer_(arguments.output.table == Table::kNone ? nullptr : MakeWriter(arguments.output)) {}

  int Scan(const std::vector<std::string>& paths) {
    if (writer_ != nullptr) writer_->Begin(file_);
    for (const std::string& path : paths) {
      Result<Input> input = ReadInput(path);
      if (!input) {
        Fail(input.error());
        continue;
      }
      if (path == "-" && !arguments_.stdin_name.empty()) input->id = arguments_.stdin_name;
      if (arguments_.records) {
        ScanRecords(*input);
      } else {
        ScanFile(std::move(*input));
      }
      if (file_.failed()) break;
    }
    if (writer_ != nullptr) writer_->End(file_);
    const Status status = file_.Commit();
    if (!status && !file_.pipe_closed()) Fail(status.error());
    return failed_ ? kFailed : kClean;
  }

 private:
  void ScanFile(Input input) {
    if (arguments_.whole) return Put(ScanWhole(std::move(input.id), std::move(input.bytes)));
    const Result<Document> document = qsift::Scan(std::move(input), rules_, arguments_.scan);
    if (!document) return Fail(document.error());
    messages_.Print(*document);
    Put(*document);
  }

  void ScanRecords(const Input& input) {
    ForEachRecord(input.bytes, [&](std::uint32_t line, Result<Record> record) {
      if (!record) {
        Fail(Error{input.path == "-" ? "<stdin>" : input.path,
                   line,
                   0,
                   record.error().message,
                   {},
                   "bad-record"});
        if (writer_ == nullptr && !arguments_.plain) {
          WriteErrorRecord("", record.error().message, file_);
        }
      } else if (arguments_.whole) {
        Put(ScanWhole(std::move(record->id), std::move(record->text)));
      } else {
        Put(ScanText(std::move(record->id), std::move(record->text), rules_, arguments_.scan));
      }
      return !file_.failed();
    });
  }

  void Put(const Document& document) {
    if (writer_ != nullptr) {
      if (any_) writer_->Separator(file_);
      any_ = true;
      return writer_->Write(document, file_);
    }
    if (!arguments_.plain) return WriteScanRecord(document, file_);
    for (const Link& link : document.links) {
      const std::string_view text =
          arguments_.canonical ? document.Target(link).url : document.Text(link.text);
      if (arguments_.scan.unique && !seen_.emplace(text).second) continue;
      lines_.append(text).push_back('\n');
    }
    file_.Write(lines_);
    lines_.clear();
  }

  void Fail(const Error& error) {
    messages_.Print(error);
    failed_ = true;
  }

  const Arguments& arguments_;
  const RulePack& rules_;
  Messages messages_;
  OutputFile file_;
  std::unique_ptr<Writer> writer_;        // of a table; none for records and plain lines
  std::unordered_set<std::string> seen_;  // with --unique, over all inputs
  std::string lines_;                     // plain ones of one input
  bool any_ = false;
  bool failed_ = false;
};

}  // namespace

int RunScan(const Arguments& arguments) {
  return RunOnPaths(arguments, [&](const RulePack& rules, const std::vector<std::string>& paths) {
    return Run(arguments, rules).Scan(paths);
  });
}

}  // namespace qsift::app
