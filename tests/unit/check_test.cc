#include "qsift/check.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::vector<Finding> Check(const std::string& text, const CheckOptions& options = {}) {
  return Checker::Make(test::DefaultRules(), options, std::nullopt)
      .value()
      .Run(test::ExtractText(text));
}

const std::string kUnanswered = "1. Who? *\n\n2. When?\n\nNow\n\n3. Where?\n\nUlm\n";

}  // namespace

TEST_CASE("Every check finds its example, and nothing in the sound one") {
  std::size_t checked = 0;
  for (const CheckInfo& check : ListChecks(test::DefaultRules())) {
    INFO(check.id);
    CHECK_FALSE(check.why.empty());
    CHECK_FALSE(check.mend.empty());
    if (check.fail.empty()) continue;
    CheckOptions only;
    only.select = {check.id};
    CHECK_FALSE(Check(check.fail, only).empty());
    CHECK(Check(check.pass, only).empty());
    ++checked;
  }
  CHECK(checked >= 20);
}

TEST_CASE("Checks are selected, left out and weighed") {
  CheckOptions options;
  REQUIRE(Check(kUnanswered).size() == 1);
  CHECK(Check(kUnanswered)[0].severity == Severity::kError);
  options.ignore = {"required-unanswered"};
  CHECK(Check(kUnanswered, options).empty());
  options.ignore.clear();
  options.levels = {{"required-unanswered", Severity::kInfo}};
  CHECK(Check(kUnanswered, options).at(0).severity == Severity::kInfo);
  options.levels = {{"required-unanswered", std::nullopt}};
  CHECK(Check(kUnanswered, options).empty());
  options.levels.clear();
  options.select = {"link-plain-http"};
  CHECK(Check(kUnanswered, options).empty());
  options.select = {"no-such-check"};
  CHECK_FALSE(Checker::Make(test::DefaultRules(), options, std::nullopt));
}

TEST_CASE("What the source cannot tell is no fault") {
  const std::vector<Finding> findings =
      Check("1. Is it old? *\n\nYes\nNo\n\n2. Is it far? *\n\nYes\nNo\n\n3. Who?\n\nAnn\n");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].check == "marks-lost");
  CHECK(findings[0].indeterminate);
  CHECK_FALSE(Fails(findings[0], "info"));
  CHECK(Fails(findings[0], "indeterminate"));
}

TEST_CASE("Levels that fail a run") {
  Finding finding;
  finding.severity = Severity::kWarning;
  CHECK_FALSE(Fails(finding, ""));
  CHECK_FALSE(Fails(finding, "error"));
  CHECK(Fails(finding, "warning"));
  CHECK(Fails(finding, "info"));
  finding.baselined = true;
  CHECK_FALSE(Fails(finding, "info"));
}

TEST_CASE("A baseline takes each finding once, and tells what is stale") {
  std::vector<Finding> findings = Check(kUnanswered);
  Baseline baseline;
  baseline.Update("a.txt", findings);
  std::string written;
  StringSink sink(written);
  baseline.Write(sink);
  Baseline read = Baseline::Read("b.json", written).value();
  findings.push_back(findings.front());
  read.Apply("a.txt", findings);
  CHECK(findings[0].baselined);
  CHECK_FALSE(findings[1].baselined);
  CHECK(read.Stale().empty());
  Baseline other = Baseline::Read("b.json", written).value();
  std::vector<Finding> none;
  other.Apply("a.txt", none);
  CHECK(other.Stale() == std::vector<std::string>{"a.txt: required-unanswered (q1)"});
  Baseline elsewhere = Baseline::Read("b.json", written).value();
  elsewhere.Apply("c.txt", none);
  CHECK(elsewhere.Stale().empty());  // a.txt was not looked at
}

TEST_CASE("Project files and forms are read with care") {
  const CheckOptions options =
      ReadProject("x/.qsift.yaml",
                  "fail_on: warning\nignore: [number-gap]\nform: form.yaml\n"
                  "severity: {link-plain-http: off}\n")
          .value();
  CHECK(options.fail_on == "warning");
  CHECK(options.ignore == std::vector<std::string>{"number-gap"});
  CHECK(options.form == "x/form.yaml");
  REQUIRE(options.levels.size() == 1);
  CHECK_FALSE(options.levels[0].severity);
  const Result<CheckOptions> unknown = ReadProject("p.yaml", "fail_on: warning\nfail: x\n");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().line == 2);
  CHECK_FALSE(ReadProject("p.yaml", "fail_on: sometimes\n"));
  CHECK_FALSE(ReadForm("f.yaml", "schema: qsift-form/2\nquestions: []\n"));
  CHECK_FALSE(ReadForm("f.yaml", "schema: qsift-form/1\nquestions: [{number: \"1\"}]\n"));
  const Form form =
      ReadForm("f.yaml", "schema: qsift-form/1\nquestions:\n- {prompt: \"Who?\", pattern: '('}\n")
          .value();
  CHECK_FALSE(Checker::Make(test::DefaultRules(), {}, form));
}

TEST_CASE("A form is written and read back") {
  const Document document = test::ExtractText(
      "Section A: Mills\n\n1. Who? *\n\nAnn\n\n2. Is it old?\n\n[x] Yes [ ] No\n\n3. "
      "When?\n\nNow\n");
  std::string written;
  StringSink sink(written);
  WriteForm(document, sink);
  const Form form = ReadForm("f.yaml", written).value();
  REQUIRE(form.questions.size() == 3);
  CHECK(form.questions[0].required);
  CHECK(form.questions[0].section == "Mills");
  CHECK(form.questions[1].options == std::vector<std::string>{"Yes", "No"});
  const Checker checker = std::move(Checker::Make(test::DefaultRules(), {}, form)).value();
  CHECK(checker.Run(document).empty());
}

TEST_CASE("A form tells questions from answers") {
  Form form;
  form.questions.resize(2);
  form.questions[0].prompt = "Name of the mill:";
  form.questions[1].prompt = "Remarks";
  const Document document =
      Extract({"a.txt", "a", "Name of the mill\n\nHillside\n\nRemarks\n\nNone\n"},
              test::DefaultRules(), {"", &form})
          .value();
  CHECK(test::OutlineOf(document) ==
        "q~1 text: Name of the mill => Hillside\nq~2 text: Remarks => None\n");
}

}  // namespace qsift
