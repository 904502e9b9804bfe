// The readers of one format each, on any content: nothing crashes, every non-blank character of the
// text that was read lies in exactly one leaf, and places stay in it. The parts of an office
// document are divided by a NUL byte and put into an archive, so that fuzzing reaches the reader
// and not the checksum. Built once for each QSIFT_FUZZ_FORMAT with -DQSIFT_FUZZ=ON under Clang:
//
//   build/asan/tests/fuzz/qsift_fuzz_docx -max_len=8192 CORPUS_FOLDER

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/helpers.h"

namespace {

using qsift::InputFormat;

std::uint32_t Crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void Put(std::uint32_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

struct Part {
  std::string_view name;
  std::string bytes;
};

// An archive whose parts are stored as they are (PKWARE's APPNOTE, 4.3).
std::string Zip(const std::vector<Part>& parts) {
  std::string out;
  std::string directory;
  for (const Part& part : parts) {
    const auto size = static_cast<std::uint32_t>(part.bytes.size());
    const auto name = static_cast<std::uint32_t>(part.name.size());
    const auto at = static_cast<std::uint32_t>(out.size());
    std::string common;
    Put(20, 2, common);
    common.append(8, '\0');
    Put(Crc32(part.bytes), 4, common);
    Put(size, 4, common);
    Put(size, 4, common);
    Put(name, 4, common);
    Put(0x04034B50U, 4, out);
    out.append(common).append(part.name).append(part.bytes);
    Put(0x02014B50U, 4, directory);
    Put(20, 2, directory);
    directory.append(common);
    directory.append(10, '\0');
    Put(at, 4, directory);
    directory.append(part.name);
  }
  const auto count = static_cast<std::uint32_t>(parts.size());
  const auto begin = static_cast<std::uint32_t>(out.size());
  out.append(directory);
  Put(0x06054B50U, 4, out);
  Put(0, 4, out);
  Put(count, 2, out);
  Put(count, 2, out);
  Put(static_cast<std::uint32_t>(directory.size()), 4, out);
  Put(begin, 4, out);
  Put(0, 2, out);
  return out;
}

std::string Relations(const std::vector<std::pair<std::string_view, std::string_view>>& targets) {
  std::string out("<Relationships>");
  for (const auto& [type, target] : targets) {
    out.append("<Relationship Id=\"").append(type).append("\" Type=\"x/").append(type);
    out.append("\" Target=\"").append(target).append("\"/>");
  }
  return out.append("</Relationships>");
}

std::string ArchiveOf(InputFormat format, std::string_view data) {
  std::array<std::string, 3> given;
  for (std::string& part : given) {
    const std::size_t end = data.find('\0');
    part = data.substr(0, end);
    data = end == data.npos ? std::string_view() : data.substr(end + 1);
  }
  if (format == InputFormat::kDocx) {
    return Zip({{"_rels/.rels", Relations({{"officeDocument", "word/document.xml"}})},
                {"word/_rels/document.xml.rels",
                 Relations({{"numbering", "numbering.xml"}, {"styles", "styles.xml"}})},
                {"word/document.xml", given[0]},
                {"word/numbering.xml", given[1].empty() ? "<w:numbering/>" : given[1]},
                {"word/styles.xml", given[2].empty() ? "<w:styles/>" : given[2]}});
  }
  if (format == InputFormat::kOdt) {
    return Zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                {"content.xml", given[0]},
                {"styles.xml", given[1].empty() ? "<document-styles/>" : given[1]}});
  }
  return Zip({{"_rels/.rels", Relations({{"officeDocument", "xl/workbook.xml"}})},
              {"xl/_rels/workbook.xml.rels", Relations({{"worksheet", "sheet.xml"},
                                                        {"sharedStrings", "strings.xml"},
                                                        {"styles", "styles.xml"}})},
              {"xl/workbook.xml",
               "<workbook><sheets><sheet name=\"S\" r:id=\"worksheet\"/></sheets></workbook>"},
              {"xl/sheet.xml", given[0]},
              {"xl/strings.xml", given[1].empty() ? "<sst/>" : given[1]},
              {"xl/styles.xml", given[2].empty() ? "<styleSheet/>" : given[2]}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const InputFormat format = qsift::InputFormatOf(QSIFT_FUZZ_FORMAT).value_or(InputFormat::kAuto);
  const bool office =
      format == InputFormat::kDocx || format == InputFormat::kOdt || format == InputFormat::kXlsx;
  std::string bytes = office ? ArchiveOf(format, given) : std::string(given);
  const qsift::Status read = qsift::ExtractEach(
      {"fuzz", "fuzz", std::move(bytes)}, qsift::test::DefaultRules(), {{}, nullptr, format},
      [](const qsift::Document& document) {
        const std::string defect = qsift::test::CoverageDefect(document);
        bool placed = true;
        std::uint32_t last = 0;
        for (const qsift::OriginalPlace& place : document.places) {
          placed &= place.source >= last && place.source <= document.source.size() &&
                    place.part < document.original_parts.size();
          last = place.source;
        }
        if (!defect.empty() || !placed) {
          std::fprintf(stderr, "%s\n", placed ? defect.c_str() : "a place outside of the text");
          std::abort();
        }
        return true;
      });
  (void)read.ok();
  return 0;
}
