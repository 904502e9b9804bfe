#include "src/citations/citations.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "src/citations/entities.h"
#include "src/citations/grammar_pieces.h"
#include "src/citations/identity.h"
#include "src/citations/instruments.h"
#include "src/citations/join.h"
#include "src/citations/numbers.h"
#include "src/citations/pieces.h"
#include "src/citations/pinpoints.h"
#include "src/rules/built_in.h"
#include "src/rules/citation_rules.h"
#include "src/text/text_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kStretch = 256 * 1024;  // bytes read at once
constexpr std::uint32_t kNearLink = 700;      // bytes between a citation and the link given for it

// Reads one text.
class Finder {
 public:
  Finder(const CitationRules& rules, LanguageMask languages, std::string_view text,
         std::uint32_t base, const std::vector<Link>& links, CitationEntities::Storage& storage)
      : rules_(rules),
        languages_(languages),
        text_(text),
        base_(base),
        links_(links),
        storage_(storage) {}

  std::vector<Citation> Run() {
    CitationPieces finder(rules_, languages_, text_);
    std::vector<CitationPiece> pieces;
    finder.Find(pieces);
    const CitationEntities entities(rules_.words, languages_, text_, base_, links_, storage_);
    AddGrammarPieces(rules_, entities, pieces);
    if (pieces.empty()) return {};
    std::erase_if(pieces, [this](const CitationPiece& piece) { return InLink(piece.text); });
    if (pieces.empty()) return {};
    std::vector<Citation> found = JoinCitations(rules_, finder, entities, std::move(pieces));
    for (Citation& citation : found) {
      TieLink(citation);
      citation.text = {citation.text.begin + base_, citation.text.end + base_};
      citation.title = {citation.title.begin + base_, citation.title.end + base_};
      citation.parent = {citation.parent.begin + base_, citation.parent.end + base_};
    }
    return found;
  }

 private:
  bool InLink(Span span) const {
    const auto link = LinkFrom(span.begin);
    return link != links_.end() && link->text.begin < span.end + base_;
  }

  // The link that the text gives for a citation: the next one, in the same item of a list.
  void TieLink(Citation& citation) const {
    const auto link = LinkFrom(citation.text.end);
    if (link == links_.end()) return;
    const std::uint32_t begin = link->text.begin - base_;
    if (begin - citation.text.end > kNearLink || begin > text_.size()) return;
    if (StartsItem(text_.substr(citation.text.end, begin - citation.text.end))) return;
    citation.link = static_cast<std::int32_t>(link - links_.begin());
    citation.url_rule = built_in::kNextLink.id;
  }

  // The first link that ends after an offset.
  std::vector<Link>::const_iterator LinkFrom(std::uint32_t offset) const {
    return std::upper_bound(links_.begin(), links_.end(), offset + base_,
                            [](std::uint32_t at, const Link& link) { return at < link.text.end; });
  }

  // "(2) " between two texts begins another item.
  static bool StartsItem(std::string_view text) {
    for (std::size_t i = text.find('('); i != text.npos; i = text.find('(', i + 1)) {
      std::size_t k = i + 1;
      while (k < text.size() && IsDigit(text[k]) && k < i + 3) ++k;
      if (k > i + 1 && k < text.size() && text[k] == ')') return true;
    }
    return false;
  }

  const CitationRules& rules_;
  LanguageMask languages_;
  std::string_view text_;
  std::uint32_t base_;
  const std::vector<Link>& links_;
  CitationEntities::Storage& storage_;
};

// Where a text may be cut without cutting a citation: after a line or a sentence near the limit,
// else at a blank, else at the limit.
std::size_t CutNear(std::string_view text, std::size_t limit) {
  const std::string_view head = text.substr(0, limit);
  for (const std::string_view end : {"\n", ". ", " "}) {
    const std::size_t at = head.rfind(end);
    if (at != head.npos && at > limit / 2) return at + end.size();
  }
  while (limit > 0 && IsContinuationByte(text[limit])) --limit;
  return limit;
}

// Very long texts are read in stretches, so that their tokens need no more memory than they do.
void FindWith(const CitationRules& rules, LanguageMask languages, std::string_view text,
              std::uint32_t base, const std::vector<Link>& links,
              CitationEntities::Storage& storage, std::vector<Citation>& citations) {
  while (!text.empty()) {
    const std::size_t size = text.size() <= kStretch ? text.size() : CutNear(text, kStretch);
    const std::string_view stretch = text.substr(0, size);
    std::vector<Citation> found = Finder(rules, languages, stretch, base, links, storage).Run();
    std::move(found.begin(), found.end(), std::back_inserter(citations));
    text.remove_prefix(size);
    base += static_cast<std::uint32_t>(size);
  }
}

// The zero of the script that a digit belongs to; 0 for what is not a digit of these scripts.
char32_t ZeroOf(char32_t c) {
  // Arabic, Persian, Devanagari, Bengali, Thai, Lao, Myanmar, Khmer.
  constexpr std::array<char32_t, 8> kZeros = {0x660, 0x6F0, 0x966,  0x9E6,
                                              0xE50, 0xED0, 0x1040, 0x17E0};
  const auto* const zero =
      std::find_if(kZeros.begin(), kZeros.end(), [c](char32_t z) { return c >= z && c < z + 10; });
  return zero == kZeros.end() ? 0 : *zero;
}

// A text with ASCII digits in place of those of other scripts, so that one reader reads both.
class PlainDigits {
 public:
  PlainDigits(std::string_view text, std::uint32_t base, const std::vector<Link>& links)
      : source_(text), base_(base) {
    std::vector<std::uint32_t> later;  // by offset in the source
    later.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeAt(text, i);
      const char32_t zero = ZeroOf(c.value);
      const auto at = static_cast<std::uint32_t>(text_.size());
      map_.Add(at, static_cast<std::uint32_t>(i));
      if (zero == 0) {
        text_ += text.substr(i, c.size);
        for (std::uint32_t k = 0; k < c.size; ++k) later.push_back(at + k);
      } else {
        text_ += static_cast<char>('0' + (c.value - zero));
        later.insert(later.end(), c.size, at);
      }
      i += c.size;
    }
    later.push_back(static_cast<std::uint32_t>(text_.size()));
    links_.reserve(links.size());
    for (const Link& link : links) {
      if (link.text.begin < base || link.text.end - base > text.size()) continue;
      links_.push_back(link);
      links_.back().text = {later[link.text.begin - base], later[link.text.end - base]};
    }
  }

  // The text has digits that are not ASCII; few bytes begin one.
  static bool Holds(std::string_view text) {
    const auto begins_one = [](char c) {
      return c == '\xD9' || c == '\xDB' || c == '\xE0' || c == '\xE1';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (IsAscii(text[i]) || !begins_one(text[i])) continue;
      if (ZeroOf(DecodeAt(text, i).value) != 0) return true;
    }
    return false;
  }

  const std::string& text() const { return text_; }
  const std::vector<Link>& links() const { return links_; }

  // Puts what was found back where it stands, with the digits that are printed.
  void PutBack(Citation& citation) const {
    const Span whole = map_.Map(citation.text);
    for (Span* span : {&citation.text, &citation.title, &citation.parent}) {
      if (span->empty()) continue;
      *span = {MapEnd(span->begin) + base_, MapEnd(span->end) + base_};
    }
    char32_t zero = 0;
    for (std::size_t i = whole.begin; i < whole.end && zero == 0;) {
      const CodePoint c = DecodeAt(source_, i);
      zero = ZeroOf(c.value);
      i += c.size;
    }
    if (zero == 0) return;
    std::string raw;
    for (const char c : citation.number_raw) {
      if (IsDigit(c)) {
        AppendUtf8(zero + static_cast<char32_t>(c - '0'), raw);
      } else {
        raw += c;
      }
    }
    citation.number_raw = raw;
  }

 private:
  std::uint32_t MapEnd(std::uint32_t at) const {
    return at == text_.size() ? static_cast<std::uint32_t>(source_.size()) : map_.Map(at);
  }

  std::string_view source_;
  std::uint32_t base_;
  std::string text_;
  TextMap map_;
  std::vector<Link> links_;
};

void FindIn(const CitationRules& rules, LanguageMask languages, std::string_view text,
            std::uint32_t base, const std::vector<Link>& links, CitationEntities::Storage& storage,
            std::vector<Citation>& citations) {
  if (!PlainDigits::Holds(text)) {
    return FindWith(rules, languages, text, base, links, storage, citations);
  }
  const PlainDigits plain(text, base, links);
  const std::size_t before = citations.size();
  FindWith(rules, languages, plain.text(), 0, plain.links(), storage, citations);
  const auto skipped = std::find_if(links.begin(), links.end(), [&](const Link& link) {
    return link.text.begin >= base && link.text.end - base <= text.size();
  });
  for (std::size_t i = before; i < citations.size(); ++i) {
    plain.PutBack(citations[i]);
    if (citations[i].link != kNoIndex) {
      citations[i].link += static_cast<std::int32_t>(skipped - links.begin());
    }
  }
}

// One identifier for all mentions of one instrument in the document.
void Merge(const CitationRules& rules, Document& document) {
  std::vector<NamedCitation> citations;
  const auto add = [&](std::vector<Citation>& found, const std::vector<Link>& links) {
    for (Citation& citation : found) {
      NamedCitation& named = citations.emplace_back();
      named.citation = &citation;
      if (citation.title.size() > 0) {
        named.title = citation.number.empty() && !citation.name.empty()
                          ? citation.name
                          : TitleSlug(document.Text(citation.title), rules.words);
      }
      if (citation.link != kNoIndex) {
        named.url = document.Text(links[static_cast<std::size_t>(citation.link)].text);
      }
    }
  };
  add(document.citations, document.links);
  for (Question& question : document.questions) add(question.citations, question.links);
  MergeInstruments(rules.families, citations);
  ListInstruments(document);
}

}  // namespace

void FindCitations(const CitationRules& rules, LanguageMask languages, Document& document) {
  CitationEntities::Storage storage;
  FindIn(rules, languages, document.source, 0, document.links, storage, document.citations);
  Merge(rules, document);
}

void ReadCitations(const CitationRules& rules, LanguageMask languages, Document& document,
                   TextMemory<bool>* citing) {
  CitationEntities::Storage storage;
  const std::vector<Link> no_links;
  const auto find_in = [&](const Leaf& leaf, const std::vector<Link>& links,
                           std::vector<Citation>& citations) {
    const std::string_view text = document.Text(leaf.text);
    bool read = false;
    const auto cites = [&] {
      const std::size_t before = citations.size();
      FindIn(rules, languages, text, leaf.text.begin, links, storage, citations);
      read = true;
      return citations.size() > before;
    };
    // A link changes the meaning of the text beside it.
    if (citing == nullptr || !links.empty()) {
      cites();
    } else if (citing->Of(text, languages, cites) && !read) {
      cites();
    }
  };
  const auto find = [&](const Leaf& leaf) { find_in(leaf, no_links, document.citations); };
  for (Question& question : document.questions) {
    find(question.prompt);
    if (question.label) find(*question.label);
    for (const Leaf& note : question.notes) find(note);
    if (question.answer) find_in(*question.answer, question.links, question.citations);
  }
  for (const Section& section : document.sections) {
    for (const Leaf& note : section.notes) find(note);
  }
  for (const Leaf& leaf : document.unplaced) find(leaf);
  Merge(rules, document);
}

}  // namespace qsift
