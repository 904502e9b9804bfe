#include "qsift/manifest.h"

#include "tests/catch.h"

namespace qsift {
namespace {

const Makings kMakings{"1.0", "abc", "to=yaml \"x\""};
const ManifestEntry kEntry{"a/\xC3\xA9.txt", "11", "a/\xC3\xA9.yaml", "22"};

TEST_CASE("a manifest is read as it was written") {
  const std::string text = ManifestHeader(kMakings) + ManifestLine(kEntry) + ManifestLine(kEntry);
  const Result<Manifest> manifest = ReadManifest("m", text);
  REQUIRE(manifest.ok());
  CHECK(manifest->makings == kMakings);
  REQUIRE(manifest->entries.size() == 2);
  CHECK(manifest->entries[1].input == kEntry.input);
  CHECK(manifest->entries[1].output_sha256 == "22");
}

TEST_CASE("what a killed run left of a line is passed over") {
  const std::string whole = ManifestHeader(kMakings) + ManifestLine(kEntry);
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    CAPTURE(size);
    const Result<Manifest> manifest = ReadManifest("m", whole.substr(0, size));
    REQUIRE(manifest.ok());
    CHECK(manifest->entries.size() == (size == whole.size() ? 1 : 0));
  }
}

TEST_CASE("what is no manifest is refused") {
  const std::string header = ManifestHeader(kMakings);
  for (const std::string& text :
       {std::string("nonsense\n"), std::string("{}\n"), std::string("{\"schema\":\"other\"}\n"),
        ManifestLine(kEntry), header + "nonsense\n" + ManifestLine(kEntry), header + "{}\n"}) {
    CAPTURE(text);
    CHECK(!ReadManifest("m", text).ok());
  }
}

}  // namespace
}  // namespace qsift
