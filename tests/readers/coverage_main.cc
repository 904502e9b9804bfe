// Says which files break the promise that every non-blank character of the text that was read lies
// in exactly one leaf, and in a place of the original where there is one. Used by run.py.

#include <cstdio>

#include "tests/helpers.h"

int main(int count, char** paths) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  int defects = 0;
  for (int i = 1; i < count; ++i) {
    Result<Input> input = ReadInput(paths[i]);
    if (!input) return 2;
    const Status read =
        ExtractEach(std::move(*input), test::DefaultRules(), {}, [&](const Document& document) {
          const std::string defect = test::CoverageDefect(document);
          if (defect.empty()) return true;
          std::printf("%s: %s\n", paths[i], defect.c_str());
          ++defects;
          return true;
        });
    if (!read) std::printf("%s: %s\n", paths[i], read.error().message.c_str());
  }
  return defects > 0 ? 1 : 0;
}
