// Any bytes as a form, a project file and a baseline: each is read or refused, and what is refused
// is named with a place inside the text and a message of one harmless line.

#include <algorithm>

#include "qsift/check.h"
#include "qsift/output.h"
#include "src/text/harmless.h"
#include "tests/fuzz/parts.h"

namespace {

void CheckError(const qsift::Error& error, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  qsift::test::Require(error.line <= lines + 1, "a place outside the text");
  const std::string shown = qsift::Format(error);
  qsift::test::Require(qsift::ShownLines(shown) == shown, "a message that steers");
  qsift::test::Require(std::count(shown.begin(), shown.end(), '\n') <= 2,
                       "a message of many lines");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto form = ReadForm("f", text); !form) CheckError(form.error(), text);
  if (const auto project = ReadProject("p", text); !project) CheckError(project.error(), text);
  const auto baseline = Baseline::Read("b", text);
  if (!baseline) {
    CheckError(baseline.error(), text);
    return 0;
  }
  std::string once;
  StringSink sink(once);
  baseline->Write(sink);
  const auto again = Baseline::Read("b", once);
  test::Require(again.ok(), "a baseline that was written cannot be read");
  std::string twice;
  StringSink second(twice);
  again->Write(second);
  test::Require(once == twice, "a baseline changes when it is read and written");
  return 0;
}
