#include "src/citations/join.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "src/citations/context.h"
#include "src/citations/grammar.h"
#include "src/citations/numbers.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongGap = 60;  // bytes between a pinpoint and its instrument
constexpr std::size_t kMostNames = 32;
constexpr std::string_view kWideOpen = "\uFF08";  // brackets of Chinese and Japanese
constexpr std::string_view kWideClose = "\uFF09";
constexpr std::size_t kLongAside = 200;  // bytes of a bracket that gives a short name

bool Holds(Span a, Span b) { return a.begin <= b.begin && b.end <= a.end; }

bool Overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

class Joiner {
 public:
  Joiner(const CitationRules& rules, const CitationPieces& finder, const CitationEntities& entities,
         std::vector<CitationPiece> pieces)
      : rules_(rules),
        finder_(finder),
        entities_(entities),
        text_(entities.text()),
        pieces_(std::move(pieces)) {}

  std::vector<Citation> Run() {
    AbsorbNumbers();
    Settle();
    DropOthersPinpoints();
    MergeNeighbours();
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
  // How much of the text each language explains: where none is told, the one that explains the
  // most is spoken. "5 kap. 3 §" is Swedish, though "3 §" could be Finnish.
  void WeighLanguages(const std::vector<std::uint32_t>& order) {
    weights_.assign(rules_.vocabularies.size(), 0);
    if (!SeveralLanguages()) return;
    std::vector<std::uint32_t> ends(rules_.vocabularies.size(), 0);
    for (const std::uint32_t i : order) {
      const CitationPiece& piece = pieces_[i];
      std::uint32_t& end = ends[piece.vocabulary];
      const std::uint32_t begin = std::max(end, piece.text.begin);
      if (piece.text.end <= begin) continue;
      weights_[piece.vocabulary] += piece.text.end - begin;
      end = piece.text.end;
    }
    for (const CitationPiece& piece : pieces_) {
      CitationPiece beside;
      if (piece.pinpoint && (FindBehind(piece, beside) || finder_.FindBefore(piece, 0, beside))) {
        weights_[piece.vocabulary] += beside.text.size();
      }
    }
  }

  bool SeveralLanguages() const {
    std::uint16_t first = 0;
    for (const CitationPiece& piece : pieces_) {
      if (first == 0) first = piece.vocabulary;
      if (piece.vocabulary != 0 && piece.vocabulary != first) return true;
    }
    return false;
  }

  // What a language explains at most outweighs a longer match of another; rules of no language
  // stand beside all.
  bool Beats(const CitationPiece& piece, const CitationPiece& other) const {
    if (piece.weak != other.weak) return other.weak;
    // A closed form holds what another language reads within it: "9 Del. C. § 2402(b)".
    if (Priority(piece) > Priority(other) && Holds(piece.text, other.text)) return true;
    if (Priority(other) > Priority(piece) && Holds(other.text, piece.text)) return false;
    if (piece.vocabulary != other.vocabulary && piece.vocabulary != 0 && other.vocabulary != 0 &&
        weights_[piece.vocabulary] != weights_[other.vocabulary]) {
      return weights_[piece.vocabulary] > weights_[other.vocabulary];
    }
    return Priority(piece) != Priority(other) ? Priority(piece) > Priority(other)
                                              : piece.text.size() > other.text.size();
  }

  // As the finder answers, once for each place and language.
  bool FindBehind(const CitationPiece& pinpoint, CitationPiece& piece) const {
    const std::uint64_t key = std::uint64_t{pinpoint.text.end} << 16U | pinpoint.vocabulary;
    const auto [entry, added] = behind_.try_emplace(key);
    if (added && finder_.FindBehind(pinpoint, piece)) entry->second = piece;
    if (entry->second) piece = *entry->second;
    return entry->second.has_value();
  }

  static int Priority(const CitationPiece& piece) {
    return piece.rule == nullptr ? 0 : piece.rule->priority;
  }

  // Of pieces that overlap, that of the highest priority stays; of those, the longest.
  void Settle() {
    std::vector<std::uint32_t> order(pieces_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t i, std::uint32_t k) {
      const Span a = pieces_[i].text;
      const Span b = pieces_[k].text;
      return a.begin != b.begin ? a.begin < b.begin : a.size() > b.size();
    });
    WeighLanguages(order);
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t i : order) {
      bool beaten = false;
      while (!kept.empty() && Overlap(pieces_[kept.back()].text, pieces_[i].text)) {
        beaten = !Beats(pieces_[i], pieces_[kept.back()]);
        if (beaten) break;
        kept.pop_back();
      }
      if (!beaten) kept.push_back(i);
    }
    std::vector<CitationPiece> settled;
    settled.reserve(kept.size());
    for (const std::uint32_t i : kept) settled.push_back(std::move(pieces_[i]));
    pieces_ = std::move(settled);
  }

  void SettleWith(std::vector<CitationPiece> added) {
    if (added.empty()) return;
    std::move(added.begin(), added.end(), std::back_inserter(pieces_));
    Settle();
  }

  std::string_view Text(Span span) const { return text_.substr(span.begin, span.size()); }

  const CitationVocabulary& Vocabulary(std::size_t i) const {
    return rules_.vocabularies[pieces_[i].vocabulary];
  }

  // What may stand between two pieces, besides one line end: words of these classes, these signs.
  struct Gap {
    std::uint32_t classes;
    std::string_view signs;
    std::size_t most;         // entities
    std::size_t plain_words;  // in lower case: an adjective of the instrument's name
  };

  bool Fits(Span between, const Gap& gap) const {
    std::size_t count = 0;
    std::size_t breaks = 0;
    std::size_t plain = 0;
    for (std::size_t i = entities_.At(between.begin);
         i < entities_.size() && entities_[i].span.begin < between.end; ++i) {
      using Type = CitationEntity::Type;
      if (entities_[i].span.end > between.end || ++count > gap.most) return false;
      const std::string_view text = entities_.Text(i);
      switch (entities_[i].type) {
        case Type::kBreak:
          if (++breaks > 1) return false;
          break;
        case Type::kWord:
          if (entities_.Has(i, gap.classes)) break;
          if (entities_[i].classes != 0 || entities_[i].capital || ++plain > gap.plain_words) {
            return false;
          }
          break;
        case Type::kSign:
          if (text != "'" && text != "\u2019" && gap.signs.find(text) == gap.signs.npos)
            return false;
          break;
        case Type::kQuote:
          if (gap.signs.find('"') == gap.signs.npos) return false;
          break;
        default: return false;
      }
    }
    return true;
  }

  // What stands between two pieces fits a join of the grammar, or of one of their languages.
  bool Joined(std::size_t i, std::size_t next, Pattern CitationVocabulary::*join) const {
    const std::size_t begin = pieces_[i].text.end;
    const std::size_t end = pieces_[next].text.begin;
    if (end < begin || end - begin > kLongGap) return false;
    constexpr std::uint32_t kSmall = kOf | kArticle | kSame;
    const Span between{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::size_t words = pieces_[next].rule == nullptr && pieces_[i].rule == nullptr ? 1 : 0;
    if (join == &CitationVocabulary::of && Fits(between, {kSmall, ",)\"", 7, words})) return true;
    // "stavku 2. Zakona".
    const bool dotted = join == &CitationVocabulary::of && Vocabulary(i).label_dots &&
                        text_[begin] == '.' && IsDigit(text_[begin - 1]);
    if (dotted && Fits({between.begin + 1, between.end}, {kSmall, "", 2, 0})) return true;
    if (join == &CitationVocabulary::behind && Fits(between, {kSmall, ",(", 4, 0})) return true;
    if (join == &CitationVocabulary::within && Fits(between, {kSmall | kAnd, ",()", 5, 0})) {
      return true;
    }
    const std::string_view text = text_.substr(0, end);
    return (Vocabulary(i).*join).MatchAt(text, begin, nullptr) ||
           (pieces_[next].vocabulary != pieces_[i].vocabulary &&
            (Vocabulary(next).*join).MatchAt(text, begin, nullptr));
  }

  // A rule that knows the form of a number gives it to the instrument that holds it: "(EU)
  // 2016/679".
  void AbsorbNumbers() {
    const auto is_number = [](const CitationPiece& piece) {
      return piece.rule != nullptr && !piece.pinpoint && piece.citation.instrument_kind.empty() &&
             !piece.citation.number.empty();
    };
    if (std::none_of(pieces_.begin(), pieces_.end(), is_number)) return;
    std::stable_sort(
        pieces_.begin(), pieces_.end(),
        [](const CitationPiece& a, const CitationPiece& b) { return a.text.begin < b.text.begin; });
    constexpr std::size_t kNear = 12;  // pieces that may begin between a head and its number
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_number(pieces_[i])) continue;
      bool taken = false;
      const CitationPiece* head = nullptr;
      for (std::size_t k = i - std::min(i, kNear); k < std::min(i + kNear, pieces_.size()); ++k) {
        CitationPiece& whole = pieces_[k];
        const bool holds = whole.rule == nullptr && !whole.pinpoint &&
                           whole.text.begin <= pieces_[i].text.begin &&
                           pieces_[i].text.end <= whole.text.end;
        const bool touches =
            whole.rule == nullptr && !whole.pinpoint && whole.text.end <= pieces_[i].text.begin &&
            pieces_[i].text.begin - whole.text.end <= 2 && whole.citation.number.empty();
        if (holds || touches) {
          TakeNumber(pieces_[i], whole);
          taken = true;
        }
        // "Regulations (EU) No 1093/2010 and (EU) No 1094/2010".
        const bool listed = !whole.pinpoint && whole.text.end < pieces_[i].text.begin &&
                            whole.rule == pieces_[i].rule &&
                            !whole.citation.instrument_kind.empty() &&
                            Fits({whole.text.end, pieces_[i].text.begin}, {kAnd, ",", 2, 0});
        if (listed) head = &whole;
      }
      if (taken || head == nullptr) continue;
      pieces_[i].vocabulary = head->vocabulary;
      pieces_[i].citation.lang = head->citation.lang;
      pieces_[i].citation.kind = pieces_[i].citation.instrument_kind =
          head->citation.instrument_kind;
      pieces_[i].follows = true;
      NameInstrument(rules_, text_, pieces_[i]);
    }
    std::erase_if(pieces_, is_number);
  }

  void TakeNumber(const CitationPiece& number, CitationPiece& whole) const {
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

  // Pinpoints of what is no law: "chapter 3 of our annual report", "section 7 below".
  void DropOthersPinpoints() {
    std::erase_if(pieces_, [this](const CitationPiece& piece) {
      const LanguageMask language = rules_.vocabularies[piece.vocabulary].language;
      return piece.pinpoint && piece.rule == nullptr &&
             (IsNonLegal(entities_.At(piece.text.end), 1, language) ||
              IsNonLegal(entities_.At(piece.text.begin), -1, language) ||
              IsOfThing(piece.text.end, language));
    });
  }

  bool IsApostrophe(std::size_t i) const {
    return entities_.IsSign(i, '\'') ||
           (entities_.Is(i, CitationEntity::Type::kSign) && entities_.Text(i) == "\u2019");
  }

  // "article 4 of yesterday's newspaper": what it is of has no name, and is no instrument.
  bool IsOfThing(std::uint32_t end, LanguageMask language) const {
    using Type = CitationEntity::Type;
    std::size_t i = entities_.At(end);
    bool of = false;
    for (std::size_t count = 0; count < 4; ++count, ++i) {
      const bool small = entities_.Says(i, kOf | kArticle, language);
      if (!small && !IsApostrophe(i) && !entities_.Is(i, Type::kBreak)) break;
      if (entities_.Says(i, kUnit | kConnector | kTitleStop | kAnd | kRange, language)) {
        return false;
      }
      of = of || (entities_.Says(i, kOf, language) && !entities_.IsCapital(i));
    }
    if (!of) return false;
    for (std::size_t count = 0; count < 3; ++count, ++i) {
      if (!entities_.IsPlainWord(i) || entities_.IsCapital(i)) break;
      const std::size_t next = i + 1;
      const bool ends = next >= entities_.size() || entities_.Is(next, Type::kSign) ||
                        entities_.Is(next, Type::kBreak) ||
                        entities_.Says(next, kTitleStop | kAnd, language);
      if (ends) return true;
    }
    return false;
  }

  bool IsNonLegal(std::size_t at, int step, LanguageMask language) const {
    std::size_t i = step > 0 ? at : at - 1;
    for (std::size_t count = 0; count < 5 && i < entities_.size(); ++count) {
      if (entities_.Has(i, kNonLegal)) return true;
      const bool small = entities_.Is(i, CitationEntity::Type::kBreak) ||
                         entities_.Is(i, CitationEntity::Type::kDate) || IsApostrophe(i) ||
                         entities_.Has(i, kOf | kArticle | kSame | kQualifier) ||
                         (entities_.IsPlainWord(i) && !entities_.IsCapital(i));
      const bool stops = entities_.Says(i, kInstrument, language) ||
                         (entities_.Says(i, kTitleStop, language) && !entities_.Has(i, kSame));
      if (!small || stops) return false;
      i = step > 0 ? i + 1 : i - 1;
    }
    return false;
  }

  // Two names of one instrument side by side are one mention: "Official Secrets Act (Cap. 187)",
  // "Ley N° 27911, Ley de Transparencia".
  void MergeNeighbours() {
    std::size_t to = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i > 0 && to > 0 && MergeWith(pieces_[to - 1], pieces_[i])) continue;
      if (to != i) pieces_[to] = std::move(pieces_[i]);
      ++to;
    }
    pieces_.resize(to);
  }

  bool MergeWith(CitationPiece& first, const CitationPiece& next) const {
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
    if (!Fits({first.text.end, next.text.begin}, {0, wide ? kWideOpen : bracket ? "(" : ",", 2, 0}))
      return false;
    const std::string_view close = wide ? kWideClose : ")";
    const bool closed = text_.substr(next.text.end).starts_with(close);
    const bool one_number = a.number.empty() || b.number.empty() || a.number == b.number;
    // "Decreto Legislativo N.º 1588, Ley de Gobierno Digital".
    const bool titled = !a.number.empty() && b.number.empty() && b.year == 0 && !next.weak &&
                        (rules_.vocabularies[next.vocabulary].names & kNamesBehind) != 0;
    const bool same_kind = a.instrument_kind == b.instrument_kind || titled;
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

  void Absorb(const CitationPiece& next, CitationPiece& whole) const {
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

  // "§ 9 Abs. 2 TKG", "artigo 5 da Consolidação das Leis": the pinpoint gives a capitalised phrase
  // or an acronym the licence to be an instrument, whatever its head.
  bool FindLicensed(const CitationPiece& pinpoint, CitationPiece& piece) const {
    using Type = CitationEntity::Type;
    // A sentence alone may be a page: "S. 74 UA".
    const std::vector<std::string>& inner = rules_.evidence.inner_units;
    const bool licenses =
        std::any_of(pinpoint.citation.pinpoints.begin(), pinpoint.citation.pinpoints.end(),
                    [&](const Pinpoint& part) {
                      return std::find(inner.begin(), inner.end(), part.unit) == inner.end();
                    });
    if (!licenses) return false;
    std::size_t i = entities_.At(pinpoint.text.end);
    if (entities_.IsSign(i, '.') && i > 0 && entities_.Has(i - 1, kTail)) ++i;
    if (entities_.IsSign(i, ')') || entities_.IsSign(i, ',')) ++i;
    bool of = false;
    for (std::size_t count = 0; count < 4; ++count) {
      const bool small = (entities_.Has(i, kOf | kArticle) && !entities_.IsCapital(i)) ||
                         (entities_.Is(i, Type::kBreak) && count > 0) ||
                         entities_.IsSign(i, '\'') ||
                         (entities_.Is(i, Type::kSign) && entities_.Text(i) == "\u2019");
      if (!small || entities_.Has(i, kUnit)) break;
      of = of || entities_.Has(i, kOf | kArticle);
      ++i;
    }
    constexpr std::uint32_t kNever = kUnit | kNonLegal | kOrganisation | kIssuer | kTitleStop |
                                     kMonth | kConnector | kAnd | kInstrument | kPlain;
    if (!entities_.Is(i, Type::kWord) || !entities_.IsCapital(i) || entities_.Has(i, kNever)) {
      return false;
    }
    const std::string_view word = entities_.Text(i);
    std::size_t capitals = 0;
    for (std::size_t k = 0; k < word.size();) {
      const CodePoint c = DecodeAt(word, k);
      capitals += IsUpper(c.value) ? 1U : 0U;
      k += c.size;
    }
    const bool acronym = capitals > 1 && word.size() <= 16;
    // In capitals, "CHAPTER I DUTIES" is a heading.
    if (acronym && (IsLoud(pinpoint.text) || entities_.Has(i, kOf | kArticle))) return false;
    if (!acronym && !of) return false;
    std::size_t end = i + 1;
    if (!acronym) end = CitationGrammar(rules_, entities_).NameEnd(i);
    if (end == i) return false;
    // "CF/88".
    if (acronym && entities_.IsSign(end, '/') && entities_.Is(end + 1, Type::kNumber) &&
        entities_[end].span.begin == entities_[i].span.end) {
      end += 2;
    }
    // "SGB IX".
    const bool book = acronym && entities_.Is(end, Type::kWord) &&
                      entities_.Text(end).find_first_not_of("IVX") == std::string_view::npos;
    if (book) ++end;
    const CitationMention mention = CitationGrammar(rules_, entities_).ReadNamed(i, end);
    piece = MakePiece(rules_, entities_, mention, pinpoint.vocabulary);
    piece.citation.rule = "core/licensed";
    piece.citation.mention = acronym ? Mention::kShort : Mention::kFull;
    return true;
  }

  bool HoldsBareUnit(const CitationPiece& pinpoint) const {
    const std::vector<std::string>& units = rules_.evidence.bare_units;
    return std::any_of(pinpoint.citation.pinpoints.begin(), pinpoint.citation.pinpoints.end(),
                       [&](const Pinpoint& part) {
                         return std::find(units.begin(), units.end(), part.unit) != units.end();
                       });
  }

  // Written in capitals: "ARTICLE 19".
  bool IsLoud(Span span) const {
    const std::string_view text = Text(span);
    return text.size() > 3 && IsAsciiUpper(text[0]) && IsAsciiUpper(text[1]) &&
           IsAsciiUpper(text[2]);
  }

  // "Human Rights Act 1998 (the "HRA")": from there on, the name stands for the instrument.
  void AddShortNames() {
    std::vector<CitationPiece> added;
    std::size_t names = 0;
    for (std::size_t i = 0; i < pieces_.size() && names < kMostNames; ++i) {
      if (pieces_[i].pinpoint || pieces_[i].citation.mention != Mention::kFull) continue;
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
      ++names;
      const auto behind =
          static_cast<std::size_t>(match[0].data() + match[0].size() - text_.data());
      AddName(pieces_[i], name, behind, "core/short-name", added);
    }
    SettleWith(std::move(added));
  }

  // "section 160 FA 2004": the name that stands behind a pinpoint, and elsewhere in the text.
  void AddNamesBeside() {
    std::vector<CitationPiece> added;
    std::vector<std::string_view> known;
    for (const CitationPiece& pinpoint : pieces_) {
      CitationPiece beside;
      if (!pinpoint.pinpoint || known.size() == kMostNames || !FindBehind(pinpoint, beside) ||
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

  // Letters stand right before or behind: it is a part of a longer word.
  bool WordGoesOn(std::size_t begin, std::size_t end) const {
    return (begin > 0 && IsAlnum(DecodeBefore(text_, begin).value)) ||
           (end < text_.size() && IsAlnum(DecodeAt(text_, end).value));
  }

  // "that Law" is the last law before it; so is "thereof", behind a pinpoint.
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

  // The index behind the pinpoints of one place or list that begin at `i`.
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

  // The pinpoints that end at `end` have an instrument behind them.
  bool HasInstrument(std::size_t end) const {
    CitationPiece behind;
    return OwnsPinpoints(end) || FindBehind(pieces_[end - 1], behind);
  }

  // Reads one citation, or the citations of one list; the index behind it.
  std::size_t Chain(std::size_t i) {
    return pieces_[i].pinpoint ? ChainPinpoints(i) : ChainInstruments(i);
  }

  std::size_t ChainPinpoints(std::size_t i) {
    const std::size_t end = PinpointsEnd(i);
    if (OwnsPinpoints(end)) {
      const std::size_t last = InstrumentsEnd(end);
      Add(i, end, Pieces(end, last));
      return last;
    }
    CitationPiece beside;
    if (FindBehind(pieces_[end - 1], beside)) {
      if (beside.citation.mention == Mention::kAnaphor) PointBack(i, beside);
      Add(i, end, {&beside, 1});
      // A name may hold what was found for itself: "Drittes Buch Sozialgesetzbuch".
      std::size_t next = end;
      while (next < pieces_.size() && pieces_[next].text.begin < beside.text.end) ++next;
      return next;
    }
    if (finder_.FindBefore(pieces_[i], free_, beside) || FindLicensed(pieces_[end - 1], beside)) {
      Add(i, end, {&beside, 1});
    } else {
      Add(i, end, {});
    }
    return end;
  }

  std::size_t ChainInstruments(std::size_t i) {
    const std::size_t last = InstrumentsEnd(i);
    if (last < pieces_.size() && pieces_[last].pinpoint && !pieces_[last].follows &&
        Joined(last - 1, last, &CitationVocabulary::behind)) {
      const std::size_t end = PinpointsEnd(last);
      if (!HasInstrument(end)) {
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
      return !IsLoud(piece.text) && HoldsBareUnit(piece);
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
  std::string_view text_;
  std::vector<CitationPiece> pieces_;
  std::vector<Citation> found_;
  mutable std::unordered_map<std::uint64_t, std::optional<CitationPiece>> behind_;
  std::vector<std::int32_t> antecedents_;  // by piece: the last instrument before it
  std::vector<std::uint32_t> weights_;  // by vocabulary: bytes of the text that its rules explain
  std::uint32_t free_ = 0;              // where the last citation ended
};

}  // namespace

std::vector<Citation> JoinCitations(const CitationRules& rules, const CitationPieces& finder,
                                    const CitationEntities& entities,
                                    std::vector<CitationPiece> pieces) {
  return Joiner(rules, finder, entities, std::move(pieces)).Run();
}

}  // namespace qsift
