#include "qsift/extract.h"
#include "qsift/scan.h"
#include "src/app/commands.h"
#include "src/app/output_file.h"

namespace qsift::app {
namespace {

class Run {
 public:
  Run(const Arguments& arguments, const RulePack& rules)
      : arguments_(arguments), rules_(rules), messages_(arguments), file_(arguments.output_file) {}

  int Scan(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      Result<Input> input = ReadInput(path);
      if (!input) {
        messages_.Print(input.error());
        failed_ = true;
        continue;
      }
      if (path == "-" && !arguments_.stdin_name.empty()) input->id = arguments_.stdin_name;
      if (arguments_.records) {
        ScanRecords(*input);
      } else {
        Put(qsift::Scan(std::move(input->id), std::move(input->bytes), rules_));
      }
      if (file_.failed()) break;
    }
    const Status status = file_.Commit();
    if (!status && !file_.pipe_closed()) {
      messages_.Print(status.error());
      failed_ = true;
    }
    return failed_ ? kFailed : kClean;
  }

 private:
  void ScanRecords(const Input& input) {
    ForEachRecord(input.bytes, [&](std::uint32_t line, Result<Record> record) {
      if (record) {
        Put(qsift::Scan(std::move(record->id), std::move(record->text), rules_));
      } else {
        messages_.Print(Error{input.path == "-" ? "<stdin>" : input.path,
                              line,
                              0,
                              record.error().message,
                              {},
                              "bad-record"});
        failed_ = true;
        WriteErrorRecord("", record.error().message, file_);
      }
      return !file_.failed();
    });
  }

  void Put(const Document& document) {
    if (!arguments_.plain) return WriteScanRecord(document, file_);
    for (const Link& link : document.links) {
      file_.Write(link.url.empty() ? document.Text(link.text) : std::string_view(link.url));
      file_.Write("\n");
    }
  }

  const Arguments& arguments_;
  const RulePack& rules_;
  Messages messages_;
  OutputFile file_;
  bool failed_ = false;
};

}  // namespace

int RunScan(const Arguments& arguments) {
  return RunOnPaths(arguments, [&](const RulePack& rules, const std::vector<std::string>& paths) {
    return Run(arguments, rules).Scan(paths);
  });
}

}  // namespace qsift::app
