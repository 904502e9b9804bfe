// Any bytes at all: nothing crashes, every non-blank character lies in exactly one leaf, and the
// writers end. Build with -DQSIFT_FUZZ=ON under Clang; run with the samples as a corpus:
//
//   build/asan/tests/fuzz/qsift_fuzz_extract -max_len=4096 CORPUS_FOLDER samples

#include <cstdio>
#include <cstdlib>

#include "qsift/output.h"
#include "tests/helpers.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  const Result<Document> document =
      Extract({"fuzz", "fuzz", std::string(reinterpret_cast<const char*>(data), size)},
              test::DefaultRules(), {});
  if (!document) return 0;
  const std::string defect = test::CoverageDefect(*document);
  if (!defect.empty()) {
    std::fprintf(stderr, "%s\n", defect.c_str());
    std::abort();
  }
  for (const OutputFormat format : {OutputFormat::kYaml, OutputFormat::kJson, OutputFormat::kCsv}) {
    std::string out;
    StringSink sink(out);
    MakeWriter({format, Table::kNone, false, false})->Write(*document, sink);
  }
  return 0;
}
