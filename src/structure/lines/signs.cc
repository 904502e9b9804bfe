#include "src/structure/lines/signs.h"

#include <algorithm>
#include <map>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/lines/options.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// The letter of the rules before a label of the vocabulary; nullptr where the line is no such.
const SignRule* SignBefore(const Blocks& blocks, std::string_view body, Value* value) {
  const std::size_t size = DecodeAt(body, 0).size;
  if (size >= body.size() || !IsSpace(body[size])) return nullptr;
  for (const SignRule& sign : blocks.rules->marks.signs) {
    if (body.substr(0, size) != sign.glyph) continue;
    const std::size_t label = body.find_first_not_of(" \t", size);
    *value = label == body.npos ? Value::kLabel : blocks.rules->words.ValueOf(body.substr(label));
    return *value == Value::kLabel ? nullptr : &sign;
  }
  return nullptr;
}

}  // namespace

std::vector<MarkConvention> FindSigns(const Blocks& blocks) {
  struct Votes {
    std::uint32_t sound = 0;
    std::uint32_t unsound = 0;
  };
  std::map<std::pair<const SignRule*, const SignRule*>, Votes> pairs;
  const SignRule* above = nullptr;
  Value above_value = Value::kLabel;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string_view body = blocks.Body(i);
    Value value = Value::kLabel;
    const SignRule* sign = body.size() <= 64 ? SignBefore(blocks, body, &value) : nullptr;
    const bool pair = sign != nullptr && above != nullptr && value != above_value;
    if (pair && sign->state != above->state) {
      const bool selected = sign->state == State::kSelected;
      ++pairs[{selected ? sign : above, selected ? above : sign}].sound;
    } else if (pair && sign == above) {
      for (auto& [glyphs, votes] : pairs) {
        if (glyphs.first == sign) ++votes.unsound;
      }
    }
    above = pair ? nullptr : sign;
    above_value = value;
  }
  std::vector<MarkConvention> found;
  for (const auto& [glyphs, votes] : pairs) {
    if (votes.sound <= votes.unsound) continue;
    for (const SignRule* sign : {glyphs.first, glyphs.second}) {
      const auto same = [&](const MarkConvention& known) { return known.glyph == sign->glyph; };
      if (std::any_of(found.begin(), found.end(), same)) continue;
      found.push_back({sign->glyph, sign->state, votes.sound, votes.unsound});
    }
  }
  return found;
}

}  // namespace qsift
