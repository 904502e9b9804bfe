#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "qsift/rules.h"
#include "src/citations/citations.h"
#include "src/citations/pieces.h"
#include "src/config/rule_reader.h"
#include "src/config/yaml_reader.h"
#include "src/language/language.h"
#include "src/match/pattern_set.h"
#include "src/rules/load.h"

namespace qsift {
namespace {

// One rule of the topic `citations`, and what it finds in a text.
class CitationTest {
 public:
  CitationTest(const Rules& rules, const Node& rule, const std::string& lang)
      : rules_(rules),
        id_(rule.Find("id")->scalar),
        languages_(NamedLanguage(rules.languages, lang).mask) {}

  // What is wrong with the findings in an example; empty if they are right.
  std::string Example(const Node& example) {
    const Node* text = example.Find("text");
    const Node* cite = example.Find("cite");
    if (text == nullptr || cite == nullptr) return "an example has 'text' and 'cite'";
    Find(text->scalar);
    const auto found = std::find_if(
        document_.citations.begin(), document_.citations.end(),
        [&](const Citation& citation) { return document_.Text(citation.text) == cite->scalar; });
    if (found == document_.citations.end()) {
      return fmt::format("'{}' is not found{}", cite->scalar, Instead());
    }
    if (!TookPart(*found)) {
      return fmt::format("'{}' is found by {} without this rule", cite->scalar, found->rule);
    }
    for (std::size_t i = 0; i + 1 < example.items.size(); i += 2) {
      const std::string& key = example.items[i].scalar;
      if (key == "text" || key == "cite") continue;
      const std::optional<std::string> value = Field(*found, key);
      if (!value) return fmt::format("a citation has no field '{}'", key);
      if (*value != example.items[i + 1].scalar) {
        return fmt::format("{} is '{}' and not '{}'", key, *value, example.items[i + 1].scalar);
      }
    }
    return {};
  }

  std::string Negative(const std::string& text) {
    Find(text);
    for (const Citation& citation : document_.citations) {
      if (TookPart(citation)) return fmt::format("'{}' is found", document_.Text(citation.text));
    }
    return {};
  }

 private:
  void Find(const std::string& text) {
    document_ = {};
    document_.source = text;
    FindCitations(rules_.citations, languages_, document_);
    pieces_.clear();
    CitationPieces(rules_.citations, languages_, document_.source).Find(pieces_);
  }

  bool TookPart(const Citation& citation) const {
    if (citation.rule == id_) return true;
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const CitationPiece& piece) {
      return piece.rule != nullptr && piece.rule->id == id_ &&
             citation.text.begin <= piece.text.begin && piece.text.end <= citation.text.end;
    });
  }

  std::string Instead() const {
    if (document_.citations.empty()) return ", and nothing else is";
    std::string out = ", but ";
    for (const Citation& citation : document_.citations) {
      if (&citation != &document_.citations.front()) out += ", ";
      out += fmt::format("'{}' by {}", document_.Text(citation.text), citation.rule);
    }
    return out;
  }

  std::optional<std::string> Field(const Citation& citation, std::string_view key) const {
    const auto year = [](std::uint32_t value) { return value == 0 ? "" : std::to_string(value); };
    if (key == "kind") return citation.kind;
    if (key == "instrument_kind") return citation.instrument_kind;
    if (key == "title") return std::string(document_.Text(citation.title));
    if (key == "issuer") return citation.issuer;
    if (key == "number") return citation.number;
    if (key == "number_raw") return citation.number_raw;
    if (key == "year") return year(citation.year);
    if (key == "year_to") return year(citation.year_to);
    if (key == "date") return citation.date;
    if (key == "mention") return std::string(Name(citation.mention));
    if (key == "instrument") return citation.instrument;
    if (key == "id") return citation.id;
    if (key == "pinpoints") return Pinpoints(citation);
    return std::nullopt;
  }

  // "article 6.1, letter b; article 7-9".
  static std::string Pinpoints(const Citation& citation) {
    std::string out;
    for (const Pinpoint& pinpoint : citation.pinpoints) {
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", pinpoint.unit,
                         fmt::join(pinpoint.path, "."));
      if (!pinpoint.to.empty()) out += fmt::format("-{}", fmt::join(pinpoint.to, "."));
    }
    return out;
  }

  const Rules& rules_;
  std::string id_;
  LanguageMask languages_;
  Document document_;
  std::vector<CitationPiece> pieces_;
};

// A rule of any other topic: its pattern, tried as in a set, matches or does not.
class PatternTest {
 public:
  PatternTest(const Node& rule, PatternSet::Anchor anchor) : set_(anchor) {
    Pattern::Defect defect;
    Pattern::Compile(rule.Find("pattern")->scalar, &defect);
    if (defect.message.empty()) set_.Add(rule.Find("pattern")->scalar, kAllLanguages);
    if (const Node* words = rule.Find("unless")) unless_ = Pattern::Compile(words->scalar, &defect);
  }

  bool Matches(const std::string& text) {
    return !unless_.Search(text) && set_.Match(text, kAllLanguages, found_);
  }

 private:
  PatternSet set_;
  Pattern unless_;
  std::vector<int> found_;
};

class Tester {
 public:
  Tester(const Rules& rules, RuleTests& tests) : rules_(rules), tests_(tests) {}

  void Test(const RuleFile& file, std::string_view topic, const Node& rule,
            const std::string& lang) {
    const Node* examples = rule.Find("examples");
    const Node* negative = rule.Find("negative");
    const bool tested = rule.Find("pattern") != nullptr || topic == "services";
    if (!tested || examples == nullptr || negative == nullptr) return;
    ++tests_.rules;
    tests_.examples += examples->items.size() + negative->items.size();
    const std::string id = rule.Find("id") == nullptr ? std::string() : rule.Find("id")->scalar;
    const auto fail = [&](const Node& at, const std::string& what) {
      tests_.failures.push_back(
          RuleError(file, at.line, at.column, fmt::format("{}: {}", id, what)));
    };
    if (topic == "citations") {
      CitationTest test(rules_, rule, lang);
      for (const Node& example : examples->items) {
        if (const std::string wrong = test.Example(example); !wrong.empty()) fail(example, wrong);
      }
      for (const Node& text : negative->items) {
        if (const std::string wrong = test.Negative(text.scalar); !wrong.empty()) fail(text, wrong);
      }
      return;
    }
    if (topic == "services") return TestService(id, *examples, *negative, fail);
    const bool at_start = topic == "openers";  // of a line's content
    PatternTest test(rule, at_start ? PatternSet::Anchor::kStart : PatternSet::Anchor::kNone);
    for (const Node& text : examples->items) {
      if (!test.Matches(text.scalar)) fail(text, "the example does not match");
    }
    for (const Node& text : negative->items) {
      if (test.Matches(text.scalar)) fail(text, "the counter-example matches");
    }
  }

 private:
  // A row of heads by which the service is known, or is not.
  template <typename Fail>
  void TestService(const std::string& id, const Node& examples, const Node& negative,
                   const Fail& fail) const {
    const auto known = [&](const Node& heads) {
      const ServiceRule* const found = rules_.services.Find(SplitHeads(heads.scalar));
      return found != nullptr && found->id == id;
    };
    for (const Node& heads : examples.items) {
      if (!known(heads)) fail(heads, "the service is not known by the example");
    }
    for (const Node& heads : negative.items) {
      if (known(heads)) fail(heads, "the service is known by the counter-example");
    }
  }

  const Rules& rules_;
  RuleTests& tests_;
};

}  // namespace

RuleTests TestRules(const RulePack& rules, std::string_view folder) {
  RuleTests tests;
  Tester tester(rules.rules(), tests);
  for (const RuleFile& file : Reparsed(rules.loaded().files)) {
    if (!IsBelow(file, folder)) continue;
    const std::string lang = rules.loaded().LangOf(file);
    ForEachRule(file, [&](std::string_view topic, const Node& rule) {
      tester.Test(file, topic, rule, lang);
    });
  }
  return tests;
}

}  // namespace qsift
