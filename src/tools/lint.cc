#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "qsift/rules.h"
#include "src/citations/citations.h"
#include "src/config/rule_reader.h"
#include "src/config/yaml_reader.h"
#include "src/language/language.h"
#include "src/rules/embedded.h"
#include "src/rules/load.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewExamples = 2;

class Linter {
 public:
  Linter(const LoadedRules& loaded, std::vector<Error>& defects)
      : loaded_(loaded), rules_(loaded.rules), defects_(defects) {}

  // `named`: only files below these folders are complained about; empty for all.
  void Run(const std::vector<std::string>& named) {
    for (const RuleFile& file : loaded_.files) {
      if (loaded_.PackOf(file) == nullptr || file.root.type != Node::Type::kMap) continue;
      const bool wanted =
          named.empty() || std::any_of(named.begin(), named.end(), [&](const std::string& folder) {
            return IsBelow(file, folder);
          });
      CollectUses(file);
      if (wanted) files_.push_back(&file);
      CheckIds(file, wanted);
    }
    for (const RuleFile* file : files_) {
      CheckTokens(*file);
      ForEachRule(*file, [&](std::string_view topic, const Node& rule) {
        CheckExamples(*file, rule);
        if (topic == "citations") CheckNegatives(*file, rule);
      });
    }
  }

 private:
  void Complain(const RuleFile& file, const Node& at, std::string message) {
    defects_.push_back(RuleError(file, at.line, at.column, std::move(message)));
  }

  static std::string IdOf(const Node& rule) {
    const Node* id = rule.Find("id");
    return id == nullptr ? "the rule" : id->scalar;
  }

  void CheckIds(const RuleFile& file, bool wanted) {
    ForEachRule(file, [&](std::string_view, const Node& rule) {
      const Node* id = rule.Find("id");
      if (id == nullptr) return;
      const auto [entry, added] =
          ids_.try_emplace(id->scalar, fmt::format("{}:{}", file.path, id->line));
      if (added || !wanted) return;
      Complain(file, *id,
               fmt::format("the id '{}' stands at {}, too; a pack that replaces it lists it under "
                           "'overrides'",
                           id->scalar, entry->second));
    });
  }

  // The tokens that patterns name.
  void CollectUses(const RuleFile& file) {
    const auto collect = [&](const auto& self, const Node& node) -> void {
      if (node.type == Node::Type::kScalar) {
        for (std::size_t i = node.scalar.find('{'); i != std::string::npos;
             i = node.scalar.find('{', i + 1)) {
          const std::size_t end = node.scalar.find('}', i);
          if (end != std::string::npos) uses_.insert(node.scalar.substr(i + 1, end - i - 1));
        }
      }
      for (const Node& item : node.items) self(self, item);
    };
    for (const std::string_view topic : {"citations", "citation_tokens", "citation_joins"}) {
      if (const Node* node = file.root.Find(topic)) collect(collect, *node);
    }
  }

  void CheckTokens(const RuleFile& file) {
    const Node* tokens = file.root.Find("citation_tokens");
    if (tokens == nullptr || tokens->type != Node::Type::kMap) return;
    for (std::size_t i = 0; i + 1 < tokens->items.size(); i += 2) {
      const Node& name = tokens->items[i];
      if (!uses_.contains(name.scalar)) {
        Complain(file, name, fmt::format("no pattern uses the token '{}'", name.scalar));
      }
      if (tokens->items[i + 1].scalar.find("{" + name.scalar + "}") != std::string::npos) {
        Complain(file, name, fmt::format("the token '{}' holds itself", name.scalar));
      }
    }
  }

  void CheckExamples(const RuleFile& file, const Node& rule) {
    if (rule.Find("pattern") == nullptr) return;
    for (const std::string_view key : {"examples", "negative"}) {
      const Node* texts = rule.Find(key);
      const std::size_t count = texts == nullptr ? 0 : texts->items.size();
      if (count >= kFewExamples) continue;
      Complain(file, texts == nullptr ? rule : *texts,
               fmt::format("{} has {} under '{}'; {} are the least", IdOf(rule), count, key,
                           kFewExamples));
    }
  }

  // What one rule must not find, no other may find either.
  void CheckNegatives(const RuleFile& file, const Node& rule) {
    const Node* texts = rule.Find("negative");
    if (texts == nullptr) return;
    const LanguageMask languages = NamedLanguage(rules_.languages, loaded_.LangOf(file)).mask;
    for (const Node& text : texts->items) {
      Document document;
      document.source = text.scalar;
      FindCitations(rules_.citations, languages, document);
      for (const Citation& citation : document.citations) {
        Complain(file, text,
                 fmt::format("the counter-example of {} is a citation to {}: '{}'", IdOf(rule),
                             citation.rule, document.Text(citation.text)));
      }
    }
  }

  const LoadedRules& loaded_;
  const Rules& rules_;
  std::vector<Error>& defects_;
  std::vector<const RuleFile*> files_;
  std::map<std::string, std::string> ids_;  // to the first place
  std::set<std::string> uses_;
};

}  // namespace

std::vector<Error> LintRules(const std::vector<std::string>& folders) {
  std::vector<Error> defects;
  std::vector<RuleFile> files = Reparsed(EmbeddedRules().files);
  for (const std::string& folder : folders) {
    Result<std::vector<RuleFile>> read = ReadRuleFolder(folder, &defects);
    if (!read) {
      defects.push_back(read.error());
      continue;
    }
    for (RuleFile& file : *read) files.push_back(std::move(file));
  }
  const Result<LoadedRules> loaded = LoadRules(std::move(files), &defects);
  if (!loaded) {
    defects.push_back(loaded.error());
    return defects;
  }
  Linter(*loaded, defects).Run(folders);
  return defects;
}

}  // namespace qsift
