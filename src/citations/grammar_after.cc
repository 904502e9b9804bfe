#include <algorithm>

#include "src/citations/grammar.h"
#include "src/citations/numbers.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongAside = 6;         // entities of a parenthesis in a title
constexpr std::size_t kLongGazette = 16;      // entities of a bracket that names a gazette
constexpr std::size_t kLongGap = 9;           // words between a head and its number
constexpr std::size_t kLongIssuer = 14;       // the same where they name who made it
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
    // ", 58 sayılı Kanun": the number of the next one.
    if (Has(i + 1, kMarkAfter)) return false;
  }
  if (IsSign(i, '-') && entities_[i].span.begin == entities_[mention.last - 1].span.end) ++i;
  // "L. 241/1990", "ν. 4036/2012": the head is abbreviated.
  const std::size_t next = Blank(i + 1);
  const bool abbreviated = IsSign(i, '.') && IsAbbreviated(mention) && Is(next, Type::kNumber) &&
                           (entities_[next].marked || HoldsYear(entities_.Number(next)));
  if (abbreviated) i = next;
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
    // "Act 5 of 1998".
    const bool of_year = Has(i + 1, kOf) && Is(i + 2, Type::kDate) &&
                         entities_.Date(i + 2).month == 0 && entities_.Date(i + 2).year_to == 0;
    const bool shaped = (IsShaped(entities_.Number(i)) || of_year) && !IsSoft(mention);
    // "Yönetmeliği'nin 26 ncı maddesi": the ending of the ordinal.
    const std::size_t unit = IsSign(i + 1, '.') || Has(i + 1, kTail) ? i + 2 : i + 1;
    // "regulation 14 of the Fisheries Regulations": a part of what follows.
    const bool part = Has(mention.head, kUnit) && Has(i + 1, kOf) && !Is(i + 2, Type::kDate);
    const bool label = part || Has(unit, kUnit) || (Has(mention.head, kWordsBefore) && IsLabel(i));
    if (!of_union && (!adjacent || !shaped || label)) return false;
  } else if (Has(i + 1, kMarkAfter) && mention.last != mention.head + 1) {
    return false;
  }
  SetNumber(mention, i);
  return true;
}

// The number at an entity, which ends the mention with what hangs on it.
void CitationGrammar::SetNumber(CitationMention& mention, std::size_t number) const {
  mention.number = number;
  mention.last = number + 1;
  // "Convention 108+".
  const std::size_t sign = mention.last;
  if (IsSign(sign, '+') && entities_[sign].span.begin == entities_[number].span.end) ++mention.last;
  // "č. 219/2003 Sb.": the collection of laws.
  while (Has(mention.last, kTail) && IsSign(mention.last + 1, '.')) mention.last += 2;
}

// "Kanunu'nun 243, 244 ve 245 maddeleri": a number in a list of labels before their unit.
bool CitationGrammar::IsLabel(std::size_t number) const {
  constexpr std::size_t kMost = 24;  // entities
  for (std::size_t i = number + 1; i < number + kMost; ++i) {
    if (Has(i, kUnit) && Has(i, kLabelBefore)) return true;
    // "asetuksen 12/2019 4 §": a number with no comma after it is in no list.
    if (Is(i, Type::kNumber) && Is(i - 1, Type::kNumber)) return false;
    const bool listed = Is(i, Type::kNumber) || Is(i, Type::kBreak) || IsSign(i, ',') ||
                        Has(i, kAnd | kRange | kTail);
    if (!listed) return false;
  }
  return false;
}

// The head alone, where a dot after it may be its own: "L.", "D.Lgs.".
bool CitationGrammar::IsAbbreviated(const CitationMention& mention) const {
  return mention.last == mention.head + 1 &&
         entities_.Text(mention.head).size() <= kLongAbbreviation;
}

// "done at Geneva on 5 May 1998": the date after the place where an instrument was made; `i` for
// none.
std::size_t CitationGrammar::PlaceEnd(const CitationMention& mention, std::size_t i) const {
  constexpr std::size_t kMost = 4;  // words
  const bool known = mention.named || mention.title_first < mention.title_last;
  if (!known || !Has(i, kDateLead) || !Has(i, kTitleStop)) return i;
  const std::size_t place = Blank(i + 1);
  std::size_t at = place;
  while (at < place + kMost && Is(at, Type::kWord) && IsCapital(at)) ++at;
  if (at == place) return i;
  at = Blank(at);
  if (IsSign(at, ',')) at = Blank(at + 1);
  for (std::size_t words = 0; words < kMost && Has(at, kDateLead | kOf | kArticle | kTitleOpener);
       ++words) {
    at = Blank(at + 1);
  }
  return Is(at, Type::kDate) && entities_.Date(at).day != 0 ? at : i;
}

// "of 4 March 2014", "vom 6. November 2019", "(2019)", ", 2018", "2020-2024".
bool CitationGrammar::TakeDate(CitationMention& mention) const {
  std::size_t i = Blank(mention.last);
  if (IsSign(i, ',')) i = Blank(i + 1);
  // "D.Lgs. 9 aprile 2008": the dot of an abbreviated head.
  if (IsSign(i, '.') && IsAbbreviated(mention) && Is(i + 1, Type::kDate)) ++i;
  std::size_t leads = 0;
  bool told = false;  // a word that introduces dates
  if (const std::size_t made = PlaceEnd(mention, i); made > i) {
    told = true;
    i = made;
  }
  while (leads < 4 && !Has(i, kInstrument) && Has(i, kDateLead | kOf | kArticle | kConnector)) {
    told = told || Has(i, kDateLead);
    ++i;
    ++leads;
    if (entities_.IsApostrophe(i)) ++i;
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

// An acronym, or a short word with the initial of the head: "Wet openbaarheid van bestuur (Wob)".
bool CitationGrammar::IsInitials(const CitationMention& mention, std::size_t word) const {
  constexpr std::size_t kLong = 5;  // letters
  const std::string_view text = entities_.Text(word);
  const std::string_view head = entities_.Text(mention.head);
  return IsAcronym(text) ||
         (IsCapital(word) && IsCapital(mention.head) && CountCodePoints(text) <= kLong &&
          entities_.IsPlainWord(word) && DecodeAt(text, 0).value == DecodeAt(head, 0).value);
}

// "(GDPR)", "(NIS 2)", "(legge Stanca)": a name in a bracket by which it goes, too.
bool CitationGrammar::TakeShortName(CitationMention& mention) const {
  const std::size_t open = Blank(mention.last);
  if (!IsSign(open, '(')) return false;
  const std::size_t name = open + 1;
  std::size_t close = name;
  bool head = false;
  bool capital = false;
  while (close < name + kLongAside && (Is(close, Type::kWord) || Is(close, Type::kBreak))) {
    if (Says(mention, close, kTitleStop) || Has(close, kUnion | kSame | kNonLegal)) return false;
    head = head || Has(close, kInstrument);
    capital = capital || IsCapital(close);
    ++close;
  }
  const std::size_t words = close - name;
  if (words == 1 && IsCapital(name) && IsSign(close, '.') && IsSign(close + 1, ')')) {
    // "(Infotv.)".
    mention.last = close + 2;
    if (mention.aside == 0) mention.aside = open;
    return true;
  }
  // "NIS 2".
  if (words == 1 && Is(close, Type::kNumber) && entities_.Number(close).size() <= 2) ++close;
  if (words == 0 || !IsSign(close, ')')) return false;
  // "(personopplysningsloven)": a compound is a name.
  const bool acronym = words == 1 && (IsInitials(mention, name) || Has(name, kCompound));
  const bool second = head && capital && words > 1 && mention.number != CitationMention::kNone &&
                      (IsCapital(name) || Has(name, kInstrument)) && !Has(name, kUnit);
  if (!acronym && !second) return false;
  if (acronym && mention.short_name == 0) mention.short_name = name;
  if (mention.aside == 0) mention.aside = open;
  mention.last = close + 1;
  return true;
}

// "Allgemeines Mühlengesetz 1991 – AMG": an acronym after a dash that begins as the name does.
bool CitationGrammar::TakeAbbreviation(CitationMention& mention) const {
  const std::size_t dash = Blank(mention.last);
  const std::size_t name = Blank(dash + 1);
  const bool fits = mention.short_name == 0 && Is(dash, Type::kSign) && Is(name, Type::kWord) &&
                    entities_[dash].span.begin > entities_[mention.last - 1].span.end &&
                    IsHyphenOrDash(DecodeAt(entities_.Text(dash), 0).value) &&
                    IsAcronym(entities_.Text(name)) && !Has(name, kUnion | kInstrument) &&
                    IsInitialOf(mention, name);
  if (!fits) return false;
  const std::size_t last = Is(name + 1, Type::kDate) ? name + 2 : name + 1;
  const std::size_t next = Blank(last);
  const bool ends = next >= entities_.size() || Is(next, Type::kSign) || Is(next, Type::kBreak) ||
                    Says(mention, next, kTitleStop);
  if (!ends) return false;
  mention.short_name = name;
  if (mention.aside == 0) mention.aside = dash;
  mention.last = last;
  return true;
}

// A word of the name, before its head or after it, begins as a word does.
bool CitationGrammar::IsInitialOf(const CitationMention& mention, std::size_t word) const {
  constexpr std::size_t kMost = 8;  // words before the head
  const char32_t initial = DecodeAt(entities_.Text(word), 0).value;
  const auto begins = [&](std::size_t i) {
    return IsCapital(i) && DecodeAt(entities_.Text(i), 0).value == initial;
  };
  for (std::size_t i = mention.head; i < mention.last; ++i) {
    if (begins(i)) return true;
  }
  for (std::size_t i = mention.head; i > free_ && mention.head - i < kMost; --i) {
    if (!Is(i - 1, Type::kWord) && !Is(i - 1, Type::kBreak)) return false;
    if (begins(i - 1)) return true;
  }
  return false;
}

// ", BGBl. I Nr. 65/2018", ", L.N. 101/2003", ", Stb. 2016, 34": where an instrument is printed,
// without brackets. Its number stands in for one of the instrument's own.
bool CitationGrammar::TakeSeries(CitationMention& mention) const {
  constexpr std::size_t kMost = 8;  // entities before the number
  const std::size_t comma = Blank(mention.last);
  const std::size_t first = Blank(comma + 1);
  const bool known = mention.named || mention.title_first < mention.title_last ||
                     mention.date != CitationMention::kNone || IsCapital(mention.head);
  if (!known || !IsSign(comma, ',') || !IsCapital(first) || !Is(first, Type::kWord)) return false;
  const std::string_view word = entities_.Text(first);
  const bool initials = CountCodePoints(word) == 1 && IsSign(first + 1, '.') &&
                        IsCapital(first + 2) && CountCodePoints(entities_.Text(first + 2)) == 1;
  const bool dotted = IsSign(first + 1, '.') && Is(first + 2, Type::kDate);
  // "BGBl" is short for a word; "ISO" and "UN" number other things.
  const bool shortened = IsAcronym(word) && std::any_of(word.begin(), word.end(), IsAsciiLower);
  bool dated = false;
  if (!shortened && !initials && !dotted) return false;
  for (std::size_t i = first; i < first + kMost; ++i) {
    if (Is(i, Type::kNumber)) {
      const bool year = HoldsYear(entities_.Number(i));
      const bool shaped = initials ? year && i <= first + 4
                                   : year || dated || entities_[i].marked || IsSign(i - 1, '.');
      if (!shaped || i == first) return false;
      if (mention.number == CitationMention::kNone) {
        SetNumber(mention, i);
      } else {
        mention.last = i + 1;
      }
      return true;
    }
    // "Stb. 2016, 34".
    if (dotted && Is(i, Type::kDate) && IsSign(i + 1, ',') && Is(i + 2, Type::kNumber)) {
      dated = true;
      ++i;
      continue;
    }
    constexpr std::uint32_t kNever =
        kUnit | kTitleStop | kNonLegal | kOrganisation | kInstrument | kUnion;
    const bool abbreviated = Is(i, Type::kWord) && IsCapital(i) && !Has(i, kNever);
    const bool small = Has(i, kConnector | kTitleOpener | kOf | kArticle) && !Has(i, kTitleStop) &&
                       IsCapital(i + 1);
    if (!abbreviated && !small && !IsSign(i, '.')) return false;
  }
  return false;
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
    // "(NN 25/13, 85/15)": what amends it stands after its own.
    if (Is(close, Type::kNumber) && number == CitationMention::kNone) number = close;
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
    // "(Α΄ 57)": the series of a gazette, by a letter with its sign.
    const bool series = number == open + 3 && close == open + 4 && IsCapital(open + 1) &&
                        CountCodePoints(entities_.Text(open + 1)) == 1 &&
                        Is(open + 2, Type::kSign) &&
                        entities_[open + 2].span.begin == entities_[open + 1].span.end;
    if (!series) return false;
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
  std::size_t plain = CitationMention::kNone;  // the first number, with a mark or without
  std::size_t date = CitationMention::kNone;
  bool figures = false;
  for (; close < entities_.size() && close <= open + kLongGazette && !IsSign(close, ')'); ++close) {
    if (Says(mention, close, kTitleStop) || Is(close, Type::kLink)) return false;
    // "(Privacy Act, PA; SR 235.1)": a name of its own; "(Act No. 5)" is one of its own.
    const bool name =
        close == first && IsCapital(close) && (IsSign(close + 1, ',') || IsSign(close + 1, ';'));
    if (Has(close, kInstrument) && !name && !IsAcronym(entities_.Text(close))) return false;
    // The page of a gazette may be spelt like a unit, but "(Article 5)" is not a gazette.
    if (Has(close, kUnit) && close < first + 1) return false;
    figures = figures || Is(close, Type::kNumber);
    if (Is(close, Type::kNumber) && plain == CitationMention::kNone) plain = close;
    const bool marked = Is(close, Type::kNumber) && entities_[close].marked;
    if (marked && number == CitationMention::kNone) number = close;
    if (Is(close, Type::kDate) && date == CitationMention::kNone) date = close;
  }
  if (!IsSign(close, ')')) return false;
  if (!figures && date == CitationMention::kNone) return false;
  // "Regulation (EU) 2016/679 (OJ L 119)": an act of the Union is known by its number.
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    if (Has(i, kUnion) && mention.number != CitationMention::kNone) return false;
  }
  // "(SR 235.1)", "(BBl 2024 525)", "(Stb. 2021, 499)": an abbreviation and a number.
  const bool abbreviated =
      IsAcronym(entities_.Text(first)) || (IsCapital(first) && IsSign(first + 1, '.'));
  if (!figures && !(abbreviated && entities_.Date(date).day != 0)) return false;
  if (number == CitationMention::kNone && abbreviated) number = plain;
  if (mention.date == CitationMention::kNone && number == CitationMention::kNone) return false;
  // "(t.j. Dz. U. z 2022 r. poz. 902)": words in lower case before it, and everything by which a
  // gazette is known.
  bool named = false;
  for (std::size_t i = first; i < first + kLongAside && i < close; ++i) {
    named = named || IsCapital(i);
  }
  const bool whole = number != CitationMention::kNone && date != CitationMention::kNone && named;
  if (!IsCapital(first) && !whole) return false;
  if (number == CitationMention::kNone && !abbreviated && Has(mention.head, kTitleCase))
    return false;
  if (mention.short_name == 0 && IsAcronym(entities_.Text(first)) &&
      (IsSign(first + 1, ',') || IsSign(first + 1, ';'))) {
    mention.short_name = first;
  }
  if (mention.number == CitationMention::kNone) mention.number = number;
  if (mention.date == CitationMention::kNone) mention.date = date;
  mention.last = close + 1;
  return true;
}

// A number or date some words later: "of the Minister of Education No. 1127/2020",
// "du gouvernement n° 58", "achizițiilor publice din 2009".
bool CitationGrammar::TakeGap(CitationMention& mention) const {
  if (mention.number != CitationMention::kNone) return false;
  // "Plan d'action contre la faim et la soif 2020-2024": the words of a name.
  const std::size_t head = mention.head;
  const bool policy = IsSoft(mention) && (IsCapital(head) || (head > free_ && IsCapital(head - 1)));
  bool issuer = false;
  bool names = false;
  std::size_t i = mention.last;
  std::size_t breaks = 0;
  std::size_t words = 0;
  std::size_t unknown = 0;
  for (; i < entities_.size() && words <= (issuer ? kLongIssuer : kLongGap); ++i) {
    if (Is(i, Type::kBreak) && ++breaks == 1) continue;
    if (entities_.IsApostrophe(i) || IsSign(i, '-') || IsSign(i, '/')) continue;
    if (IsSign(i, ',') && Is(Blank(i + 1), Type::kNumber)) continue;
    // "disegno di legge A.S. n. 57": initials.
    if (IsSign(i, '.') && IsCapital(i - 1) && entities_[i - 1].span.size() == 1) continue;
    // "приказом и.о. Министра": one who stands in for another.
    if (IsSign(i, '.') && Has(i - 1, kIssuer) &&
        entities_.Text(i - 1).find('.') != std::string_view::npos)
      continue;
    // "règlement européen (CE) n° 1013/2006".
    if (IsSign(i, '(') && Has(i + 1, kUnion) && IsSign(i + 2, ')') &&
        Is(Blank(i + 3), Type::kNumber)) {
      SetNumber(mention, Blank(i + 3));
      return true;
    }
    // "Stratégie nationale de la statistique (SNDS) 2019-2023".
    if (IsSign(i, '(') && IsCapital(i + 1) && IsSign(i + 2, ')') && words > 0) {
      i += 2;
      continue;
    }
    if (Is(i, Type::kNumber) && entities_[i].marked) {
      if ((unknown > 3 && !issuer) || Kind(mention) == "constitution") return false;
      SetNumber(mention, i);
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
    // "des Ministeriums für Bildung und Kultur": what a ministry is for may be a list.
    if (Has(i, kAnd) && !IsCapital(i + 1) && !policy && !issuer) return false;
    ++words;
    issuer = issuer || Has(i, kIssuer | kOrganisation);
    names = names || (IsCapital(i) && !Has(i, kIssuer));
    if (entities_[i].classes == 0 && !IsCapital(i)) ++unknown;
  }
  return false;
}

// "zarządzenie nr 5 Ministra Cyfryzacji z dnia 3 czerwca 2011 r.": who made it stands between its
// number and its date.
bool CitationGrammar::TakeIssuer(CitationMention& mention) const {
  const bool open =
      mention.number != CitationMention::kNone && mention.date == CitationMention::kNone;
  if (!open) return false;
  std::size_t i = Blank(mention.last);
  while (Has(i, kOf | kArticle) && i < mention.last + 3) ++i;
  if (!Has(i, kIssuer)) return false;
  for (std::size_t words = 0; words <= kLongIssuer; ++i) {
    if (Is(i, Type::kBreak) && !Is(i + 1, Type::kBreak)) continue;
    if (entities_.IsApostrophe(i)) continue;
    if (Is(i, Type::kDate)) {
      if (entities_.Date(i).day == 0 || entities_.Date(i).year == 0) return false;
      mention.date = i;
      mention.last = i + 1;
      return true;
    }
    constexpr std::uint32_t kNever = kNonLegal | kUnit | kSame | kInstrument;
    if (!Is(i, Type::kWord) || Has(i, kNever) || Says(mention, i, kTitleStop)) return false;
    ++words;
  }
  return false;
}

// "(принят 3 июня 2011 года, № 57)", "(зарегистрирован в Министерстве под № 5711)": a bracket that
// says how it was made or where it is registered, by a number with its mark.
bool CitationGrammar::TakeMade(CitationMention& mention) const {
  constexpr std::size_t kMost = 24;  // entities
  const std::size_t open = Blank(mention.last);
  const bool known = mention.number != CitationMention::kNone || mention.named;
  if (!known || !IsSign(open, '(') || IsCapital(open + 1) || !Says(mention, open + 1, kTitleStop)) {
    return false;
  }
  std::size_t number = CitationMention::kNone;
  std::size_t date = CitationMention::kNone;
  std::size_t i = open + 2;
  for (; i < open + kMost && i < entities_.size() && !IsSign(i, ')'); ++i) {
    // "(amended by Law No. 5)": what another instrument did.
    const bool other =
        Has(i, kInstrument) && (Is(i + 1, Type::kNumber) || Is(i + 1, Type::kDate) ||
                                Has(i + 1, kIssuer | kOf) || !entities_.IsPlainWord(i - 1));
    if (other || Has(i, kUnit | kNonLegal) || Is(i, Type::kLink) || IsSign(i, '(')) return false;
    if (Is(i, Type::kDate) && date == CitationMention::kNone) date = i;
    if (Is(i, Type::kNumber) && entities_[i].marked) number = i;
  }
  if (!IsSign(i, ')') || number == CitationMention::kNone) return false;
  if (mention.number == CitationMention::kNone) {
    if (date == CitationMention::kNone) return false;
    mention.number = number;
    if (mention.date == CitationMention::kNone) mention.date = date;
  }
  mention.last = i + 1;
  return true;
}

}  // namespace qsift
