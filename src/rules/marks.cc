#include "src/rules/marks.h"

#include <algorithm>

#include "src/config/names.h"
#include "src/model/names.h"
#include "src/text/unicode.h"

namespace qsift {

const MarkRule* MarkRules::MarkOf(std::string_view text) const {
  if (text.empty()) return nullptr;
  for (const std::uint16_t index : by_first_byte[static_cast<unsigned char>(text.front())]) {
    if (marks[index].glyph == text) return &marks[index];
  }
  return nullptr;
}

void LoadMarks(RuleReader& reader, const Node& list, LanguageMask, MarkRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"state", "box", "words", "ambiguous", "glyphs"})) return;
    const State state = ReadNameAt(reader, node, "state", kStateNames);
    const bool box = reader.Flag(node, "box");
    const bool words = reader.Flag(node, "words");
    const bool ambiguous = reader.Flag(node, "ambiguous");
    for (std::string& glyph : reader.Strings(node, "glyphs")) {
      if (glyph.empty()) reader.Fail(node, "an empty glyph");
      if (ambiguous) rules.ambiguous.insert(glyph);
      rules.marks.push_back({std::move(glyph), state, box, words});
    }
  }
}

void LoadSigns(RuleReader& reader, const Node& list, LanguageMask, MarkRules& rules) {
  for (const Node& node : reader.List(list)) {
    if (!reader.ExpectMap(node, {"state", "glyphs"})) return;
    const State state = ReadNameAt(reader, node, "state", kStateNames);
    for (std::string& glyph : reader.Strings(node, "glyphs")) {
      rules.signs.push_back({std::move(glyph), state});
    }
  }
}

void LoadBrackets(RuleReader& reader, const Node& map, LanguageMask, MarkRules& rules) {
  if (!reader.ExpectMap(map,
                        {"pairs", "wide_pairs", "selected", "unselected", "chosen", "arrows"})) {
    return;
  }
  for (std::string& pair : reader.Strings(map, "pairs")) {
    if (pair.size() != 2) return reader.Fail(map, "a pair of brackets is two ASCII signs");
    rules.brackets.push_back(std::move(pair));
  }
  for (const std::string& pair : reader.Strings(map, "wide_pairs")) {
    if (CountCodePoints(pair) != 2) return reader.Fail(map, "a wide pair of brackets is two signs");
    const std::size_t open = DecodeAt(pair, 0).size;
    rules.wide_brackets.push_back({pair.substr(0, open), pair.substr(open)});
  }
  for (std::string& sign : reader.Strings(map, "selected")) {
    rules.selected.push_back(std::move(sign));
  }
  for (std::string& sign : reader.Strings(map, "unselected")) {
    rules.unselected.push_back(std::move(sign));
  }
  for (const std::string& word : reader.Strings(map, "chosen")) rules.chosen.insert(Folded(word));
  for (std::string& arrow : reader.Strings(map, "arrows")) {
    if (arrow.empty()) return reader.Fail(map, "an empty text is no arrow");
    rules.arrows.push_back(std::move(arrow));
  }
}

void LoadRequiredMarks(RuleReader& reader, const Node& list, LanguageMask, MarkRules& rules) {
  for (std::string& mark : reader.Items(list, "required_marks")) {
    rules.required.push_back(std::move(mark));
  }
}

void LoadReplyTags(RuleReader& reader, const Node& list, LanguageMask, MarkRules& rules) {
  for (std::string& tag : reader.Items(list, "reply_tags")) rules.tags.push_back(std::move(tag));
}

void LoadLegendLinks(RuleReader& reader, const Node& list, LanguageMask, MarkRules& rules) {
  for (std::string& link : reader.Items(list, "legend_links")) {
    if (link.empty()) return reader.Fail(list, "an empty text links nothing");
    rules.legend_links.push_back(std::move(link));
  }
}

void FinishMarks(MarkRules& rules) {
  std::stable_sort(
      rules.marks.begin(), rules.marks.end(),
      [](const MarkRule& a, const MarkRule& b) { return a.glyph.size() > b.glyph.size(); });
  for (std::size_t i = 0; i < rules.marks.size(); ++i) {
    const auto first = static_cast<unsigned char>(rules.marks[i].glyph.front());
    rules.by_first_byte[first].push_back(static_cast<std::uint16_t>(i));
    rules.first_bytes[first] = true;
  }
  for (const std::string& pair : rules.brackets) {
    rules.first_bytes[static_cast<unsigned char>(pair.front())] = true;
  }
  for (const WideBrackets& pair : rules.wide_brackets) {
    rules.first_bytes[static_cast<unsigned char>(pair.open.front())] = true;
  }
  for (const std::string& arrow : rules.arrows) {
    rules.first_bytes[static_cast<unsigned char>(arrow.front())] = true;
    rules.arrow_begins[static_cast<unsigned char>(arrow.front())] = true;
  }
  rules.first_bytes['_'] = true;
  for (const std::string& mark : rules.required) {
    if (mark.empty()) continue;
    rules.required_begins[static_cast<unsigned char>(mark.front())] = true;
    rules.tail_ends[static_cast<unsigned char>(mark.back())] = true;
  }
  for (const std::string& tag : rules.tags) {
    if (!tag.empty()) rules.tail_ends[static_cast<unsigned char>(tag.back())] = true;
  }
}

std::size_t MarkRules::RequiredBefore(std::string_view text) const {
  if (text.empty() || !required_begins[static_cast<unsigned char>(text.front())]) return 0;
  for (const std::string& mark : required) {
    if (mark.size() >= 3 && text.size() > mark.size() && text.starts_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t MarkRules::RequiredAfter(std::string_view text) const {
  if (text.empty() || !tail_ends[static_cast<unsigned char>(text.back())]) return 0;
  for (const std::string& mark : required) {
    if (text.size() <= mark.size() || !text.ends_with(mark)) continue;
    // Another star makes it a sign of emphasis.
    if (mark != "*" || text.find('*') + 1 == text.size()) return mark.size();
  }
  return 0;
}

}  // namespace qsift
