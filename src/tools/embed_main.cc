// Build-time tool: parses the default rule packs and writes them as a C++ source that the library
// embeds. A pack that does not load stops the build.
//
//   qsift-embed RULES_FOLDER OUTPUT.cc

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>

#include "src/config/yaml_reader.h"
#include "src/rules/load.h"

namespace {

int Fail(const qsift::Error& error) {
  std::fprintf(stderr, "%s\n", qsift::Format(error).c_str());
  return 2;
}

// Takes out what only people read. It stays in the text of the file.
void DropExamples(qsift::RuleFile& file) {
  for (qsift::Node& topic : file.root.items) {
    if (topic.type != qsift::Node::Type::kList) continue;
    for (qsift::Node& rule : topic.items) {
      if (rule.type != qsift::Node::Type::kMap) continue;
      for (std::size_t i = rule.items.size(); i >= 2; i -= 2) {
        const std::string& key = rule.items[i - 2].scalar;
        if (key != "examples" && key != "negative" && key != "description") continue;
        const auto at = rule.items.begin() + static_cast<std::ptrdiff_t>(i) - 2;
        rule.items.erase(at, at + 2);
      }
    }
  }
}

int Embed(const std::string& folder, const char* output) {
  qsift::Result<std::vector<qsift::RuleFile>> files = qsift::ReadRuleFolder(folder);
  if (!files) return Fail(files.error());
  const qsift::Result<qsift::LoadedRules> checked = qsift::LoadRules(*files);
  if (!checked) return Fail(checked.error());
  for (qsift::RuleFile& file : *files) file.path = "rules" + file.path.substr(folder.size());
  for (qsift::RuleFile& file : *files) DropExamples(file);
  std::string bytes;
  qsift::Serialize(*files, bytes);
  std::string first;
  for (const qsift::OpenerRule& rule : checked->rules.openers.rules) {
    first += fmt::format("{{{},{}}},", rule.first_bytes.first, rule.first_bytes.last);
  }
  std::string source =
      "#include \"src/rules/embedded.h\"\n\nnamespace qsift {\nnamespace {\n"
      "constexpr unsigned char kBytes[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 32 == 0) source += '\n';
    source += fmt::format("{},", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
  }
  source +=
      "\n};\n}  // namespace\n\nEmbeddedPacks EmbeddedRules() {\n"
      "  return {Deserialize({reinterpret_cast<const char*>(kBytes), sizeof kBytes}), {" +
      first + "}};\n}\n\n}  // namespace qsift\n";
  std::ofstream stream(output, std::ios::binary);
  stream << source;
  stream.close();
  return stream ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: qsift-embed RULES_FOLDER OUTPUT.cc\n");
    return 2;
  }
  try {
    return Embed(argv[1], argv[2]);
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "qsift-embed: %s\n", exception.what());
    return 2;
  }
}
