#include "src/citations/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 40;  // entities
constexpr std::size_t kLongAside = 6;   // entities of a parenthesis in a title
constexpr std::size_t kMostParts = 8;

}  // namespace

std::vector<CitationMention> CitationGrammar::Parse() {
  std::vector<CitationMention> mentions;
  for (const std::uint32_t head : entities_.heads()) {
    if (head < free_) continue;
    CitationMention mention = Read(head);
    if (mention.points <= 0) continue;
    const bool enough = mention.points >= rules_.evidence.needed;
    mentions.push_back(std::move(mention));
    if (!enough) continue;
    // "Statute Law" is a part of "Statute Law (Miscellaneous Amendments) Act, 2021".
    free_ = mentions.back().last;
    while (ReadNext(mentions.back(), mention)) {
      free_ = mention.last;
      mentions.push_back(std::move(mention));
    }
  }
  return mentions;
}

// "Laws No. 12 and No. 31 of 2015": one head for the numbers of several instruments.
bool CitationGrammar::ReadNext(const CitationMention& before, CitationMention& mention) const {
  if (before.number == CitationMention::kNone || before.number < before.head) return false;
  std::size_t i = Blank(before.last);
  if (IsSign(i, ',')) i = Blank(i + 1);
  if (Has(i, kAnd)) i = Blank(i + 1);
  const bool number = i > before.last && Is(i, Type::kNumber) && entities_[i].marked &&
                      entities_[before.number].marked && !Has(i + 1, kMarkAfter | kUnit) &&
                      !(Has(i + 1, kOf) && !Is(i + 2, Type::kDate)) &&
                      !(Has(i + 1, kInstrument) && !Has(i + 1, kNamesAfter));
  if (!number) return false;
  mention = {};
  mention.first = i;
  mention.head = before.head;
  mention.languages = before.languages;
  mention.date = CitationMention::kNone;
  mention.points = before.points;
  SetNumber(mention, i);
  while (TakeDate(mention) || TakeShortName(mention) || TakeBracket(mention) ||
         TakeGazette(mention) || TakeQuote(mention) || TakeTitle(mention)) {
  }
  // "No. 7, Baker Street" is no law; a year, a title or a number as long as the first shows one.
  constexpr std::size_t kLong = 4;
  const std::string_view its = entities_.Number(mention.number);
  return mention.date != CitationMention::kNone || mention.title_first < mention.title_last ||
         HoldsYear(its) ||
         (its.size() >= kLong && its.size() == entities_.Number(before.number).size());
}

CitationMention CitationGrammar::Read(std::size_t head) {
  CitationMention mention;
  mention.head = mention.first = head;
  mention.last = head + 1;
  mention.languages = entities_.LanguagesOf(head, kInstrument);
  mention.number = mention.date = CitationMention::kNone;
  // "GIRLS CODE program": the head is the last of two.
  if (Has(head + 1, kInstrument) && Has(head + 1, kNamesBefore) && !Has(head, kNamesAfter)) {
    return mention;
  }
  if (ReadQuoted(mention) || IsMatter(head)) return mention;
  ReadAfter(mention);
  ReadBefore(mention);
  // "Polgári Törvénykönyvről szóló 2013. évi V. törvény": the matter of the head after it.
  const bool matter = Has(head, kWordsBefore) && mention.number == CitationMention::kNone &&
                      Has(mention.last, kTitleOpener);
  if (!matter) Weigh(mention);
  return mention;
}

CitationMention CitationGrammar::ReadNamed(std::size_t first, std::size_t last) const {
  CitationMention mention;
  mention.head = mention.first = mention.title_first = first;
  mention.last = mention.title_last = last;
  mention.number = mention.date = CitationMention::kNone;
  mention.named = true;
  while (TakeNumber(mention) || TakeDate(mention) || TakeShortName(mention) ||
         TakeBracket(mention) || TakeGazette(mention)) {
  }
  mention.title_last = last;
  return mention;
}

void CitationGrammar::ReadAfter(CitationMention& mention) {
  for (std::size_t parts = 0; parts < kMostParts; ++parts) {
    const bool taken = TakeNumber(mention) || TakeDate(mention) || TakeShortName(mention) ||
                       TakeAbbreviation(mention) || TakeBracket(mention) || TakeGazette(mention) ||
                       TakeSeries(mention) || TakeQuote(mention) || TakeParties(mention) ||
                       TakeTitle(mention) || TakeGap(mention) || TakeIssuer(mention) ||
                       TakeMade(mention) || TakeDefined(mention) || TakeName(mention);
    if (!taken) break;
  }
}

// Where a title that begins at `begin` ends: at a sign, a verb, a pinpoint, a link, a date, the
// next instrument. Asides in brackets and lists with a final "and" belong to it.
std::size_t CitationGrammar::TitleEnd(const CitationMention& mention, std::size_t begin) const {
  std::size_t i = begin;
  std::size_t last = begin;  // after the last word that can end a title
  std::size_t breaks = 0;
  bool listed = false;  // after a comma
  while (i < entities_.size() && i < begin + kLongTitle) {
    if (Is(i, Type::kWord)) {
      const std::size_t label = IsSign(i + 1, '.') ? i + 2 : i + 1;
      if (Says(mention, i, kTitleStop | kSame) || (Has(i, kUnit) && Is(label, Type::kNumber)))
        break;
      const bool joined = Has(i, kAnd) && (Has(i + 1, kArticle) || Has(i + 1, kInstrument)) &&
                          !LeadsToDate(mention, i + 2);
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
    if (entities_.IsApostrophe(i)) {
      ++i;
      continue;
    }
    // "on Mills, and the Act": a comma before "and" is that of a list only after another.
    if (IsSign(i, ',') && CommaContinues(i) && (listed || !Has(i + 1, kAnd))) {
      listed = true;
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

// "über die Mühlen und die Wehre vom 3. Juni 2011": what follows within the title is its date.
bool CitationGrammar::LeadsToDate(const CitationMention& mention, std::size_t begin) const {
  constexpr std::size_t kMost = 8;  // entities
  if (mention.date != CitationMention::kNone) return false;
  for (std::size_t i = begin; i < begin + kMost; ++i) {
    if (Is(i, Type::kBreak)) continue;
    const bool date = Has(i, kDateLead) && Is(Blank(i + 1), Type::kDate);
    if (date) return entities_.Date(Blank(i + 1)).day != 0;
    if (!Is(i, Type::kWord) || Has(i, kInstrument | kUnit) || Says(mention, i, kTitleStop)) {
      return false;
    }
  }
  return false;
}

// "Prevention, Control, and Impact": after the comma the list goes on to its "and".
bool CitationGrammar::CommaContinues(std::size_t comma) const {
  if (Has(comma + 1, kArticle | kUnit | kTitleStop | kOf)) return false;
  for (std::size_t i = comma + 1; i < entities_.size() && i < comma + 7; ++i) {
    if (Has(i, kAnd)) return Is(i + 1, Type::kWord) && !Has(i + 1, kArticle | kTitleStop | kUnit);
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
      if (entities_.IsApostrophe(i)) ++i;
    } else if (last > begin && Is(i, Type::kBreak) && IsCapital(i + 1) &&
               (last == i || Has(i - 1, kOf))) {
      ++i;
    } else if (last == i && last > begin &&
               (Has(i, kQualifier) || (Has(i, kIssuer) && Has(i - 1, kQualifier)))) {
      last = ++i;
    } else {
      break;
    }
  }
  return last;
}

}  // namespace qsift
