#include <cstdio>
#include <exception>

#include "qsift/diagnostic.h"
#include "src/app/args.h"
#include "src/app/commands.h"
#include "src/app/heap.h"
#include "src/app/messages.h"
#include "src/app/output_file.h"

namespace {

int Run(int argc, char** argv) {
  qsift::app::PrepareHeap();
  qsift::app::InstallSignalHandlers();
  qsift::app::Arguments arguments;
  const int status = qsift::app::ParseArguments(argc, argv, arguments);
  if (status >= 0) return status;
  switch (arguments.command) {
    case qsift::app::Command::kExtract: return qsift::app::RunExtract(arguments);
    case qsift::app::Command::kScan: return qsift::app::RunScan(arguments);
    case qsift::app::Command::kCheck: return qsift::app::RunCheck(arguments);
    case qsift::app::Command::kForm: return qsift::app::RunForm(arguments);
    case qsift::app::Command::kExplain: return qsift::app::RunExplain(arguments);
    case qsift::app::Command::kRules: return qsift::app::RunRules(arguments);
    case qsift::app::Command::kSchema: return qsift::app::RunSchema(arguments);
    case qsift::app::Command::kGenerate: return qsift::app::RunGenerate(arguments);
    case qsift::app::Command::kNone: break;
  }
  return qsift::app::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run(argc, argv);
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "%s\n", qsift::Format(qsift::FailureOf(exception, "qsift")).c_str());
  } catch (...) {
    std::fprintf(stderr, "qsift: error: unknown failure\n");
  }
  return qsift::app::kFailed;
}
