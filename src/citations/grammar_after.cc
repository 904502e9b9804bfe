#include <algorithm>

#include "src/citations/grammar.h"
#include "src/citations/numbers.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongQuote = 24;        // entities
constexpr std::size_t kLongAside = 6;         // entities of a parenthesis in a title
constexpr std::size_t kLongGazette = 16;      // entities of a bracket that names a gazette
constexpr std::size_t kLongGap = 9;           // words between a head and its number
constexpr std::size_t kLongAbbreviation = 8;  // bytes of an abbreviated head

// A number without its mark that can be an instrument's: "133/2011", "78-17", "861".
bool IsShaped(std::string_view number) {
  return number.find_first_of("/-:") != number.npos || number.size() >= 2;
}

}  // namespace

// "No. 73", ", n.º 5", "-220", "133/2011", "108".
bool CitationGrammar::TakeNumber(CitationMention& mention) const {
  const bool numberless = Kind(mention) == "constitution";
  if (mention.number != CitationMention::kNone || numberless) return false;
  std::size_t i = Blank(mention.last);
  if (IsSign(i, ',') && Is(Blank(i + 1), Type::kNumber) && entities_[Blank(i + 1)].marked) {
    i = Blank(i + 1);
  }
  if (IsSign(i, '-') && entities_[i].span.begin == entities_[mention.last - 1].span.end) ++i;
  // "L. 241/1990", "ν. 4036/2012": the head is abbreviated.
  const bool abbreviated = IsSign(i, '.') && IsAbbreviated(mention) && Is(i + 1, Type::kNumber) &&
                           (entities_[i + 1].marked || HoldsYear(entities_.Number(i + 1)));
  if (abbreviated) ++i;
  // "(EU) 2016/679", "(EU, Euratom) No 5/2010".
  bool of_union = false;
  if (IsSign(i, '(') && Has(i + 1, kUnion)) {
    std::size_t close = i + 2;
    while (close < i + 7 && (Has(close, kUnion) || IsSign(close, ',') || IsSign(close, '/')))
      ++close;
    if (IsSign(close, ')')) {
      i = Blank(close + 1);
      of_union = true;
    }
  }
  if (!Is(i, Type::kNumber)) return false;
  const CitationEntity& number = entities_[i];
  if (!number.marked) {
    const bool adjacent =
        i == mention.last || i == Blank(mention.last) || IsSign(i - 1, '-') || abbreviated;
    const bool shaped = IsShaped(entities_.Number(i)) && !IsSoft(mention);
    // "Yönetmeliği'nin 26 ncı maddesi": the ending of the ordinal.
    const std::size_t unit = IsSign(i + 1, '.') || Has(i + 1, kTail) ? i + 2 : i + 1;
    // "regulation 14 of the Fisheries Regulations": a part of what stands after.
    const bool part = Has(mention.head, kUnit) && Has(i + 1, kOf) && !Is(i + 2, Type::kDate);
    if (!of_union && (!adjacent || !shaped || part || Has(unit, kUnit))) return false;
  } else if (Has(i + 1, kMarkAfter) && mention.last != mention.head + 1) {
    return false;
  }
  mention.number = i;
  mention.last = i + 1;
  // "Convention 108+".
  if (IsSign(i + 1, '+') && entities_[i + 1].span.begin == number.span.end) ++mention.last;
  // "č. 219/2003 Sb.": the collection of laws.
  while (Has(mention.last, kTail) && IsSign(mention.last + 1, '.')) mention.last += 2;
  return true;
}

// The head alone, where a dot after it may be its own: "L.", "D.Lgs.".
bool CitationGrammar::IsAbbreviated(const CitationMention& mention) const {
  return mention.last == mention.head + 1 &&
         entities_.Text(mention.head).size() <= kLongAbbreviation;
}

// "of 4 March 2014", "vom 6. November 2019", "(2019)", ", 2018", "2020-2024".
bool CitationGrammar::TakeDate(CitationMention& mention) const {
  std::size_t i = Blank(mention.last);
  if (IsSign(i, ',')) i = Blank(i + 1);
  // "D.Lgs. 9 aprile 2008": the dot of an abbreviated head.
  if (IsSign(i, '.') && IsAbbreviated(mention) && Is(i + 1, Type::kDate)) ++i;
  std::size_t leads = 0;
  bool told = false;  // a word that leads to dates
  while (leads < 4 && !Has(i, kInstrument) && Has(i, kDateLead | kOf | kArticle | kConnector)) {
    told = told || Has(i, kDateLead);
    ++i;
    ++leads;
    if (Is(i, Type::kSign) && (entities_.Text(i) == "'" || entities_.Text(i) == "’")) ++i;
    i = Blank(i);
  }
  if (!Is(i, Type::kDate)) return false;
  const CitationDate& date = entities_.Date(i);
  if (mention.date != CitationMention::kNone) {
    // A year may be followed by the whole date; nothing by a second date.
    const CitationDate& known = entities_.Date(mention.date);
    if (known.day != 0 || date.day == 0) return false;
  }
  if (date.year == 0 && mention.number == CitationMention::kNone) return false;
  // "The Convention on Mercury in 2017": the year of something that was done.
  const bool titled = mention.title_last > mention.title_first;
  if (leads > 0 && !told && titled && date.day == 0 && date.year_to == 0) return false;
  mention.date = i;
  mention.last = i + 1;
  return true;
}

// "(2014:274)", "(2019)", "(No. 36 of 2008)", "(Cap. 187)", "(NIS 2)".
bool CitationGrammar::TakeBracket(CitationMention& mention) const {
  const std::size_t open = Blank(mention.last);
  if (!IsSign(open, '(')) return false;
  std::size_t close = open + 1;
  std::size_t number = CitationMention::kNone;
  std::size_t date = CitationMention::kNone;
  bool words = false;
  while (close < entities_.size() && close <= open + kLongAside && !IsSign(close, ')')) {
    if (Is(close, Type::kNumber)) number = close;
    if (Is(close, Type::kDate)) date = close;
    words = words || Has(close, kInstrument | kUnit | kTitleStop | kNonLegal) ||
            Is(close, Type::kLink) ||
            (Is(close, Type::kWord) && !IsCapital(close) && entities_[close].classes == 0);
    ++close;
  }
  if (!IsSign(close, ')') || close == open + 1 || words) return false;
  const bool whole = close == open + 2;
  if (number != CitationMention::kNone && mention.number == CitationMention::kNone) {
    const bool shaped = entities_[number].marked || IsShaped(entities_.Number(number));
    if (!shaped || (whole && !entities_[number].marked &&
                    entities_.Number(number).find_first_of(":/") == std::string_view::npos)) {
      return false;
    }
    mention.number = number;
    if (date != CitationMention::kNone && mention.date == CitationMention::kNone)
      mention.date = date;
  } else if (date != CitationMention::kNone && whole) {
    if (mention.date == CitationMention::kNone) mention.date = date;
  } else if (number == CitationMention::kNone || mention.number == CitationMention::kNone) {
    return false;
  } else if (!entities_[number].marked) {
    return false;
  }
  mention.last = close + 1;
  return true;
}

// "(Uradni list RS, št. 51/17)", "(»Narodne novine«, br. 140/05)", "(BGBl. I S. 912)": where the
// instrument is printed. Its number stands in for one of the instrument's own.
bool CitationGrammar::TakeGazette(CitationMention& mention) const {
  const std::size_t open = Blank(mention.last);
  if (!IsSign(open, '(')) return false;
  const std::size_t first = open + (Is(open + 1, Type::kQuote) ? 2U : 1U);
  if (!Is(first, Type::kWord)) return false;
  std::size_t close = open + 1;
  std::size_t number = CitationMention::kNone;
  std::size_t date = CitationMention::kNone;
  bool figures = false;
  for (; close < entities_.size() && close <= open + kLongGazette && !IsSign(close, ')'); ++close) {
    if (Has(close, kInstrument | kTitleStop) || Is(close, Type::kLink)) return false;
    // A page of the gazette may be spelt as a unit; "(Article 5)" is none.
    if (Has(close, kUnit) && close < first + 1) return false;
    figures = figures || Is(close, Type::kNumber);
    const bool marked = Is(close, Type::kNumber) && entities_[close].marked;
    if (marked && number == CitationMention::kNone) number = close;
    if (Is(close, Type::kDate) && date == CitationMention::kNone) date = close;
  }
  if (!IsSign(close, ')')) return false;
  // A number of its own has an instrument enough.
  if (!figures || mention.number != CitationMention::kNone) return false;
  if (mention.date == CitationMention::kNone && number == CitationMention::kNone) return false;
  // "(t.j. Dz. U. z 2022 r. poz. 902)": words in lower case before it, and all that tells a
  // gazette.
  bool named = false;
  for (std::size_t i = first; i < first + kLongAside && i < close; ++i) {
    named = named || IsCapital(i);
  }
  const bool whole = number != CitationMention::kNone && date != CitationMention::kNone && named;
  if (!IsCapital(first) && !whole) return false;
  if (number == CitationMention::kNone && Has(mention.head, kTitleCase)) return false;
  if (mention.number == CitationMention::kNone) mention.number = number;
  if (mention.date == CitationMention::kNone) mention.date = date;
  mention.last = close + 1;
  return true;
}

// A number or date some words later: "of the Minister of Education No. 1127/2020",
// "du gouvernement n° 58", "achizițiilor publice din 2009".
bool CitationGrammar::TakeGap(CitationMention& mention) const {
  if (mention.number != CitationMention::kNone) return false;
  bool issuer = false;
  bool names = false;
  std::size_t i = mention.last;
  std::size_t breaks = 0;
  std::size_t words = 0;
  std::size_t unknown = 0;
  for (; i < entities_.size() && words <= kLongGap; ++i) {
    if (Is(i, Type::kBreak) && ++breaks == 1) continue;
    const std::string_view text = entities_.Text(i);
    if (Is(i, Type::kSign) && (text == "'" || text == "’" || text == "-" || text == "/")) continue;
    if (IsSign(i, ',') && Is(Blank(i + 1), Type::kNumber)) continue;
    // "Stratégie nationale de la statistique (SNDS) 2019-2023".
    if (IsSign(i, '(') && IsCapital(i + 1) && IsSign(i + 2, ')') && words > 0) {
      i += 2;
      continue;
    }
    // "règlement européen (CE) n° 1013/2006".
    if (IsSign(i, '(') && Has(i + 1, kUnion) && IsSign(i + 2, ')') && Is(i + 3, Type::kNumber)) {
      mention.number = i + 3;
      mention.last = i + 4;
      return true;
    }
    if (Is(i, Type::kNumber) && entities_[i].marked) {
      if (unknown > 3 && !issuer) return false;
      mention.number = i;
      mention.last = i + 1;
      mention.named = mention.named || names;
      return true;
    }
    if (Is(i, Type::kDate)) {
      const CitationDate& date = entities_.Date(i);
      const bool led = Has(i - 1, kDateLead | kOf) || Is(i - 1, Type::kWord) || IsSign(i - 1, ')');
      const bool year_alone = date.day == 0;
      if (mention.date != CitationMention::kNone || !led || date.year == 0) return false;
      // "The Convention on Mercury in 2017".
      const bool titled = mention.title_last > mention.title_first && date.year_to == 0;
      if (year_alone && titled && !Has(i - 1, kDateLead)) return false;
      if (year_alone &&
          (unknown > 5 || breaks > 1 || (date.year_to == 0 && !Has(i - 1, kDateLead | kOf)))) {
        return false;
      }
      mention.date = i;
      mention.last = i + 1;
      mention.named = mention.named || names;
      mention.phrase = words > 1;
      return true;
    }
    // "Laki julkisista hankinnoista (1397/2016)".
    const bool shaped = IsSign(i, '(') && Is(i + 1, Type::kNumber) && IsSign(i + 2, ')') &&
                        HoldsYear(entities_.Number(i + 1)) && unknown <= 5;
    if (shaped) {
      mention.number = i + 1;
      mention.last = i + 3;
      mention.named = mention.named || names;
      return true;
    }
    // "pour l'Afrique (2020-2030)".
    const bool years = IsSign(i, '(') && Is(i + 1, Type::kDate) && IsSign(i + 2, ')') &&
                       IsSoft(mention) && mention.date == CitationMention::kNone;
    if (years) {
      mention.date = i + 1;
      mention.last = i + 3;
      mention.named = mention.named || names;
      mention.phrase = true;
      return true;
    }
    if (!Is(i, Type::kWord) || Says(mention, i, kTitleStop) || Has(i, kNonLegal | kUnit | kSame))
      return false;
    if (Has(i, kInstrument) && !Has(i, kPolicy)) return false;
    if (Has(i, kAnd) && !IsCapital(i + 1)) return false;
    ++words;
    issuer = issuer || Has(i, kIssuer | kOrganisation);
    names = names || (IsCapital(i) && !Has(i, kIssuer));
    if (entities_[i].classes == 0 && !IsCapital(i)) ++unknown;
  }
  return false;
}

// "Law of Ukraine", "Convention 108 of the Council of Europe", "Ley Forestal", "Code du travail".
bool CitationGrammar::TakeName(CitationMention& mention) const {
  std::size_t i = Blank(mention.last);
  // "Ley N° 28001, de Firmas y Certificados Digitales".
  const bool title = IsSign(i, ',') && Has(mention.head, kNamesAfter) &&
                     mention.number != CitationMention::kNone && Has(Blank(i + 1), kOf) &&
                     !Is(Blank(i + 2), Type::kDate);
  if (title) i = Blank(i + 1);
  if (TakeDashed(mention, i)) return true;
  bool of = false;
  while (Has(i, kOf | kArticle) && i < mention.last + 6 && !Has(i, kUnit)) {
    of = of || Has(i, kOf);
    ++i;
    if (Is(i, Type::kSign) && (entities_.Text(i) == "'" || entities_.Text(i) == "’")) ++i;
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

// "Besluit bodemkwaliteit": a word after a capital, where the name can only end. It is too little
// to speak for a citation.
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

// "Convention de sauvegarde des droits de l'homme": a phrase in lower case, up to a sign.
bool CitationGrammar::TakePhrase(CitationMention& mention, std::size_t begin) const {
  constexpr std::size_t kFew = 3;  // entities that say too little
  const std::size_t end = TitleEnd(mention, begin);
  const std::size_t next = Blank(end);
  const bool closed = next >= entities_.size() || Is(next, Type::kSign) || Is(next, Type::kDate) ||
                      Is(next, Type::kBreak) || Says(mention, next, kTitleStop);
  if (end < begin + kFew || !closed) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (IsCapital(i)) return false;
  }
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
  // The long-term policy "Vision" is a policy in passing, and a vision by name.
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
  if (begin < entities_.size() && Is(begin, Type::kSign) &&
      (entities_.Text(begin) == "'" || entities_.Text(begin) == "’")) {
    ++begin;
  }
  // "loi de finances pour l'année 2024".
  const std::size_t end = TitleEnd(mention, begin);
  if (end <= begin) return false;
  mention.title_first = i;
  mention.title_last = end;
  mention.last = end;
  return true;
}

}  // namespace qsift
