#include <algorithm>

#include "src/citations/grammar.h"
#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 40;   // entities
constexpr std::size_t kLongQuote = 24;   // entities
constexpr std::size_t kLongAside = 6;    // entities of a parenthesis in a title
constexpr std::size_t kLongBefore = 14;  // entities before a head

}  // namespace

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
  // "Değirmen Kanununun Uygulanması Hakkında Yönetmelik": a word closes the title before it.
  const bool closed = words && head > free_ && IsCapital(head) && IsCapital(head - 1) &&
                      Has(head - 1, kTitleOpener);
  std::size_t most = closed ? kLongTitle : kLongBefore;
  for (std::size_t i = begin; i > free_ && head - i < most;) {
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
    if (Has(at, kMarkAfter) && at > free_ && Is(at - 1, Type::kNumber)) {
      if (mention.number != CitationMention::kNone) break;
      mention.number = at - 1;
      begin = i = at - 1;
      loose = 0;
      continue;
    }
    const bool number_first = words || (Vocabulary(mention).number_first && entities_[at].marked);
    if (number_first && Is(at, Type::kNumber) && mention.number == CitationMention::kNone &&
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
    // Dutch "die" points, and Afrikaans "die" is an article.
    const CitationWord* word = entities_[head].word;
    if (entities_.Says(at, kSame, word == nullptr ? 0 : word->language)) {
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
        most += at - open;
        i = open;
        // "Criminal Code (Amendment) Act": the act amends what its name begins with.
        while (i > free_ && i + 3 > name && Has(name, kInstrument) && IsCapital(i - 1)) {
          begin = --i;
        }
        continue;
      }
      break;
    }
    if (names && !words && IsSign(at, ',') && ListGoesBack(at, begin)) {
      i = at;
      continue;
    }
    if (!Is(at, Type::kWord)) break;
    if (Says(mention, at, kTitleStop) || Has(at, kNonLegal) ||
        (Has(at, kUnit) && !Has(at, kQualifier)))
      break;
    // "Statutory Instruments Act": an instrument may be the matter of another.
    const bool matter = ((names && Has(head, kTitleCase)) || closed) && i == begin &&
                        IsCapital(at) && IsCapital(begin) && Is(i, Type::kWord);
    if (Has(at, kInstrument) && !Has(at, kPolicy) && !matter) break;
    if (Has(at, kQualifier) && (names || words || IsCapital(head) == IsCapital(at))) {
      mention.named = mention.named || IsCapital(at);
      begin = i = at;
      loose = 0;
      continue;
    }
    if (Has(at, kAnd | kDateTail) && words && begin == i && at > free_ &&
        (Is(at - 1, Type::kDate) || Has(at - 1, kDateTail | kMarkAfter))) {
      i = at;
      continue;
    }
    // A word that begins a sentence has its capital for that reason.
    const bool starts = at == 0 || Is(at - 1, Type::kBreak) || IsSign(at - 1, '.');
    // "Zastosowano ustawę o lasach": with a number or a title after a head in lower case.
    const bool told = (words || Has(head, kNamesAfter)) && !IsCapital(head) &&
                      (mention.number != CitationMention::kNone || mention.title_last > head + 1);
    const bool suspect = starts && (told || loose > 0 ||
                                    (IsCapital(head) && !Has(head, kTitleCase) && begin == head));
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
    if (names && !words && Has(at, kOf | kAnd | kConnector) && !Has(at, kArticle) && begin < head &&
        at > free_ && IsCapital(at - 1) && !Has(at - 1, kTitleStop | kArticle | kConnector)) {
      i = at;
      continue;
    }
    // "NÖ Gemeindeordnung": the initials of a country before a compound.
    const bool initials = compound && begin == head && i == head && entities_.IsPlainWord(at) &&
                          IsAcronym(entities_.Text(at));
    if (initials) {
      begin = i = at;
      continue;
    }
    // "Державна цільова програма": an adjective between a name's first word and its head.
    const bool second = names && !words && Has(head, kNamesAfter) && !IsCapital(head) &&
                        begin == i && at > free_ && entities_.IsPlainWord(at) &&
                        IsCapital(at - 1) && Has(at - 1, kQualifier);
    if (second) {
      i = at;
      continue;
    }
    if (words && Says(mention, at, kAnd) && at > free_ && begin == i) {
      i = at;
      ++loose;
      continue;
    }
    if (words && entities_[at].classes == 0 && loose < 5 && !(begin == head && compound)) {
      i = at;
      ++loose;
      continue;
    }
    break;
  }
  mention.first = begin;
  // "the 2015 Paris Agreement": the year before a name; "in 2015" belongs to the sentence.
  const bool dated = names && !words && begin < head && begin > free_ + 1 &&
                     mention.date == CitationMention::kNone && Is(begin - 1, Type::kDate) &&
                     Has(begin - 2, kArticle) && entities_.Date(begin - 1).month == 0 &&
                     entities_.Date(begin - 1).year_to == 0;
  if (dated) mention.first = mention.date = --begin;
  if (words) ReadClosedTitle(mention);
  begin = mention.first;
  if (mention.title_first == mention.title_last && begin < head &&
      mention.number == CitationMention::kNone) {
    mention.title_first = begin;
    mention.title_last = mention.last;
  }
}

// "Arms, Ammunition and Explosives Act": before the comma stands a capital word of the list that
// ends with "and" in the name from `begin` on.
bool CitationGrammar::ListGoesBack(std::size_t comma, std::size_t begin) const {
  if (comma != begin - 1 || comma < free_ + 2 || !IsCapital(comma - 1) ||
      Is(comma - 2, Type::kBreak))
    return false;
  if (Has(comma - 1, kTitleStop | kOrganisation | kNonLegal | kConnector | kMonth)) return false;
  // "In Kenya, Data and Services Act": the first word of a sentence stands before it.
  const bool joined = Has(comma - 2, kArticle | kOf | kAnd) != IsCapital(comma - 2);
  if (!joined && !IsSign(comma - 2, ',')) return false;
  for (std::size_t i = begin; i < begin + kLongAside && Is(i, Type::kWord); ++i) {
    if (Has(i, kAnd)) return IsCapital(i + 1);
    if (Has(i, kInstrument)) return false;
  }
  return false;
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
    // "az árakról és az adatokról szóló": an article within a list.
    const bool listed = Has(at, kArticle | kConnector) && at > free_ && Has(at - 1, kAnd);
    if (listed) {
      --begin;
      continue;
    }
    const bool ends = Has(at, kTitleStop | kNonLegal | kUnit | kArticle | kConnector | kSame) ||
                      (Has(at, kInstrument) && !Has(at, kPolicy) && begin < closer);
    if (ends) break;
    --begin;
  }
  while (begin < closer && (!Is(begin, Type::kWord) || Has(begin, kAnd | kArticle | kConnector))) {
    ++begin;
  }
  if (begin == closer) return;
  mention.first = begin;
  mention.named = true;
}

// "Statute Law (Miscellaneous Amendments) Act": the head after the bracket is that of the whole.
bool CitationGrammar::IsMatter(std::size_t head) const {
  const std::size_t open = Blank(head + 1);
  if (!Has(head, kTitleCase) || !IsSign(open, '(') || !IsCapital(open + 1)) return false;
  std::size_t close = open + 1;
  while (close < open + kLongAside && Is(close, Type::kWord)) ++close;
  return IsSign(close, ')') && Has(Blank(close + 1), kInstrument) && IsCapital(Blank(close + 1));
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
  // The quotes must open before and close after: a blank stands outside both.
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

}  // namespace qsift
