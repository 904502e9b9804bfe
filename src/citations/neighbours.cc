#include "src/citations/neighbours.h"

#include <algorithm>
#include <utility>

#include "src/citations/gaps.h"
#include "src/citations/numbers.h"
#include "src/rules/citation_rules.h"

namespace qsift {
namespace {

constexpr std::string_view kWideOpen = "\uFF08";  // brackets of Chinese and Japanese
constexpr std::string_view kWideClose = "\uFF09";

}  // namespace

// A number that a rule knows by its form goes to the instrument that holds it: "(EU) 2016/679".
void Neighbours::AbsorbNumbers(std::vector<CitationPiece>& pieces) const {
  const auto is_number = [](const CitationPiece& piece) {
    return piece.rule != nullptr && !piece.pinpoint && piece.citation.instrument_kind.empty() &&
           !piece.citation.number.empty();
  };
  if (std::none_of(pieces.begin(), pieces.end(), is_number)) return;
  std::stable_sort(
      pieces.begin(), pieces.end(),
      [](const CitationPiece& a, const CitationPiece& b) { return a.text.begin < b.text.begin; });
  constexpr std::size_t kNear = 12;  // pieces that may begin between a head and its number
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!is_number(pieces[i])) continue;
    bool taken = false;
    const CitationPiece* head = nullptr;
    for (std::size_t k = i - std::min(i, kNear); k < std::min(i + kNear, pieces.size()); ++k) {
      CitationPiece& whole = pieces[k];
      const bool holds = whole.rule == nullptr && !whole.pinpoint &&
                         whole.text.begin <= pieces[i].text.begin &&
                         pieces[i].text.end <= whole.text.end;
      const bool touches =
          whole.rule == nullptr && !whole.pinpoint && whole.text.end <= pieces[i].text.begin &&
          pieces[i].text.begin - whole.text.end <= 2 && whole.citation.number.empty();
      if (holds || touches) {
        TakeNumber(pieces[i], whole);
        taken = true;
      }
      // "Regulations (EU) No 1093/2010 and (EU) No 1094/2010".
      const bool listed =
          !whole.pinpoint && whole.text.end < pieces[i].text.begin &&
          whole.rule == pieces[i].rule && !whole.citation.instrument_kind.empty() &&
          Fits(entities_, {whole.text.end, pieces[i].text.begin}, {kAnd, ",", 2, 0});
      if (listed) head = &whole;
    }
    if (taken || head == nullptr) continue;
    pieces[i].vocabulary = head->vocabulary;
    pieces[i].citation.lang = head->citation.lang;
    pieces[i].citation.kind = pieces[i].citation.instrument_kind = head->citation.instrument_kind;
    pieces[i].follows = true;
    NameInstrument(rules_, text_, pieces[i]);
  }
  std::erase_if(pieces, is_number);
}

void Neighbours::TakeNumber(const CitationPiece& number, CitationPiece& whole) const {
  whole.rule = number.rule;
  whole.serial = number.serial;
  whole.weak = false;
  whole.text.end = std::max(whole.text.end, number.text.end);
  Citation& citation = whole.citation;
  citation.mention = Mention::kFull;
  citation.rule = number.citation.rule;
  citation.number = number.citation.number;
  citation.number_raw = number.citation.number_raw;
  if (number.citation.year != 0) citation.year = number.citation.year;
  NameInstrument(rules_, text_, whole);
}

// Two names of one instrument side by side are one mention: "Official Secrets Act (Cap. 187)",
// "Ley N° 27911, Ley de Transparencia".
void Neighbours::Merge(std::vector<CitationPiece>& pieces) const {
  std::size_t to = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && to > 0 && MergeWith(pieces[to - 1], pieces[i])) continue;
    const bool first = to == 0;
    TakeNameBefore(pieces[i], first ? 0 : pieces[to - 1].text.end,
                   !first && pieces[to - 1].pinpoint);
    if (to != i) pieces[to] = std::move(pieces[i]);
    ++to;
  }
  pieces.resize(to);
}

// "Bharatiya Sanhita, 2023 (Act 45 of 2023)", "aktu o danych (rozporządzenie (UE) 2024/1689)":
// an instrument with a number in a bracket has the capital words before it for its name.
// `pinpoint`: one ends at `free`, and may be of an acronym alone.
void Neighbours::TakeNameBefore(CitationPiece& piece, std::uint32_t free, bool pinpoint) const {
  using Type = CitationEntity::Type;
  constexpr std::size_t kMost = 10;  // entities
  if (piece.pinpoint || piece.follows || piece.citation.number.empty()) return;
  const std::size_t first = entities_.At(piece.text.begin);
  const std::size_t close = entities_.At(piece.text.end);
  // "die MühV, BGBl. II Nr. 57/2011": what a gazette prints, by an acronym.
  const std::size_t name = first < 2 ? 0 : first - 2;
  const bool printed = first >= 2 && piece.rule != nullptr && entities_.IsSign(first - 1, ',') &&
                       entities_.IsPlainWord(name) && entities_[name].span.begin >= free &&
                       IsAcronym(entities_.Text(name)) && IsAcronym(entities_.Text(first));
  if (printed) {
    piece.text.begin = entities_[name].span.begin;
    return;
  }
  if (first < 3 || !entities_.IsSign(first - 1, '(') || !entities_.IsSign(close, ')')) return;
  std::size_t i = first - 1;
  if (entities_.Is(i - 1, Type::kBreak)) --i;
  if (entities_.Is(i - 1, Type::kDate) && entities_.IsSign(i - 2, ',')) i -= 2;
  std::size_t begin = i;
  std::size_t capitals = 0;
  constexpr std::uint32_t kNever = kTitleStop | kOrganisation | kNonLegal | kUnit | kIssuer |
                                   kInstrument | kMonth | kConnector | kSame;
  while (i > 0 && first - i < kMost && entities_[i - 1].span.begin >= free) {
    const std::size_t at = i - 1;
    if (entities_.Is(at, Type::kBreak) && begin == i && !entities_.Is(at - 1, Type::kBreak)) {
      i = at;
      continue;
    }
    if (!entities_.Is(at, Type::kWord) || entities_.Has(at, kNever)) break;
    if (entities_.IsCapital(at) && !entities_.Has(at, kArticle)) {
      begin = at;
      ++capitals;
    } else if (!entities_.Has(at, kOf | kAnd)) {
      break;
    }
    i = at;
  }
  const bool acronym = pinpoint && capitals == 1 && IsAcronym(entities_.Text(begin)) &&
                       entities_[begin].span.begin - free <= 3;
  if (capitals < 2 && !acronym) return;
  piece.text = {entities_[begin].span.begin, entities_[close].span.end};
}

bool Neighbours::MergeWith(CitationPiece& first, const CitationPiece& next) const {
  if (first.pinpoint || next.pinpoint || next.follows || next.text.begin < first.text.end) {
    return false;
  }
  const Citation& a = first.citation;
  const Citation& b = next.citation;
  if (a.mention == Mention::kAnaphor || b.mention == Mention::kAnaphor) return false;
  const std::string_view between = text_.substr(first.text.end, next.text.begin - first.text.end);
  if (between.size() > 6) return false;
  const bool wide = between.find(kWideOpen) != between.npos;
  const bool bracket = wide || between.find('(') != between.npos;
  const bool comma = between.find(',') != between.npos;
  if (!Fits(entities_, {first.text.end, next.text.begin},
            {0,
             wide      ? kWideOpen
             : bracket ? "("
                       : ",",
             2, 0}))
    return false;
  const std::string_view close = wide ? kWideClose : ")";
  const bool closed = text_.substr(next.text.end).starts_with(close);
  const bool one_number = a.number.empty() || b.number.empty() || a.number == b.number;
  // "Decreto Legislativo N.º 1588, Ley de Gobierno Digital".
  const bool titled = !a.number.empty() && b.number.empty() && b.year == 0 && !next.weak &&
                      (rules_.vocabularies[next.vocabulary].names & kNamesAfter) != 0;
  // "Flour Regulations, Legal Notice No. 12 of 2003": where it is made known.
  const bool noticed = a.number.empty() && !b.number.empty() && b.instrument_kind == "notice";
  const bool same_kind = a.instrument_kind == b.instrument_kind || titled || noticed;
  const bool soft = first.soft && a.instrument_kind != b.instrument_kind;
  if (bracket ? !closed || !one_number || soft
              : !comma || !same_kind || !one_number || a.number.empty() == b.number.empty() ||
                    (first.weak && next.weak)) {
    return false;
  }
  Absorb(next, first);
  if (bracket) first.text.end += static_cast<std::uint32_t>(close.size());
  return true;
}

void Neighbours::Absorb(const CitationPiece& next, CitationPiece& whole) const {
  Citation& citation = whole.citation;
  const Citation& other = next.citation;
  whole.text.end = next.text.end;
  whole.weak = false;
  if (citation.number.empty()) {
    citation.number = other.number;
    citation.number_raw = other.number_raw;
    whole.rule = next.rule;
    whole.serial = next.serial;
  }
  if (citation.title.size() == 0) citation.title = other.title;
  if (citation.year == 0) {
    citation.year = other.year;
    citation.year_to = other.year_to;
  }
  if (citation.date.empty()) citation.date = other.date;
  if (citation.issuer.empty()) citation.issuer = other.issuer;
  NameInstrument(rules_, text_, whole);
}

}  // namespace qsift
