#include "src/rules/citation_patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::string_view kBlank = "(?:[ \\t]+(?:\\n[ \\t]*)?|\\n[ \\t]*)";

constexpr std::array<std::pair<std::string_view, CitationField>, 15> kFields = {{
    {"cite", CitationField::kCite},
    {"head", CitationField::kHead},
    {"number", CitationField::kNumber},
    {"raw", CitationField::kRaw},
    {"year", CitationField::kYear},
    {"year_to", CitationField::kYearTo},
    {"day", CitationField::kDay},
    {"month", CitationField::kMonth},
    {"title", CitationField::kTitle},
    {"issuer", CitationField::kIssuer},
    {"serial", CitationField::kSerial},
    {"unit", CitationField::kUnit},
    {"at", CitationField::kAt},
    {"to", CitationField::kTo},
    {"again", CitationField::kAgain},
}};

// The text of a token; nullopt if none has the name.
std::optional<std::string> TokenText(std::string_view name, const CitationRules& rules,
                                     const CitationVocabulary& vocabulary, std::string_view kinds) {
  if (name == "kinds" && !kinds.empty()) return std::string(kinds);
  for (const auto& [token, text] : vocabulary.any) {
    if (token == name) return text;
  }
  for (const auto* tokens : {&vocabulary.tokens, &rules.vocabularies.front().tokens}) {
    for (const auto& [token, text] : *tokens) {
      if (token == name) return text;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string AnyOf(std::vector<std::string> words) {
  std::erase_if(words, [](const std::string& word) { return word.find('*') != word.npos; });
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string out = "(?i:";
  for (const std::string& word : words) {
    if (out.size() > 4) out += '|';
    for (const char c : word) {
      if (c == ' ') {
        out += kBlank;
        continue;
      }
      if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out + ")";
}

void MakeAnyPatterns(CitationVocabulary& vocabulary) {
  vocabulary.any = {{"unit", AnyKey(vocabulary.units)},
                    {"instrument", AnyKey(vocabulary.instruments)},
                    {"month", AnyKey(vocabulary.months)},
                    {"ordinal", AnyKey(vocabulary.ordinals)},
                    {"issuer", AnyKey(vocabulary.issuers)}};
}

std::string ExpandPattern(std::string_view text, const CitationRules& rules,
                          const CitationVocabulary& vocabulary, std::string_view kinds,
                          std::string* unknown) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      // "\p{Lu}" and "\x{2014}" are not tokens.
      const bool braces = (text[i + 1] == 'p' || text[i + 1] == 'P' || text[i + 1] == 'x') &&
                          i + 2 < text.size() && text[i + 2] == '{';
      const std::size_t size = braces ? std::min(text.find('}', i), text.size() - 1) - i + 1 : 2;
      out.append(text.substr(i, size));
      i += size - 1;
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (c == ' ' && !in_class) {
      out += kBlank;
      continue;
    }
    const std::size_t close = c == '{' ? text.find('}', i) : text.npos;
    if (close == text.npos || in_class || i + 1 == close || !IsAsciiAlpha(text[i + 1])) {
      out += c;
      continue;
    }
    const std::string_view name = text.substr(i + 1, close - i - 1);
    const std::optional<std::string> token = TokenText(name, rules, vocabulary, kinds);
    if (!token) {
      *unknown = name;
      return {};
    }
    out += "(?:" + *token + ")";
    i = close;
  }
  return out;
}

std::string FirstRun(const std::string& anchor) {
  for (std::size_t i = 0; i < anchor.size();) {
    const CodePoint c = DecodeAt(anchor, i);
    if (!IsLetter(c.value) && c.value >= 0x80) return anchor.substr(i, c.size);
    if (IsCjk(c.value)) return anchor.substr(i, c.size);
    if (!IsLetter(c.value)) {
      i += c.size;
      continue;
    }
    std::size_t end = i;
    while (end < anchor.size()) {
      const CodePoint next = DecodeAt(anchor, end);
      if (!IsLetter(next.value) || IsCjk(next.value)) break;
      end += next.size;
    }
    return anchor.substr(i, end - i);
  }
  return {};
}

std::vector<std::string> GroupNames(std::string_view source) {
  std::vector<std::string> names;
  for (std::size_t i = source.find("(?P<"); i != source.npos; i = source.find("(?P<", i)) {
    i += 4;
    names.emplace_back(source.substr(i, source.find('>', i) - i));
  }
  return names;
}

void ReadGroups(RuleReader& reader, const Node& at, std::string_view source,
                std::vector<CitationGroup>& groups) {
  for (const std::string& whole : GroupNames(source)) {
    std::string_view name = whole;
    while (!name.empty() && IsDigit(name.back())) name.remove_suffix(1);
    const auto* const known = std::find_if(kFields.begin(), kFields.end(),
                                           [&](const auto& field) { return field.first == name; });
    if (known != kFields.end()) {
      groups.push_back({known->second, {}});
    } else if (name.starts_with("u_")) {
      groups.push_back({CitationField::kAt, std::string(name.substr(2))});
    } else if (name.starts_with("to_")) {
      groups.push_back({CitationField::kTo, std::string(name.substr(3))});
    } else {
      reader.Fail(at, fmt::format("no field is called '{}'", whole));
    }
  }
}

}  // namespace qsift
