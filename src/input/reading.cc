#include "src/input/reading.h"

#include "src/input/decode.h"
#include "src/input/format.h"
#include "src/input/sheets.h"

namespace qsift {
namespace {

Result<Reading> ReadText(std::string bytes, const std::string& path, InputFormat format) {
  Result<Decoded> decoded = Decode(std::move(bytes), path);
  if (!decoded) return decoded.error();
  Reading reading;
  reading.text = std::move(decoded->text);
  reading.encoding = std::move(decoded->encoding);
  reading.diagnostics = std::move(decoded->diagnostics);
  reading.format = format;
  return reading;
}

// One line per row, its cells with tabs between them.
Result<Reading> ReadWorkbookText(std::string_view bytes) {
  Reading reading;
  reading.format = InputFormat::kXlsx;
  const Status read =
      ReadXlsx(bytes, reading.diagnostics, [&](const SheetInfo& info, const SheetRow& row) {
        if (reading.parts.empty() || reading.parts.back() != info.name) {
          reading.parts.push_back(info.name);
        }
        const auto part = static_cast<std::uint32_t>(reading.parts.size() - 1);
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
          if (k > 0) reading.text += '\t';
          if (row.cells[k].empty()) continue;
          reading.places.push_back({static_cast<std::uint32_t>(reading.text.size()), part, 0, 0,
                                    row.number, static_cast<std::uint32_t>(k + 1)});
          reading.text += row.cells[k];
        }
        reading.text += '\n';
        return true;
      });
  if (!read) return read.error();
  return reading;
}

Result<Reading> ReadBytes(std::string bytes, const std::string& path, const Rules& rules,
                          InputFormat format) {
  if (format == InputFormat::kAuto) {
    const Result<InputFormat> found = FormatOfBytes(bytes);
    if (!found) return found.error();
    // The kind of text shows only after decoding.
    if (*found != InputFormat::kText) format = *found;
  }
  switch (format) {
    case InputFormat::kDocx: return ReadDocx(bytes, rules);
    case InputFormat::kOdt: return ReadOdt(bytes, rules);
    case InputFormat::kXlsx: return ReadWorkbookText(bytes);
    case InputFormat::kAuto:
    case InputFormat::kText:
    case InputFormat::kHtml:
    case InputFormat::kCsv:
    case InputFormat::kTsv:
    case InputFormat::kJsonLines: break;
  }
  return ReadText(std::move(bytes), path, format);
}

}  // namespace

Result<Reading> ReadSource(std::string bytes, const std::string& path, const Rules& rules,
                           InputFormat format) {
  Result<Reading> reading = ReadBytes(std::move(bytes), path, rules, format);
  if (reading) {
    if (reading->encoding.empty()) reading->encoding = "utf-8";
    return reading;
  }
  Error error = reading.error();
  error.file = path;
  return error;
}

void TakeReading(Reading& reading, Document& document) {
  document.source = std::move(reading.text);
  document.encoding = std::move(reading.encoding);
  document.diagnostics = std::move(reading.diagnostics);
  document.original_parts = std::move(reading.parts);
  document.places = std::move(reading.places);
}

}  // namespace qsift
