#include "src/citations/pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "src/citations/identity.h"
#include "src/citations/numbers.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kReach = 400;    // bytes that the text beside a piece may go on for
constexpr std::size_t kLongList = 64;  // items
constexpr std::size_t kBefore = 96;    // bytes of an instrument before a pinpoint

constexpr std::string_view kAgain = "=";  // the unit that a list began with, until it is known

constexpr std::array<bool, 256> MakeLetters() {
  std::array<bool, 256> letters{};
  for (std::size_t c = 0; c < 26; ++c) letters['a' + c] = letters['A' + c] = true;
  return letters;
}
constexpr std::array<bool, 256> kLetter = MakeLetters();

// Calls with the offset of each anchor and the rules that have it.
template <typename Function>
void ForEachAnchor(const CitationAnchors& anchors, std::string_view text, Function function) {
  const auto look = [&](std::size_t begin, std::size_t end) {
    // A single letter is an abbreviation: "s. 5", "L.I. 12".
    if (end - begin == 1 && (end == text.size() || (text[end] != '.' && text[end] != ' '))) return;
    if (anchors.words.MayHold(text[begin], end - begin)) {
      const std::uint32_t found = anchors.words.Find(text.substr(begin, end - begin));
      if (found != WordIndex::kMissing) function(begin, anchors.rules[found]);
    }
    // The last part of a compound word.
    for (const std::size_t size : anchors.ending_sizes) {
      if (end - begin <= size || !anchors.endings.MayHold(text[end - size], size)) continue;
      const std::uint32_t found = anchors.endings.Find(text.substr(end - size, size));
      if (found != WordIndex::kMissing) function(begin, anchors.rules[found]);
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    bool letters = false;
    while (i < text.size()) {
      if (kLetter[static_cast<unsigned char>(text[i])]) {
        ++i;
        letters = true;
        continue;
      }
      if (IsAscii(text[i])) break;
      const CodePoint c = DecodeAt(text, i);
      if (!IsLetter(c.value) || IsCjk(c.value)) break;
      i += c.size;
      letters = true;
    }
    if (letters) {
      look(begin, i);
      continue;
    }
    if (IsAscii(text[i])) {
      ++i;
      continue;
    }
    const std::size_t size = DecodeAt(text, i).size;
    i += size;
    look(begin, i);
  }
}

// Where to cut a text so that no character is cut.
std::size_t CharacterEnd(std::string_view text, std::size_t limit) {
  if (limit >= text.size()) return text.size();
  while (limit > 0 && IsContinuationByte(text[limit])) --limit;
  return limit;
}

// The pattern says which part of its match is the citation.
bool HoldsCite(const CitationPattern& pattern) {
  return std::any_of(pattern.groups.begin(), pattern.groups.end(), [](const CitationGroup& group) {
    return group.field == CitationField::kCite;
  });
}

// Gives each number of a list that has no unit the unit of the number before it, or of the first
// one.
void NameUnits(const std::vector<Pinpoint>& before, std::vector<Pinpoint>& pinpoints) {
  const std::string* last = &before.back().unit;
  for (Pinpoint& pinpoint : pinpoints) {
    if (pinpoint.unit == kAgain) pinpoint.unit = before.front().unit;
    if (pinpoint.unit.empty()) pinpoint.unit = *last;
    last = &pinpoint.unit;
  }
}

}  // namespace

void NameInstrument(const CitationRules& rules, std::string_view text, CitationPiece& piece) {
  Citation& citation = piece.citation;
  const bool named = citation.number.empty() && citation.date.empty();
  const Span title = piece.name.size() > 0                       ? piece.name
                     : citation.title.begin < citation.title.end ? citation.title
                     : named                                     ? piece.text
                                                                 : Span{};
  citation.instrument.clear();
  citation.id.clear();
  citation.aliases.clear();
  const CitationScheme& scheme =
      piece.rule != nullptr ? piece.rule->scheme : rules.vocabularies[piece.vocabulary].scheme;
  citation.country = scheme.country;
  Identify(scheme, TitleSlug(text.substr(title.begin, title.size()), rules.words), piece.serial,
           citation);
}

void CitationPieces::Find(std::vector<CitationPiece>& pieces) {
  ForEachAnchor(rules_.anchors.For(languages_), text_,
                [&](std::size_t anchor, const std::vector<AnchoredRule>& rules) {
                  for (const auto [rule, capital] : rules) {
                    const bool small = capital && IsLower(DecodeAt(text_, anchor).value);
                    const bool matched = !small && Try(rule, anchor, pieces);
                    if (trials_ == nullptr) continue;
                    trials_->push_back(
                        {&rules_.rules[rule], static_cast<std::uint32_t>(anchor), matched, small});
                  }
                });
}

// Matches at the anchor, or, where the rule has a lead, around it. False if it does not.
bool CitationPieces::Try(std::uint16_t index, std::size_t anchor,
                         std::vector<CitationPiece>& pieces) {
  const CitationRule& rule = rules_.rules[index];
  if (free_.empty()) free_.assign(rules_.rules.size(), 0);
  std::size_t& free = free_[index];
  if (anchor < free) return false;
  const std::string_view text = text_.substr(0, CharacterEnd(text_, anchor + rule.reach));
  MatchView match;
  if (rule.lead == 0) {
    if (!rule.first.pattern.MatchAt(text, anchor, &match)) return false;
  } else {
    std::size_t begin = anchor - std::min<std::size_t>(rule.lead, anchor - free);
    while (begin < anchor && IsContinuationByte(text[begin])) ++begin;
    // The match that holds the anchor: one that ends before it is another's.
    while (true) {
      if (!rule.first.pattern.Search(text, begin, &match)) return false;
      const auto at = static_cast<std::size_t>(match[0].data() - text.data());
      if (at > anchor) return false;
      begin = std::max(at + match[0].size(), begin + 1);
      if (begin <= anchor) continue;
      // "Chapter of the Mills Act": no title begins with a unit.
      const std::size_t unit = UnitEnd(rule, at);
      if (unit == at || unit >= anchor) break;
      begin = unit;
    }
  }
  if (match[0].empty()) return false;
  CitationPiece& piece = pieces.emplace_back();
  Read(rule, rule.first, match, piece);
  // A word that is not a unit of the language.
  if (piece.pinpoint && !piece.citation.pinpoints.empty() &&
      piece.citation.pinpoints.front().unit.empty()) {
    pieces.pop_back();
    return false;
  }
  free = piece.text.end;
  ReadList(rule, pieces);
  free = std::max<std::size_t>(free, pieces.back().text.end);
  return true;
}

// The end of the word at `at` where an instrument's match begins with a unit; else `at`.
std::size_t CitationPieces::UnitEnd(const CitationRule& rule, std::size_t at) const {
  if (rule.gives == CitationRule::Gives::kPinpoint) return at;
  std::size_t end = at;
  while (end < text_.size() && IsAsciiAlpha(text_[end])) ++end;
  return Lookup(Vocabulary(rule).units, text_.substr(at, end - at)).empty() ? at : end;
}

// Where the first group of a match begins: an item of a list, without the comma before it.
std::uint32_t CitationPieces::FirstGroup(const MatchView& match, Span whole) const {
  std::uint32_t first = whole.end;
  for (std::size_t i = 1; i < match.groups.size(); ++i) {
    if (match.groups[i].empty()) continue;
    first = std::min(first, static_cast<std::uint32_t>(match.groups[i].data() - text_.data()));
  }
  return first == whole.end ? whole.begin : first;
}

// Reads the items with which the list goes on after the last piece.
void CitationPieces::ReadList(const CitationRule& rule, std::vector<CitationPiece>& pieces) const {
  if (rule.more.groups.empty()) return;
  MatchView match;
  const std::size_t first = pieces.size() - 1;
  for (std::size_t count = 0; count < kLongList; ++count) {
    const std::size_t at = pieces.back().text.end;
    const std::string_view text = text_.substr(0, CharacterEnd(text_, at + kReach));
    if (!rule.more.pattern.MatchAt(text, at, &match) || match[0].empty()) return;
    CitationPiece next;
    Read(rule, rule.more, match, next);
    if (!HoldsCite(rule.more)) next.text.begin = FirstGroup(match, next.text);
    CitationPiece& last = pieces.back();
    const auto match_end =
        static_cast<std::uint32_t>(match[0].data() + match[0].size() - text_.data());
    if (last.pinpoint && (next.citation.pinpoints.empty() || last.citation.pinpoints.empty())) {
      return;
    }
    // "to 12": the end of a range.
    if (last.pinpoint && next.citation.pinpoints.front().path.empty() &&
        !next.citation.pinpoints.front().to.empty()) {
      last.citation.pinpoints.back().to = std::move(next.citation.pinpoints.front().to);
      last.text.end = match_end;
      continue;
    }
    if (last.pinpoint) {
      NameUnits(last.citation.pinpoints, next.citation.pinpoints);
      next.citation.kind = next.citation.pinpoints.front().unit;
      std::move(next.citation.pinpoints.begin(), next.citation.pinpoints.end(),
                std::back_inserter(last.citation.pinpoints));
      last.text.end = match_end;
      continue;
    }
    if (next.citation.instrument_kind.empty()) {
      next.citation.kind = next.citation.instrument_kind = pieces[first].citation.instrument_kind;
    }
    next.follows = true;
    pieces.push_back(std::move(next));
  }
}

void CitationPieces::ReadYear(std::string_view text, const CitationVocabulary& vocabulary,
                              Citation& citation) const {
  for (const auto& [era, before] : vocabulary.eras) {
    if (!text.starts_with(era)) continue;
    // The first year of an era has a name.
    std::string_view count = text.substr(era.size());
    const std::string han = FromHan(count);
    const int year = han.empty() ? std::atoi(std::string(count).c_str()) : std::atoi(han.c_str());
    citation.year = static_cast<std::uint32_t>(before + std::max(year, 1));
    return;
  }
  if (text.size() == 4) {
    citation.year = ParseYear(text);
  } else if (text.size() == 2 && IsDigit(text[0]) && IsDigit(text[1])) {
    citation.year =
        rules_.words.FullYear(static_cast<std::uint32_t>((text[0] - '0') * 10 + (text[1] - '0')));
  } else if (const std::string han = FromHan(text); !han.empty()) {
    citation.year = ParseYear(han);
  }
}

int CitationPieces::ReadMonth(std::string_view text, const CitationVocabulary& vocabulary) {
  const std::string folded = Folded(text);
  const auto known = vocabulary.months.find(folded);
  return known == vocabulary.months.end() ? std::atoi(folded.c_str()) : known->second;
}

void CitationPieces::PutDate(Date date, Citation& citation) {
  if (citation.year == 0 || date.month < 1 || date.month > 12 || date.day > 31) return;
  citation.date = date.day < 1 ? fmt::format("{}-{:02}", citation.year, date.month)
                               : fmt::format("{}-{:02}-{:02}", citation.year, date.month, date.day);
}

void CitationPieces::ReadDatePart(CitationField field, std::string_view text,
                                  const CitationVocabulary& vocabulary, Date& date,
                                  Citation& citation) const {
  if (field == CitationField::kYear) ReadYear(text, vocabulary, citation);
  if (field == CitationField::kMonth) date.month = ReadMonth(text, vocabulary);
  if (field == CitationField::kDay) date.day = std::atoi(std::string(text).c_str());
}

void CitationPieces::ReadDate(CitationPiece& piece) const {
  const CitationVocabulary& vocabulary = rules_.vocabularies[piece.vocabulary];
  const CitationPattern& dated = vocabulary.dated;
  MatchView match;
  const std::size_t end = piece.text.end;
  const std::string_view text = text_.substr(0, CharacterEnd(text_, end + kReach));
  if (piece.citation.year != 0 || !dated.pattern.MatchAt(text, end, &match)) return;
  Date date;
  for (std::size_t i = 0; i < dated.groups.size(); ++i) {
    const std::string_view view = match[static_cast<int>(i) + 1];
    if (view.empty()) continue;
    ReadDatePart(dated.groups[i].field, view, vocabulary, date, piece.citation);
  }
  PutDate(date, piece.citation);
}

void CitationPieces::Read(const CitationRule& rule, const CitationPattern& pattern,
                          const MatchView& match, CitationPiece& piece) const {
  const auto span = [&](std::string_view view) {
    const auto begin = static_cast<std::uint32_t>(view.data() - text_.data());
    return Span{begin, begin + static_cast<std::uint32_t>(view.size())};
  };
  const CitationVocabulary& vocabulary = Vocabulary(rule);
  Citation& citation = piece.citation;
  piece.rule = &rule;
  piece.vocabulary = rule.vocabulary;
  piece.pinpoint = rule.gives == CitationRule::Gives::kPinpoint;
  piece.text = span(match[0]);
  citation.rule = rule.id;
  citation.lang = rule.lang;
  citation.mention = rule.mention;
  citation.instrument_kind = piece.pinpoint ? std::string() : rule.kind;
  Date date;
  std::string unit;
  for (std::size_t i = 0; i < pattern.groups.size(); ++i) {
    const std::string_view view = match[static_cast<int>(i) + 1];
    if (view.data() == nullptr || view.empty()) continue;
    const CitationGroup& group = pattern.groups[i];
    switch (group.field) {
      case CitationField::kCite: piece.text = span(view); break;
      case CitationField::kHead:
        if (citation.instrument_kind.empty()) {
          citation.instrument_kind = Lookup(rule.kinds, view);
          if (citation.instrument_kind.empty()) {
            citation.instrument_kind = Lookup(vocabulary.instruments, view);
          }
        }
        break;
      case CitationField::kNumber:
        citation.number = view;
        if (citation.number_raw.empty()) citation.number_raw = view;
        if (const std::string han = FromHan(view); !han.empty()) citation.number = han;
        break;
      case CitationField::kRaw: citation.number_raw = view; break;
      case CitationField::kYear:
      case CitationField::kMonth:
      case CitationField::kDay: ReadDatePart(group.field, view, vocabulary, date, citation); break;
      case CitationField::kYearTo: citation.year_to = ParseYear(view); break;
      case CitationField::kTitle: citation.title = span(view); break;
      case CitationField::kIssuer:
        citation.issuer = Lookup(vocabulary.issuers, view);
        if (citation.issuer.empty()) citation.issuer = Folded(view);
        break;
      case CitationField::kSerial: piece.serial = view; break;
      case CitationField::kUnit: unit = Lookup(vocabulary.units, view); break;
      case CitationField::kAt: {
        Pinpoint& pinpoint = citation.pinpoints.emplace_back();
        pinpoint.unit = group.unit.empty() ? std::exchange(unit, {}) : group.unit;
        pinpoint.path = PinpointPath(view, vocabulary);
        break;
      }
      case CitationField::kAgain:
        citation.pinpoints.push_back({std::string(kAgain), PinpointPath(view, vocabulary), {}});
        break;
      case CitationField::kTo:
        if (citation.pinpoints.empty()) citation.pinpoints.emplace_back();
        citation.pinpoints.back().to = PinpointPath(view, vocabulary);
        break;
    }
  }
  // A unit that stands after its number.
  if (!unit.empty()) {
    if (citation.pinpoints.empty()) {
      citation.pinpoints.push_back({unit, {}, {}});
    } else if (citation.pinpoints.back().unit.empty()) {
      citation.pinpoints.back().unit = unit;
    }
  }
  PutDate(date, citation);
  citation.kind = piece.pinpoint && !citation.pinpoints.empty() ? citation.pinpoints.front().unit
                                                                : citation.instrument_kind;
  if (piece.pinpoint || citation.mention == Mention::kAnaphor) return;
  if (citation.year == 0 && !citation.number.empty()) {
    Citation shape;
    ReadInstrumentNumber(citation.number, rules_.words, shape);
    citation.year = shape.year;
  }
  if (citation.issuer.empty() && !citation.number.empty()) {
    citation.issuer = IssuerIn(text_.substr(piece.text.begin, piece.text.size()), vocabulary);
  }
  NameInstrument(rules_, text_, piece);
}

bool CitationPieces::ReadBeside(const CitationRule& rule, const MatchView& match,
                                CitationPiece& piece) const {
  piece = {};
  Read(rule, rule.first, match, piece);
  return piece.text.begin < piece.text.end;
}

bool CitationPieces::FindAfter(const CitationPiece& pinpoint, CitationPiece& piece) const {
  const std::size_t offset = pinpoint.text.end;
  const std::string_view text = text_.substr(0, CharacterEnd(text_, offset + kReach));
  MatchView match;
  for (const std::uint16_t index : rules_.after) {
    const CitationRule& rule = rules_.rules[index];
    if (!IsBeside(rule, pinpoint)) continue;
    if (!rule.first.pattern.MatchAt(text, offset, &match)) continue;
    if (ReadBeside(rule, match, piece)) return true;
  }
  return false;
}

bool CitationPieces::FindBefore(const CitationPiece& pinpoint, std::size_t free,
                                CitationPiece& piece) const {
  const std::size_t offset = pinpoint.text.begin;
  std::size_t begin = offset - std::min(kBefore, offset - free);
  while (begin < offset && IsContinuationByte(text_[begin])) ++begin;
  const std::string_view text = text_.substr(0, offset);
  MatchView match;
  for (const std::uint16_t index : rules_.before) {
    const CitationRule& rule = rules_.rules[index];
    if (!IsBeside(rule, pinpoint)) continue;
    if (!rule.first.pattern.Search(text, begin, &match)) continue;
    if (ReadBeside(rule, match, piece)) return true;
  }
  return false;
}

}  // namespace qsift
