// A submission and the form that it is checked against, with "\n=====\n" between them: the checks,
// the baseline and the form writer end, whatever both say. Without a form that can be read, the
// submission is checked alone.

#include "qsift/check.h"
#include "qsift/output.h"
#include "tests/fuzz/parts.h"
#include "tests/helpers.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  const auto [first, second] = test::SplitInput(data, size);
  std::optional<Form> form;
  if (Result<Form> read = ReadForm("form.yaml", first)) form = std::move(*read);
  const Result<Document> document = Extract({"fuzz", "fuzz", form ? second : first},
                                            test::DefaultRules(), {"", form ? &*form : nullptr});
  const Result<Checker> checker = Checker::Make(test::DefaultRules(), {}, form);
  if (!document || !checker) return 0;
  std::vector<Finding> findings = checker->Run(*document);
  Baseline baseline;
  baseline.Update("fuzz", findings);
  baseline.Apply("fuzz", findings);
  for (const Finding& finding : findings)
    test::Require(finding.baselined, "a finding is new again");
  std::string out;
  StringSink sink(out);
  WriteForm(*document, sink);
  test::Require(ReadForm("form.yaml", out).ok(), "a form that was written cannot be read");
  return 0;
}
