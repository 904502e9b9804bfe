// Any bytes as a file of a rule pack: the pack is refused with a reason, or loads, and its
// embedded form is the same after a round trip.

#include "src/config/yaml_reader.h"
#include "src/rules/load.h"
#include "tests/fuzz/parts.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace qsift;  // NOLINT(google-build-using-namespace): one function
  std::vector<RuleFile> files;
  files.push_back(*ParseYaml("p/pack.yaml", "schema: qsift-rules/1\nid: p\nversion: '1'\n"));
  Result<RuleFile> file =
      ParseYaml("p/rules.yaml", std::string(reinterpret_cast<const char*>(data), size));
  if (!file) return 0;
  files.push_back(std::move(*file));
  std::string bytes;
  Serialize(files, bytes);
  const std::vector<RuleFile> back = Deserialize(bytes);
  std::string again;
  Serialize(back, again);
  test::Require(bytes == again, "the embedded form differs");
  std::vector<Error> defects;
  const Result<LoadedRules> rules = LoadRules(std::move(files), &defects);
  test::Require(rules.ok() || !defects.empty() || !rules.error().message.empty(), "no reason");
  return 0;
}
