#include "src/enrich/citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "src/base/unicode.h"
#include "src/enrich/citation_grammar.h"
#include "src/enrich/citation_tokens.h"

namespace qsift {
namespace {

constexpr std::size_t kStretch = 256 * 1024;  // bytes read at once
constexpr std::uint32_t kNearLink = 700;      // bytes between a citation and the link given for it

bool Overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

class Finder {
 public:
  Finder(const CitationRules& rules, std::string_view text, std::uint32_t base,
         const std::vector<Link>& links, CitationTokens::Storage& storage)
      : rules_(rules),
        text_(text),
        base_(base),
        links_(links),
        tokens_(rules, text, base, links, storage) {}

  std::vector<Citation> Run() {
    if (tokens_.anchors().empty()) return {};
    CitationGrammar grammar(text_, tokens_);
    for (const CitationMention& mention : grammar.Parse()) AddMention(mention);
    AddForms();
    DropOverlapping();
    for (std::size_t i = 0; i < found_.size(); ++i) TieLink(i);
    for (Citation& citation : found_) {
      citation.text = {citation.text.begin + base_, citation.text.end + base_};
      citation.title = {citation.title.begin + base_, citation.title.end + base_};
      citation.parent = {citation.parent.begin + base_, citation.parent.end + base_};
    }
    return std::move(found_);
  }

 private:
  Span SpanOf(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    return {tokens_[first].span.begin, tokens_[last - 1].span.end};
  }

  std::string_view Text(Span span) const { return text_.substr(span.begin, span.size()); }

  void AddMention(const CitationMention& mention) {
    Citation citation;
    citation.text = SpanOf(mention.first, mention.last);
    citation.pinpoints = mention.pinpoints;
    citation.kind = mention.pinpoints.empty() ? "" : mention.pinpoints.front().unit;
    citation.rule = "core/pinpoint";
    if (mention.head != nullptr) {
      citation.instrument_kind = mention.head->kind;
      citation.lang = mention.head->lang;
      if (citation.kind.empty()) citation.kind = mention.head->kind;
      // A title names its instrument whole: "Law on Privacy".
      const bool titled = mention.title_first < mention.title_last;
      const bool behind = titled && mention.title_first > mention.number;
      if (titled && (mention.number == 0 || behind)) {
        citation.title = mention.number == 0
                             ? SpanOf(mention.instrument_first, mention.instrument_last)
                             : SpanOf(mention.title_first, mention.title_last);
      }
      citation.year = mention.year;
      citation.year_to = mention.year_to;
      citation.rule = mention.number != 0 ? "core/numbered" : "core/titled";
      if (mention.number != 0) ReadNumber(Text(tokens_[mention.number].span), citation);
      citation.confidence =
          mention.number != 0 || !citation.title.empty() ? Confidence::kHigh : Confidence::kMedium;
      if (!mention.pinpoints.empty()) {
        citation.parent = SpanOf(mention.instrument_first, mention.instrument_last);
      }
      citation.instrument = InstrumentOf(citation, mention.title_first, mention.title_last);
    } else {
      citation.confidence = Confidence::kLow;
    }
    found_.push_back(std::move(citation));
  }

  // "133/2011" is number 133 of the year 2011.
  static void ReadNumber(std::string_view number, Citation& citation) {
    citation.number_raw = number;
    citation.number = number;
    const std::size_t slash = number.find_last_of("/-");
    if (slash == number.npos || slash == 0) return;
    const std::uint32_t year = ParseYear(number.substr(slash + 1));
    if (year == 0) return;
    citation.number = number.substr(0, slash);
    if (citation.year == 0) citation.year = year;
  }

  // One name for all mentions of an instrument: its kind with number and year, or the words of
  // its title that carry meaning.
  std::string InstrumentOf(const Citation& citation, std::size_t mention_first,
                           std::size_t mention_last) {
    std::string id = citation.instrument_kind;
    if (!citation.number.empty()) {
      id += fmt::format("/{}/{}", citation.year == 0 ? "-" : std::to_string(citation.year),
                        citation.number);
      return id;
    }
    id += "/";
    std::string word;
    bool first = true;
    for (std::size_t i = mention_first; i < mention_last; ++i) {
      const CitationToken::Type type = tokens_[i].type;
      if (type != CitationToken::Type::kWord && type != CitationToken::Type::kNumber) continue;
      if ((tokens_.Classes(i) & (kConnector | kArticle)) != 0) continue;
      word.clear();
      AppendFolded(tokens_.Text(i), word);
      if (word.ends_with("'s")) word.resize(word.size() - 2);
      const auto synonym = rules_.synonyms.find(word);
      if (synonym != rules_.synonyms.end()) word = synonym->second;
      if (!first) id += "-";
      id += word;
      first = false;
    }
    return id;
  }

  // A form's instrument is named by its number, or by what it says.
  std::string FormInstrument(const Citation& citation) const {
    std::string id = citation.instrument_kind + "/";
    AppendFolded(citation.number.empty() ? Text(citation.text) : citation.number, id);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
  }

  void AddForms() {
    if (rules_.forms.empty()) return;
    std::string folded;
    std::vector<std::uint16_t> tried;
    for (const std::uint32_t i : tokens_.anchors()) {
      if ((tokens_.Classes(i) & kFormAnchor) == 0) continue;
      folded.clear();
      AppendFolded(tokens_.Text(i), folded);
      const auto anchor = rules_.anchors.find(folded);
      if (anchor == rules_.anchors.end()) continue;
      for (const std::uint16_t index : anchor->second) {
        if (std::find(tried.begin(), tried.end(), index) == tried.end()) {
          tried.push_back(index);
          AddForm(rules_.forms[index]);
        }
      }
    }
  }

  void AddForm(const CitationForm& form) {
    MatchView match;
    for (std::size_t at = 0; at < text_.size() && form.pattern.Search(text_, at, &match);) {
      const auto offset = [&](const char* place) {
        return static_cast<std::uint32_t>(place - text_.data());
      };
      const std::string_view cite = match[form.pattern.Group("cite")];
      const std::string_view whole = cite.data() == nullptr ? match[0] : cite;
      Citation citation;
      citation.text = {offset(whole.data()), offset(whole.data() + whole.size())};
      at = std::max<std::size_t>(citation.text.end, at + 1);
      const auto link = LinkFrom(citation.text.begin);
      if (link != links_.end() && link->text.begin - base_ < citation.text.end) continue;
      citation.rule = form.id;
      citation.lang = form.lang;
      citation.kind = citation.instrument_kind = form.kind;
      citation.number = citation.number_raw = match[form.pattern.Group("number")];
      citation.year = ParseYear(match[form.pattern.Group("year")]);
      const std::string_view pinpoints = match[form.pattern.Group("pinpoints")];
      if (!pinpoints.empty()) {
        Pinpoint pinpoint{form.unit, {}, {}};
        for (std::size_t begin = 0; begin <= pinpoints.size();) {
          const std::size_t dot = std::min(pinpoints.find('.', begin), pinpoints.size());
          pinpoint.path.emplace_back(pinpoints.substr(begin, dot - begin));
          begin = dot + 1;
        }
        citation.pinpoints.push_back(std::move(pinpoint));
      }
      if (citation.number.empty()) citation.title = citation.text;
      citation.instrument = FormInstrument(citation);
      found_.push_back(std::move(citation));
    }
  }

  // Where two citations overlap the longer one stays; of two as long, the form.
  void DropOverlapping() {
    if (found_.size() < 2) return;
    std::stable_sort(found_.begin(), found_.end(), [](const Citation& a, const Citation& b) {
      return a.text.begin != b.text.begin ? a.text.begin < b.text.begin
                                          : a.text.size() > b.text.size();
    });
    std::vector<Citation> kept;
    for (Citation& citation : found_) {
      if (!kept.empty() && Overlap(kept.back().text, citation.text)) {
        if (citation.text.size() > kept.back().text.size()) kept.back() = std::move(citation);
        continue;
      }
      kept.push_back(std::move(citation));
    }
    found_ = std::move(kept);
  }

  // The link that the text gives for a citation: the next one, in the same item of a list.
  void TieLink(std::size_t i) {
    Citation& citation = found_[i];
    const auto link = LinkFrom(citation.text.end);
    if (link == links_.end()) return;
    const std::uint32_t begin = link->text.begin - base_;
    if (begin - citation.text.end > kNearLink || begin > text_.size()) return;
    if (StartsItem(text_.substr(citation.text.end, begin - citation.text.end))) return;
    citation.link = static_cast<std::int32_t>(link - links_.begin());
    citation.url_rule = "core/next-link";
  }

  // The first link that ends behind an offset.
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
  std::string_view text_;
  std::uint32_t base_;
  const std::vector<Link>& links_;
  CitationTokens tokens_;
  std::vector<Citation> found_;
};

// Where a text may be cut without cutting a citation: behind a line or a sentence near the limit,
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
void FindWith(const CitationRules& rules, std::string_view text, std::uint32_t base,
              const std::vector<Link>& links, CitationTokens::Storage& storage,
              std::vector<Citation>& citations) {
  while (!text.empty()) {
    const std::size_t size = text.size() <= kStretch ? text.size() : CutNear(text, kStretch);
    const std::string_view stretch = text.substr(0, size);
    if (HasCitationWord(rules, stretch)) {
      std::vector<Citation> found = Finder(rules, stretch, base, links, storage).Run();
      std::move(found.begin(), found.end(), std::back_inserter(citations));
    }
    text.remove_prefix(size);
    base += static_cast<std::uint32_t>(size);
  }
}

}  // namespace

void FindCitations(const CitationRules& rules, std::string_view text, std::uint32_t base,
                   const std::vector<Link>& links, std::vector<Citation>& citations) {
  CitationTokens::Storage storage;
  FindWith(rules, text, base, links, storage, citations);
}

void ReadCitations(const Rules& rules, Document& document) {
  CitationTokens::Storage storage;
  const std::vector<Link> no_links;
  const auto find = [&](const Leaf& leaf) {
    FindWith(rules.citations, document.Text(leaf.text), leaf.text.begin, no_links, storage,
             document.citations);
  };
  for (Question& question : document.questions) {
    find(question.prompt);
    if (question.label) find(*question.label);
    for (const Leaf& note : question.notes) find(note);
    if (!question.answer) continue;
    FindWith(rules.citations, document.Text(question.answer->text), question.answer->text.begin,
             question.links, storage, question.citations);
  }
  for (const Section& section : document.sections) {
    for (const Leaf& note : section.notes) find(note);
  }
  for (const Leaf& leaf : document.unplaced) find(leaf);
}

}  // namespace qsift
