#include "qsift/manifest.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <utility>

#include "qsift/output.h"
#include "src/output/json_writer.h"

namespace qsift {
namespace {

constexpr std::string_view kSchema = "qsift-manifest/1";

using Field = std::pair<const char*, std::string*>;

// Fills the fields of a line; false if one of them is missing or the line is not an object.
template <std::size_t kFields>
bool ReadLine(simdjson::dom::parser& parser, std::string_view line,
              const std::array<Field, kFields>& fields) {
  simdjson::dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS) return false;
  for (const auto& [key, value] : fields) {
    std::string_view text;
    if (object[key].get(text) != simdjson::SUCCESS) return false;
    *value = text;
  }
  return true;
}

std::string JsonLine(const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
  std::string out;
  StringSink sink(out);
  {
    Buffer buffer(sink);
    JsonEmitter json(buffer, 0);
    json.BeginObject();
    for (const auto& [key, value] : fields) PutField(json, key, value);
    json.EndObject();
    buffer.Put('\n');
  }
  return out;
}

}  // namespace

Result<Manifest> ReadManifest(const std::string& path, std::string_view text) {
  simdjson::dom::parser parser;
  Manifest manifest;
  std::string schema;
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (number == 1) {
      Makings& makings = manifest.makings;
      if (!ReadLine<4>(parser, line,
                       {{{"schema", &schema},
                         {"version", &makings.version},
                         {"rules", &makings.rules},
                         {"options", &makings.options}}}) ||
          schema != kSchema) {
        return Error{path, number, 0, fmt::format("is no manifest of the schema {}", kSchema)};
      }
      continue;
    }
    ManifestEntry entry;
    if (!ReadLine<4>(parser, line,
                     {{{"input", &entry.input},
                       {"input_sha256", &entry.input_sha256},
                       {"output", &entry.output},
                       {"output_sha256", &entry.output_sha256}}})) {
      return Error{path, number, 0, "the line is no entry of a manifest"};
    }
    manifest.entries.push_back(std::move(entry));
  }
  return manifest;
}

std::string ManifestHeader(const Makings& makings) {
  return JsonLine({{"schema", kSchema},
                   {"version", makings.version},
                   {"rules", makings.rules},
                   {"options", makings.options}});
}

std::string ManifestLine(const ManifestEntry& entry) {
  return JsonLine({{"input", entry.input},
                   {"input_sha256", entry.input_sha256},
                   {"output", entry.output},
                   {"output_sha256", entry.output_sha256}});
}

}  // namespace qsift
