#include "src/rules/links.h"

#include "src/config/rule_reader.h"

namespace qsift {

void LoadLinks(RuleReader& reader, const Node& map, LanguageMask, LinkRules& rules) {
  if (!reader.ExpectMap(
          map, {"schemes", "address_schemes", "opaque_schemes", "file_suffixes", "abbreviations",
                "host_lookalikes", "trailing", "doubled", "wide_trailing"})) {
    return;
  }
  for (std::string& scheme : reader.Strings(map, "schemes")) {
    rules.schemes.insert(std::move(scheme));
  }
  for (std::string& scheme : reader.Strings(map, "address_schemes")) {
    rules.address_schemes.insert(std::move(scheme));
  }
  if (const Node* opaque = map.Find("opaque_schemes")) {
    for (std::size_t i = 0; i + 1 < opaque->items.size(); i += 2) {
      rules.opaque.emplace(opaque->items[i].scalar, opaque->items[i + 1].scalar);
    }
  }
  for (std::string& suffix : reader.Strings(map, "file_suffixes")) {
    rules.file_suffixes.insert(std::move(suffix));
  }
  for (std::string& word : reader.Strings(map, "abbreviations")) {
    rules.abbreviations.insert(std::move(word));
  }
  rules.host_lookalikes = reader.Strings(map, "host_lookalikes");
  for (const char c : reader.StringOr(map, "trailing", "")) {
    rules.trailing[static_cast<unsigned char>(c)] = true;
  }
  for (const char c : reader.StringOr(map, "doubled", "")) {
    rules.doubled[static_cast<unsigned char>(c)] = true;
  }
  rules.wide_trailing = reader.Strings(map, "wide_trailing");
}

}  // namespace qsift
