#include "src/citations/licence.h"

#include <algorithm>
#include <string>

#include "src/citations/grammar.h"
#include "src/citations/grammar_pieces.h"
#include "src/citations/numbers.h"
#include "src/rules/built_in.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {

void PinpointLicence::DropOthers(std::vector<CitationPiece>& pieces) const {
  std::erase_if(pieces, [this](const CitationPiece& piece) {
    const LanguageMask language = rules_.vocabularies[piece.vocabulary].language;
    return piece.pinpoint && piece.rule == nullptr &&
           (IsNonLegal(entities_.At(piece.text.end), 1, language) ||
            IsNonLegal(entities_.At(piece.text.begin), -1, language, StandsAlone(piece.text.end)) ||
            IsOfThing(piece.text.end, language) || IsOfPaper(piece.text.end));
  });
}

// "article 4 of yesterday's newspaper": what it belongs to has no name, and is not an instrument.
bool PinpointLicence::IsOfThing(std::uint32_t end, LanguageMask language) const {
  using Type = CitationEntity::Type;
  std::size_t i = entities_.At(end);
  bool of = false;
  for (std::size_t count = 0; count < 4; ++count, ++i) {
    const bool small = entities_.Says(i, kOf | kArticle, language);
    if (!small && !entities_.IsApostrophe(i) && !entities_.Is(i, Type::kBreak)) break;
    const bool ranges = entities_.Says(i, kRange, language) && !entities_.Is(i + 1, Type::kWord);
    if (ranges || entities_.Says(i, kUnit | kConnector | kTitleStop | kAnd, language)) return false;
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
    // "of our note of work".
    const bool goes_on = entities_.Says(next, kOf, language) && entities_.IsPlainWord(next + 1) &&
                         !entities_.IsCapital(next + 1);
    if (goes_on) return true;
  }
  return false;
}

// "chapter 3 of the State of the Rivers Report": a name that ends with what is not law.
bool PinpointLicence::IsOfPaper(std::uint32_t end) const {
  std::size_t i = entities_.At(end);
  const std::size_t first = i;
  while (i < first + 3 && entities_.Has(i, kOf | kArticle) && !entities_.IsCapital(i)) ++i;
  if (i == first || !entities_.IsCapital(i) || entities_.Has(i, kInstrument)) return false;
  const std::size_t last = CitationGrammar(rules_, entities_).NameEnd(i);
  return last > i + 1 && entities_.Has(last - 1, kNonLegal) && !entities_.Has(last, kInstrument);
}

// Nothing says what the pinpoint that ends at `end` belongs to.
bool PinpointLicence::StandsAlone(std::uint32_t end) const {
  using Type = CitationEntity::Type;
  const std::size_t i = entities_.At(end);
  return i >= entities_.size() || entities_.Is(i, Type::kSign) || entities_.Is(i, Type::kBreak) ||
         (entities_.Is(i, Type::kWord) && !entities_.IsCapital(i) &&
          !entities_.Has(i, kOf | kArticle | kInstrument | kQualifier | kSame | kConnector));
}

// `comma`: one may stand between, as in "the report of 2020, chapter 4".
bool PinpointLicence::IsNonLegal(std::size_t at, int step, LanguageMask language,
                                 bool comma) const {
  std::size_t i = step > 0 ? at : at - 1;
  for (std::size_t count = 0; count < 5 && i < entities_.size(); ++count) {
    if (entities_.Has(i, kNonLegal)) return true;
    if (comma && count == 0 && entities_.IsSign(i, ',')) {
      --i;
      continue;
    }
    const bool small = entities_.Is(i, CitationEntity::Type::kBreak) ||
                       entities_.Is(i, CitationEntity::Type::kDate) || entities_.IsApostrophe(i) ||
                       entities_.Has(i, kOf | kArticle | kSame | kQualifier) ||
                       (entities_.IsPlainWord(i) && !entities_.IsCapital(i));
    const bool stops = entities_.Says(i, kInstrument, language) ||
                       (entities_.Says(i, kTitleStop, language) && !entities_.Has(i, kSame));
    if (!small || stops) return false;
    i = step > 0 ? i + 1 : i - 1;
  }
  return false;
}

// "u.d.i.p.", "c.p.c.": the end of an abbreviation of small initials; `i` for none.
std::size_t PinpointLicence::InitialsEnd(std::size_t i) const {
  std::size_t at = i;
  while (entities_.Is(at, CitationEntity::Type::kWord) && !entities_.IsCapital(at) &&
         (entities_[at].span.size() == 1 || entities_.IsPlainWord(at)) &&
         entities_[at].span.size() <= 4 &&
         (at == i || entities_[at].span.begin == entities_[at - 1].span.end) &&
         entities_.IsSign(at + 1, '.') && entities_[at + 1].span.begin == entities_[at].span.end) {
    at += 2;
  }
  return at >= i + 4 ? at : i;
}

// A pinpoint within a sentence, with nothing between it and the word: "Artikel 2 Doel" is a
// heading.
bool PinpointLicence::RunsOn(Span pinpoint, std::size_t word) const {
  return IsLower(DecodeAt(entities_.text(), pinpoint.begin).value) &&
         (word == 0 || !entities_.IsSign(word - 1, ','));
}

// "4:17 Awb": a short word with a capital, where the name can only end.
bool PinpointLicence::IsShortName(std::size_t i) const {
  using Type = CitationEntity::Type;
  constexpr std::size_t kLong = 4;  // letters
  const std::size_t next = i + 1;
  const bool ends = next >= entities_.size() || entities_.Is(next, Type::kSign) ||
                    entities_.Is(next, Type::kBreak) ||
                    (entities_.Is(next, Type::kWord) && !entities_.IsCapital(next));
  const std::size_t size = CountCodePoints(entities_.Text(i));
  return entities_.IsPlainWord(i) && size > 1 && size <= kLong && ends;
}

// "§ 9 Abs. 2 TKG", "artigo 5 da Consolidação das Leis": the pinpoint gives a capitalised phrase
// or an acronym the licence to be an instrument, whatever its head.
bool PinpointLicence::Find(const CitationPiece& pinpoint, CitationPiece& piece) const {
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
    const bool small = (entities_.Has(i, kOf | kArticle | kSame) && !entities_.IsCapital(i)) ||
                       entities_.Is(i, Type::kBreak) || entities_.IsApostrophe(i);
    if (!small || entities_.Has(i, kUnit)) break;
    of = of || entities_.Has(i, kOf | kArticle);
    ++i;
  }
  constexpr std::uint32_t kNever = kUnit | kNonLegal | kOrganisation | kIssuer | kTitleStop |
                                   kMonth | kConnector | kAnd | kInstrument | kPlain;
  const std::size_t initials = of ? i : InitialsEnd(i);
  if (initials == i &&
      (!entities_.Is(i, Type::kWord) || !entities_.IsCapital(i) || entities_.Has(i, kNever))) {
    return false;
  }
  constexpr std::size_t kLong = 16;  // bytes
  const std::string_view word = entities_.Text(i);
  const bool acronym = (IsAcronym(word) && word.size() <= kLong) || initials > i ||
                       (!of && RunsOn(pinpoint.text, i) && IsShortName(i));
  // In capitals, "CHAPTER I DUTIES" is a heading.
  if (acronym && (IsLoud(pinpoint.text) || entities_.Has(i, kOf | kArticle))) return false;
  if (!acronym && !of) return false;
  std::size_t end = std::max(i + 1, initials);
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
  piece.citation.rule = built_in::kLicensed.id;
  piece.citation.mention = acronym ? Mention::kShort : Mention::kFull;
  return true;
}

// "KVKK m. 5", "ZertES, Art. 2": an acronym right before the pinpoint.
bool PinpointLicence::FindBefore(const CitationPiece& pinpoint, std::uint32_t free,
                                 CitationPiece& piece) const {
  std::size_t i = entities_.At(pinpoint.text.begin);
  if (i < 2 || IsLoud(pinpoint.text) || !HoldsBareUnit(pinpoint)) return false;
  --i;
  // "az Infotv. 3. §-a": an abbreviation before a label.
  constexpr std::size_t kShort = 7;  // letters
  const std::string_view abbreviated = entities_.Text(i - 1);
  const bool dotted = entities_.IsSign(i, '.') && entities_.IsPlainWord(i - 1) &&
                      entities_.IsCapital(i - 1) && CountCodePoints(abbreviated) <= kShort &&
                      entities_[i].span.begin == entities_[i - 1].span.end &&
                      IsDigit(entities_.text()[pinpoint.text.begin]) && i > 1 &&
                      entities_.Has(i - 2, kArticle | kConnector | kAnd) &&
                      entities_[i - 1].span.begin >= free;
  if (dotted) {
    NameBefore(i - 1, entities_[i].span.end, pinpoint, piece);
    return true;
  }
  if (entities_.Is(i, CitationEntity::Type::kBreak) && entities_.IsSign(i - 1, ',')) --i;
  const bool comma = entities_.IsSign(i, ',');
  if (comma) --i;
  // "ENSINO Art. 7": the last word of a heading.
  constexpr std::size_t kLong = 5;  // letters
  const bool told = comma || IsLower(DecodeAt(entities_.text(), pinpoint.text.begin).value) ||
                    CountCodePoints(entities_.Text(i)) <= kLong;
  constexpr std::uint32_t kNever = kUnion | kOrganisation | kIssuer | kNonLegal;
  const bool fits = told && entities_.Is(i, CitationEntity::Type::kWord) &&
                    !entities_.Has(i, kNever) &&
                    (entities_[i].classes & (kInstrument | kUnit)) == 0 &&
                    IsAcronym(entities_.Text(i)) && entities_[i].span.begin >= free;
  // In a line of capitals, every word is one.
  if (!fits || (i > 0 && IsLoud(entities_[i - 1].span))) return false;
  NameBefore(i, entities_[i].span.end, pinpoint, piece);
  return true;
}

void PinpointLicence::NameBefore(std::size_t name, std::uint32_t end, const CitationPiece& pinpoint,
                                 CitationPiece& piece) const {
  const CitationMention mention = CitationGrammar(rules_, entities_).ReadNamed(name, name + 1);
  piece = MakePiece(rules_, entities_, mention, pinpoint.vocabulary);
  piece.text = {entities_[name].span.begin, end};
  piece.citation.rule = built_in::kLicensed.id;
  piece.citation.mention = Mention::kShort;
}

bool PinpointLicence::HoldsBareUnit(const CitationPiece& pinpoint) const {
  const std::vector<std::string>& units = rules_.evidence.bare_units;
  return std::any_of(pinpoint.citation.pinpoints.begin(), pinpoint.citation.pinpoints.end(),
                     [&](const Pinpoint& part) {
                       return std::find(units.begin(), units.end(), part.unit) != units.end();
                     });
}

bool PinpointLicence::IsLoud(Span span) const {
  const std::string_view text = entities_.text().substr(span.begin, span.size());
  return text.size() > 3 && IsAsciiUpper(text[0]) && IsAsciiUpper(text[1]) && IsAsciiUpper(text[2]);
}

}  // namespace qsift
