#include "src/citations/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

// As a part of a URI's path.
std::string PathPart(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = !IsAscii(c) || IsAsciiAlnum(c) || c == '-' || c == '.' || c == '_';
    if (plain) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// Fills in {number}, {year}, {date}, {serial}, {serial4}; empty if one of them is missing.
std::string Filled(std::string_view form, std::string_view serial, const Citation& citation) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const std::size_t close = form[i] == '{' ? form.find('}', i) : form.npos;
    if (close == form.npos) {
      out.push_back(form[i]);
      continue;
    }
    const std::string_view name = form.substr(i + 1, close - i - 1);
    std::string value;
    if (name == "number") value = citation.number;
    if (name == "date") value = citation.date;
    if (name == "year" && citation.year != 0) value = std::to_string(citation.year);
    if (name == "serial") value = serial;
    if (name == "serial4" && !serial.empty()) value = fmt::format("{:0>4}", serial);
    if (value.empty()) return {};
    out += value;
    i = close;
  }
  return out;
}

void Share(const Citation& from, std::string_view basis, Citation& to) {
  if (to.instrument != from.instrument) to.basis = basis;
  to.instrument = from.instrument;
  to.country = from.country;
  to.id = from.id;
  to.aliases = from.aliases;
}

// Of two titles of a policy, one begins with the other.
void MergePolicies(const std::vector<std::string>& kinds,
                   const std::vector<NamedCitation>& citations) {
  std::vector<Citation*> policies;
  for (const NamedCitation& named : citations) {
    Citation* const citation = named.citation;
    const bool policy =
        std::find(kinds.begin(), kinds.end(), citation->instrument_kind) != kinds.end();
    if (policy && citation->number.empty() && !citation->instrument.empty()) {
      policies.push_back(citation);
    }
  }
  std::stable_sort(policies.begin(), policies.end(), [](const Citation* a, const Citation* b) {
    return a->instrument < b->instrument;
  });
  const Citation* whole = nullptr;
  for (Citation* citation : policies) {
    const bool longer = whole != nullptr &&
                        citation->instrument.size() > whole->instrument.size() &&
                        citation->instrument.starts_with(whole->instrument) &&
                        citation->instrument[whole->instrument.size()] == '-';
    if (longer) {
      Share(*whole, "longer-title", *citation);
    } else if (std::count(citation->instrument.begin(), citation->instrument.end(), '-') > 0) {
      whole = citation;
    }
  }
}

std::vector<std::string_view> WordsOf(std::string_view slug) {
  std::vector<std::string_view> words;
  while (!slug.empty()) {
    const std::size_t end = std::min(slug.find('-'), slug.size());
    words.push_back(slug.substr(0, end));
    slug.remove_prefix(std::min(end + 1, slug.size()));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// At least two thirds of the words that either title has are in both.
bool AreAlike(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> first = WordsOf(a);
  const std::vector<std::string_view> second = WordsOf(b);
  std::vector<std::string_view> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(common));
  return 3 * common.size() >= 2 * (first.size() + second.size() - common.size());
}

// The wording of a title varies, while its links lead to one place.
void MergeByLink(const std::vector<NamedCitation>& citations) {
  std::unordered_map<std::string, const NamedCitation*> by_link;
  for (const NamedCitation& named : citations) {
    if (named.url.empty() || named.title.empty() || !named.citation->number.empty()) continue;
    const std::string key = fmt::format("{} {}", named.citation->instrument_kind, named.url);
    const auto [entry, added] = by_link.try_emplace(key, &named);
    if (!added && AreAlike(entry->second->title, named.title)) {
      Share(*entry->second->citation, "title-and-link", *named.citation);
    }
  }
}

}  // namespace

std::string TitleSlug(std::string_view title, const CitationWords& words) {
  const CitationLexicon& lexicon = words.lexicons.For(kAllLanguages);
  std::string slug;
  std::string word;
  for (std::size_t i = 0; i < title.size();) {
    const std::size_t end = WordEnd(title, i);
    if (title[i] == '(') {
      const std::size_t close = title.find(')', i);
      if (close != title.npos && i > 0) {
        i = close + 1;
        continue;
      }
    }
    if (end == i) {
      i += DecodeAt(title, i).size;
      continue;
    }
    word.clear();
    AppendFolded(title.substr(i, end - i), word);
    i = end;
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    const WordTrie::Matches known = lexicon.trie.Find(word);
    const bool small =
        !known.empty() && word.size() < 12 &&
        std::any_of(lexicon.words[*known.begin()].begin(), lexicon.words[*known.begin()].end(),
                    [](const CitationWord& sense) {
                      return (sense.classes & (kConnector | kArticle | kOf | kAnd)) != 0 &&
                             (sense.classes & kInstrument) == 0;
                    });
    if (small) continue;
    const auto synonym = words.synonyms.find(word);
    if (synonym != words.synonyms.end()) word = synonym->second;
    if (!slug.empty()) slug += '-';
    slug += word;
  }
  return slug;
}

void Identify(const CitationScheme& scheme, std::string_view slug, std::string_view serial,
              Citation& citation) {
  citation.name = slug;
  const std::string year = citation.year == 0 ? std::string("-") : std::to_string(citation.year);
  std::string name;
  if (!citation.number.empty()) {
    name = fmt::format("{}/{}", year, PathPart(citation.number));
  } else if (slug.empty() && !citation.date.empty()) {
    name = citation.date;
  } else if (!slug.empty()) {
    name = citation.date.empty() ? std::string(slug) : fmt::format("{}/{}", citation.date, slug);
  }
  if (name.empty()) return;
  citation.instrument = fmt::format("{}/{}", citation.instrument_kind, name);
  const auto of_kind = [&](const auto& forms) {
    const auto form = forms.find(citation.instrument_kind);
    return form == forms.end() ? forms.find("") : form;
  };
  if (const auto form = of_kind(scheme.identifiers); form != scheme.identifiers.end()) {
    citation.id = Filled(form->second, serial, citation);
  }
  if (const auto forms = of_kind(scheme.aliases); forms != scheme.aliases.end()) {
    for (const std::string& alias : forms->second) {
      std::string filled = Filled(alias, serial, citation);
      if (!filled.empty()) citation.aliases.push_back(std::move(filled));
    }
  }
  if (!citation.id.empty()) return;
  const std::string issuer =
      citation.issuer.empty() ? std::string() : PathPart(citation.issuer) + "/";
  citation.id = fmt::format("/akn/{}/act/{}/{}{}", scheme.country.empty() ? "zz" : scheme.country,
                            citation.instrument_kind, issuer,
                            citation.number.empty()
                                ? fmt::format("{}/{}", year, PathPart(slug.empty() ? name : slug))
                                : name);
}

namespace {

void Merge(const CitationFamilies& families, const std::vector<NamedCitation>& citations) {
  // What a partial name can stand for: one instrument, or several.
  struct Whole {
    const Citation* citation = nullptr;
    bool several = false;
  };
  std::unordered_map<std::string, Whole> by_number;
  std::unordered_map<std::string, Whole> by_title;
  const auto add = [](Whole& whole, const Citation* citation) {
    if (whole.citation != nullptr && whole.citation->instrument != citation->instrument) {
      whole.several = true;
    }
    if (whole.citation == nullptr) whole.citation = citation;
  };
  const auto number_key = [](const Citation& citation) {
    return fmt::format("{}/{}", citation.instrument_kind, citation.number);
  };
  const auto executive_key = [&](const Citation& citation) {
    const bool executive = std::find(families.one_act.begin(), families.one_act.end(),
                                     citation.instrument_kind) != families.one_act.end();
    return executive && citation.year != 0 && !citation.number.empty()
               ? fmt::format("{}/{}", citation.year, citation.number)
               : std::string();
  };
  const auto title_key = [&](std::size_t i) {
    return fmt::format("{}/{}", citations[i].citation->instrument_kind, citations[i].title);
  };
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const Citation& citation = *citations[i].citation;
    if (citation.number.empty()) continue;
    if (citation.year != 0) add(by_number[number_key(citation)], &citation);
    if (!citations[i].title.empty()) add(by_title[title_key(i)], &citation);
  }
  std::unordered_map<std::string, const Citation*> executive;
  for (const NamedCitation& named : citations) {
    Citation* const citation = named.citation;
    const std::string key = executive_key(*citation);
    if (key.empty()) continue;
    const auto [entry, added] = executive.try_emplace(key, citation);
    if (!added) Share(*entry->second, "number-and-year", *citation);
  }
  MergePolicies(families.longer_titles, citations);
  MergeByLink(citations);
  for (std::size_t i = 0; i < citations.size(); ++i) {
    Citation& citation = *citations[i].citation;
    const Whole* whole = nullptr;
    if (!citation.number.empty() && citation.year == 0) {
      const auto found = by_number.find(number_key(citation));
      if (found != by_number.end()) whole = &found->second;
    } else if (citation.number.empty() && !citations[i].title.empty()) {
      const auto found = by_title.find(title_key(i));
      if (found != by_title.end()) whole = &found->second;
    }
    if (whole == nullptr || whole->several) continue;
    Share(*whole->citation, citation.number.empty() ? "title" : "number", citation);
  }
}

}  // namespace

void MergeInstruments(const CitationFamilies& families,
                      const std::vector<NamedCitation>& citations) {
  std::vector<std::string> before;
  before.reserve(citations.size());
  for (const NamedCitation& named : citations) before.push_back(named.citation->instrument);
  Merge(families, citations);
  // What approved another instrument is renamed there, too.
  std::unordered_map<std::string, const std::string*> renamed;
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const std::string& now = citations[i].citation->instrument;
    if (now != before[i]) renamed.try_emplace(before[i], &now);
  }
  if (renamed.empty()) return;
  for (const NamedCitation& named : citations) {
    const auto found = renamed.find(named.citation->approved_by);
    if (found != renamed.end()) named.citation->approved_by = *found->second;
  }
}

}  // namespace qsift
