#include "src/citations/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 40;    // entities
constexpr std::size_t kLongQuote = 24;    // entities
constexpr std::size_t kLongAside = 6;     // entities of a parenthesis in a title
constexpr std::size_t kLongGazette = 16;  // entities of a bracket that names a gazette
constexpr std::size_t kLongGap = 9;       // words between a head and its number
constexpr std::size_t kLongBefore = 14;   // entities before a head
constexpr std::size_t kMostParts = 8;

// A number without its mark that can be an instrument's: "133/2011", "78-17", "861".
bool IsShaped(std::string_view number) {
  return number.find_first_of("/-:") != number.npos || number.size() >= 2;
}

bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

// "274/2014", "2002/58/EC", "2014:274".
bool HoldsYear(std::string_view number) {
  const std::size_t joint = number.find_first_of("/:");
  if (joint == number.npos) return false;
  return ParseYear(number.substr(0, joint)) != 0 || ParseYear(number.substr(joint + 1, 4)) != 0;
}

}  // namespace

std::vector<CitationMention> CitationGrammar::Parse() {
  std::vector<CitationMention> mentions;
  for (const std::uint32_t head : entities_.heads()) {
    if (head < free_) continue;
    CitationMention mention = Read(head);
    if (mention.points <= 0) continue;
    // "Statute Law" is a part of "Statute Law (Miscellaneous Amendments) Act, 2021".
    if (mention.points >= rules_.evidence.needed) free_ = mention.last;
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

CitationMention CitationGrammar::Read(std::size_t head) {
  CitationMention mention;
  mention.head = mention.first = head;
  mention.last = head + 1;
  mention.number = mention.date = CitationMention::kNone;
  // "GIRLS CODE program": the head is the last of two.
  if (Has(head + 1, kInstrument) && Has(head + 1, kNamesBefore) && !Has(head, kNamesBehind)) {
    return mention;
  }
  if (ReadQuoted(mention) || IsMatter(head)) return mention;
  ReadBehind(mention);
  ReadBefore(mention);
  Weigh(mention);
  return mention;
}

CitationMention CitationGrammar::ReadNamed(std::size_t first, std::size_t last) const {
  CitationMention mention;
  mention.head = mention.first = mention.title_first = first;
  mention.last = mention.title_last = last;
  mention.number = mention.date = CitationMention::kNone;
  mention.named = true;
  while (TakeNumber(mention) || TakeDate(mention) || TakeBracket(mention) || TakeGazette(mention)) {
  }
  mention.title_last = last;
  return mention;
}

void CitationGrammar::ReadBehind(CitationMention& mention) {
  for (std::size_t parts = 0; parts < kMostParts; ++parts) {
    const bool taken = TakeNumber(mention) || TakeDate(mention) || TakeBracket(mention) ||
                       TakeGazette(mention) || TakeQuote(mention) || TakeTitle(mention) ||
                       TakeGap(mention) || TakeName(mention);
    if (!taken) break;
  }
}

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
  const bool abbreviated = IsSign(i, '.') && mention.last == mention.head + 1 &&
                           entities_.Text(mention.head).size() <= 8 && Is(i + 1, Type::kNumber) &&
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
    const std::size_t unit = IsSign(i + 1, '.') ? i + 2 : i + 1;
    if (!of_union && (!adjacent || !shaped || Has(unit, kUnit))) return false;
  } else if (Has(i + 1, kMarkBehind) && mention.last != mention.head + 1) {
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

// "of 4 March 2014", "vom 6. November 2019", "(2019)", ", 2018", "2020-2024".
bool CitationGrammar::TakeDate(CitationMention& mention) const {
  std::size_t i = Blank(mention.last);
  if (IsSign(i, ',')) i = Blank(i + 1);
  std::size_t leads = 0;
  while (leads < 4 && !Has(i, kInstrument) && Has(i, kDateLead | kOf | kArticle | kConnector)) {
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
  if (!Is(first, Type::kWord) || !IsCapital(first)) return false;
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
  if (number == CitationMention::kNone && Has(mention.head, kTitleCase)) return false;
  if (mention.number == CitationMention::kNone) mention.number = number;
  if (mention.date == CitationMention::kNone) mention.date = date;
  mention.last = close + 1;
  return true;
}

// A number or date some words behind: "of the Minister of Education No. 1127/2020",
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
      const bool led = Has(i - 1, kDateLead | kOf) || Is(i - 1, Type::kWord);
      const bool year_alone = date.day == 0;
      if (mention.date != CitationMention::kNone || !led || date.year == 0) return false;
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
  const bool title = IsSign(i, ',') && Has(mention.head, kNamesBehind) &&
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
  const bool adjacent = !of && Has(mention.head, kNamesBehind);
  if (!of && !adjacent) return false;
  std::size_t end = NameEnd(i);
  if (end == i && Has(mention.head, kNamesBehind) && mention.last == mention.head + 1 &&
      Is(i, Type::kWord)) {
    // "code du travail", "code civil": a word or two in lower case behind the head alone.
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

// "Besluit bodemkwaliteit": a word behind a capital, where the name can only end. It is too little
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

// "ustawa z dnia 7 lipca 1994 r. – Prawo budowlane": the name of a dated act behind a dash.
bool CitationGrammar::TakeDashed(CitationMention& mention, std::size_t dash) const {
  const std::size_t name = Blank(dash + 1);
  const bool dated = mention.date != CitationMention::kNone && Is(dash, Type::kSign) &&
                     IsDash(DecodeAt(entities_.Text(dash), 0).value) && Has(name, kInstrument) &&
                     IsCapital(name) && mention.title_first == mention.title_last;
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

// Where a title that begins at `begin` ends: at a sign, a verb, a pinpoint, a link, a date, the
// next instrument. Asides in brackets and lists with a final "and" belong to it.
std::size_t CitationGrammar::TitleEnd(const CitationMention& mention, std::size_t begin) const {
  std::size_t i = begin;
  std::size_t last = begin;  // behind the last word that can end a title
  std::size_t breaks = 0;
  while (i < entities_.size() && i < begin + kLongTitle) {
    if (Is(i, Type::kWord)) {
      if (Says(mention, i, kTitleStop | kSame) || (Has(i, kUnit) && Is(i + 1, Type::kNumber)))
        break;
      const bool joined = Has(i, kAnd) && (Has(i + 1, kArticle) || Has(i + 1, kInstrument));
      if (joined) break;
      if (Has(i, kInstrument) && (Is(i + 1, Type::kNumber) || (Is(i + 1, Type::kDate)))) break;
      ++i;
      if (!Has(i - 1, kConnector | kArticle | kAnd | kOf | kTitleOpener | kDateLead)) last = i;
      continue;
    }
    if (Is(i, Type::kBreak)) {
      if (++breaks > 1 || last != i) break;
      ++i;
      // A blank line, or what begins a line with a number, ends it.
      if (Is(i, Type::kBreak) || Is(i, Type::kNumber)) break;
      continue;
    }
    if (Is(i, Type::kDate)) break;
    if (IsSign(i, '(')) {
      std::size_t close = i + 1;
      while (close < entities_.size() && close <= i + kLongAside && !IsSign(close, ')') &&
             !Is(close, Type::kLink) && !Is(close, Type::kBreak)) {
        ++close;
      }
      const bool aside = IsSign(close, ')') && last == i && Is(i + 1, Type::kWord) &&
                         !Has(i + 1, kTitleStop | kInstrument) && !Is(close - 1, Type::kNumber);
      if (!aside) break;
      i = last = close + 1;
      continue;
    }
    const std::string_view text = entities_.Text(i);
    if (Is(i, Type::kSign) && (text == "'" || text == "’")) {
      ++i;
      continue;
    }
    if (IsSign(i, ',') && CommaContinues(i)) {
      ++i;
      continue;
    }
    if ((IsSign(i, '-') || IsSign(i, '/') || IsSign(i, '&')) && i + 1 < entities_.size() &&
        (Is(i + 1, Type::kWord) || Is(i + 1, Type::kNumber))) {
      i += Is(i + 1, Type::kNumber) ? 2U : 1U;
      last = Is(i - 1, Type::kNumber) ? i : last;
      continue;
    }
    break;
  }
  return last;
}

// "Prevention, Control, and Impact": behind the comma the list goes on to its "and".
bool CitationGrammar::CommaContinues(std::size_t comma) const {
  if (Has(comma + 1, kArticle | kUnit | kTitleStop | kOf)) return false;
  for (std::size_t i = comma + 1; i < entities_.size() && i < comma + 7; ++i) {
    if (Has(i, kAnd)) return Is(i + 1, Type::kWord) && !Has(i + 1, kArticle | kTitleStop);
    if (Has(i, kTitleStop | kInstrument)) return false;
    if (!Is(i, Type::kWord) && !IsSign(i, ',')) return false;
  }
  return false;
}

std::size_t CitationGrammar::NameEnd(std::size_t begin) const {
  std::size_t i = begin;
  std::size_t last = begin;
  while (i < entities_.size() && i < begin + 14) {
    // "S.A.": a company.
    const bool initial = Is(i, Type::kWord) && CountCodePoints(entities_.Text(i)) == 1 &&
                         IsSign(i + 1, '.') && Is(i + 2, Type::kWord) &&
                         entities_[i + 1].span.end == entities_[i + 2].span.begin;
    if (initial) break;
    if (IsCapital(i) && !Has(i, kTitleStop | kUnit) && (!Has(i, kInstrument) || Has(i, kPolicy)) &&
        !(i == begin && Has(i, kConnector | kMonth))) {
      last = ++i;
    } else if (last > begin && Is(i, Type::kWord) && Has(i, kOf | kArticle | kAnd) &&
               !Has(i, kTitleStop)) {
      ++i;
      if (Is(i, Type::kSign) && (entities_.Text(i) == "'" || entities_.Text(i) == "’")) ++i;
    } else if (last > begin && last == i && Is(i, Type::kBreak) && IsCapital(i + 1)) {
      ++i;
    } else if (last == i && last > begin && Has(i, kQualifier)) {
      last = ++i;
    } else {
      break;
    }
  }
  return last;
}

// What stands before a head and belongs to it: "Water Mills", "2009. aasta riigihangete", "6 Kasım
// 2019 tarihli ve 58 sayılı Hükümet", "Ministru kabineta 2019. gada 6. novembra".
void CitationGrammar::ReadBefore(CitationMention& mention) const {
  const bool names = Has(mention.head, kNamesBefore) && Kind(mention) != "constitution";
  // A constitution has no name of its own before it.
  const bool constitution = Kind(mention) == "constitution";
  const bool words = Has(mention.head, kWordsBefore) && !constitution;
  const std::size_t head = mention.head;
  // "siemenkauppalain" holds its name.
  const bool compound = Has(head, kCompound);
  std::size_t begin = head;
  std::size_t loose = 0;  // words in lower case since `begin`
  // "plan- og bygningsloven": the first part of a compound stands alone.
  if (compound && head >= free_ + 3 && Has(head - 1, kAnd) && IsSign(head - 2, '-') &&
      Is(head - 3, Type::kWord) && entities_[head - 3].span.end == entities_[head - 2].span.begin) {
    begin = head - 3;
    mention.named = true;
  }
  for (std::size_t i = begin; i > free_ && head - i < kLongBefore;) {
    const std::size_t at = i - 1;
    if (Is(at, Type::kBreak)) {
      if (i < head && Is(i, Type::kBreak)) break;
      i = at;
      continue;
    }
    if (Is(at, Type::kDate)) {
      const bool fits =
          words && mention.date == CitationMention::kNone && entities_.Date(at).year != 0;
      if (!fits) break;
      mention.date = at;
      mention.phrase = mention.phrase || loose > 0;
      begin = i = at;
      loose = 0;
      // "vuoden 2009".
      if (at > free_ && Has(at - 1, kDateLead)) begin = i = at - 1;
      continue;
    }
    if (Has(at, kMarkBehind) && at > free_ && Is(at - 1, Type::kNumber)) {
      if (mention.number != CitationMention::kNone) break;
      mention.number = at - 1;
      begin = i = at - 1;
      loose = 0;
      continue;
    }
    if (words && Is(at, Type::kNumber) && mention.number == CitationMention::kNone &&
        (entities_[at].marked || HoldsYear(entities_.Number(at)))) {
      mention.number = at;
      begin = i = at;
      // "(EU) 2019/881 rendelet".
      if (at > free_ + 2 && IsSign(at - 1, ')') && Has(at - 2, kUnion) && IsSign(at - 3, '(')) {
        begin = i = at - 3;
      }
      continue;
    }
    // "58/2019. (XI. 6.) Korm. rendelet".
    if (words && IsSign(at, ')') && at > free_ + 4 && mention.number == CitationMention::kNone) {
      std::size_t open = at - 1;
      while (open > free_ && at - open < kLongAside && !IsSign(open, '(')) --open;
      if (IsSign(open, '(') && open > free_ &&
          Is(IsSign(open - 1, '.') ? open - 2 : open - 1, Type::kNumber)) {
        i = open;
        continue;
      }
    }
    if (words && IsSign(at, '.') && at > free_ &&
        (Is(at - 1, Type::kNumber) || Is(at - 1, Type::kDate) || Has(at - 1, kIssuer))) {
      i = at;
      continue;
    }
    if (Says(mention, at, kSame)) {
      mention.same = true;
      begin = i = at;
      loose = 0;
      continue;
    }
    if (Is(at, Type::kQuote)) {
      std::size_t open = at;
      while (open > free_ && at - open < 8 && !Is(open - 1, Type::kQuote) &&
             !Is(open - 1, Type::kBreak)) {
        --open;
      }
      if (names && i == begin && open > free_ && Is(open - 1, Type::kQuote) && at > open) {
        begin = open - 1;
        mention.named = mention.quoted = true;
      }
      break;
    }
    // "Access to Information (General) Regulations".
    if (names && IsSign(at, ')') && at > free_ + 2) {
      std::size_t open = at - 1;
      while (open > free_ && at - open < kLongQuote && !IsSign(open, '(') && !IsSign(open, ')'))
        --open;
      const std::size_t name = Is(open - 1, Type::kBreak) ? open - 2 : open - 1;
      if (IsSign(open, '(') && open > free_ && IsCapital(open + 1) && IsCapital(name)) {
        i = open;
        // "Criminal Code (Amendment) Act": the act amends what its name begins with.
        while (i > free_ && i + 3 > name && Has(name, kInstrument) && IsCapital(i - 1)) {
          begin = --i;
        }
        continue;
      }
      break;
    }
    if (!Is(at, Type::kWord)) break;
    if (Says(mention, at, kTitleStop) || Has(at, kNonLegal) ||
        (Has(at, kUnit) && !Has(at, kQualifier)))
      break;
    // "Statutory Instruments Act": an instrument may be the matter of another.
    const bool matter = names && Has(head, kTitleCase) && i == begin && IsCapital(at) &&
                        IsCapital(begin) && Is(i, Type::kWord);
    if (Has(at, kInstrument) && !Has(at, kPolicy) && !matter) break;
    if (Has(at, kQualifier) && (names || words || IsCapital(head) == IsCapital(at))) {
      mention.named = mention.named || IsCapital(at);
      begin = i = at;
      loose = 0;
      continue;
    }
    if (Has(at, kAnd | kDateTail) && words && begin == i && at > free_ &&
        (Is(at - 1, Type::kDate) || Has(at - 1, kDateTail | kMarkBehind))) {
      i = at;
      continue;
    }
    // What begins a sentence has its capital from that.
    const bool starts = at == 0 || Is(at - 1, Type::kBreak) || IsSign(at - 1, '.');
    const bool suspect =
        starts && ((IsCapital(head) && !Has(head, kTitleCase) && begin == head) || loose > 0);
    if ((names || words) && IsCapital(at) && !suspect && !Has(at, kArticle) &&
        (!Has(at, kConnector | kOf | kAnd) || entities_.Text(at).size() > 3) &&
        !Has(at, kConnector | kOf)) {
      mention.named = true;
      begin = i = at;
      loose = 0;
      continue;
    }
    if (Has(at, kIssuer) && (words || names)) {
      begin = i = at;
      loose = 0;
      // The genitive before it: "švietimo ministro".
      if (words && at > free_ && entities_.IsPlainWord(at - 1) && !IsCapital(at - 1)) {
        begin = i = at - 1;
      }
      continue;
    }
    if (names && !words && Has(at, kOf | kAnd) && !Has(at, kArticle) && begin < head &&
        at > free_ && IsCapital(at - 1) && !Has(at - 1, kTitleStop | kArticle | kConnector)) {
      i = at;
      continue;
    }
    if (words && Says(mention, at, kAnd) && at > free_ && begin == i) {
      i = at;
      ++loose;
      continue;
    }
    if (words && entities_[at].classes == 0 && loose < 3 && !(begin == head && compound)) {
      i = at;
      ++loose;
      continue;
    }
    break;
  }
  mention.first = begin;
  if (words) ReadClosedTitle(mention);
  begin = mention.first;
  if (mention.title_first == mention.title_last && begin < head &&
      mention.number == CitationMention::kNone) {
    mention.title_first = begin;
    mention.title_last = mention.last;
  }
}

// "Statute Law (Miscellaneous Amendments) Act": the head behind the bracket is that of the whole.
bool CitationGrammar::IsMatter(std::size_t head) const {
  const std::size_t open = Blank(head + 1);
  if (!Has(head, kTitleCase) || !IsSign(open, '(') || !IsCapital(open + 1)) return false;
  std::size_t close = open + 1;
  while (close < open + kLongAside && Is(close, Type::kWord)) ++close;
  return IsSign(close, ')') && Has(Blank(close + 1), kInstrument) && IsCapital(Blank(close + 1));
}

// "növényfajták állami elismeréséről szóló 2003. évi LII. törvény", "Kişisel Verilerin Korunması
// Hakkında Kanun": a word closes the title that stands before it.
void CitationGrammar::ReadClosedTitle(CitationMention& mention) const {
  std::size_t closer = mention.first;
  if (!Has(closer, kTitleOpener)) {
    if (closer == free_ || closer == 0 || !Has(closer - 1, kTitleOpener)) return;
    --closer;
  }
  std::size_t begin = closer;
  std::size_t breaks = 0;
  while (begin > free_ && closer - begin < kLongTitle) {
    const std::size_t at = begin - 1;
    if (Is(at, Type::kBreak) ? ++breaks > 1 : !Is(at, Type::kWord) && !IsSign(at, ',')) break;
    const bool ends = Has(at, kTitleStop | kNonLegal | kUnit | kArticle | kConnector | kSame) ||
                      (Has(at, kInstrument) && !Has(at, kPolicy));
    if (ends) break;
    --begin;
  }
  while (begin < closer && !Is(begin, Type::kWord)) ++begin;
  if (begin == closer) return;
  mention.first = begin;
  mention.named = true;
}

// A quoted name that holds the head: "Comprehensive Plan to Protect the Health".
bool CitationGrammar::ReadQuoted(CitationMention& mention) const {
  const std::size_t head = mention.head;
  std::size_t open = head;
  while (open > free_ && head - open < kLongQuote && !Is(open, Type::kQuote) &&
         !Is(open, Type::kBreak)) {
    --open;
  }
  if (!Is(open, Type::kQuote)) return false;
  std::size_t close = head;
  while (close < entities_.size() && close - open < kLongQuote && !Is(close, Type::kQuote) &&
         !Is(close, Type::kBreak) && !Is(close, Type::kLink)) {
    ++close;
  }
  if (!Is(close, Type::kQuote) || close - open < 3) return false;
  // The quotes must open before and close after: a blank stands outside of both.
  if (open + 1 < entities_.size() && entities_[open].span.end < entities_[open + 1].span.begin &&
      entities_.Text(open) != "«") {
    return false;
  }
  std::size_t capitals = 0;
  bool number = false;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (Has(i, kTitleStop)) return false;
    capitals += IsCapital(i) ? 1U : 0U;
    number = number || Is(i, Type::kNumber);
    if (Is(i, Type::kDate)) mention.date = i;
  }
  const bool qualified = head > 0 && Has(head - 1, kQualifier);
  if (number || capitals < 2 || (!IsCapital(head) && capitals < 3 && !qualified)) {
    mention.date = CitationMention::kNone;
    return false;
  }
  mention.first = mention.title_first = open + 1;
  mention.last = mention.title_last = close;
  if (IsCompany(mention)) return false;
  mention.points = rules_.evidence.needed;
  return true;
}

// "Carta Sistemas S.A.", "ООО «Хартия Системы»", "calle de la Constitución": a company, a street.
bool CitationGrammar::IsCompany(const CitationMention& mention) const {
  std::size_t next = mention.last;
  if (Is(next, Type::kQuote) || IsSign(next, ',')) ++next;
  const bool numbered = mention.number != CitationMention::kNone;
  if (Has(next, kNonLegal) && !numbered) return true;
  const bool initials = Is(next, Type::kWord) && CountCodePoints(entities_.Text(next)) == 1 &&
                        IsSign(next + 1, '.') && Is(next + 2, Type::kWord) &&
                        entities_[next + 1].span.end == entities_[next + 2].span.begin;
  if (initials && !numbered) return true;
  for (std::size_t i = mention.head + 1; i < mention.last; ++i) {
    if (!Has(i, kNonLegal) || !IsCapital(i)) continue;
    return mention.title_first < mention.head + 2 && !Has(mention.title_first, kTitleOpener);
  }
  std::size_t before = mention.first;
  for (std::size_t count = 0; count < 3 && before > 0; ++count) {
    --before;
    if (Has(before, kNonLegal)) return true;
    if (!Has(before, kOf | kArticle) && !Is(before, Type::kQuote)) return false;
  }
  return false;
}

bool CitationGrammar::IsCommon(std::string_view kind) const {
  const std::vector<std::string>& common = rules_.evidence.common_kinds;
  return std::find(common.begin(), common.end(), kind) != common.end();
}

void CitationGrammar::Count(CitationMention& mention, std::string_view part) const {
  const int weight = rules_.evidence.Of(part);
  mention.points += weight;
  if (tell_) {
    mention.evidence += fmt::format("{}{} {}", mention.evidence.empty() ? "" : ", ", part, weight);
  }
}

// How much speaks for the mention of one instrument, and against: a class, an office, a thing said
// in passing.
void CitationGrammar::Weigh(CitationMention& mention) const {
  const std::size_t head = mention.head;
  const std::string_view kind = Kind(mention);
  const bool soft = IsSoft(mention);
  const bool capital = IsCapital(head);
  mention.points = 0;
  const bool lower = Has(head, kTitleCase) && !capital;
  if (!lower || soft || !IsCommon(kind))
    Count(mention, soft || IsCommon(kind) ? "common-head" : "head");
  const bool titled = mention.title_first > head && mention.title_last > mention.title_first + 1;
  if (capital && (!IsCommon(kind) || titled)) Count(mention, "capital");
  if (mention.number != CitationMention::kNone) {
    const CitationEntity& number = entities_[mention.number];
    const std::string_view text = entities_.Number(mention.number);
    Count(mention, number.marked                                           ? "marked-number"
                   : HoldsYear(text) || mention.date == mention.number + 2 ? "dated-number"
                   : text.find_first_of("/-:") != text.npos                ? "shaped-number"
                                                                           : "bare-number");
  }
  if (mention.date != CitationMention::kNone) {
    const CitationDate& date = entities_.Date(mention.date);
    Count(mention, date.day != 0 || date.year_to != 0 ? "date" : "year");
  }
  const bool behind = mention.title_first > head && mention.title_first < mention.title_last;
  if (behind) {
    const bool quoted = Is(mention.title_first - 1, Type::kQuote);
    bool name = false;
    for (std::size_t i = mention.title_first; i < mention.title_last && i < mention.title_first + 3;
         ++i) {
      name = name || IsCapital(i);
    }
    if (!lower || !soft || IsCapital(mention.first)) {
      Count(mention, quoted  ? "quoted-title"
                     : name  ? "capital-title"
                     : lower ? "qualifier"
                             : "title");
    }
  }
  if (mention.named) Count(mention, lower ? "qualifier" : "name");
  if (mention.phrase && (soft || Has(head, kWordsBefore))) Count(mention, "title");
  if (Has(head, kCompound)) Count(mention, "compound");
  if (mention.quoted) Count(mention, "quoted-title");
  if (mention.same) Count(mention, "same");
  bool qualified = false;
  bool issued = false;
  std::size_t depth = 0;  // of brackets, whose words say little about the whole
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    if (IsSign(i, '(')) ++depth;
    if (IsSign(i, ')') && depth > 0) --depth;
    if (i == head || depth > 0) continue;
    const bool counts = lower && !soft ? false : !qualified || mention.named;
    if (Has(i, kQualifier) && counts) Count(mention, "qualifier");
    qualified = qualified || Has(i, kQualifier);
    if (Has(i, kIssuer) && !issued) Count(mention, "issuer");
    issued = issued || Has(i, kIssuer);
    const bool office = i < head && Has(i, kOrganisation) && !Has(i, kIssuer) &&
                        mention.number == CitationMention::kNone && kind != "treaty" &&
                        kind != "agreement";
    if (office) Count(mention, "organisation");
    if (i < head && Has(i, kNonLegal)) Count(mention, "nonlegal");
  }
  const std::size_t next = mention.last;
  const bool office = Has(next, kOrganisation | kNonLegal) ||
                      (Has(next, kAnd) && IsCapital(next + 1) && Has(next + 2, kOrganisation));
  if (office) Count(mention, "organisation");
  if (mention.first > 1 && Has(mention.first - 1, kOf | kAnd | kTitleOpener) &&
      Has(mention.first - 2, kOrganisation)) {
    Count(mention, "organisation");
  }
  if (mention.first > 0 && Has(mention.first - 1, kNonLegal | kOrganisation) &&
      !Has(mention.first - 1, kIssuer)) {
    Count(mention, "organisation");
  }
  if (IsCompany(mention)) Count(mention, "nonlegal");
  // A capital word right behind goes on with another name: "Labour Law Reform".
  const bool goes_on = mention.number == CitationMention::kNone &&
                       mention.date == CitationMention::kNone && !behind && IsCapital(next) &&
                       !Has(next, kTitleStop | kConnector | kUnit | kOf | kAnd | kArticle);
  if (goes_on) Count(mention, "goes-on");
  mention.points = std::max(mention.points, 0);
}

}  // namespace qsift
