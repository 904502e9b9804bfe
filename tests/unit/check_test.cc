#include "qsift/check.h"

#include <algorithm>
#include <array>

#include "qsift/output.h"
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
    CHECK_FALSE(check.fix.empty());
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
  CHECK(findings[0].severity == Severity::kWarning);
  CHECK_FALSE(Fails(findings[0], "info"));
  CHECK(Fails(findings[0], "indeterminate"));
}

TEST_CASE("A level that is set holds where the result is indeterminate, too") {
  CheckOptions options;
  const std::string lost =
      "1. Is it old?\n\nYes\nNo\n\n2. Is it far?\n\nYes\nNo\n\n3. Who?\n\nAnn\n";
  options.levels = {{"marks-lost", Severity::kError}};
  const Finding set = Check(lost, options).at(0);
  CHECK(set.severity == Severity::kError);
  CHECK(set.indeterminate);
  CHECK(Fails(set, "error"));
  options.levels = {{"marks-lost", Severity::kWarning}};
  const Finding warned = Check(lost, options).at(0);
  CHECK_FALSE(Fails(warned, "error"));
  CHECK(Fails(warned, "warning"));
  options.levels = {{"marks-lost", std::nullopt}};
  CHECK(Check(lost, options).empty());
}

TEST_CASE("The status of a run") {
  Report report;
  CHECK(StatusOf(report) == 2);  // nothing was read
  report.files.push_back({"a.txt", {}});
  CHECK(StatusOf(report) == 0);
  Finding finding;
  finding.severity = Severity::kWarning;
  report.files[0].findings.push_back(finding);
  CHECK(StatusOf(report) == 0);
  report.fail_on = "warning";
  CHECK(StatusOf(report) == 1);
  report.failures.push_back({"b.txt", 0, 0, "cannot be read", {}, "unreadable"});
  CHECK(StatusOf(report) == 2);
}

TEST_CASE("What counts as an answer") {
  const auto ids = [](const std::string& answer) {
    std::vector<std::string> found;
    const std::string text = "1. Who? *\n\n" + answer + "\n\n2. When?\n\nNow\n\n3. Where?\n\nUlm\n";
    for (const Finding& finding : Check(text)) found.push_back(finding.check);
    return found;
  };
  for (const char* nothing :
       {".", "[ ]", "&nbsp;", "\u2800", "\"\"\"", "-", "n/a", "TBD", "...", "\u3164", "\u200B",
        "\u00A0", "\u00AD\u2060", "T\u200BB\u200BD", "<br>", "[insert name]", "\u2610"}) {
    INFO(nothing);
    const std::vector<std::string> found = ids(nothing);
    CHECK(std::count(found.begin(), found.end(), "required-unanswered") == 1);
  }
  for (const char* something :
       {"Ann", "7", "\u6C34", "None", "No", "X-ray", "\u0646\u0639\u0645", "\u2713",
        "\u041C\u043E\u0441\u043A\u0432\u0430 - \u041A\u0440\u0435\u043C\u043B\u044C",
        "\u00DCnil"}) {
    INFO(something);
    CHECK(ids(something).empty());
  }
}

TEST_CASE("A document that says nothing, or answers nothing") {
  CheckOptions only;
  only.select = {"nothing-readable"};
  for (const char* nothing :
       {"", "\u200B", "\u00A0\n\u00A0", "\u00AD", "\u2060", "\u3000", "\u200E", "\u2800", "\u3164",
        "\u115F", ". . .", "<html><!-- hidden --></html>"}) {
    INFO(nothing);
    CHECK(Check(nothing, only).size() == 1);
  }
  CHECK(Check("a", only).empty());

  only.select = {"nothing-answered"};
  const std::string blank = "1. Who?\n\n2. When?\n\n3. Where?\n\n";
  REQUIRE(Check(blank, only).size() == 1);
  CHECK_FALSE(Check(blank, only)[0].indeterminate);
  CHECK(Check(blank + "Ulm\n", only).empty());
  CHECK(Check("1. Is it old?\n\n\u2612 Yes \u2610 No\n\n2. Who?\n\n3. When?\n\n", only).empty());
  // Of the questions, more than half lost their marks, or just half.
  const std::string lost = "1. Is it old?\n\nYes\nNo\n\n2. Is it far?\n\nYes\nNo\n\n";
  REQUIRE(Check(lost + "3. Who?\n\n", only).size() == 1);
  CHECK(Check(lost + "3. Who?\n\n", only)[0].indeterminate);
  REQUIRE(Check(lost + "3. Who?\n\n4. When?\n\n", only).size() == 1);
  CHECK_FALSE(Check(lost + "3. Who?\n\n4. When?\n\n", only)[0].indeterminate);
}

TEST_CASE("The share of required questions that are answered") {
  CheckOptions only;
  only.select = {"required-share"};
  CHECK(Check("1. Who? *\n\n2. When? *\n\nNow\n\n3. Where?\n\n", only).empty());  // half
  CHECK(Check("1. Who? *\n\n2. When? *\n\n3. Where? *\n\nUlm\n", only).size() == 1);
  CHECK(Check("1. Who? *\n\n2. When?\n\n3. Where?\n\nUlm\n", only).empty());  // one alone
}

TEST_CASE("A required follow-up is wanted only after the answer that it follows") {
  CheckOptions only;
  only.select = {"required-unanswered"};
  const auto with = [&](const char* options) {
    return Check("1. Is it old?\n\n" + std::string(options) +
                     "\n\n2. If yes, how old? *\n\n3. Is it far?\n\n\u2612 Yes \u2610 No\n\n4. "
                     "Who?\n\nAnn\n",
                 only)
        .size();
  };
  CHECK(with("\u2612 Yes \u2610 No") == 1);
  CHECK(with("\u2610 Yes \u2612 No") == 0);
  CHECK(with("\u2610 Yes \u2610 No") == 1);
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

TEST_CASE("A link into a private network is found, and no other") {
  CheckOptions only;
  only.select = {"link-private"};
  for (const auto& [host, found] : {std::pair("172.15.0.1", false),
                                    std::pair("172.16.0.1", true),
                                    std::pair("172.31.255.1", true),
                                    std::pair("172.32.0.1", false),
                                    std::pair("172.168.0.1", false),
                                    std::pair("172.1.0.1", false),
                                    std::pair("10.0.0.1", true),
                                    std::pair("11.0.0.1", false),
                                    std::pair("127.0.0.1", true),
                                    std::pair("192.168.0.1", true),
                                    std::pair("192.169.0.1", false),
                                    std::pair("169.254.0.1", true),
                                    std::pair("169.255.0.1", false),
                                    std::pair("10.example.org", false),
                                    std::pair("172.16.example.org", false),
                                    std::pair("[::1]", true),
                                    std::pair("[::2]", false),
                                    std::pair("[fd00::1]", true),
                                    std::pair("[fc00::1]", true),
                                    std::pair("[fe80::1]", true),
                                    std::pair("[febf::1]", true),
                                    std::pair("[fec0::1]", false),
                                    std::pair("[fbff::1]", false),
                                    std::pair("[::ffff:10.0.0.1]", true),
                                    std::pair("[::ffff:11.0.0.1]", false),
                                    std::pair("100.63.0.1", false),
                                    std::pair("100.64.0.1", true),
                                    std::pair("100.127.0.1", true),
                                    std::pair("100.128.0.1", false),
                                    std::pair("0.0.0.0", true),
                                    std::pair("nas.home.arpa", true),
                                    std::pair("notlocal", false),
                                    std::pair("[fe00::1]", false),
                                    std::pair("localhost", true),
                                    std::pair("localhost.example.org", false),
                                    std::pair("printer.local", true),
                                    std::pair("mill.internal", true)}) {
    INFO(host);
    const std::string text =
        "1. Where?\n\nhttp://" + std::string(host) + "/a\n\n2. When?\n\nNow\n\n3. Why?\n\nSo\n";
    CHECK(Check(text, only).empty() != found);
  }
}

TEST_CASE("A reworded question is matched where it is likely enough") {
  Form form;
  form.questions.resize(2);
  form.questions[0].prompt = "Abcdefghijk";
  form.questions[1].prompt = "Where is the mill?";
  CheckOptions only;
  only.select = {"form-question-reworded"};
  const Checker checker = std::move(Checker::Make(test::DefaultRules(), only, form)).value();
  const auto reworded = [&](const std::string& prompt) {
    return checker
        .Run(test::ExtractText("1. " + prompt + "?\n\nAnn\n\n2. Where is the mill?\n\nUlm\n\n" +
                               "3. When?\n\nNow\n"))
        .size();
  };
  CHECK(reworded("Abcdefghxyz") == 1);  // 7 of 10 pairs
  CHECK(reworded("Abcdefgwxyz") == 0);  // 6 of 10
}

TEST_CASE("A check says a thousand things of one document, and that there are more") {
  const auto private_links = [](int count) {
    std::string text = "1. Where?\n\n";
    for (int i = 0; i < count; ++i) text += "http://10.0.0.1/" + std::to_string(i) + "\n";
    CheckOptions only;
    only.select = {"link-private"};
    return Check(text + "\n2. When?\n\nNow\n\n3. Why?\n\nSo\n", only);
  };
  const std::vector<Finding> all = private_links(1000);
  REQUIRE(all.size() == 1000);
  CHECK(all.back().message.find("more of this kind") == std::string::npos);
  const std::vector<Finding> some = private_links(1001);
  REQUIRE(some.size() == 1000);
  CHECK(some.back().message.find("more of this kind") != std::string::npos);
}

TEST_CASE("A report places what has a place, and no more") {
  Finding finding;
  finding.check = "no-questions";
  finding.message = "nothing was found";
  finding.path = "a:b.txt";
  finding.source_line = "the line";
  const auto written = [&](ReportFormat format) {
    Report report;
    report.files.push_back({finding.path, {finding}});
    ReportOptions options;
    options.excerpts = true;
    std::string out;
    StringSink sink(out);
    WriteReport(format, report, ListChecks(test::DefaultRules()), options, sink);
    return out;
  };
  const std::string sarif = written(ReportFormat::kSarif);
  CHECK(sarif.find("\"region\"") == std::string::npos);
  CHECK(sarif.find("\"./a:b.txt\"") != std::string::npos);
  CHECK(written(ReportFormat::kText).find("the line") == std::string::npos);
  finding.path = "a/b:c.txt";
  finding.line = finding.column = 1;
  const std::string placed = written(ReportFormat::kSarif);
  CHECK(placed.find("\"region\"") != std::string::npos);
  CHECK(placed.find("\"a/b:c.txt\"") != std::string::npos);
  CHECK(written(ReportFormat::kText).find("the line") != std::string::npos);
  // What was read out of a sheet is named as a person finds it.
  constexpr std::array kFormats = {ReportFormat::kText, ReportFormat::kJson, ReportFormat::kSarif,
                                   ReportFormat::kJunit, ReportFormat::kGithub};
  for (const ReportFormat format : kFormats) {
    CHECK(written(format).find("Answers!C12") == std::string::npos);
  }
  CHECK(placed.find("\"logicalLocations\"") == std::string::npos);
  finding.original = "Answers!C12";
  for (const ReportFormat format : kFormats) {
    CHECK(written(format).find("Answers!C12") != std::string::npos);
  }
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

TEST_CASE("What a form wants of a blank answer, of a selection and of a placeholder") {
  const auto found = [](const std::string& wants, const std::string& answer) {
    const Form form = ReadForm("f.yaml",
                               "schema: qsift-form/1\nquestions:\n- {number: \"1\", prompt: "
                               "\"Who?\", " +
                                   wants +
                                   "}\n- {number: \"2\", prompt: \"When?\"}\n"
                                   "- {number: \"3\", prompt: \"Where?\"}\n")
                          .value();
    const Checker checker = std::move(Checker::Make(test::DefaultRules(), {}, form)).value();
    std::vector<std::string> ids;
    for (const Finding& finding : checker.Run(test::ExtractText(
             "1. Who?\n\n" + answer + "\n\n2. When?\n\nNow\n\n3. Where?\n\nUlm\n"))) {
      ids.push_back(finding.check);
    }
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("pattern: '^A'", "").empty());
  CHECK(found("pattern: '^A', required: true", "") == Ids{"form-answer-required"});
  CHECK(found("pattern: '^A'", "Bob") == Ids{"form-answer-pattern"});
  CHECK(found("one_of: [Ann]", "").empty());
  CHECK(found("one_of: [Ann]", "ann").empty());
  CHECK(found("one_of: [Ann]", "Bob") == Ids{"form-answer-one-of"});
  CHECK(found("max_length: 3", "Anna") == Ids{"form-answer-too-long"});
  CHECK(found("max_length: 4", "Anna").empty());
  CHECK(found("must_link: true", "") == Ids{"form-answer-must-link"});
  CHECK(found("must_link: true", "https://example.org/a").empty());
  CHECK(found("must_cite: true", "") == Ids{"form-answer-must-cite"});
  CHECK(found("required: true", "n/a") == Ids{"form-answer-required", "placeholder-answer"});
  CHECK(found("required: true, placeholder_allowed: true", "n/a").empty());
  CHECK(found("required: true, placeholder_allowed: true, must_link: true", "n/a").empty());
  CHECK(found("required: true, placeholder_allowed: true", "[ ]") == Ids{"form-answer-required"});
  CHECK(found("one_of: [Yes]", "\u2610 Yes\n\u2612 No") == Ids{"form-answer-one-of"});
  CHECK(found("one_of: [No]", "\u2610 Yes\n\u2612 No").empty());
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
