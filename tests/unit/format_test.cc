#include "src/input/format.h"

#include "qsift/extract.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Wide(std::string_view name) {
  std::string out;
  for (const char c : name) out.append(1, c).append(1, '\0');
  return out;
}

}  // namespace

TEST_CASE("What is no text is refused with what to do about it") {
  const std::string ole = "\xD0\xCF\x11\xE0 ";
  struct Case {
    std::string bytes;
    std::string_view message;
  };
  const Case cases[] = {
      {"%PDF-1.7\n", "looks like a PDF document; export it as plain text first"},
      {"{\\rtf1", "convert it: soffice --headless --convert-to docx"},
      {"\x1F\x8B", "unpack it first"},
      {ole + Wide("WordDocument"), "soffice --headless --convert-to docx"},
      {ole + Wide("Workbook"), "soffice --headless --convert-to xlsx"},
      {ole + Wide("EncryptedPackage"), "is protected by a password"},
      {ole, "looks like an OLE document"},
      {"PK\x03\x04zip", "is a broken archive"},
  };
  for (const Case& c : cases) {
    INFO(c.message);
    const Result<InputFormat> format = FormatOfBytes(c.bytes);
    REQUIRE_FALSE(format);
    CHECK(format.error().message.find(c.message) != std::string::npos);
    const Result<Document> document = Extract({"a.bin", "a", c.bytes}, test::DefaultRules(), {});
    REQUIRE_FALSE(document);
    CHECK(document.error().file == "a.bin");
  }
  CHECK(*FormatOfBytes("1. Name?\n") == InputFormat::kText);
}

TEST_CASE("Formats have one name each") {
  for (const std::string& name : InputFormatNames()) {
    REQUIRE(InputFormatOf(name));
    CHECK(Name(*InputFormatOf(name)) == name);
  }
  CHECK_FALSE(InputFormatOf("doc"));
}

TEST_CASE("A format named by hand decides") {
  const std::string html = "<p>1. Is it lit?</p><p>a &amp; b</p>";
  const auto answer = [&](InputFormat from) {
    const Result<Document> document =
        Extract({"a", "a", html}, test::DefaultRules(), {{}, nullptr, from});
    REQUIRE(document);
    return document->text;
  };
  CHECK(answer(InputFormat::kHtml).find("a & b") != std::string::npos);
  CHECK(answer(InputFormat::kText).find("a &amp; b") != std::string::npos);
}

}  // namespace qsift
