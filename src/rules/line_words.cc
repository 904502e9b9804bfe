#include "src/rules/line_words.h"

#include "src/config/rule_reader.h"
#include "src/text/unicode.h"

namespace qsift {

void LoadLineWords(RuleReader& reader, const Node& map, LanguageMask language,
                   LineWordRules& rules) {
  if (!reader.ExpectMap(map, {"asks", "orders", "conditions", "guides", "open_asks", "closed_asks",
                              "denials", "asks_by_tone", "ask_endings", "order_endings"})) {
    return;
  }
  const auto begins = [&](std::string_view key, LineSense sense) {
    for (const std::string& word : reader.Strings(map, key)) {
      rules.begins[Folded(word)].Add(sense, language);
    }
  };
  begins("asks", LineSense::kAsk);
  begins("orders", LineSense::kOrder);
  begins("conditions", LineSense::kCondition);
  begins("guides", LineSense::kGuide);
  const auto either = [&](std::string_view key, LineSense sense) {
    for (const std::string& word : reader.Strings(map, key)) {
      if (sense == LineSense::kClosed) rules.closed |= language;
      if (!word.empty() && RunsOn(DecodeAt(word, 0).value)) {
        rules.inner.push_back({Folded(word), sense, language});
      } else {
        rules.begins[Folded(word)].Add(sense, language);
      }
    }
  };
  either("open_asks", LineSense::kOpen);
  either("closed_asks", LineSense::kClosed);
  either("denials", LineSense::kDeny);
  if (reader.Flag(map, "asks_by_tone")) rules.tone |= language;
  const auto endings = [&](std::string_view key, LineSense sense) {
    for (const std::string& word : reader.Strings(map, key)) {
      rules.endings.push_back({Folded(word), sense, language});
    }
  };
  endings("ask_endings", LineSense::kAsk);
  endings("order_endings", LineSense::kOrder);
}

}  // namespace qsift
