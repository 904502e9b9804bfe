#include "src/input/format.h"

#include <fmt/format.h>

#include <array>

#include "src/input/office_package.h"

namespace qsift {
namespace {

struct Named {
  InputFormat format;
  std::string_view name;
};
constexpr std::array<Named, 9> kNames{{{InputFormat::kAuto, "auto"},
                                       {InputFormat::kText, "text"},
                                       {InputFormat::kHtml, "html"},
                                       {InputFormat::kDocx, "docx"},
                                       {InputFormat::kOdt, "odt"},
                                       {InputFormat::kXlsx, "xlsx"},
                                       {InputFormat::kCsv, "csv"},
                                       {InputFormat::kTsv, "tsv"},
                                       {InputFormat::kJsonLines, "jsonl"}}};

// The first bytes of a format that is not read and is not text, and what to do instead.
struct Foreign {
  std::string_view bytes;
  std::string_view what;
  std::string_view advice;
};
constexpr std::string_view kAsText = "export it as plain text first";
constexpr std::string_view kUnpack = "unpack it first";
constexpr std::array<Foreign, 10> kForeign{{
    {"%PDF-", "a PDF document", kAsText},
    {"\x89PNG", "a PNG image", kAsText},
    {"GIF8", "a GIF image", kAsText},
    {"\xFF\xD8\xFF", "a JPEG image", kAsText},
    {"\x1F\x8B", "gzip data", kUnpack},
    {"BZh", "bzip2 data", kUnpack},
    {"\x28\xB5\x2F\xFD", "Zstandard data", kUnpack},
    {"\xFD\x37zXZ", "XZ data", kUnpack},
    {"\x7F"
     "ELF",
     "an ELF binary", kAsText},
    {"{\\rtf", "an RTF document", "convert it: soffice --headless --convert-to docx FILE"},
}};

constexpr std::string_view kArchive = "PK\x03\x04";
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0";

Error NoText(std::string message) { return Error{"", 0, 0, std::move(message), {}, "not-text"}; }

// "W\0o\0r\0d\0": how OLE documents write the names of their streams.
bool HasStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != bytes.npos;
}

Error RefuseOle(std::string_view bytes) {
  if (HasStream(bytes, "EncryptedPackage")) {
    return NoText("is protected by a password; save it without one first");
  }
  if (HasStream(bytes, "WordDocument")) {
    return NoText(
        "looks like an old Word document (.doc); convert it: soffice --headless --convert-to docx "
        "FILE");
  }
  if (HasStream(bytes, "Workbook") || HasStream(bytes, "Book")) {
    return NoText(
        "looks like an old Excel workbook (.xls); convert it: soffice --headless --convert-to xlsx "
        "FILE");
  }
  return NoText("looks like an OLE document; export it as plain text first");
}

// The kind of document that an archive holds.
Result<InputFormat> FormatOfArchive(std::string_view bytes) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return archive.error();
  if (archive->Has("mimetype")) {
    const Result<std::string> type = archive->Read("mimetype");
    if (!type) return type.error();
    if (type->starts_with("application/vnd.oasis.opendocument.text")) return InputFormat::kOdt;
    if (type->starts_with("application/vnd.oasis.opendocument.spreadsheet")) {
      return NoText(
          "looks like an OpenDocument spreadsheet; convert it: soffice --headless --convert-to "
          "xlsx FILE");
    }
    return NoText(fmt::format("looks like an archive of type {}; export it as DOCX, ODT or HTML",
                              std::string_view(*type).substr(0, 80)));
  }
  const Result<std::string> main = MainPart(*archive);
  if (!main) return main.error();
  if (main->starts_with("word/") || archive->Has("word/document.xml")) return InputFormat::kDocx;
  if (main->starts_with("xl/") || archive->Has("xl/workbook.xml")) return InputFormat::kXlsx;
  if (main->starts_with("ppt/")) {
    return NoText("looks like a presentation; export it as DOCX, ODT or HTML");
  }
  return NoText("looks like a ZIP archive and is no DOCX, ODT or XLSX; unpack it first");
}

}  // namespace

std::string_view Name(InputFormat format) {
  for (const Named& named : kNames) {
    if (named.format == format) return named.name;
  }
  return "auto";
}

std::optional<InputFormat> InputFormatOf(std::string_view name) {
  for (const Named& named : kNames) {
    if (named.name == name) return named.format;
  }
  return std::nullopt;
}

std::vector<std::string> InputFormatNames() {
  std::vector<std::string> names;
  names.reserve(kNames.size());
  for (const Named& named : kNames) names.emplace_back(named.name);
  return names;
}

Result<InputFormat> FormatOfBytes(std::string_view bytes) {
  for (const Foreign& foreign : kForeign) {
    if (bytes.starts_with(foreign.bytes)) {
      return NoText(fmt::format("looks like {}; {}", foreign.what, foreign.advice));
    }
  }
  if (bytes.starts_with(kOle)) return RefuseOle(bytes);
  if (bytes.starts_with(kArchive)) return FormatOfArchive(bytes);
  return InputFormat::kText;
}

}  // namespace qsift
