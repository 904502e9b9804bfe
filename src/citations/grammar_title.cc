// The part of CitationGrammar that reads names and titles after a head.

#include <algorithm>

#include "src/citations/grammar.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongQuote = 24;  // entities

}  // namespace

// "Law of Ukraine", "Convention 108 of the Council of Europe", "Ley Forestal", "Code du travail".
bool CitationGrammar::TakeName(CitationMention& mention) const {
  std::size_t i = Blank(mention.last);
  // "Ley N° 28001, de Firmas y Certificados Digitales", "Ley 57 de 2011, Orgánica del Trigo".
  const bool title =
      IsSign(i, ',') && Has(mention.head, kNamesAfter) &&
      mention.number != CitationMention::kNone &&
      (Has(Blank(i + 1), kOf) ? !Is(Blank(i + 2), Type::kDate)
                              : Has(Blank(i + 1), kQualifier) && IsCapital(Blank(i + 1)) &&
                                    Has(Blank(i + 1) + 1, kOf));
  if (title) i = Blank(i + 1);
  if (TakeDashed(mention, i)) return true;
  bool of = title && Has(i, kQualifier);
  while (Has(i, kOf | kArticle) && i < mention.last + 6 && !Has(i, kUnit)) {
    of = of || Has(i, kOf);
    ++i;
    if (entities_.IsApostrophe(i)) ++i;
    i = Blank(i);
  }
  if (!of && i != Blank(mention.last)) return false;
  const bool adjacent = !of && Has(mention.head, kNamesAfter);
  if (!of && !adjacent) return false;
  std::size_t end = std::max(NameEnd(i), SentenceNameEnd(mention, i));
  if (end == i && Has(mention.head, kNamesAfter) && mention.last == mention.head + 1 &&
      Is(i, Type::kWord)) {
    // "code du travail", "code civil": a word or two in lower case after the head alone.
    const std::string_view kind = Kind(mention);
    if (of && kind == "treaty" && IsCapital(mention.head)) return TakePhrase(mention, i);
    const bool names = kind == "code" || Has(i, kQualifier);
    if (!names && !of && IsCapital(mention.head) && entities_.IsPlainWord(i)) {
      return TakeWord(mention, i);
    }
    if (!names || Has(i, ~(kQualifier | kOrdinal | kIssuer))) return false;
    end = i + 1;
    while (Has(end, kQualifier)) ++end;
    // "code des communications électroniques (": more words where the name ends with a sign.
    std::size_t more = end;
    while (more < end + 4 && (entities_.IsPlainWord(more) || Has(more, kOf | kArticle | kAnd)))
      ++more;
    const bool signs = more < entities_.size() && (Is(more, Type::kSign) || Is(more, Type::kDate));
    if (of && signs && more > end && entities_.IsPlainWord(more - 1)) end = more;
    mention.last = end;
    mention.named = IsCapital(mention.head) || kind == "code";
    if (mention.title_first == mention.title_last) {
      mention.title_first = mention.head;
      mention.title_last = end;
    }
    return true;
  }
  if (end == i) return false;
  const bool numbered = mention.number != CitationMention::kNone || Kind(mention) == "treaty";
  if (Has(i, kNonLegal) || (Has(i, kOrganisation) && !adjacent && !numbered)) return false;
  if (!of && Has(end - 1, kOrganisation)) return false;
  if (mention.last == mention.head + 1 && mention.title_first == mention.title_last) {
    mention.title_first = mention.head;
    mention.title_last = end;
  }
  mention.last = end;
  mention.named = true;
  return true;
}

// "Luật Bảo vệ môi trường", "Kodeks postępowania administracyjnego": where names are written as
// sentences are, the words up to a sign, a date, a verb or a pinpoint; `begin` for none.
std::size_t CitationGrammar::SentenceNameEnd(const CitationMention& mention,
                                             std::size_t begin) const {
  constexpr std::size_t kMost = 8;  // words
  const bool fits = Vocabulary(mention).sentence_case && mention.last == mention.head + 1 &&
                    IsCapital(mention.head) && begin == Blank(mention.last) && !IsSoft(mention) &&
                    Is(begin, Type::kWord);
  if (!fits || (!IsCapital(begin) && !entities_.IsPlainWord(begin))) return begin;
  std::size_t i = begin + 1;
  std::size_t last = i;
  while (i < begin + kMost) {
    const bool initial = CountCodePoints(entities_.Text(i)) == 1 && IsSign(i + 1, '.');
    if (!initial && (entities_.IsPlainWord(i) || Has(i, kQualifier))) {
      last = ++i;
    } else if (Has(i, kAnd) && !Has(i + 1, kArticle | kInstrument | kUnit)) {
      ++i;
    } else {
      break;
    }
  }
  const bool closed = last >= entities_.size() || !Is(last, Type::kWord) ||
                      Has(last, kTitleStop | kConnector | kUnit | kDateLead | kSame | kAnd | kOf);
  return closed ? last : begin;
}

// "Besluit bodemkwaliteit": a word after a capital, where the name can only end. It is too weak to
// count as evidence.
bool CitationGrammar::TakeWord(CitationMention& mention, std::size_t word) const {
  const bool starts =
      mention.head == 0 || Is(mention.head - 1, Type::kBreak) || IsSign(mention.head - 1, '.');
  const std::size_t next = word + 1;
  const bool ends = next >= entities_.size() || Is(next, Type::kSign) || Is(next, Type::kBreak) ||
                    Says(mention, next, kTitleStop | kConnector);
  if (starts || !ends) return false;
  mention.last = next;
  return true;
}

// "Piano nazionale di ripresa e resilienza (PNRR)": words in lower case, where a bracket gives
// their initials.
bool CitationGrammar::TakeDefined(CitationMention& mention) const {
  constexpr std::size_t kMost = 10;  // words
  const bool alone = mention.last == mention.head + 1;
  const bool goes_on = mention.named && Has(Blank(mention.last), kOf | kAnd);
  if (!Has(mention.head, kNamesAfter) || !IsCapital(mention.head) || (!alone && !goes_on))
    return false;
  std::size_t i = mention.last;
  for (; i < mention.last + kMost && !IsSign(i, '('); ++i) {
    if (Is(i, Type::kBreak) && !Is(i + 1, Type::kBreak)) continue;
    if (entities_.IsApostrophe(i)) continue;
    constexpr std::uint32_t kNever = kInstrument | kUnit | kNonLegal | kSame;
    if (!Is(i, Type::kWord) || Has(i, kNever) || Says(mention, i, kTitleStop)) return false;
  }
  const bool acronym = i > mention.last && IsSign(i, '(') && Is(i + 1, Type::kWord) &&
                       IsSign(i + 2, ')') && IsInitials(mention, i + 1);
  if (!acronym) return false;
  if (alone) mention.title_first = mention.head;
  mention.title_last = mention.last = i;
  mention.named = true;
  return true;
}

// "ustawa z dnia 7 lipca 1994 r. – Prawo budowlane": the name of a dated act after a dash.
bool CitationGrammar::TakeDashed(CitationMention& mention, std::size_t dash) const {
  const std::size_t name = Blank(dash + 1);
  const bool dated = mention.date != CitationMention::kNone && Is(dash, Type::kSign) &&
                     IsHyphenOrDash(DecodeAt(entities_.Text(dash), 0).value) &&
                     Has(name, kInstrument) && IsCapital(name) &&
                     mention.title_first == mention.title_last;
  if (!dated) return false;
  std::size_t end = std::max(NameEnd(name + 1), name + 1);
  while (end < name + 4 && (Has(end, kQualifier) || entities_.IsPlainWord(end)) &&
         !Says(mention, end, kTitleStop)) {
    ++end;
  }
  mention.title_first = name;
  mention.title_last = mention.last = end;
  mention.named = true;
  return true;
}

// "Convention de sauvegarde des droits de l'homme": a phrase that begins in lower case, up to a
// sign.
bool CitationGrammar::TakePhrase(CitationMention& mention, std::size_t begin) const {
  constexpr std::size_t kFew = 3;  // entities that say too little
  const std::size_t end = TitleEnd(mention, begin);
  const std::size_t next = Blank(end);
  const bool closed = next >= entities_.size() || Is(next, Type::kSign) || Is(next, Type::kDate) ||
                      Is(next, Type::kBreak) || Says(mention, next, kTitleStop);
  if (end < begin + kFew || !closed) return false;
  mention.title_first = mention.head;
  mention.title_last = mention.last = end;
  mention.named = true;
  return true;
}

// "«О портах»", ", \"On Rivers\"".
bool CitationGrammar::TakeQuote(CitationMention& mention) const {
  std::size_t open = Blank(mention.last);
  if (IsSign(open, ',')) open = Blank(open + 1);
  const bool named_only = mention.title_first == mention.head;  // a name, and no title yet
  if (!Is(open, Type::kQuote) || (mention.title_first < mention.title_last && !named_only)) {
    return false;
  }
  // In the long-term policy "Vision", the head in lower case is a common noun and takes no name.
  if (IsSoft(mention) && Has(mention.head, kTitleCase) && !IsCapital(mention.head)) return false;
  std::size_t close = open + 1;
  std::size_t depth = 0;
  while (close < entities_.size() && close < open + kLongQuote) {
    if (entities_.Text(close) == "«") ++depth;
    if (Is(close, Type::kQuote) && entities_.Text(close) != "«") {
      if (depth == 0 || entities_.Text(open) == "«") break;
      --depth;
    }
    ++close;
  }
  const bool named = IsCapital(open + 1) || Is(open + 1, Type::kDate);
  if (!Is(close, Type::kQuote) || close < open + 2 || !named) return false;
  mention.title_first = open + 1;
  mention.title_last = close;
  mention.last = close + 1;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (Is(i, Type::kDate) && mention.date == CitationMention::kNone) mention.date = i;
  }
  return true;
}

// "Treaty between the Kingdom of Sweden and Norway": the names of its parties. What it is on may
// follow.
bool CitationGrammar::TakeParties(CitationMention& mention) const {
  constexpr std::size_t kMost = 40;  // entities
  const std::size_t between = Blank(mention.last);
  const std::string_view kind = Kind(mention);
  const bool fits =
      Is(between, Type::kWord) && Says(mention, between, kParties) && !Has(between, kInstrument) &&
      (kind == "treaty" || kind == "agreement" || kind == "protocol") &&
      (mention.title_first == mention.title_last || mention.title_first == mention.head);
  if (!fits) return false;
  std::size_t last = between;
  bool joined = false;   // after the "and" between the last two
  bool several = false;  // a name stands after it
  for (std::size_t i = between + 1; i < between + kMost && i < entities_.size(); ++i) {
    if (Is(i, Type::kBreak) && !Is(i + 1, Type::kBreak)) continue;
    if (IsSign(i, ',') || entities_.IsApostrophe(i)) continue;
    if (!Is(i, Type::kWord) || Says(mention, i, kTitleStop) || Has(i, kUnit | kInstrument)) break;
    if (IsCapital(i) && !Has(i, kTitleOpener | kMonth)) {
      last = i + 1;
      several = several || joined;
      continue;
    }
    const bool and_name = Has(i, kAnd);
    if (and_name && several && !IsCapital(Blank(i + 1)) && !Has(i + 1, kArticle)) break;
    joined = joined || and_name;
    // "entre le gouvernement du Mali", "la Repubblica italiana".
    const bool plain = entities_.IsPlainWord(i) && (IsCapital(i - 1) || Has(i - 1, kArticle));
    if (plain && IsCapital(i - 1)) last = i + 1;
    const bool small =
        and_name || plain || Has(i, kOf | kArticle | kIssuer | kOrganisation | kQualifier);
    if (!small || (several && Has(i, kTitleOpener) && !Has(i, kOf))) break;
  }
  if (!several) return false;
  if (mention.title_first == mention.title_last) mention.title_first = mention.head;
  mention.title_last = mention.last = last;
  mention.named = mention.parties = true;
  return true;
}

// "on Privacy", "relatif aux filets", "über die Prüfung".
bool CitationGrammar::TakeTitle(CitationMention& mention) const {
  const bool named = mention.title_first == mention.head;  // a name, and no title yet
  if (mention.title_first < mention.title_last && !named) return false;
  std::size_t i = Blank(mention.last);
  if (IsSign(i, ',') && Has(Blank(i + 1), kTitleOpener)) i = Blank(i + 1);
  // "Convention de l'Union africaine sur".
  for (std::size_t words = 1; words < 3 && mention.named && !Has(i, kTitleOpener); ++words) {
    if (!entities_.IsPlainWord(i + words - 1)) break;
    if (Has(i + words, kTitleOpener)) i += words;
  }
  const bool opens = Has(i, kTitleOpener) || (IsSoft(mention) && Has(i, kConnector) &&
                                              !Has(i, kOf | kAnd | kArticle) && IsCapital(i + 1));
  if (!opens || Has(i + 1, kSame)) return false;
  std::size_t begin = i + 1;
  while (Has(begin, kTitleOpener | kArticle | kOf) && begin < i + 4) ++begin;
  if (entities_.IsApostrophe(begin)) ++begin;
  // "loi de finances pour l'année 2024".
  // "về bảo vệ dữ liệu": after its opener, a verb is a noun.
  // "por el que se aprueba": so it is after an opener that holds the subject.
  const bool clause = entities_.Text(i).find(' ') != std::string_view::npos;
  const bool noun =
      (Vocabulary(mention).sentence_case || clause) && Says(mention, begin, kTitleStop);
  const std::size_t end = TitleEnd(mention, noun ? begin + 1 : begin);
  if (end <= begin + (noun ? 1U : 0U)) return false;
  mention.title_first = i;
  mention.title_last = end;
  mention.last = end;
  return true;
}

}  // namespace qsift
