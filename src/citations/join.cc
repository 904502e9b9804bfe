#include "src/citations/join.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "src/citations/context.h"
#include "src/citations/gaps.h"
#include "src/citations/licence.h"
#include "src/citations/neighbours.h"
#include "src/citations/numbers.h"
#include "src/citations/settle.h"
#include "src/rules/built_in.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongGap = 60;  // bytes between a pinpoint and its instrument
constexpr std::size_t kMostNames = 32;
constexpr std::size_t kLongAside = 200;  // bytes of a bracket that gives a short name

class Joiner {
 public:
  Joiner(const CitationRules& rules, const CitationPieces& finder, const CitationEntities& entities,
         std::vector<CitationPiece> pieces)
      : rules_(rules),
        finder_(finder),
        entities_(entities),
        after_(finder),
        settler_(rules, finder, after_),
        licence_(rules, entities),
        text_(entities.text()),
        pieces_(std::move(pieces)) {}

  std::vector<Citation> Run() {
    const Neighbours neighbours(rules_, entities_);
    neighbours.AbsorbNumbers(pieces_);
    settler_.Settle(pieces_);
    licence_.DropOthers(pieces_);
    neighbours.Merge(pieces_);
    AddShortNames();
    AddNamesBeside();
    for (CitationPiece& piece : pieces_) {
      if (!piece.pinpoint) finder_.ReadDate(piece);
    }
    Resolve();
    for (std::size_t i = 0; i < pieces_.size();) i = Chain(i);
    const auto earlier = [](const Citation& a, const Citation& b) {
      return a.text.begin < b.text.begin;
    };
    if (!std::is_sorted(found_.begin(), found_.end(), earlier)) {
      std::stable_sort(found_.begin(), found_.end(), earlier);
    }
    ReadContext(rules_, text_, found_);
    return std::move(found_);
  }

 private:
  void SettleWith(std::vector<CitationPiece> added) {
    if (added.empty()) return;
    std::move(added.begin(), added.end(), std::back_inserter(pieces_));
    settler_.Settle(pieces_);
  }

  std::string_view Text(Span span) const { return text_.substr(span.begin, span.size()); }

  const CitationVocabulary& Vocabulary(std::size_t i) const {
    return rules_.vocabularies[pieces_[i].vocabulary];
  }

  // What stands between two pieces fits a join of the grammar, or of one of their languages.
  bool Joined(std::size_t i, std::size_t next, Pattern CitationVocabulary::*join) const {
    const std::size_t begin = pieces_[i].text.end;
    const std::size_t end = pieces_[next].text.begin;
    if (end < begin || end - begin > kLongGap) return false;
    // "приложение 5 к Правилам": annexes stand with an instrument, by many a preposition.
    const bool annex = join == &CitationVocabulary::of && pieces_[i].citation.kind == "annex";
    const std::uint32_t small = kOf | kArticle | kSame | (annex ? kConnector : 0U);
    const Span between{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::size_t words = pieces_[next].rule == nullptr && pieces_[i].rule == nullptr ? 1 : 0;
    if (join == &CitationVocabulary::of && Fits(entities_, between, {small, ",)\"", 7, words}))
      return true;
    // "stavku 2. Zakona", "§§ 28 ff. Zustellgesetz".
    const std::size_t dot = text_[begin] == '.' ? entities_.At(pieces_[i].text.end) : 0;
    const bool dotted =
        join == &CitationVocabulary::of && dot > 0 &&
        ((Vocabulary(i).label_dots && IsDigit(text_[begin - 1])) || entities_.Has(dot - 1, kTail));
    if (dotted && Fits(entities_, {between.begin + 1, between.end}, {small, "", 2, 0})) return true;
    if (join == &CitationVocabulary::after && Fits(entities_, between, {small, ",(", 4, 0}))
      return true;
    if (join == &CitationVocabulary::within &&
        Fits(entities_, between, {small | kAnd, ",()", 5, 0})) {
      return true;
    }
    const std::string_view text = text_.substr(0, end);
    return (Vocabulary(i).*join).MatchAt(text, begin, nullptr) ||
           (pieces_[next].vocabulary != pieces_[i].vocabulary &&
            (Vocabulary(next).*join).MatchAt(text, begin, nullptr));
  }

  // "Human Rights Act 1998 (the "HRA")": from there on, the name stands for the instrument.
  void AddShortNames() {
    std::vector<CitationPiece> added;
    // Of one name in one language, the first definition counts.
    std::vector<std::pair<std::string_view, std::uint16_t>> known;
    const auto define = [&](std::size_t i, std::string_view name, std::size_t from) {
      const std::pair<std::string_view, std::uint16_t> key{name, pieces_[i].vocabulary};
      if (std::find(known.begin(), known.end(), key) != known.end()) return;
      known.push_back(key);
      AddName(pieces_[i], name, from, std::string(built_in::kShortName.id), added);
    };
    for (std::size_t i = 0; i < pieces_.size() && known.size() < kMostNames; ++i) {
      if (pieces_[i].pinpoint || pieces_[i].citation.mention != Mention::kFull) continue;
      if (const Span name = pieces_[i].short_name; name.size() > 1 && !pieces_[i].weak) {
        define(i, Text(name), pieces_[i].text.end);
        continue;
      }
      const CitationJoin& pattern = Vocabulary(i).short_name;
      const int group = pattern.Group("alias");
      MatchView match;
      const std::size_t end = pieces_[i].text.end;
      if (group < 0 ||
          !pattern.pattern.MatchAt(text_.substr(0, std::min(text_.size(), end + kLongAside)), end,
                                   &match)) {
        continue;
      }
      const std::string_view name = match[group];
      if (name.size() < 2 || Vocabulary(i).instruments.contains(Folded(name))) continue;
      define(i, name, static_cast<std::size_t>(match[0].data() + match[0].size() - text_.data()));
    }
    SettleWith(std::move(added));
  }

  // "section 160 FA 2004": the name that stands after a pinpoint, and elsewhere in the text.
  void AddNamesBeside() {
    std::vector<CitationPiece> added;
    std::vector<std::string_view> known;
    for (const CitationPiece& pinpoint : pieces_) {
      CitationPiece beside;
      if (!pinpoint.pinpoint || known.size() == kMostNames || !after_.Find(pinpoint, beside) ||
          beside.rule == nullptr || !beside.rule->names) {
        continue;
      }
      const std::string_view name = Text(beside.citation.title);
      if (name.size() < 3 || std::find(known.begin(), known.end(), name) != known.end()) continue;
      known.push_back(name);
      AddName(beside, name, 0, beside.citation.rule, added);
    }
    SettleWith(std::move(added));
  }

  // Mentions of an instrument by a name, from an offset on.
  void AddName(const CitationPiece& whole, std::string_view name, std::size_t from,
               const std::string& rule, std::vector<CitationPiece>& added) const {
    for (std::size_t at = text_.find(name, from); at != text_.npos;
         at = text_.find(name, at + name.size())) {
      if (WordGoesOn(at, at + name.size())) continue;
      CitationPiece& piece = added.emplace_back();
      piece.text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
      piece.vocabulary = whole.vocabulary;
      piece.citation = whole.citation;
      piece.citation.mention = Mention::kShort;
      piece.citation.basis = "short-name";
      piece.citation.title = {};
      piece.citation.number_raw.clear();
      piece.citation.rule = rule;
    }
  }

  // Letters stand right before or after: it is a part of a longer word.
  bool WordGoesOn(std::size_t begin, std::size_t end) const {
    return (begin > 0 && IsAlnum(DecodeBefore(text_, begin).value)) ||
           (end < text_.size() && IsAlnum(DecodeAt(text_, end).value));
  }

  // "that Law" is the last law before it; so is "thereof", after a pinpoint.
  void Resolve() {
    antecedents_.assign(pieces_.size(), kNoIndex);
    const bool any = std::any_of(pieces_.begin(), pieces_.end(), Points);
    Antecedents antecedents;
    std::int32_t last = kNoIndex;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      CitationPiece& piece = pieces_[i];
      antecedents_[i] = last;
      if (piece.pinpoint) continue;
      if (Points(piece)) {
        const std::int32_t other =
            antecedents.Find(piece.citation.instrument_kind, piece.citation.year);
        if (other != kNoIndex) PointTo(piece, pieces_[static_cast<std::size_t>(other)]);
        if (!piece.resolved && piece.citation.mention != Mention::kShort) continue;
      }
      if (piece.citation.instrument.empty()) continue;
      if (any) antecedents.Add(i, piece.citation);
      last = static_cast<std::int32_t>(i);
    }
  }

  static bool Points(const CitationPiece& piece) {
    if (piece.pinpoint) return false;
    return piece.rule != nullptr ? piece.rule->mention != Mention::kFull
                                 : piece.citation.mention == Mention::kAnaphor;
  }

  static void PointTo(CitationPiece& piece, const CitationPiece& other) {
    Citation& citation = piece.citation;
    citation.instrument_kind = other.citation.instrument_kind;
    citation.number = other.citation.number;
    citation.year = other.citation.year;
    citation.year_to = other.citation.year_to;
    citation.date = other.citation.date;
    citation.issuer = other.citation.issuer;
    citation.instrument = other.citation.instrument;
    citation.id = other.citation.id;
    citation.aliases = other.citation.aliases;
    citation.basis = "pointing";
    if (citation.kind.empty()) citation.kind = citation.instrument_kind;
    piece.resolved = true;
  }

  // The piece goes on with the list of the one before it.
  bool Follows(std::size_t i) const {
    return pieces_[i].follows && i > 0 && pieces_[i - 1].rule == pieces_[i].rule &&
           pieces_[i - 1].pinpoint == pieces_[i].pinpoint;
  }

  // The index after the pinpoints of one place or list that begin at `i`.
  std::size_t PinpointsEnd(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < pieces_.size() && pieces_[end].pinpoint &&
           (Follows(end) || Joined(end - 1, end, &CitationVocabulary::within))) {
      ++end;
    }
    return end;
  }

  std::size_t InstrumentsEnd(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < pieces_.size() && !pieces_[end].pinpoint && Follows(end)) ++end;
    return end;
  }

  // The piece at `i` is the instrument of the pinpoints that end before it.
  bool OwnsPinpoints(std::size_t i) const {
    return i < pieces_.size() && !pieces_[i].pinpoint && Joined(i - 1, i, &CitationVocabulary::of);
  }

  // The pinpoints that end at `end` have an instrument after them.
  bool HasInstrument(std::size_t end) const {
    CitationPiece after;
    return OwnsPinpoints(end) || after_.Find(pieces_[end - 1], after) ||
           licence_.Find(pieces_[end - 1], after);
  }

  // Reads one citation, or the citations of one list; the index after it.
  std::size_t Chain(std::size_t i) {
    return pieces_[i].pinpoint ? ChainPinpoints(i) : ChainInstruments(i);
  }

  std::size_t ChainPinpoints(std::size_t i) {
    const std::size_t end = PinpointsEnd(i);
    if (OwnsPinpoints(end)) {
      // "chapter 2 of the strategy": no strategy was named.
      const CitationPiece& owner = pieces_[end];
      if (owner.soft && !owner.resolved && owner.citation.mention == Mention::kAnaphor) {
        return end + 1;
      }
      const std::size_t last = InstrumentsEnd(end);
      Add(i, end, Pieces(end, last));
      return last;
    }
    CitationPiece beside;
    if (after_.Find(pieces_[end - 1], beside)) {
      if (beside.citation.mention == Mention::kAnaphor) PointBack(i, beside);
      Add(i, end, {&beside, 1});
      // A name may hold what was found for itself: "Drittes Buch Sozialgesetzbuch".
      std::size_t next = end;
      while (next < pieces_.size() && pieces_[next].text.begin < beside.text.end) ++next;
      return next;
    }
    if (finder_.FindBefore(pieces_[i], free_, beside) || licence_.Find(pieces_[end - 1], beside) ||
        licence_.FindBefore(pieces_[i], free_, beside)) {
      Add(i, end, {&beside, 1});
    } else {
      Add(i, end, {});
    }
    return end;
  }

  std::size_t ChainInstruments(std::size_t i) {
    const std::size_t last = InstrumentsEnd(i);
    if (last < pieces_.size() && pieces_[last].pinpoint && !pieces_[last].follows &&
        Joined(last - 1, last, &CitationVocabulary::after)) {
      const std::size_t end = PinpointsEnd(last);
      // "Malmi seaduse § 5, maksuseadus": it stands right before its pinpoint.
      const std::string_view gap = Text({pieces_[last - 1].text.end, pieces_[last].text.begin});
      const bool beside =
          gap == " " && end < pieces_.size() && text_[pieces_[end - 1].text.end] == ',';
      if (beside || !HasInstrument(end)) {
        Add(last, end, Pieces(i, last));
        return end;
      }
    }
    Add(last, last, Pieces(i, last));
    return last;
  }

  std::span<const CitationPiece> Pieces(std::size_t first, std::size_t last) const {
    return std::span(pieces_).subspan(first, last - first);
  }

  // "section 41 thereof": the last instrument before the pinpoint.
  void PointBack(std::size_t i, CitationPiece& piece) const {
    const std::int32_t other = antecedents_[i];
    if (other != kNoIndex) PointTo(piece, pieces_[static_cast<std::size_t>(other)]);
  }

  // The pinpoints [first, last) of the instruments; either may be missing.
  void Add(std::size_t first, std::size_t last, std::span<const CitationPiece> instruments) {
    if (first == last) {
      for (const CitationPiece& instrument : instruments) {
        const bool points =
            (instrument.resolved && instrument.rule != nullptr) || instrument.points_back;
        if (IsAlone(instrument) || points) Put(instrument.text, {}, instrument, {});
      }
      return;
    }
    Span span{pieces_[first].text.begin, pieces_[last - 1].text.end};
    std::vector<Pinpoint> pinpoints;
    for (std::size_t k = first; k < last; ++k) {
      const std::vector<Pinpoint>& own = pieces_[k].citation.pinpoints;
      pinpoints.insert(pinpoints.end(), own.begin(), own.end());
    }
    if (instruments.empty()) {
      if (IsBare(first, last, pinpoints)) PutBare(span, std::move(pinpoints), pieces_[first]);
      return;
    }
    span.begin = std::min(span.begin, instruments.front().text.begin);
    span.end = std::max(span.end, instruments.back().text.end);
    for (const CitationPiece& instrument : instruments) {
      Put(span, pinpoints, instrument, pieces_[first].citation.kind);
    }
  }

  // Pinpoints that are a citation without an instrument: one of them is, and one has a number.
  bool IsBare(std::size_t first, std::size_t last, const std::vector<Pinpoint>& pinpoints) const {
    const std::span<const CitationPiece> pieces = Pieces(first, last);
    const auto alone = [&](const CitationPiece& piece) {
      if (piece.rule != nullptr) return IsAlone(piece);
      // "ARTICLE 19" is an organisation.
      return !licence_.IsLoud(piece.text) && licence_.HoldsBareUnit(piece);
    };
    return HasNumber(pinpoints) && std::any_of(pieces.begin(), pieces.end(), alone);
  }

  static bool IsAlone(const CitationPiece& piece) {
    return !piece.weak && (piece.rule == nullptr || piece.rule->alone);
  }

  // With the bracket that closes the last one that is open: "Chapter 4 (11-19th provisions)".
  Span Closed(Span span) const {
    const std::string_view text = Text(span);
    const bool open =
        std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
    if (open && span.end < text_.size() && text_[span.end] == ')') ++span.end;
    return span;
  }

  void Put(Span span, std::vector<Pinpoint> pinpoints, const CitationPiece& instrument,
           const std::string& unit) {
    Citation citation = instrument.citation;
    if (!pinpoints.empty()) {
      citation.parent = instrument.text;
      citation.kind = unit.empty() ? pinpoints.front().unit : unit;
      pinpoints.insert(pinpoints.end(), citation.pinpoints.begin(), citation.pinpoints.end());
      citation.pinpoints = std::move(pinpoints);
    }
    if (citation.mention == Mention::kAnaphor) citation.confidence = Confidence::kMedium;
    Put(span, std::move(citation));
  }

  void PutBare(Span span, std::vector<Pinpoint> pinpoints, const CitationPiece& piece) {
    Citation citation = piece.citation;
    citation.pinpoints = std::move(pinpoints);
    if (citation.kind.empty()) citation.kind = citation.pinpoints.front().unit;
    citation.mention = Mention::kBare;
    citation.confidence = Confidence::kLow;
    Put(span, std::move(citation));
  }

  void Put(Span span, Citation citation) {
    citation.text = Closed(span);
    free_ = std::max(free_, citation.text.end);
    found_.push_back(std::move(citation));
  }

  const CitationRules& rules_;
  const CitationPieces& finder_;
  const CitationEntities& entities_;
  InstrumentsAfter after_;
  PieceSettler settler_;
  PinpointLicence licence_;
  std::string_view text_;
  std::vector<CitationPiece> pieces_;
  std::vector<Citation> found_;
  std::vector<std::int32_t> antecedents_;  // by piece: the last instrument before it
  std::uint32_t free_ = 0;                 // where the last citation ended
};

}  // namespace

std::vector<Citation> JoinCitations(const CitationRules& rules, const CitationPieces& finder,
                                    const CitationEntities& entities,
                                    std::vector<CitationPiece> pieces) {
  return Joiner(rules, finder, entities, std::move(pieces)).Run();
}

}  // namespace qsift
